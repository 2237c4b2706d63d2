package dev.drydock.ui.kit.table;

import dev.drydock.advice.Unseen;
import dev.drydock.check.Status;
import dev.drydock.ui.kit.StatusGlyph;
import java.util.Arrays;
import java.util.Locale;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A cell of a row. In a group's head the cells are empty: the row itself holds what the head says.
final class LineCell<T> extends TableCell<Line<T>, Line<T>> {
    private static final String[] SHAPES = Arrays.stream(Status.values()).map(Status::id).toArray(String[]::new);
    private static final int LONGEST = 2_000;

    private final Column<T> column;

    LineCell(Column<T> column) {
        this.column = column;
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
        if (!empty && line instanceof Line.Row<T>(var item)) {
            show(item);
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
        var alone = shape != null && getTableView() instanceof LineTable<T> table && table.showsShapesAlone();
        setText(alone ? null : text);
        var full = alone ? text : Unseen.shown(column.inFull().apply(item));
        if (!full.isEmpty()) {
            var tooltip = new Tooltip(full.length() > LONGEST ? full.substring(0, LONGEST) + "…" : full);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(480);
            tooltip.setShowDelay(Duration.millis(600));
            setTooltip(tooltip);
        }
    }
}
