package dev.drydock.report;

import dev.drydock.drawing.Drawing;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.Point;
import dev.drydock.drawing.Role;
import dev.drydock.drawing.Shape;
import dev.drydock.drawing.Stroke;
import dev.drydock.drawing.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Paints a drawing as a PNG, with Java2D and the bundled fonts, so that it needs neither a screen nor JavaFX.
public final class PngWriter {
    /// How many pixels of the picture one of the drawing becomes where no width is asked for: text stays crisp on any screen.
    private static final int CRISP = 2;

    private static final int WIDEST = 20_000;
    private static final long MOST_PIXELS = 200_000_000L;

    /// Java2D spools a font that it makes from a stream to a temporary file, so each is made once.
    private static final Map<Typeface, Font> FONTS = new ConcurrentHashMap<>();

    private final Palette palette;

    public PngWriter(Palette palette) {
        this.palette = palette;
        if (System.getProperty("java.awt.headless") == null) {
            // Else Java2D tries the X server that DISPLAY names, and fails where it does not answer.
            System.setProperty("java.awt.headless", "true");
        }
    }

    /// Writes the picture at twice the drawing's own size.
    public void write(Drawing drawing, OutputStream out) throws IOException {
        write(drawing, (int) Math.ceil(drawing.width()) * CRISP, out);
    }

    /// Writes the picture in a width of its own; the height follows.
    ///
    /// @param width in pixels
    /// @throws IllegalArgumentException when the picture would be too large, or has no width; the message is one sentence for people
    public void write(Drawing drawing, int width, OutputStream out) throws IOException {
        if (width < 1 || width > WIDEST) {
            throw new IllegalArgumentException("A picture is from 1 to " + WIDEST + " pixels wide, not " + width + ".");
        }
        ImageIO.setUseCache(false);
        ImageIO.write(paint(drawing, width), "png", out);
    }

    BufferedImage paint(Drawing drawing, int width) {
        var scale = width / drawing.width();
        var height = Math.max(1, (long) Math.ceil(drawing.height() * scale));
        if (width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("A picture " + width + " pixels wide would be " + height + " high, which is too large; ask for a smaller width.");
        }
        var image = new BufferedImage(width, (int) height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(color(Role.CANVAS));
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(scale, scale);
            drawing.items().forEach(item -> item.shapes().forEach(shape -> paint(graphics, shape)));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void paint(Graphics2D graphics, Shape shape) {
        switch (shape) {
            case Shape.Box box -> {
                var round = 2 * Math.min(box.radius(), Math.min(box.width(), box.height()) / 2);
                paint(graphics, new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), round, round), box.fill(), box.stroke());
            }
            case Shape.Disc disc -> paint(graphics,
                    new Ellipse2D.Double(disc.x() - disc.radius(), disc.y() - disc.radius(), 2 * disc.radius(), 2 * disc.radius()), disc.fill(), disc.stroke());
            case Shape.Polygon polygon -> paint(graphics, outline(polygon.points()), polygon.fill(), polygon.stroke());
            case Shape.Curve curve -> paint(graphics, outline(curve), null, curve.stroke());
            case Shape.Text text -> paint(graphics, text);
        }
    }

    private void paint(Graphics2D graphics, java.awt.Shape shape, @Nullable Role fill, @Nullable Stroke stroke) {
        if (fill != null) {
            graphics.setColor(color(fill));
            graphics.fill(shape);
        }
        if (stroke != null) {
            graphics.setColor(color(stroke.role()));
            graphics.setStroke(stroke.dash() == Stroke.Dash.SOLID
                    ? new BasicStroke((float) stroke.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                    : new BasicStroke((float) stroke.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                            new float[] {(float) stroke.dash().on(), (float) stroke.dash().off()}, 0));
            graphics.draw(shape);
        }
    }

    private static Path2D outline(List<Point> points) {
        var path = new Path2D.Double();
        path.moveTo(points.getFirst().x(), points.getFirst().y());
        points.stream().skip(1).forEach(point -> path.lineTo(point.x(), point.y()));
        path.closePath();
        return path;
    }

    private static Path2D outline(Shape.Curve curve) {
        var path = new Path2D.Double();
        path.moveTo(curve.start().x(), curve.start().y());
        for (var piece : curve.pieces()) {
            path.curveTo(piece.control1().x(), piece.control1().y(), piece.control2().x(), piece.control2().y(), piece.end().x(), piece.end().y());
        }
        return path;
    }

    private void paint(Graphics2D graphics, Shape.Text text) {
        if (text.text().isEmpty()) {
            return;
        }
        var font = font(text);
        var drawn = font.getStringBounds(text.text(), graphics.getFontRenderContext()).getWidth();
        var before = graphics.getTransform();
        graphics.setColor(color(text.role()));
        graphics.setFont(font);
        graphics.translate(text.bounds().x(), text.y());
        if (drawn > text.width() + 0.5) {
            graphics.transform(AffineTransform.getScaleInstance(text.width() / drawn, 1));
        }
        graphics.drawString(text.text(), 0, 0);
        graphics.setTransform(before);
    }

    /// The bundled font; for a text that it has not all glyphs of, whatever the machine has.
    private Font font(Shape.Text text) {
        var font = text.typeface().covers(text.text())
                ? FONTS.computeIfAbsent(text.typeface(), PngWriter::load)
                : new Font(text.typeface() == Typeface.MONO ? Font.MONOSPACED : Font.SANS_SERIF, text.typeface() == Typeface.BOLD ? Font.BOLD : Font.PLAIN, 1);
        return font.deriveFont((float) text.size());
    }

    private static Font load(Typeface typeface) {
        try (var file = typeface.open()) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The bundled font " + typeface + " is broken.", e);
        }
    }

    private Color color(Role role) {
        return new Color(palette.rgb(role));
    }
}
