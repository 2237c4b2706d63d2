package dev.drydock.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.DrawnEstate;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.PathDrawing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Keeps pictures under `target/pictures` for people to look at.
class PicturesTest {
    private static final Path FOLDER = Path.of("target", "pictures");

    @ParameterizedTest
    @CsvSource({"friday-502s,checkout-api", "friday-502s,settlement", "friday-502s,auth-gateway", "healthy,*"})
    void ofTheSamples(String sample, String service) throws Exception {
        keep(sample + "-" + (service.equals("*") ? "first" : service), DrawnEstate.ofSample(sample, service), List.of(Palette.values()), 712, 980);
    }

    @ParameterizedTest
    @EnumSource
    void ofEveryShape(DrawnEstate shape) throws Exception {
        keep("shape-" + shape.name().toLowerCase(Locale.ROOT).replace('_', '-'), shape.diagnosis(), List.of(Palette.values()[shape.ordinal() % 2]), 712);
    }

    private static void keep(String name, ServiceDiagnosis diagnosis, List<Palette> palettes, int... widths) throws Exception {
        Files.createDirectories(FOLDER);
        for (var palette : palettes) {
            for (var width : widths) {
                var drawing = PathDrawing.of(diagnosis, Set.of(), width);
                var file = FOLDER.resolve("path-" + name + "-" + palette.name().toLowerCase(Locale.ROOT) + "-" + width + ".png");
                try (var out = Files.newOutputStream(file)) {
                    new PngWriter(palette).write(drawing, width, out);
                }
                Files.writeString(Path.of(file.toString().replace(".png", ".svg")), SvgWriter.write(drawing, palette));
                assertTrue(Files.size(file) > 10_000, file + " is all but empty");
            }
        }
    }
}
