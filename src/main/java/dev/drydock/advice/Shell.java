package dev.drydock.advice;

import java.util.List;
import java.util.Locale;

/// The shells that commands are written for.
///
/// A line is pasted at an interactive prompt. Whatever an argument holds (names come from other people's accounts), the shell passes it on to the
/// program exactly and acts on nothing in it. An argument that a shell cannot be given in one line makes the whole line a comment that says so.
public enum Shell {
    /// Bash, and as far as no argument holds a control character any POSIX shell.
    BASH("bash", "# ") {
        @Override
        String write(List<String> argv) throws UnwritableException {
            return Bash.line(argv);
        }
    },
    /// Windows PowerShell 5.1 and PowerShell 7.
    POWERSHELL("PowerShell", "# ") {
        @Override
        String write(List<String> argv) throws UnwritableException {
            return PowerShell.line(argv);
        }
    },
    /// The Windows command prompt, as typed there: a batch file reads percent signs differently.
    CMD("cmd", "rem ") {
        @Override
        String write(List<String> argv) throws UnwritableException {
            return CommandPrompt.line(argv);
        }
    };

    private final String title;
    private final String comment;

    Shell(String title, String comment) {
        this.title = title;
        this.comment = comment;
    }

    /// The name that scripts read: `bash`, `powershell`, `cmd`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name that people read.
    public String title() {
        return title;
    }

    /// Writes a command for this shell.
    ///
    /// @param argv the program and its arguments, not empty
    public ShellLine line(List<String> argv) {
        try {
            return new ShellLine(write(argv), true);
        } catch (UnwritableException e) {
            return new ShellLine(comment + e.getMessage(), false);
        }
    }

    abstract String write(List<String> argv) throws UnwritableException;
}
