package dev.drydock.advice;

/// The characters that do something instead of being seen: a terminal acts on them, or they make a line look like another. Control and format
/// characters (the bidirectional marks among them), the separators of lines, and halves of surrogate pairs.
public final class Unseen {
    private Unseen() {}

    static boolean is(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }

    /// Whether a text holds such a character.
    public static boolean isIn(String text) {
        return text.codePoints().anyMatch(Unseen::is);
    }

    /// The text as it may be printed, on one line: blanks for line ends and tabs, `\u001b` for anything else that is unseen.
    public static String shown(String text) {
        if (!isIn(text)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || c == '\r') {
                shown.append(' ');
            } else if (is(c)) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}
