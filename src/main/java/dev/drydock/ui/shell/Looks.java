package dev.drydock.ui.shell;

import javafx.scene.Scene;

/// Keeps a scene in the theme and the size of text that were chosen.
final class Looks {
    private Looks() {}

    static void follow(Scene scene, ThemeViewModel theme, Settings settings) {
        Runnable apply = () -> theme.themeProperty().getValue().applyTo(scene, settings.textSizeProperty().get());
        theme.themeProperty().addListener((_, _, _) -> apply.run());
        settings.textSizeProperty().addListener((_, _, _) -> apply.run());
        apply.run();
    }
}
