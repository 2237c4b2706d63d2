package dev.drydock.ui.kit;

import javafx.event.Event;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;

/// Content of any height that acts as one button. A [javafx.scene.control.Button] would not give wrapped text the height that it needs.
public final class Choice extends StackPane {
    private final Runnable action;

    /// @param says what choosing it does, for those who do not see it
    public Choice(Node content, String says, Runnable action) {
        super(content);
        this.action = action;
        getStyleClass().add("choice");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(says);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                choose(event);
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                choose(event);
            }
        });
    }

    @Override
    public void executeAccessibleAction(AccessibleAction accessibleAction, Object... parameters) {
        if (accessibleAction == AccessibleAction.FIRE) {
            action.run();
        } else {
            super.executeAccessibleAction(accessibleAction, parameters);
        }
    }

    private void choose(Event event) {
        event.consume();
        action.run();
    }
}
