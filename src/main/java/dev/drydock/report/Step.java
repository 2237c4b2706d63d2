package dev.drydock.report;

import dev.drydock.advice.Redaction;
import dev.drydock.check.AwsCommand;
import dev.drydock.check.Finding;
import dev.drydock.inventory.Source;
import java.util.ArrayList;
import java.util.List;

/// One thing to do about a finding, in the order in which it is done: confirm, fix or change, undo, verify.
sealed interface Step {
    /// Where the command itself would stand, of a source whose names are stand-ins.
    String WITHHELD = "Withheld: the source is redacted, and the command would name a stand-in.";

    /// @param withheld whether the command must not be shown
    record Run(AwsCommand command, boolean withheld) implements Step {
        String label() {
            return switch (command.kind()) {
                case CONFIRM -> "Confirm";
                case FIX -> "Fix";
                case UNDO -> "Undo";
                case VERIFY -> "Verify";
            };
        }
    }

    /// A change of code or template.
    record Edit(String language, String text) implements Step {
        /// What is changed, as people call it.
        String label() {
            return switch (language) {
                case "dockerfile" -> "Dockerfile";
                case "json" -> "JSON of a definition or policy";
                case "terraform" -> "Terraform";
                default -> language;
            };
        }
    }

    static List<Step> of(Finding finding, Source source) {
        var steps = new ArrayList<Step>();
        for (var kind : AwsCommand.Kind.values()) {
            finding.commands().stream().filter(command -> command.kind() == kind).forEach(command -> steps.add(new Run(command, Redaction.blocks(source, command))));
            if (kind == AwsCommand.Kind.FIX) {
                finding.snippets().forEach(snippet -> steps.add(new Edit(snippet.language(), snippet.text())));
            }
        }
        return List.copyOf(steps);
    }
}
