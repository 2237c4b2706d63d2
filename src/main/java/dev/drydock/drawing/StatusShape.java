package dev.drydock.drawing;

import dev.drydock.check.Status;
import dev.drydock.drawing.Shape.Box;
import dev.drydock.drawing.Shape.Disc;
import dev.drydock.drawing.Shape.Polygon;
import dev.drydock.drawing.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A status as a shape, so that it is never told by colour alone: an octagon for fail, a triangle for warn, a disc for ok, a ring for unknown, a dash for n/a.
public final class StatusShape {
    private StatusShape() {}

    public static Role role(Status status) {
        return switch (status) {
            case FAIL -> Role.FAIL;
            case WARN -> Role.WARN;
            case OK -> Role.OK;
            case UNKNOWN, NA -> Role.NEUTRAL;
        };
    }

    /// The bare shape, such as a list shows it.
    public static List<Shape> pip(Status status, double x, double y, double radius) {
        return switch (status) {
            case FAIL -> List.of(octagon(x, y, radius, null));
            case WARN -> List.of(triangle(x, y, radius, null));
            case OK -> List.of(new Disc(x, y, radius, Role.OK, null));
            case UNKNOWN -> List.of(new Disc(x, y, radius - 0.75, null, Stroke.solid(Role.NEUTRAL, 1.5)));
            case NA -> List.of(new Box(x - radius, y - 1, 2 * radius, 2, 1, Role.NEUTRAL, null));
        };
    }

    /// The shape with a badge's number in it, rimmed so that it stands off from what is behind it; `?` follows the number of an unknown one and a dash that of
    /// one that does not apply.
    public static List<Shape> badge(Status status, int number, double x, double y, double radius) {
        var rim = Stroke.solid(Role.CANVAS, 2);
        var shapes = new ArrayList<Shape>();
        switch (status) {
            case FAIL -> shapes.add(octagon(x, y, radius, rim));
            case WARN -> shapes.add(triangle(x, y, radius * 1.12, rim));
            case OK -> shapes.add(new Disc(x, y, radius, Role.OK, rim));
            case UNKNOWN -> {
                shapes.add(new Disc(x, y, radius + 1, Role.CANVAS, null));
                shapes.add(new Disc(x, y, radius - 1, Role.BOX, Stroke.solid(Role.NEUTRAL, 2)));
            }
            case NA -> {
                shapes.add(new Box(x - radius - 3, y - 9, 2 * radius + 6, 18, 9, Role.CANVAS, null));
                shapes.add(new Box(x - radius - 1, y - 7.5, 2 * radius + 2, 15, 7.5, Role.BOX, Stroke.solid(Role.NEUTRAL, 1.5)));
            }
        }
        var text = switch (status) {
            case FAIL, WARN, OK -> Integer.toString(number);
            case UNKNOWN -> number + "?";
            case NA -> number + " –";
        };
        var role = status == Status.UNKNOWN || status == Status.NA ? Role.TEXT_MUTED : Role.ON_STATUS;
        var size = status == Status.UNKNOWN || status == Status.NA ? radius * 0.85 : radius;
        var lower = status == Status.WARN ? radius * 0.22 : 0;
        shapes.add(new Text(x, y + lower + size * 0.36, Typeface.BOLD.width(text, size), text, Typeface.BOLD, size, Text.Anchor.MIDDLE, role));
        return shapes;
    }

    /// A small struck-out disc: all that gives the badge beside it its colour is muted.
    public static List<Shape> muted(double x, double y) {
        return List.of(
                new Disc(x, y, 7.5, Role.CANVAS, null),
                new Disc(x, y, 5.5, Role.BOX, Stroke.solid(Role.NEUTRAL, 1.5)),
                Lines.straight(Stroke.solid(Role.NEUTRAL, 1.5), new Point(x - 3.6, y + 3.6), new Point(x + 3.6, y - 3.6)));
    }

    private static Polygon octagon(double x, double y, double radius, @Nullable Stroke rim) {
        var points = IntStream.range(0, 8).mapToObj(corner -> {
            var angle = Math.PI / 8 + corner * Math.PI / 4;
            return new Point(x + radius * 1.04 * Math.cos(angle), y + radius * 1.04 * Math.sin(angle));
        }).toList();
        return new Polygon(points, Role.FAIL, rim);
    }

    private static Polygon triangle(double x, double y, double radius, @Nullable Stroke rim) {
        return new Polygon(
                List.of(new Point(x, y - radius), new Point(x + radius * 1.06, y + radius * 0.82), new Point(x - radius * 1.06, y + radius * 0.82)), Role.WARN, rim);
    }
}
