package dev.drydock.ui.detail;

import dev.drydock.advice.Redaction;
import dev.drydock.advice.Shell;
import dev.drydock.check.AwsCommand;
import dev.drydock.check.Finding;
import dev.drydock.check.Snippet;
import dev.drydock.inventory.Source;
import dev.drydock.ui.kit.CommandBlock;
import dev.drydock.ui.kit.CopyButton;
import dev.drydock.ui.kit.ShellChooser;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The commands and changes of a finding as numbered steps: confirm, fix, undo, verify. Drydock runs none of them.
final class Steps extends VBox {
    private final Source source;
    private final ObjectProperty<Shell> shell;
    private int number;

    Steps(Source source, Finding finding, ObjectProperty<Shell> shell) {
        this.source = source;
        this.shell = shell;
        getStyleClass().add("steps");
        if (!finding.commands().isEmpty()) {
            var title = new Label("To copy");
            title.getStyleClass().add("section-title");
            title.setMinWidth(USE_PREF_SIZE);
            getChildren().add(line(title, new ShellChooser(shell)));
        }
        for (var kind : AwsCommand.Kind.values()) {
            finding.commands().stream().filter(command -> command.kind() == kind).forEach(this::add);
            if (kind == AwsCommand.Kind.FIX) {
                finding.snippets().forEach(this::add);
            }
        }
    }

    private void add(AwsCommand command) {
        var word = switch (command.kind()) {
            case CONFIRM -> "Confirm";
            case FIX -> "Fix";
            case UNDO -> "Undo";
            case VERIFY -> "Verify";
        };
        var title = new Label(word);
        title.getStyleClass().add("step-title");
        title.setMinWidth(USE_PREF_SIZE);
        var heading = new FlowPane(title);
        heading.getStyleClass().add("step-heading");
        if (command.changes()) {
            var mark = new Label("changes production");
            mark.getStyleClass().add("changes");
            mark.setMinWidth(USE_PREF_SIZE);
            heading.getChildren().add(mark);
        }
        var effect = new WrappedLabel(command.effect(), "muted");
        if (Redaction.blocks(source, command)) {
            add(heading, effect, new WrappedLabel("Withheld: the source is redacted, and the command would name a stand-in.", "withheld"));
            return;
        }
        var block = new CommandBlock(command.argv(), shell);
        var copy = new CopyButton("the command: " + word.toLowerCase(Locale.ROOT), block::line);
        add(line(heading, copy), effect, block);
    }

    private void add(Snippet snippet) {
        var title = new Label("Change the " + snippet.language());
        title.getStyleClass().add("step-title");
        var code = new WrappedLabel(snippet.text(), "code");
        code.setMaxWidth(Double.MAX_VALUE);
        var block = new VBox(code);
        block.getStyleClass().add("code-block");
        add(line(title, new CopyButton("the " + snippet.language() + " lines", snippet::text)), block);
    }

    private void add(Node... content) {
        number++;
        var circle = new Label(String.valueOf(number));
        circle.getStyleClass().add("step-number");
        circle.setMinWidth(USE_PREF_SIZE);
        var body = new VBox(content);
        body.getStyleClass().add("step-body");
        HBox.setHgrow(body, Priority.ALWAYS);
        var step = new HBox(circle, body);
        step.getStyleClass().add("step");
        getChildren().add(step);
    }

    private static HBox line(Node left, Node right) {
        HBox.setHgrow(left, Priority.ALWAYS);
        if (left instanceof Label label) {
            label.setMaxWidth(Double.MAX_VALUE);
        }
        var line = new HBox(left, right);
        line.getStyleClass().add("heading-line");
        return line;
    }
}
