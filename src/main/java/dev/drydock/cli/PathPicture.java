package dev.drydock.cli;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.PathDrawing;
import dev.drydock.report.PngWriter;
import dev.drydock.report.SvgWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The drawn path of a service as a file.
final class PathPicture {
    enum Kind {
        PNG, SVG;

        /// The kind that a file's name asks for; null where it asks for none.
        static @Nullable Kind of(String file) {
            var name = file.toLowerCase(Locale.ROOT);
            return name.endsWith(".png") ? PNG : name.endsWith(".svg") ? SVG : null;
        }
    }

    private PathPicture() {}

    /// @param width in pixels; null for the picture's own
    static Output.Writer of(ServiceDiagnosis diagnosis, Kind kind, Palette palette, @Nullable Integer width) {
        return switch (kind) {
            case SVG -> {
                var drawing = PathDrawing.of(diagnosis, Set.of(), width == null ? PathDrawing.WIDTH : width);
                yield out -> out.write(SvgWriter.write(drawing, palette).getBytes(StandardCharsets.UTF_8));
            }
            case PNG -> {
                var drawing = PathDrawing.of(diagnosis);
                var writer = new PngWriter(palette);
                yield width == null ? out -> writer.write(drawing, out) : out -> writer.write(drawing, width, out);
            }
        };
    }
}
