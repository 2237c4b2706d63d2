package dev.drydock.drawing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shapes that together stand for one thing, or decorate.
///
/// @param target what they stand for; null for decoration, such as a lane's title
/// @param told what a popover shows of it
/// @param bounds where it is met by the pointer and outlined when it has the focus
public record Item(@Nullable Target target, Told told, Bounds bounds, List<Shape> shapes) {
    private static final double REACH = 4;

    /// Shapes that stand for nothing.
    public static Item decoration(Bounds bounds, List<Shape> shapes) {
        return new Item(null, Told.NOTHING, bounds, shapes);
    }

    /// What a screen reader says of it; empty for decoration.
    public String says() {
        return told.inOneLine();
    }

    /// Whether the point meets the item: in its bounds, or within reach of its lines where it is nothing but lines.
    boolean contains(double x, double y) {
        return bounds.grown(REACH).contains(x, y)
                && (target != null && target.kind() == Target.Kind.EDGE
                        ? shapes.stream().anyMatch(shape -> shape instanceof Shape.Curve curve && curve.distance(x, y) <= REACH)
                        : bounds.contains(x, y));
    }
}
