package dev.drydock.drawing;

import java.util.Collection;

/// A place in pixels at scale 1, from the top left.
public record Point(double x, double y) {

    static Bounds bounds(Collection<Point> points) {
        var x = points.stream().mapToDouble(Point::x).summaryStatistics();
        var y = points.stream().mapToDouble(Point::y).summaryStatistics();
        return new Bounds(x.getMin(), y.getMin(), x.getMax() - x.getMin(), y.getMax() - y.getMin());
    }

    /// How far a point is from the straight line between two others.
    static double distance(Point a, Point b, double x, double y) {
        var dx = b.x - a.x;
        var dy = b.y - a.y;
        var length = dx * dx + dy * dy;
        var t = length == 0 ? 0 : Math.clamp(((x - a.x) * dx + (y - a.y) * dy) / length, 0, 1);
        return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
    }
}
