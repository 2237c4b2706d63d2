package dev.drydock.report;

import dev.drydock.drawing.Drawing;
import dev.drydock.drawing.Item;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.Point;
import dev.drydock.drawing.Role;
import dev.drydock.drawing.Shape;
import dev.drydock.drawing.Stroke;
import dev.drydock.drawing.Typeface;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a drawing as an SVG that needs nothing from outside itself: every text carries its measured width, so that another font does not break the
/// layout, and every thing its name for screen readers. The same drawing gives the same text.
public final class SvgWriter {
    private final Function<Role, String> colours;
    private final StringBuilder svg = new StringBuilder();

    private SvgWriter(Function<Role, String> colours) {
        this.colours = colours;
    }

    public static String write(Drawing drawing, Palette palette) {
        return new SvgWriter(palette::hex).write(drawing, "xmlns=\"http://www.w3.org/2000/svg\" role=\"graphics-document\"");
    }

    /// The same as an element of an HTML page. The page's style says what each colour is, as `--fail`, so that one picture serves light and dark; it holds no
    /// ids, so that a page may hold many.
    static String inline(Drawing drawing) {
        return new SvgWriter(role -> "var(" + variable(role) + ")").write(drawing, "role=\"graphics-document\"");
    }

    /// The same, of shapes that say nothing which the text beside them does not.
    static String decoration(Drawing drawing) {
        return new SvgWriter(role -> "var(" + variable(role) + ")").begin(drawing, "aria-hidden=\"true\"").end(drawing);
    }

    /// The name under which a page's style holds the colour of a role.
    static String variable(Role role) {
        return "--" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String write(Drawing drawing, String attributes) {
        begin(drawing, attributes);
        var width = number(drawing.width());
        var height = number(drawing.height());
        svg.append("<title>").append(escaped(drawing.title())).append("</title>\n");
        svg.append("<rect width=\"").append(width).append("\" height=\"").append(height).append("\" fill=\"").append(colours.apply(Role.CANVAS)).append("\"/>\n");
        return end(drawing);
    }

    private SvgWriter begin(Drawing drawing, String attributes) {
        var width = number(drawing.width());
        var height = number(drawing.height());
        svg.append("<svg ").append(attributes).append(" width=\"").append(width).append("\" height=\"").append(height)
                .append("\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\">\n");
        return this;
    }

    private String end(Drawing drawing) {
        drawing.items().forEach(this::write);
        return svg.append("</svg>\n").toString();
    }

    private void write(Item item) {
        var target = item.target();
        if (target == null) {
            svg.append("<g>\n");
        } else {
            svg.append("<g role=\"graphics-object\" data-kind=\"").append(target.kind().name().toLowerCase(Locale.ROOT))
                    .append("\" data-id=\"").append(escaped(target.id())).append("\" aria-label=\"").append(escaped(item.says())).append("\">\n");
            svg.append("<title>").append(escaped(item.says())).append("</title>\n");
        }
        item.shapes().forEach(this::write);
        svg.append("</g>\n");
    }

    private void write(Shape shape) {
        switch (shape) {
            case Shape.Box box -> {
                open("rect").attribute("x", box.x()).attribute("y", box.y()).attribute("width", box.width()).attribute("height", box.height());
                if (box.radius() > 0) {
                    attribute("rx", Math.min(box.radius(), Math.min(box.width(), box.height()) / 2));
                }
                paint(box.fill(), box.stroke());
            }
            case Shape.Disc disc -> open("circle").attribute("cx", disc.x()).attribute("cy", disc.y()).attribute("r", disc.radius()).paint(disc.fill(), disc.stroke());
            case Shape.Polygon polygon -> open("polygon").attribute("points", points(polygon.points())).paint(polygon.fill(), polygon.stroke());
            case Shape.Curve curve -> open("path").attribute("d", path(curve)).paint(null, curve.stroke());
            case Shape.Text text -> write(text);
        }
    }

    private void write(Shape.Text text) {
        if (text.text().isBlank()) {
            return;
        }
        open("text").attribute("x", text.x()).attribute("y", text.y());
        attribute("font-family", (text.typeface() == Typeface.MONO ? "'JetBrains Mono',ui-monospace,monospace" : "Inter,system-ui,sans-serif"));
        attribute("font-size", text.size());
        if (text.typeface().weight() != 400) {
            attribute("font-weight", text.typeface().weight());
        }
        switch (text.anchor()) {
            case START -> {}
            case MIDDLE -> attribute("text-anchor", "middle");
            case END -> attribute("text-anchor", "end");
        }
        attribute("textLength", text.width()).attribute("lengthAdjust", "spacingAndGlyphs").attribute("fill", colours.apply(text.role()));
        svg.append('>').append(escaped(text.text())).append("</text>\n");
    }

    private SvgWriter open(String element) {
        svg.append('<').append(element);
        return this;
    }

    private SvgWriter attribute(String name, double value) {
        return attribute(name, number(value));
    }

    private SvgWriter attribute(String name, String value) {
        svg.append(' ').append(name).append("=\"").append(value).append('"');
        return this;
    }

    private void paint(@Nullable Role fill, @Nullable Stroke stroke) {
        attribute("fill", fill == null ? "none" : colours.apply(fill));
        if (stroke != null) {
            attribute("stroke", colours.apply(stroke.role())).attribute("stroke-width", stroke.width());
            if (stroke.dash() != Stroke.Dash.SOLID) {
                attribute("stroke-dasharray", number(stroke.dash().on()) + " " + number(stroke.dash().off()));
            }
            attribute("stroke-linejoin", "round");
        }
        svg.append("/>\n");
    }

    private static String points(List<Point> points) {
        return points.stream().map(SvgWriter::point).collect(Collectors.joining(" "));
    }

    private static String path(Shape.Curve curve) {
        return "M" + point(curve.start()) + curve.pieces().stream()
                .map(piece -> "C" + point(piece.control1()) + " " + point(piece.control2()) + " " + point(piece.end()))
                .collect(Collectors.joining());
    }

    private static String point(Point point) {
        return number(point.x()) + "," + number(point.y());
    }

    /// To a hundredth of a pixel, without trailing zeros.
    private static String number(double value) {
        var hundredths = Math.round(value * 100);
        return hundredths % 100 == 0 ? Long.toString(hundredths / 100) : String.format(Locale.ROOT, "%.2f", hundredths / 100.0).replaceAll("0$", "");
    }

    /// Escaped for text and attributes; what XML cannot hold at all is replaced.
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isXml(codePoint) ? codePoint : 0xfffd);
            }
        });
        return escaped.toString();
    }

    /// The characters that XML 1.0 allows, less the line breaks that an attribute would lose and the marks that turn the direction of what follows.
    private static boolean isXml(int codePoint) {
        return Character.getType(codePoint) != Character.FORMAT && (codePoint >= 0x20 && codePoint <= 0xd7ff || codePoint >= 0xe000 && codePoint <= 0xfffd || codePoint >= 0x10000);
    }
}
