package dev.drydock.ui.playbook;

import dev.drydock.playbook.GuidedStep;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where a step stands, as a shape: a disc with a tick, a ring with its number, a lock, a dash. The word stands beside it.
final class StepMark extends StackPane {
    StepMark(GuidedStep step, int number, boolean current) {
        getStyleClass().addAll("step-mark", switch (step.state()) {
            case DONE -> "done";
            case OPEN -> current ? "current" : "open";
            case NOT_NEEDED -> "not-needed";
            case BLOCKED -> "blocked";
        });
        getChildren().add(switch (step.state()) {
            case DONE -> new FontIcon(Feather.CHECK);
            case BLOCKED -> new FontIcon(Feather.LOCK);
            case NOT_NEEDED -> new FontIcon(Feather.MINUS);
            case OPEN -> number(number);
        });
    }

    private static Node number(int number) {
        var label = new Label(String.valueOf(number));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
