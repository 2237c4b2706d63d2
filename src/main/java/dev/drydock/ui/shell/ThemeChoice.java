package dev.drydock.ui.shell;

/// What the user wants the window to look like.
public enum ThemeChoice {
    SYSTEM("Follow the system"),
    LIGHT("Light"),
    DARK("Dark"),
    CONTRAST("High contrast");

    private final String title;

    ThemeChoice(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
