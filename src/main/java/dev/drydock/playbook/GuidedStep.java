package dev.drydock.playbook;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Finding;
import dev.drydock.check.Snippet;
import java.util.List;

/// A step as it stands for one service.
///
/// @param because one sentence: what in the record, or who, says so; may be empty where only a person can tell
/// @param findings what the step is judged by, the worst first
/// @param commands of the findings, then the step's own; every value real
/// @param snippets changes of code or template
/// @param asked what has to be given before the step's commands can be shown
/// @param withheld why commands are not shown, a sentence each
public record GuidedStep(
        Step step, State state, String because, List<Finding> findings, List<AwsCommand> commands, List<Snippet> snippets, List<Step.Ask> asked, List<String> withheld) {

    /// Where a step stands.
    public enum State {
        DONE("Done"),
        OPEN("Open"),
        /// The record says that there is nothing to do.
        NOT_NEEDED("Not needed"),
        /// Something has to be known first.
        BLOCKED("Blocked");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /// The word that people read.
        public String word() {
            return word;
        }
    }
}
