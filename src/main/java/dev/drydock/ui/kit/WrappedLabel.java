package dev.drydock.ui.kit;

import javafx.scene.control.Label;

/// A text that takes as many lines as it needs and is never cut.
public final class WrappedLabel extends Label {
    public WrappedLabel(String text, String... styleClasses) {
        super(text);
        getStyleClass().addAll(styleClasses);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
    }
}
