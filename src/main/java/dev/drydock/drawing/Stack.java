package dev.drydock.drawing;

import dev.drydock.drawing.Wires.Placed;
import java.util.ArrayList;
import java.util.List;

/// Boxes one above the other.
///
/// @param anchor the place in the list of the box that stands at the height of the picture's middle line
/// @param gap between two boxes
record Stack(List<Content> boxes, int anchor, double gap) {
    static final double LEAST_GAP = 18;

    static Stack of(List<Content> boxes, int anchor) {
        return new Stack(boxes, anchor, LEAST_GAP);
    }

    /// The same with its boxes further apart, as far as the height allows.
    Stack spread(double height, double widestGap) {
        var least = boxes.size() < 2 ? gap : (height - height() + gap * (boxes.size() - 1)) / (boxes.size() - 1);
        return new Stack(boxes, anchor, Math.clamp(least, LEAST_GAP, widestGap));
    }

    double height() {
        return boxes.isEmpty() ? 0 : boxes.stream().mapToDouble(Content::height).sum() + (boxes.size() - 1) * gap;
    }

    /// How far above the middle of its anchor it begins.
    double above() {
        return boxes.isEmpty() ? 0 : boxes.subList(0, anchor).stream().mapToDouble(box -> box.height() + gap).sum() + boxes.get(anchor).height() / 2;
    }

    List<Placed> place(double x, double top, double width) {
        var placed = new ArrayList<Placed>();
        var y = top;
        for (var box : boxes) {
            placed.add(new Placed(box, new Bounds(x, y, width, box.height())));
            y += box.height() + gap;
        }
        return placed;
    }
}
