package dev.drydock.drawing;

import dev.drydock.drawing.Wires.Placed;
import dev.drydock.drawing.Wires.Wire;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lines that share an end and a way: they run together in one trunk between two lanes, like the cores of a cable, and each has only its branch to itself.
final class Bundle {
    private static final double LEVEL = 0.5;
    private static final double RADIUS = 7;

    final List<Wire> wires;
    /// Whether they come together, rather than part.
    final boolean fanIn;
    private final Map<Wire, Double> branches = new HashMap<>();
    double trunk;
    double hubY;

    Bundle(List<Wire> wires, boolean fanIn) {
        this.wires = wires;
        this.fanIn = fanIn;
    }

    Placed hub() {
        return fanIn ? wires.getFirst().to() : wires.getFirst().from();
    }

    Placed own(Wire wire) {
        return fanIn ? wire.from() : wire.to();
    }

    double branch(Wire wire) {
        return branches.getOrDefault(wire, own(wire).bounds().centreY());
    }

    void branch(Wire wire, double y) {
        branches.put(wire, y);
    }

    double top() {
        return Math.min(hubY, wires.stream().mapToDouble(this::branch).min().orElse(hubY));
    }

    double bottom() {
        return Math.max(hubY, wires.stream().mapToDouble(this::branch).max().orElse(hubY));
    }

    /// How many crossings there are when this bundle's trunk stands left of the other's.
    int crossings(Bundle right) {
        var passed = fanIn ? right : this;
        var through = fanIn ? this : right;
        var top = through.top() + LEVEL;
        var bottom = through.bottom() - LEVEL;
        var branches = passed.wires.stream().mapToDouble(passed::branch).filter(y -> y > top && y < bottom).count();
        return (int) branches + (passed.top() + LEVEL < through.hubY && through.hubY < passed.bottom() - LEVEL ? 1 : 0);
    }

    private double ownX(Wire wire) {
        return fanIn ? wire.from().bounds().right() : wire.to().bounds().x();
    }

    double hubX() {
        return fanIn ? hub().bounds().x() : hub().bounds().right();
    }

    /// The whole way of a line.
    Shape.Curve whole(Wire wire, Stroke stroke) {
        var y = branch(wire);
        return curve(stroke, Math.abs(y - hubY) <= LEVEL
                ? List.of(new Point(ownX(wire), hubY), new Point(hubX(), hubY))
                : List.of(new Point(ownX(wire), y), new Point(trunk, y), new Point(trunk, hubY), new Point(hubX(), hubY)));
    }

    /// The piece of the way that is drawn for a line: its branch, and the trunk as far as the next branch that joins it. Together the pieces are the whole bundle,
    /// and no two lie on each other, which would close the gaps of dashes.
    Shape.Curve piece(Wire wire, Stroke stroke) {
        var y = branch(wire);
        if (Math.abs(y - hubY) <= LEVEL || wire == last()) {
            return whole(wire, stroke);
        }
        var next = wires.stream().filter(other -> other != wire && isBetween(branch(other), y)).mapToDouble(this::branch)
                .boxed().min(Comparator.comparingDouble(other -> Math.abs(other - y))).orElse(hubY);
        return curve(stroke, List.of(new Point(ownX(wire), y), new Point(trunk, y), new Point(trunk, next)));
    }

    private boolean isBetween(double y, double from) {
        return Math.abs(y - hubY) > LEVEL && (hubY > from ? y > from && y < hubY : y < from && y > hubY);
    }

    /// The line whose piece goes all the way to the shared end: the one that is level with it, else the nearest.
    Wire last() {
        return wires.stream().min(Comparator.comparingDouble((Wire wire) -> Math.abs(branch(wire) - hubY)).thenComparingDouble(this::branch)).orElseThrow();
    }

    /// Always drawn from left to right.
    private Shape.Curve curve(Stroke stroke, List<Point> fromOwn) {
        return Lines.bent(stroke, RADIUS, fanIn ? fromOwn : fromOwn.reversed());
    }
}
