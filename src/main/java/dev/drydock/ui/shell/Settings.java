package dev.drydock.ui.shell;

import java.util.List;

/// What is remembered from one run to the next.
public interface Settings {
    ThemeChoice theme();

    void theme(ThemeChoice choice);

    /// The sources that were open last; empty the first time.
    List<String> lastSources();

    void lastSources(List<String> sources);
}
