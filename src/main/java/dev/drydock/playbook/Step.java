package dev.drydock.playbook;

import dev.drydock.check.Snippet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One step of a playbook.
///
/// @param id its name within the playbook, by which ticks and notes are kept
/// @param text what to do and why
/// @param checks the checks whose findings judge the step and lend it their commands; none where only a person can tell
/// @param borrows whether the findings' own commands are shown too
/// @param when what makes the step needed; it is where this holds
/// @param each a group of things; the step's own commands are given once for each
/// @param commands the step's own commands, beside those of the findings
/// @param answer what the answer of the commands means; may be empty
/// @param healthy what it looks like when all is well; may be empty
/// @param risk what the change can do; empty where nothing is changed
/// @param undo how to go back, where the commands of findings do not say it; may be empty
/// @param asks what the record cannot hold
public record Step(
        String id,
        Kind kind,
        String title,
        String text,
        List<String> checks,
        boolean borrows,
        Condition when,
        Variable.@Nullable Group each,
        List<CommandTemplate> commands,
        String answer,
        String healthy,
        String risk,
        String undo,
        List<Ask> asks,
        List<Snippet> snippets) {

    /// What a step is for.
    public enum Kind {
        EXPLAIN, CONFIRM, FIX, VERIFY, PREVENT;

        /// As playbooks spell it.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// As people read it.
        public String title() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /// What the record cannot hold, and a person has to give before a command can be shown.
    ///
    /// @param name as commands refer to it: `${ask.NAME}`
    /// @param pattern the regular expression that an answer matches as a whole
    /// @param example an answer that would do
    public record Ask(String name, String question, String pattern, String example) {}
}
