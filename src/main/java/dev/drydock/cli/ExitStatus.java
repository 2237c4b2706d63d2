package dev.drydock.cli;

/// The exit statuses that scripts rely on.
final class ExitStatus {
    static final int DONE = 0;
    /// `diagnose` found something at or above `--fail-on`.
    static final int FOUND = 1;
    /// Bad usage, or input that cannot be read at all.
    static final int UNUSABLE = 2;
    /// Somebody has to sign in first, or was refused.
    static final int SIGN_IN = 3;
    /// What a shell reports for a program that Ctrl+C ended.
    static final int CANCELLED = 130;

    private ExitStatus() {}
}
