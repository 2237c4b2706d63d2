package dev.drydock.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Colours come from one place, the palette, by way of tokens.
class StylesheetTest {
    private static final Pattern IN_CSS = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");
    private static final Pattern IN_JAVA = Pattern.compile("\"#[0-9a-fA-F]{3,8}\"|Color\\.(web|valueOf)\\(\"|Color\\.[A-Z]{3,}(?<!TRANSPARENT)\\b");

    @Test
    void theStylesheetNamesNoColour() throws IOException {
        try (var css = Objects.requireNonNull(getClass().getResourceAsStream("/dev/drydock/ui/drydock.css"))) {
            var text = new String(css.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, IN_CSS.matcher(text).results().count());
            assertTrue(text.contains("-color-fg-default"));
        }
    }

    @Test
    void theWindowsCodeNamesNoColour() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/dev/drydock/ui"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertEquals(0, IN_JAVA.matcher(Files.readString(file)).results().count(), file::toString);
            }
        }
    }
}
