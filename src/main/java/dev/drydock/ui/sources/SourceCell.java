package dev.drydock.ui.sources;

import dev.drydock.ui.kit.Pips;
import java.util.List;
import javafx.beans.binding.BooleanExpression;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A line of the tree as it is drawn: the name at the left, counts, marks or pips at the right.
final class SourceCell extends TreeCell<Row> {
    private static final List<String> KINDS = List.of("source", "cluster", "service", "pending", "quiet");

    private final BooleanExpression stacked;

    /// @param stacked whether what stands at the right of a name goes below it
    SourceCell(BooleanExpression stacked) {
        this.stacked = stacked;
        // As wide as the tree, so that a long name is cut and the tree does not scroll sideways.
        setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setTooltip(null);
        var shown = empty ? null : row;
        var kind = switch (shown) {
            case null -> "";
            case Row.SourceRow _ -> "source";
            case Row.ClusterRow _ -> "cluster";
            case Row.ServiceRow _ -> "service";
            case Row.PendingRow _ -> "pending";
            case Row.QuietRow _ -> "quiet";
        };
        KINDS.forEach(name -> pseudoClassStateChanged(PseudoClass.getPseudoClass(name), name.equals(kind)));
        switch (shown) {
            case null -> {
                setGraphic(null);
                setAccessibleText(null);
            }
            case Row.SourceRow source when source.mark().isEmpty() -> show(source.name(), null, source.name());
            case Row.SourceRow source -> {
                show(source.name(), note(source.mark()), source.name() + ", " + source.mark());
                setTooltip(new Tooltip(source.name() + "\n" + source.mark()));
            }
            case Row.ClusterRow cluster -> {
                var count = cluster.services() + (cluster.services() == 1 ? " service" : " services");
                show(cluster.name(), note(count), "Cluster " + cluster.name() + ", " + count);
            }
            case Row.ServiceRow(_, var service) -> {
                var says = Pips.says(service);
                show(service.service().name(), new Pips(service), service.service().name() + ". " + says);
                setTooltip(new Tooltip(service.service().name() + "\n" + says.replace("; ", "\n")));
            }
            case Row.PendingRow pending -> show(pending.name(), note("reading"), pending.name() + ", being read");
            case Row.QuietRow quiet -> show(quiet.says(), null, quiet.says() + ", press Enter to show them");
        }
    }

    private void show(String name, @Nullable Region right, String says) {
        var label = new Label(name);
        label.setMinWidth(0);
        label.getStyleClass().add("name");
        var line = stacked.get() ? new VBox(label) : new HBox(label, space());
        line.getStyleClass().add(stacked.get() ? "lines" : "line");
        if (right != null) {
            right.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(right);
        }
        setGraphic(line);
        setAccessibleText(says);
    }

    private static Node space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label note(String text) {
        var note = new Label(text);
        note.getStyleClass().add("note");
        return note;
    }
}
