package dev.drydock.ui.kit;

import dev.drydock.advice.Shell;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/// Chooses the shell that commands are written for.
public final class ShellChooser extends FlowPane {
    /// Held weakly by the choice, which outlives the pages that choosers stand on.
    private final ChangeListener<Shell> follow;

    public ShellChooser(ObjectProperty<Shell> chosen) {
        getStyleClass().add("shell-chooser");
        var group = new ToggleGroup();
        for (var shell : Shell.values()) {
            var button = new ToggleButton(shell.title());
            button.setId("shell-" + shell.id());
            button.getStyleClass().add("small");
            button.setToggleGroup(group);
            button.setUserData(shell);
            button.setAccessibleText("Write commands for " + shell.title());
            button.setSelected(chosen.get() == shell);
            button.setMinWidth(USE_PREF_SIZE);
            getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                chosen.set((Shell) now.getUserData());
            }
        });
        follow = (_, _, shell) -> group.getToggles().stream().filter(toggle -> toggle.getUserData() == shell).forEach(group::selectToggle);
        chosen.addListener(new WeakChangeListener<>(follow));
    }
}
