package dev.drydock.report;

import dev.drydock.advice.Unseen;
import java.util.regex.Pattern;

/// Text from anyone as GitHub-flavoured Markdown (GFM specification) that shows just that text, on one line, in a table too.
final class MarkdownText {
    private static final String MARKS = "\\`*_[]~#!";
    private static final Pattern TICKS = Pattern.compile("`+");

    private MarkdownText() {}

    /// Prose. What Markdown would act on is escaped; what HTML or a table would act on stands as an entity.
    static String escaped(String text) {
        var escaped = new StringBuilder();
        Unseen.shown(text).strip().codePoints().forEach(c -> {
            if (MARKS.indexOf(c) >= 0) {
                escaped.append('\\').appendCodePoint(c);
            } else {
                switch (c) {
                    case '&' -> escaped.append("&amp;");
                    case '<' -> escaped.append("&lt;");
                    case '>' -> escaped.append("&gt;");
                    case '|' -> escaped.append("&#124;");
                    default -> escaped.appendCodePoint(c);
                }
            }
        });
        return escaped.toString().replace("://", ":&#47;/");
    }

    /// A name or a value as code. Within a table a pipe would end the cell even in code, so there it is HTML's own element.
    static String code(String text) {
        var shown = Unseen.shown(text).strip();
        if (shown.isEmpty()) {
            return "";
        }
        if (shown.indexOf('|') >= 0) {
            return "<code>" + escaped(shown) + "</code>";
        }
        var fence = "`".repeat(longest(shown) + 1);
        var space = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
        return fence + space + shown + space + fence;
    }

    /// Lines as a block of code, whatever they hold. The lines themselves must be fit to be shown.
    static String block(String language, String lines) {
        var fence = "`".repeat(Math.max(3, longest(lines) + 1));
        return fence + language.replaceAll("[^A-Za-z0-9+-]", "") + "\n" + lines.stripTrailing() + "\n" + fence + "\n";
    }

    private static int longest(String text) {
        return TICKS.matcher(text).results().mapToInt(run -> run.end() - run.start()).max().orElse(0);
    }
}
