package dev.drydock.drawing;

import dev.drydock.drawing.Shape.Curve;
import java.util.ArrayList;
import java.util.List;

/// Lines from point to point.
final class Lines {
    private Lines() {}

    /// Straight from each point to the next.
    static Curve straight(Stroke stroke, Point... points) {
        var pieces = new ArrayList<Curve.Piece>();
        for (var i = 1; i < points.length; i++) {
            pieces.add(new Curve.Piece(points[i - 1], points[i], points[i]));
        }
        return new Curve(points[0], List.copyOf(pieces), stroke);
    }

    /// Level out of the one, over in a sweep, and level into the other, so that only the space between two lanes is crossed aslant.
    static Curve swept(Stroke stroke, Point from, double lead, Point to, double tail) {
        var start = new Point(from.x() + lead, from.y());
        var end = new Point(to.x() - tail, to.y());
        var reach = (end.x() - start.x()) * 0.5;
        return new Curve(from, List.of(
                new Curve.Piece(from, start, start),
                new Curve.Piece(new Point(start.x() + reach, start.y()), new Point(end.x() - reach, end.y()), end),
                new Curve.Piece(end, to, to)), stroke);
    }
}
