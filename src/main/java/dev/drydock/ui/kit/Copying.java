package dev.drydock.ui.kit;

import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Copies texts, and says so.
@FunctionalInterface
public interface Copying {

    /// @param what names what is copied: `the finding as Markdown`
    void copy(String what, String text);

    /// To the clipboard of the system.
    static Copying to(Consumer<String> said) {
        return (what, text) -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            said.accept("Copied " + what);
        };
    }
}
