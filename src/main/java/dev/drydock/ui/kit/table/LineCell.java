package dev.drydock.ui.kit.table;

import dev.drydock.advice.Unseen;
import dev.drydock.check.Status;
import dev.drydock.ui.kit.StatusGlyph;
import java.util.Arrays;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A cell of a row; the first cell of a group's head holds all that the head says, beyond its own edge.
final class LineCell<T> extends TableCell<Line<T>, Line<T>> {
    private static final String[] SHAPES = Arrays.stream(Status.values()).map(Status::id).toArray(String[]::new);
    private static final int LONGEST = 2_000;

    private final Column<T> column;
    private final boolean first;

    LineCell(Column<T> column, boolean first) {
        this.column = column;
        this.first = first;
        switch (column.look()) {
            case CODE -> getStyleClass().add("code-cell");
            case NUMBER -> getStyleClass().add("number-cell");
            case FIXED -> getStyleClass().add("fixed-cell");
            case TEXT -> {
                getStyleClass().add("text-cell");
                setWrapText(true);
            }
        }
    }

    @Override
    protected void updateItem(@Nullable Line<T> line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().removeAll(SHAPES);
        getStyleClass().remove("status-cell");
        setGraphic(null);
        setText(null);
        setTooltip(null);
        switch (line) {
            case Line.Row<T>(var item) when !empty -> show(item);
            case Line.Head<T> head when !empty && first -> setGraphic(head(head));
            case null, default -> {}
        }
    }

    private void show(T item) {
        var text = Unseen.shown(column.text().apply(item));
        var shape = column.shape();
        if (shape != null) {
            setGraphic(new StatusGlyph(shape.apply(item)));
            getStyleClass().addAll("status-cell", shape.apply(item).id());
            text = text.toUpperCase(Locale.ROOT);
        }
        setText(text);
        var full = Unseen.shown(column.inFull().apply(item));
        if (!full.isEmpty()) {
            var tooltip = new Tooltip(full.length() > LONGEST ? full.substring(0, LONGEST) + "…" : full);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(480);
            tooltip.setShowDelay(Duration.millis(600));
            setTooltip(tooltip);
        }
    }

    private HBox head(Line.Head<T> head) {
        var arrow = new Region();
        arrow.getStyleClass().add("fold-arrow");
        var title = new Label(Unseen.shown(head.group().title()));
        title.getStyleClass().add("group-title");
        var box = new HBox(arrow);
        if (getTableView() instanceof LineTable<T> table) {
            var worst = table.worst(head.rows());
            var sum = table.sum(head.rows());
            if (worst != null) {
                box.getChildren().add(new StatusGlyph(worst));
            }
            var count = new Label(sum.isEmpty() ? String.valueOf(head.rows().size()) : sum);
            count.getStyleClass().add("group-sum");
            count.setMinWidth(Region.USE_PREF_SIZE);
            title.setTooltip(new Tooltip(head.group().title()));
            box.getChildren().addAll(title, count);
            box.setPrefWidth(Math.max(100, table.getWidth() - 40));
        }
        box.getStyleClass().add("group-head");
        box.setMaxWidth(Region.USE_PREF_SIZE);
        return box;
    }
}
