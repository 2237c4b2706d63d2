package dev.drydock.report;

import dev.drydock.advice.Unseen;

/// Text from anyone as HTML that shows just that text (HTML standard, "Escaping a string"): in elements and in quoted attributes.
final class HtmlText {
    private HtmlText() {}

    /// On one line; what a browser would act on unseen, such as a mark that turns the direction of what follows, stands as an escape.
    static String escaped(String text) {
        var escaped = new StringBuilder();
        Unseen.shown(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    static String code(String text) {
        return "<code>" + escaped(text) + "</code>";
    }

    /// A name, kept apart from the direction in which the text around it runs.
    static String name(String text) {
        return "<bdi>" + escaped(text) + "</bdi>";
    }

    /// Text that may be empty, under its label, as an entry of a list of definitions.
    static String labelled(String label, String text) {
        return text.isBlank() ? "" : "<dt>" + label + "</dt><dd>" + escaped(text) + "</dd>";
    }

    /// A line to copy: one click selects all of it.
    static String command(String line) {
        return "<pre class=\"command\"><code>" + escaped(line) + "</code></pre>";
    }
}
