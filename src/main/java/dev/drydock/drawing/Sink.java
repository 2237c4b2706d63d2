package dev.drydock.drawing;

import java.util.ArrayList;
import java.util.List;

/// Collects what is placed: the shapes of the box that is being filled, and the items that stand in it.
final class Sink {
    private final Emphasis emphasis;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    Sink(Emphasis emphasis) {
        this.emphasis = emphasis;
    }

    boolean isSelected(Target target) {
        return emphasis.isSelected(target);
    }

    boolean isRelated(Target target) {
        return emphasis.isRelated(target);
    }

    void add(Shape shape) {
        shapes.add(shape);
    }

    void add(Item item) {
        items.add(item);
    }

    List<Shape> shapes() {
        return List.copyOf(shapes);
    }

    List<Item> items() {
        return items;
    }
}
