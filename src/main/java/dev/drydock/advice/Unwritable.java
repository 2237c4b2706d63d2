package dev.drydock.advice;

/// The characters that cannot be handed to a shell as they are.
final class Unwritable {
    private Unwritable() {}

    /// Whether a terminal acts on the character instead of showing it, or it makes a line look like another: control and format characters (the
    /// bidirectional marks among them) and the separators of lines.
    static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    static boolean hasUnseen(String argument) {
        return argument.codePoints().anyMatch(Unwritable::isUnseen);
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
        if (hasUnseen(argument)) {
            throw new UnwritableException("This command cannot be written for " + shell + ": its argument " + place
                    + " holds a control character. The line for bash holds it.");
        }
    }
}
