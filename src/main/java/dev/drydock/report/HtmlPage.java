package dev.drydock.report;

import static dev.drydock.report.HtmlText.escaped;

import dev.drydock.drawing.Palette;
import dev.drydock.drawing.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the pages of all reports begin and end with: they run nothing and fetch nothing, which their own content security policy holds them to, follow the
/// reader's light or dark, and print.
final class HtmlPage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    private static final String MARK = "<svg class=\"brand\" aria-hidden=\"true\" width=\"26\" height=\"26\" viewBox=\"0 0 64 64\"><path fill=\"var(--text-muted)\" "
            + "d=\"M4 12h10v14h6v14h6v10h12V40h6V26h6V12h10v46H4z\"/><path fill=\"var(--accent)\" d=\"M20 8h24c0 14-5 24-12 30-7-6-12-16-12-30zM29 40h6v10h-6z\"/></svg>";

    private HtmlPage() {}

    /// All before what the body holds.
    static String open(String title) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY
                + "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>"
                + escaped(title) + "</title>\n<style>\n" + colours() + style() + "</style>\n</head>\n<body>\n";
    }

    /// The product's sign, which stands above the heading.
    static String product() {
        return "<p class=\"product\">" + MARK + "<span>Drydock</span></p>\n";
    }

    /// The foot of the page.
    ///
    /// @param hint one more sentence, with a space before it, or nothing
    static String close(String tool, String hint) {
        return "<footer>Written by " + escaped(tool) + " from recorded, read-only answers. Nothing was run and nothing was changed: commands are text to copy." + hint + "</footer>\n</body>\n</html>\n";
    }

    /// The palette of the drawn path; paper is always light.
    private static String colours() {
        return ":root {" + variables(Palette.LIGHT) + "}\n@media screen and (prefers-color-scheme: dark) { :root {" + variables(Palette.DARK) + "} }\n";
    }

    private static String variables(Palette palette) {
        return Stream.of(Role.values()).map(role -> SvgWriter.variable(role) + ":" + palette.hex(role) + ";").collect(Collectors.joining(" ", " ", " "));
    }

    private static String style() {
        try (var css = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
