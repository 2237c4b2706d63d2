package dev.drydock.drawing;

/// Text that may come from anyone, made harmless for one line of a picture.
final class Plain {
    /// Longer texts are cut before they are measured: no box is as wide.
    private static final int LONGEST = 2_000;

    private static final int NO_BREAK_SPACE = 0xa0;

    private Plain() {}

    /// Line breaks and tabs become spaces; other control characters, half surrogates and the marks that turn the direction of what follows become `�`.
    static String line(String text) {
        var line = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(codePoint -> line.appendCodePoint(shown(codePoint)));
        return line.toString();
    }

    private static int shown(int codePoint) {
        if (codePoint == NO_BREAK_SPACE) {
            return codePoint;
        }
        return switch (Character.getType(codePoint)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> ' ';
            case Character.CONTROL -> Character.isWhitespace(codePoint) ? ' ' : 0xfffd;
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> 0xfffd;
            default -> codePoint;
        };
    }
}
