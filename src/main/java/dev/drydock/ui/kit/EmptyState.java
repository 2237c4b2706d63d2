package dev.drydock.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands where there is nothing to show: that it is so, why, and the one thing to do about it. None, filtered away, not allowed and failed are four different reasons.
public final class EmptyState extends VBox {
    private static final double READABLE = 440;

    /// @param title that there is nothing, in a few words
    /// @param reason why, in a sentence
    public EmptyState(Ikon icon, String title, String reason) {
        getStyleClass().add("empty-state");
        var shape = new FontIcon(icon);
        shape.getStyleClass().addAll("empty-icon", "large-icon");
        var heading = new Label(title);
        heading.getStyleClass().add("empty-title");
        heading.setWrapText(true);
        Ems.atMost(heading, READABLE / 1.2);
        var why = new WrappedLabel(reason, "muted", "centred");
        Ems.atMost(why, READABLE);
        getChildren().addAll(shape, heading, why);
    }

    /// Adds the one thing to do.
    public EmptyState withStep(String id, String title, Runnable step) {
        var button = new Button(title);
        button.setId(id);
        button.setOnAction(_ -> step.run());
        getChildren().add(button);
        return this;
    }
}
