package dev.drydock.ui.kit;

import dev.drydock.advice.Shell;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.layout.StackPane;

/// A command as it is written for the chosen shell. It is shown with a line for each option, and copied as the one line that it is.
public final class CommandBlock extends StackPane {
    private final List<String> argv;
    private final ObservableValue<Shell> shell;
    /// Held weakly by the shell, which outlives the pages that commands stand on.
    private final ChangeListener<Shell> rewrite;

    public CommandBlock(List<String> argv, ObservableValue<Shell> shell) {
        this.argv = argv;
        this.shell = shell;
        getStyleClass().add("code-block");
        var code = new WrappedLabel("", "code");
        code.setMaxWidth(Double.MAX_VALUE);
        code.setText(broken());
        rewrite = (_, _, _) -> code.setText(broken());
        shell.addListener(new WeakChangeListener<>(rewrite));
        getChildren().add(code);
    }

    /// The line to paste.
    public String line() {
        return shell.getValue().line(argv).text();
    }

    /// The same line with a break before each option, found in the order of the arguments so that a value that looks like an option stays whole.
    private String broken() {
        var text = new StringBuilder(line());
        var from = 0;
        for (var argument : argv) {
            var at = text.indexOf(argument, from);
            if (at < 0) {
                continue;
            }
            from = at + argument.length();
            if (argument.startsWith("--") && at > 0 && text.charAt(at - 1) == ' ') {
                text.replace(at - 1, at, "\n  ");
                from += 2;
            }
        }
        return text.toString();
    }
}
