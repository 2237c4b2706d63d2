package dev.drydock.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Collects what is placed: the shapes of the box that is being filled, and the items that stand in it.
final class Sink {
    private final Set<Target> selection;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    Sink(Set<Target> selection) {
        this.selection = selection;
    }

    boolean isSelected(Target target) {
        return selection.contains(target);
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
