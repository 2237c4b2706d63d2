package dev.drydock.ui.kit.table;

import dev.drydock.ui.kit.WrappedLabel;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// What stands where a table has no rows: what is not there, why, and what to do about it.
public final class NoRows extends VBox {
    /// @param title what is not there
    /// @param why the reason; may be empty
    public NoRows(String title, String why) {
        getStyleClass().add("empty-state");
        getChildren().add(new WrappedLabel(title, "empty-title"));
        if (!why.isEmpty()) {
            getChildren().add(new WrappedLabel(why, "muted"));
        }
    }

    /// The same with a next step.
    public NoRows with(Button step) {
        getChildren().add(step);
        return this;
    }

    /// For rows that are there and that the filter leaves out.
    public static <T> NoRows filtered(String what, LinesModel<T> model, Runnable clear) {
        var button = new Button("Show all " + model.all().size());
        button.getStyleClass().add("small");
        button.setOnAction(_ -> clear.run());
        return new NoRows("No " + what + " matches.", "").with(button);
    }
}
