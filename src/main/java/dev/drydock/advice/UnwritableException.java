package dev.drydock.advice;

/// An argument that a shell cannot be given in one line. The message is one sentence for people and holds nothing of the argument itself.
final class UnwritableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnwritableException(String sentence) {
        super(sentence);
    }

    /// Refuses what no program can be passed: a NUL, and half of a surrogate pair.
    static void check(String argument, int place) throws UnwritableException {
        if (argument.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            throw new UnwritableException("This command cannot be written: its argument " + place + " holds a character that no command line can pass.");
        }
    }

    /// Refuses what a shell without an escape for it cannot be given in one line.
    static void checkSeen(String argument, int place, String shell) throws UnwritableException {
        check(argument, place);
        if (Unseen.isIn(argument)) {
            throw new UnwritableException("This command cannot be written for " + shell + ": its argument " + place
                    + " holds a control character. The line for bash holds it.");
        }
    }
}
