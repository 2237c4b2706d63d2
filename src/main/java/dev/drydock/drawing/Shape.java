package dev.drydock.drawing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What painters can paint. Coordinates are in pixels at scale 1, from the top left.
public sealed interface Shape {

    Bounds bounds();

    /// A rectangle, rounded at its corners.
    record Box(double x, double y, double width, double height, double radius, @Nullable Role fill, @Nullable Stroke stroke) implements Shape {
        @Override
        public Bounds bounds() {
            return new Bounds(x, y, width, height);
        }
    }

    record Disc(double x, double y, double radius, @Nullable Role fill, @Nullable Stroke stroke) implements Shape {
        @Override
        public Bounds bounds() {
            return new Bounds(x - radius, y - radius, 2 * radius, 2 * radius);
        }
    }

    /// A closed polygon.
    record Polygon(List<Point> points, @Nullable Role fill, @Nullable Stroke stroke) implements Shape {
        @Override
        public Bounds bounds() {
            return Point.bounds(points);
        }
    }

    /// A line from point to point, of cubic Bézier pieces.
    record Curve(Point start, List<Piece> pieces, Stroke stroke) implements Shape {
        private static final int STEPS = 24;

        /// One piece: two control points and the end, which is the next piece's start.
        public record Piece(Point control1, Point control2, Point end) {}

        /// The bounds of the points along the line.
        @Override
        public Bounds bounds() {
            return Point.bounds(points());
        }

        /// Points along the line, close enough to stand for it.
        public List<Point> points() {
            var points = new ArrayList<Point>();
            points.add(start);
            var from = start;
            for (var piece : pieces) {
                for (var step = 1; step <= STEPS; step++) {
                    points.add(at(from, piece, (double) step / STEPS));
                }
                from = piece.end();
            }
            return points;
        }

        /// How far a point is from the line.
        double distance(double x, double y) {
            var points = points();
            var nearest = Double.MAX_VALUE;
            for (var i = 1; i < points.size(); i++) {
                nearest = Math.min(nearest, Point.distance(points.get(i - 1), points.get(i), x, y));
            }
            return nearest;
        }

        private static Point at(Point from, Piece piece, double t) {
            var u = 1 - t;
            var a = u * u * u;
            var b = 3 * u * u * t;
            var c = 3 * u * t * t;
            var d = t * t * t;
            return new Point(
                    a * from.x() + b * piece.control1().x() + c * piece.control2().x() + d * piece.end().x(),
                    a * from.y() + b * piece.control1().y() + c * piece.control2().y() + d * piece.end().y());
        }
    }

    /// One line of text.
    ///
    /// @param x the place that the anchor speaks of
    /// @param y the baseline
    /// @param width the measured width; a painter whose font differs squeezes the text into it
    record Text(double x, double y, double width, String text, Typeface typeface, double size, Anchor anchor, Role role) implements Shape {
        public enum Anchor { START, MIDDLE, END }

        @Override
        public Bounds bounds() {
            var left = switch (anchor) {
                case START -> x;
                case MIDDLE -> x - width / 2;
                case END -> x - width;
            };
            return new Bounds(left, y - 0.8 * size, width, size);
        }
    }
}
