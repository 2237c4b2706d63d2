package dev.drydock.ui.detail;

import dev.drydock.check.Evidence;
import dev.drydock.ui.kit.CopyButton;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Names at the left, values at the right, a line each.
final class FactTable extends VBox {
    private FactTable() {
        getStyleClass().add("fact-table");
    }

    static FactTable of(List<Fact> facts) {
        var table = new FactTable();
        facts.forEach(fact -> table.getChildren().add(row(new WrappedLabel(fact.name(), "fact-name"), value(fact.value(), "code"))));
        return table;
    }

    /// What the record shows beside what would be right.
    static FactTable compared(String observed, String expected, String status) {
        var table = new FactTable();
        table.getChildren().add(row(new WrappedLabel("Observed", "fact-name"), value(observed, "observed-" + status)));
        table.getChildren().add(row(new WrappedLabel("Expected", "fact-name"), value(expected, "expected")));
        return table;
    }

    /// The recorded values with the place where each stands.
    ///
    /// @param marked the value that is looked at; null for none
    /// @param go looks at a value where it stands
    static FactTable evidence(List<Evidence> evidence, @Nullable Evidence marked, Consumer<Evidence> go) {
        var table = new FactTable();
        for (var item : evidence) {
            var file = item.call().file() == null ? "manifest.json" : item.call().file();
            var value = item.value() == null ? "absent" : item.value();
            var where = file + " " + item.pointer();
            var copy = new CopyButton("this evidence", () -> item.call().name() + "\n" + where + "\n" + value);
            var line = row(new WrappedLabel(name(item), "fact-name"), value(value, item.value() == null ? "absent" : "code"));
            var place = new Hyperlink(item.call().name() + "\n" + where);
            place.getStyleClass().add("evidence-place");
            place.setWrapText(true);
            place.setMinHeight(USE_PREF_SIZE);
            place.setAccessibleText("Show it in the raw JSON: " + item.call().name() + ", " + where);
            place.setTooltip(new Tooltip("Show it where it stands in the raw JSON"));
            place.setOnAction(_ -> go.accept(item));
            HBox.setHgrow(place, Priority.ALWAYS);
            place.setMaxWidth(Double.MAX_VALUE);
            var below = new HBox(place, copy);
            below.getStyleClass().add("evidence-line");
            line.getStyleClass().setAll("evidence-value");
            var row = new VBox(line, below);
            row.getStyleClass().addAll("fact-row", "evidence-row");
            if (item == marked) {
                row.getStyleClass().add("marked");
            }
            table.getChildren().add(row);
        }
        return table;
    }

    /// The member that a pointer ends at; below a list the member before it, and its place.
    private static String name(Evidence item) {
        var parts = item.pointer().split("/");
        var last = parts.length == 0 ? "" : parts[parts.length - 1];
        if (last.isEmpty()) {
            return item.call().operation();
        }
        return last.matches("\\d+") && parts.length > 1 ? parts[parts.length - 2] + " " + last : last.replace("~1", "/").replace("~0", "~");
    }

    private static HBox row(Label name, Label value) {
        HBox.setHgrow(value, Priority.ALWAYS);
        value.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(76);
        var row = new HBox(name, value);
        row.getStyleClass().add("fact-row");
        return row;
    }

    private static Label value(String text, String styleClass) {
        var value = new WrappedLabel(text, "fact-value", styleClass);
        value.setAlignment(Pos.TOP_RIGHT);
        return value;
    }
}
