package dev.drydock.ui.path;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.drawing.Bounds;
import dev.drydock.drawing.DrawnEstate;
import dev.drydock.drawing.Drawing;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.PathDrawing;
import dev.drydock.drawing.Role;
import dev.drydock.report.PngWriter;
import dev.drydock.ui.kit.Fonts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The canvas shows what the PNG shows, and so what the list of shapes says: `PaintersTest` holds the PNG and the SVG to that list.
///
/// The two are compared by the mean colour of small squares: letters are smoothed differently by the two toolkits, things do not stand elsewhere.
@ExtendWith(ApplicationExtension.class)
class PathPainterTest {
    private static final int SQUARE = 12;
    /// Of 255. The same letters differ by up to about half of this, a box that is not there by far more.
    private static final double TOLERANCE = 48;

    @ParameterizedTest
    @EnumSource
    void theCanvasShowsWhatThePngShows(Palette palette) throws Exception {
        var drawing = friday("checkout-api");

        var worst = worst(canvas(drawing, palette), png(drawing, palette));

        assertTrue(worst.difference() < TOLERANCE, worst::toString);
    }

    @Test
    void anotherPathIsToldFromIt() throws Exception {
        var worst = worst(canvas(friday("checkout-api"), Palette.LIGHT), png(friday("auth-gateway"), Palette.LIGHT));

        assertTrue(worst.difference() >= TOLERANCE, worst::toString);
    }

    private static Drawing friday(String service) throws Exception {
        return PathDrawing.of(DrawnEstate.ofSample("friday-502s", service));
    }

    private static BufferedImage png(Drawing drawing, Palette palette) throws IOException {
        var out = new ByteArrayOutputStream();
        new PngWriter(palette).write(drawing, (int) drawing.width(), out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    private static PixelReader canvas(Drawing drawing, Palette palette) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
            var canvas = new Canvas(drawing.width(), drawing.height());
            new PathPainter(new Fonts()).paint(canvas.getGraphicsContext2D(), drawing, palette, new Bounds(0, 0, drawing.width(), drawing.height()), null);
            var parameters = new SnapshotParameters();
            parameters.setFill(Color.web(String.format("#%06x", palette.rgb(Role.CANVAS) & 0xffffff)));
            return canvas.snapshot(parameters, null).getPixelReader();
        }).get();
    }

    /// The square in which the two pictures differ most.
    private record Worst(double difference, int x, int y) {}

    private static Worst worst(PixelReader canvas, BufferedImage png) {
        var worst = new Worst(-1, 0, 0);
        for (var y = 0; y + SQUARE <= png.getHeight(); y += SQUARE / 2) {
            for (var x = 0; x + SQUARE <= png.getWidth(); x += SQUARE / 2) {
                var difference = difference(canvas, png, x, y);
                if (difference > worst.difference()) {
                    worst = new Worst(difference, x, y);
                }
            }
        }
        assertTrue(worst.difference() >= 0, "there was nothing to compare");
        return worst;
    }

    /// The largest difference of the three colours' means.
    private static double difference(PixelReader canvas, BufferedImage png, int left, int top) {
        var sums = new long[3];
        for (var y = top; y < top + SQUARE; y++) {
            for (var x = left; x < left + SQUARE; x++) {
                var one = canvas.getArgb(x, y);
                var other = png.getRGB(x, y);
                for (var i = 0; i < sums.length; i++) {
                    sums[i] += (one >> 8 * i & 0xff) - (other >> 8 * i & 0xff);
                }
            }
        }
        return Math.max(Math.abs(sums[0]), Math.max(Math.abs(sums[1]), Math.abs(sums[2]))) / (double) (SQUARE * SQUARE);
    }
}
