package dev.drydock.cli;

/// A command that ends without doing what was asked. The message is one sentence for people.
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;

    private CommandFailure(int exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    /// What was asked for, or what was given to read, cannot be worked with.
    static CommandFailure unusable(String sentence) {
        return new CommandFailure(ExitStatus.UNUSABLE, sentence);
    }

    /// Somebody has to sign in first, or was refused.
    static CommandFailure signIn(String sentence) {
        return new CommandFailure(ExitStatus.SIGN_IN, sentence);
    }

    int exit() {
        return exit;
    }
}
