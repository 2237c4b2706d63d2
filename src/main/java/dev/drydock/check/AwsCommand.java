package dev.drydock.check;

import java.util.List;

/// An AWS CLI command that a person may copy. Drydock never runs it.
///
/// @param kind what it is for
/// @param changes whether it changes something in the account
/// @param effect one sentence: what it does and, where it changes something, how far that reaches
/// @param argv the argument list, `aws` first, every value real; quoting for a shell comes later
public record AwsCommand(Kind kind, boolean changes, String effect, List<String> argv) {
    public enum Kind { CONFIRM, FIX, UNDO, VERIFY }

    /// Reads the value that the finding speaks of.
    public static AwsCommand confirm(String effect, List<String> argv) {
        return new AwsCommand(Kind.CONFIRM, false, effect, argv);
    }

    /// Changes the account so that the finding goes.
    public static AwsCommand fix(String effect, List<String> argv) {
        return new AwsCommand(Kind.FIX, true, effect, argv);
    }

    /// Puts the recorded value back.
    public static AwsCommand undo(String effect, List<String> argv) {
        return new AwsCommand(Kind.UNDO, true, effect, argv);
    }

    /// Reads whether the fix took.
    public static AwsCommand verify(String effect, List<String> argv) {
        return new AwsCommand(Kind.VERIFY, false, effect, argv);
    }
}
