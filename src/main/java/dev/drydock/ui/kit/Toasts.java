package dev.drydock.ui.kit;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says what went well, at the bottom of the window for a moment. What went wrong stays until it is dismissed, and is never said here.
public final class Toasts extends VBox {
    private static final Duration SHOWN = Duration.seconds(4);
    private static final int AT_ONCE = 3;

    private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper("");

    public Toasts() {
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_CENTER);
        setMouseTransparent(true);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// What was said last; stays when it is no longer shown.
    public ReadOnlyStringProperty lastProperty() {
        return last.getReadOnlyProperty();
    }

    /// Says a few words, such as `Copied the ARN`.
    public void say(String words) {
        show(words, Feather.CHECK);
    }

    /// Tells of something that happened by itself, for better or worse.
    public void tell(String words) {
        show(words, Feather.BELL);
    }

    private void show(String words, Feather icon) {
        var toast = new Label(words, new FontIcon(icon));
        toast.getStyleClass().add("toast");
        toast.setWrapText(true);
        toast.setMaxWidth(420);
        toast.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().add(toast);
        if (getChildren().size() > AT_ONCE) {
            getChildren().removeFirst();
        }
        last.set(words);
        setAccessibleText(words);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        var end = new PauseTransition(SHOWN);
        end.setOnFinished(_ -> getChildren().remove(toast));
        end.play();
    }
}
