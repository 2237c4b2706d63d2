package dev.drydock.ui.kit;

/// A pane that what is typed narrows, or is looked for in.
public interface Filtered {

    /// Brings the keyboard there.
    void focusFilter();
}
