package dev.drydock.drawing;

import dev.drydock.drawing.Shape.Curve;
import java.util.ArrayList;
import java.util.List;

/// Lines from point to point.
final class Lines {
    /// The distance of a control point that bends a cubic Bézier piece like a quarter of a circle.
    private static final double CIRCLE = 0.5523;

    private Lines() {}

    /// Straight from each point to the next.
    static Curve straight(Stroke stroke, Point... points) {
        return bent(stroke, 0, List.of(points));
    }

    /// Upright and level pieces from each point to the next, the corners rounded as far as the pieces allow.
    static Curve bent(Stroke stroke, double radius, List<Point> points) {
        var pieces = new ArrayList<Curve.Piece>();
        for (var i = 1; i < points.size(); i++) {
            var corner = points.get(i);
            if (i == points.size() - 1) {
                pieces.add(new Curve.Piece(i == 1 ? points.getFirst() : pieces.getLast().end(), corner, corner));
                break;
            }
            var before = points.get(i - 1);
            var after = points.get(i + 1);
            var r = Math.min(radius, Math.min(length(before, corner) / (i == 1 ? 1 : 2), length(corner, after) / (i + 1 == points.size() - 1 ? 1 : 2)));
            var start = towards(corner, before, r);
            var end = towards(corner, after, r);
            var from = pieces.isEmpty() ? points.getFirst() : pieces.getLast().end();
            pieces.add(new Curve.Piece(from, start, start));
            if (r > 0) {
                pieces.add(new Curve.Piece(towards(corner, before, r * (1 - CIRCLE)), towards(corner, after, r * (1 - CIRCLE)), end));
            }
        }
        return new Curve(points.getFirst(), List.copyOf(pieces), stroke);
    }

    private static double length(Point a, Point b) {
        return Math.hypot(b.x() - a.x(), b.y() - a.y());
    }

    private static Point towards(Point from, Point to, double by) {
        var length = length(from, to);
        return length == 0 ? from : new Point(from.x() + (to.x() - from.x()) * by / length, from.y() + (to.y() - from.y()) * by / length);
    }
}
