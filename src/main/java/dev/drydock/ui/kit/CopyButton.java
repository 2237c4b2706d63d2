package dev.drydock.ui.kit;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;

/// Puts a text on the clipboard, and says so on itself for a moment.
public final class CopyButton extends Button {
    private static final Duration SAID = Duration.seconds(1.6);

    /// @param what names what is copied, for those who do not see where the button stands
    public CopyButton(String what, Supplier<String> text) {
        super("Copy");
        getStyleClass().addAll("copy-button", "small");
        setAccessibleText("Copy " + what);
        setTooltip(new Tooltip("Copy " + what));
        setMinWidth(USE_PREF_SIZE);
        var back = new PauseTransition(SAID);
        back.setOnFinished(_ -> say("Copy", "Copy " + what));
        setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(text.get());
            Clipboard.getSystemClipboard().setContent(content);
            say("Copied", "Copied " + what);
            back.playFromStart();
        });
    }

    private void say(String word, String inFull) {
        setText(word);
        setAccessibleText(inFull);
    }
}
