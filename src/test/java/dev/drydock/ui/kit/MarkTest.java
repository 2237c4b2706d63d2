package dev.drydock.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.shape.SVGPath;
import org.junit.jupiter.api.Test;

/// What the window shows, what packages are given and what a page in one colour shows are one mark.
class MarkTest {
    private static final Pattern PATH = Pattern.compile("<path class=\"([a-z]+)\"[^>]* d=\"([^\"]+)\"");

    @Test
    void theWindowDrawsTheOutlinesOfTheFiles() throws IOException {
        var drawn = new Mark(64).getChildren().stream().map(SVGPath.class::cast).map(path -> path.getStyleClass().getFirst() + " " + path.getContent()).toList();
        assertEquals(drawn, outlines("drydock.svg"));
        assertEquals(drawn, outlines("drydock-mono.svg"));
    }

    @Test
    void oneColourIsOneColour() throws IOException {
        assertTrue(Files.readString(Path.of("icons/drydock-mono.svg")).lines().filter(line -> line.contains("<path")).allMatch(line -> line.contains("fill=\"currentColor\"")));
    }

    @Test
    void theGlyphsAreOfOneStyle() throws IOException {
        try (var files = Files.list(Path.of("icons/glyphs"))) {
            var glyphs = files.sorted().toList();
            assertEquals(
                    List.of("eni", "gateway", "interface-endpoint", "load-balancer", "nat", "route-table", "subnet", "target-group", "task"),
                    glyphs.stream().map(file -> file.getFileName().toString().replace(".svg", "")).toList());
            for (var glyph : glyphs) {
                var text = Files.readString(glyph);
                assertTrue(text.contains("viewBox=\"0 0 24 24\"") && text.contains("fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\""), glyph::toString);
            }
        }
    }

    private static List<String> outlines(String file) throws IOException {
        return PATH.matcher(Files.readString(Path.of("icons", file))).results().map(path -> path.group(1) + " " + path.group(2)).toList();
    }
}
