package dev.drydock.drawing;

import dev.drydock.drawing.Shape.Box;
import dev.drydock.drawing.Shape.Polygon;
import dev.drydock.path.PathNode.TaskSquare;
import dev.drydock.path.PathNode.TaskSquare.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tasks as squares, one each; where there are too many of them to tell apart, as counts by state.
///
/// @param width of the room inside the box
record Squares(List<TaskSquare> tasks, Density density, double width) implements Block {
    private static final double SIZE = 11;

    /// How large the squares are. One picture has one density, so that the things in it compare.
    enum Density {
        LARGE(12, 5, 3),
        SMALL(8, 3, 4),
        TINY(5, 2, 6),
        /// No squares: counts.
        COUNTS(10, 0, 0);

        private final double side;
        private final double gap;
        private final int rows;

        Density(double side, double gap, int rows) {
            this.side = side;
            this.gap = gap;
            this.rows = rows;
        }

        private int columns(double width) {
            return (int) ((width + gap) / (side + gap));
        }

        /// The largest squares that so many tasks allow in a box of that width.
        static Density of(int most, double width) {
            for (var density : List.of(LARGE, SMALL, TINY)) {
                if (most <= density.columns(width) * density.rows) {
                    return density;
                }
            }
            return COUNTS;
        }
    }

    @Override
    public double height() {
        return density == Density.COUNTS
                ? 10 + 16 * counts().size()
                : 4 + Math.ceilDiv(tasks.size(), density.columns(width)) * (density.side + density.gap) - density.gap + 4;
    }

    @Override
    public void place(double x, double y, double inner, Sink sink) {
        if (density == Density.COUNTS) {
            placeCounts(x, y, inner, sink);
            return;
        }
        var columns = density.columns(width);
        for (var i = 0; i < tasks.size(); i++) {
            var task = tasks.get(i);
            var left = x + i % columns * (density.side + density.gap);
            var top = y + 4 + i / columns * (density.side + density.gap);
            var target = Target.task(task.taskArn());
            var shapes = new ArrayList<Shape>();
            if (sink.isSelected(target)) {
                shapes.add(new Box(left - 2.5, top - 2.5, density.side + 5, density.side + 5, 4, Role.ACCENT_SUBTLE, Stroke.solid(Role.ACCENT, 1.5)));
            }
            shapes.addAll(square(task.state(), left, top, density.side));
            var id = task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
            var told = Told.of("Task " + id + ": " + word(task.state()), task.networkInterfaceId() == null ? "" : task.networkInterfaceId());
            sink.add(new Item(target, told, new Bounds(left, top, density.side, density.side), List.copyOf(shapes)));
        }
    }

    private void placeCounts(double x, double y, double inner, Sink sink) {
        var parts = new ArrayList<Bar.Part>();
        counts().forEach((state, count) -> parts.add(new Bar.Part((double) count / tasks.size(), role(state))));
        new Bar(parts).place(x, y - 2, inner, sink);
        var top = y + 10;
        for (var entry : counts().entrySet()) {
            square(entry.getKey(), x, top + 3, 10).forEach(sink::add);
            new Line(String.format(Locale.ROOT, "%,d %s", entry.getValue(), word(entry.getKey())), Role.TEXT_MUTED, SIZE).place(x + 16, top, inner - 16, sink);
            top += 16;
        }
    }

    Map<State, Integer> counts() {
        return counts(tasks);
    }

    static Map<State, Integer> counts(List<TaskSquare> tasks) {
        var counts = new EnumMap<State, Integer>(State.class);
        tasks.forEach(task -> counts.merge(task.state(), 1, Integer::sum));
        return counts;
    }

    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static Role role(State state) {
        return switch (state) {
            case RUNNING -> Role.OK;
            case STARTING -> Role.WARN;
            case UNHEALTHY -> Role.FAIL;
            case STOPPING -> Role.NEUTRAL;
        };
    }

    /// A square whose state is told by its filling too: solid, hatched, crossed, or outlined.
    static List<Shape> square(State state, double x, double y, double side) {
        var radius = side / 5;
        var role = role(state);
        return switch (state) {
            case RUNNING -> List.of(new Box(x, y, side, side, radius, role, null));
            case STARTING -> hatched(x, y, side, role);
            case UNHEALTHY -> crossed(x, y, side, role);
            case STOPPING -> List.of(new Box(x + 0.75, y + 0.75, side - 1.5, side - 1.5, radius, null, Stroke.solid(role, 1.5)));
        };
    }

    private static List<Shape> hatched(double x, double y, double side, Role role) {
        var shapes = new ArrayList<Shape>();
        shapes.add(new Box(x + 0.5, y + 0.5, side - 1, side - 1, side / 5, Role.BOX, Stroke.solid(role, 1)));
        // Two stripes from edge to edge of the square; each is the band between two lines x + y = c, cut off at the edges.
        for (var from : new double[] {0.3, 0.95}) {
            shapes.add(stripe(x + 0.5, y + 0.5, side - 1, from, from + 0.38, role));
        }
        return shapes;
    }

    private static Polygon stripe(double x, double y, double side, double from, double to, Role role) {
        var points = new ArrayList<Point>();
        for (var c : new double[] {from, to}) {
            var low = new Point(x + side * Math.max(0, c - 1), y + side * Math.min(1, c));
            var high = new Point(x + side * Math.min(1, c), y + side * Math.max(0, c - 1));
            points.add(c == from ? low : high);
            points.add(c == from ? high : low);
        }
        if (from < 1 && to > 1) {
            points.add(2, new Point(x + side, y));
            points.add(new Point(x, y + side));
        }
        return new Polygon(List.copyOf(points), role, null);
    }

    private static List<Shape> crossed(double x, double y, double side, Role role) {
        var box = new Box(x, y, side, side, side / 5, role, null);
        if (side < 8) {
            var half = side / 2;
            return List.of(new Polygon(
                    List.of(new Point(x + half, y - 1), new Point(x + side + 1, y + half), new Point(x + half, y + side + 1), new Point(x - 1, y + half)), role, null));
        }
        var inset = side * 0.3;
        var stroke = Stroke.solid(Role.ON_STATUS, side / 8);
        return List.of(
                box,
                Lines.straight(stroke, new Point(x + inset, y + inset), new Point(x + side - inset, y + side - inset)),
                Lines.straight(stroke, new Point(x + side - inset, y + inset), new Point(x + inset, y + side - inset)));
    }
}
