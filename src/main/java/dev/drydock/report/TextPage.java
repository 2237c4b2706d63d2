package dev.drydock.report;

import dev.drydock.advice.Unseen;
import dev.drydock.check.Status;
import java.util.List;

/// Lines of text for a terminal of a given width. What comes from a bundle is shown, never acted on: control characters stand as escapes.
final class TextPage {
    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();
    private final boolean colour;

    /// @param colour whether marks and titles may carry ANSI colours
    TextPage(boolean colour) {
        this.colour = colour;
    }

    String text() {
        return text.toString();
    }

    TextPage blank() {
        text.append('\n');
        return this;
    }

    TextPage rule() {
        text.repeat('─', WIDTH).append('\n');
        return this;
    }

    /// A line that is not wrapped: a command to copy, or what a caller has already fitted.
    TextPage line(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
    }

    /// A line with its label before it; what does not fit goes on below, in line with the text. Nothing is written for an empty text.
    TextPage labelled(String label, int indent, String words) {
        if (!words.isEmpty()) {
            wrap(" ".repeat(indent) + padded(label, 10), indent + 10, Unseen.shown(words));
        }
        return this;
    }

    /// A paragraph.
    ///
    /// @param hang how far all lines but the first are indented
    TextPage paragraph(String first, int hang, String words) {
        wrap(first, hang, Unseen.shown(words));
        return this;
    }

    /// Parts that stand side by side; a line breaks between two of them only.
    TextPage parts(List<String> parts) {
        var line = new StringBuilder();
        for (var part : parts) {
            var words = Unseen.shown(part);
            if (!line.isEmpty() && width(line.toString()) + 3 + width(words) > WIDTH) {
                line(line.toString());
                line = new StringBuilder("  ");
            } else if (!line.isEmpty()) {
                line.append(" · ");
            }
            line.append(words);
        }
        return line(line.toString());
    }

    private void wrap(String first, int hang, String words) {
        var line = new StringBuilder(first);
        var width = width(first);
        var started = false;
        for (var word : words.split("\\s+")) {
            if (started && width + 1 + width(word) > WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(" ".repeat(hang));
                width = hang;
                started = false;
            }
            if (started) {
                line.append(' ');
                width++;
            }
            line.append(word);
            width += width(word);
            started = true;
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /// A status as mark and word: never by colour alone.
    String mark(Status status) {
        return coloured(status, glyph(status) + " " + status.word());
    }

    String coloured(Status status, String words) {
        return styled(switch (status) {
            case FAIL -> "1;31";
            case WARN -> "33";
            case OK -> "32";
            case UNKNOWN, NA -> "90";
        }, words);
    }

    String bold(String words) {
        return styled("1", words);
    }

    private String styled(String code, String words) {
        return colour ? "\u001b[" + code + "m" + words + "\u001b[0m" : words;
    }

    static String glyph(Status status) {
        return switch (status) {
            case FAIL -> "✖";
            case WARN -> "▲";
            case OK -> "●";
            case UNKNOWN -> "?";
            case NA -> "–";
        };
    }

    static String padded(String words, int columns) {
        return words + " ".repeat(Math.max(0, columns - width(words)));
    }

    /// The lines of a text, each shown as it is but for control characters.
    static List<String> lines(String words) {
        return words.lines().map(Unseen::shown).toList();
    }

    /// The columns that a text takes, ANSI colours left out: two for what is drawn wide (Unicode Standard Annex 11, roughly), none for marks above others.
    static int width(String words) {
        return words.replaceAll("\u001b\\[[0-9;]*m", "").codePoints().map(TextPage::width).sum();
    }

    private static int width(int c) {
        if (Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.ENCLOSING_MARK) {
            return 0;
        }
        var wide = Character.isIdeographic(c) || c >= 0x1100 && c <= 0x115f || c >= 0x3000 && c <= 0x33ff || c >= 0xac00 && c <= 0xd7a3
                || c >= 0xff00 && c <= 0xff60 || c >= 0x1f300 && c <= 0x1faff;
        return wide ? 2 : 1;
    }
}
