package dev.drydock.ui.path;

import dev.drydock.drawing.Bounds;
import dev.drydock.drawing.Drawing;
import dev.drydock.drawing.Item;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.Role;
import dev.drydock.drawing.Shape;
import dev.drydock.drawing.Stroke;
import dev.drydock.drawing.Target;
import dev.drydock.ui.kit.Fonts;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Paints a display list on a canvas, and outlines what the pointer is on.
final class PathPainter {
    private static final double GAP = 3.5;
    private static final double CORNER = 10;
    /// How far the mark of a selected item may reach beyond its bounds.
    private static final double MARGIN = 12;
    /// Text that differs from its measured width by less than this is not squeezed.
    private static final double SLACK = 1;

    private final Fonts fonts;

    PathPainter(Fonts fonts) {
        this.fonts = fonts;
    }

    /// Paints the part of a drawing that shows.
    ///
    /// @param view the part, in the drawing's own pixels
    void paint(GraphicsContext g, Drawing drawing, Palette palette, Bounds view, @Nullable Item hovered) {
        g.setTextBaseline(VPos.BASELINE);
        g.setFontSmoothingType(FontSmoothingType.GRAY);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineJoin(StrokeLineJoin.ROUND);
        for (var item : drawing.items()) {
            if (item.bounds().grown(MARGIN).overlaps(view)) {
                if (item.equals(hovered) && item.target() != null) {
                    outline(g, item, item.target().kind(), palette);
                }
                item.shapes().forEach(shape -> paint(g, shape, palette));
            }
        }
    }

    private static void outline(GraphicsContext g, Item item, Target.Kind kind, Palette palette) {
        g.setLineDashes();
        g.setStroke(color(palette, Role.ACCENT));
        g.setLineWidth(1);
        switch (kind) {
            case EDGE -> {
                g.setStroke(color(palette, Role.ACCENT).deriveColor(0, 1, 1, 0.4));
                for (var shape : item.shapes()) {
                    if (shape instanceof Shape.Curve curve) {
                        g.setLineWidth(curve.stroke().width() + 5);
                        trace(g, curve);
                    }
                }
            }
            case BADGE -> {
                var around = item.bounds().grown(GAP);
                g.strokeOval(around.x(), around.y(), around.width(), around.height());
            }
            case NODE, ZONE, TASK -> {
                var around = item.bounds().grown(kind == Target.Kind.TASK ? 2 : GAP);
                var corner = kind == Target.Kind.TASK ? 5 : 2 * CORNER;
                g.strokeRoundRect(around.x(), around.y(), around.width(), around.height(), corner, corner);
            }
        }
    }

    private void paint(GraphicsContext g, Shape shape, Palette palette) {
        switch (shape) {
            case Shape.Box(var x, var y, var width, var height, var radius, var fill, var stroke) -> {
                if (fill(g, palette, fill)) {
                    g.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
                }
                if (stroke(g, palette, stroke)) {
                    g.strokeRoundRect(x, y, width, height, 2 * radius, 2 * radius);
                }
            }
            case Shape.Disc(var x, var y, var radius, var fill, var stroke) -> {
                if (fill(g, palette, fill)) {
                    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
                }
                if (stroke(g, palette, stroke)) {
                    g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
                }
            }
            case Shape.Polygon(var points, var fill, var stroke) -> {
                var xs = points.stream().mapToDouble(point -> point.x()).toArray();
                var ys = points.stream().mapToDouble(point -> point.y()).toArray();
                if (fill(g, palette, fill)) {
                    g.fillPolygon(xs, ys, xs.length);
                }
                if (stroke(g, palette, stroke)) {
                    g.strokePolygon(xs, ys, xs.length);
                }
            }
            case Shape.Curve curve -> {
                if (stroke(g, palette, curve.stroke())) {
                    trace(g, curve);
                }
            }
            case Shape.Text text -> {
                g.setFill(color(palette, text.role()));
                g.setFont(fonts.font(text.typeface(), text.size()));
                g.setTextAlign(switch (text.anchor()) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
                g.fillText(text.text(), text.x(), text.y(), text.width() + SLACK);
            }
        }
    }

    private static void trace(GraphicsContext g, Shape.Curve curve) {
        g.beginPath();
        g.moveTo(curve.start().x(), curve.start().y());
        for (var piece : curve.pieces()) {
            g.bezierCurveTo(piece.control1().x(), piece.control1().y(), piece.control2().x(), piece.control2().y(), piece.end().x(), piece.end().y());
        }
        g.stroke();
    }

    private static boolean fill(GraphicsContext g, Palette palette, @Nullable Role role) {
        if (role != null) {
            g.setFill(color(palette, role));
        }
        return role != null;
    }

    private static boolean stroke(GraphicsContext g, Palette palette, @Nullable Stroke stroke) {
        if (stroke == null) {
            return false;
        }
        g.setStroke(color(palette, stroke.role()));
        g.setLineWidth(stroke.width());
        if (stroke.dash().on() > 0) {
            g.setLineDashes(stroke.dash().on(), stroke.dash().off());
        } else {
            g.setLineDashes();
        }
        return true;
    }

    private static Color color(Palette palette, Role role) {
        var rgb = palette.rgb(role);
        return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }
}
