package dev.drydock.ui.shell;

/// In which zone the window writes times.
public enum TimeChoice {
    UTC("UTC, as AWS records them"),
    LOCAL("This computer's time zone");

    private final String title;

    TimeChoice(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
