package dev.drydock.bundle.lines;

import org.jspecify.annotations.Nullable;

/// One line of a file as it is shown: a member, an item, or the end of what was opened above.
///
/// @param name the member's name; null for items and ends
/// @param value the value as the file spells it, text without its quotes; of what opens lines below, the bracket
/// @param pointer the JSON pointer within its answer; of an end, that of what it ends
/// @param end the index of the line that ends what this one opens; -1 where it opens nothing
/// @param items how many members or items it opens; 0 where it opens nothing
/// @param comma whether another one follows
/// @param number the line in the file, from 1
public record JsonLine(int depth, @Nullable String name, String value, Kind kind, String pointer, int end, int items, boolean comma, int number) {
    public enum Kind { OPEN_OBJECT, OPEN_LIST, CLOSE, TEXT, NUMBER, WORD, EMPTY, NOTE }

    public boolean opens() {
        return kind == Kind.OPEN_OBJECT || kind == Kind.OPEN_LIST;
    }

    /// The line as it is written, without what is before it.
    public String text() {
        var shown = switch (kind) {
            case TEXT -> quoted(value);
            default -> value;
        };
        return (name == null ? "" : quoted(name) + ": ") + shown + (comma ? "," : "");
    }

    /// The line as it is written, with its indent.
    public String indented() {
        return "    ".repeat(depth) + text();
    }

    /// The text as JSON writes it (RFC 8259), and with every character that would not be seen written out.
    public static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    switch (Character.getType(c)) {
                        case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                            String.valueOf(Character.toChars(c)).chars().forEach(unit -> quoted.append(String.format("\\u%04x", unit)));
                        default -> quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
