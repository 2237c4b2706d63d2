package dev.drydock.drawing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A placed picture. Painters paint [Role#CANVAS] over the whole of it, then the items in order, and in each item its shapes in order.
///
/// @param width in pixels at scale 1
/// @param height in pixels at scale 1
/// @param title one sentence that says what the whole picture shows
/// @param items from the back to the front
public record Drawing(double width, double height, String title, List<Item> items) {

    /// The front item that stands for something at that place; a line is met within a few pixels.
    public Optional<Item> at(double x, double y) {
        return items.reversed().stream().filter(item -> item.target() != null && item.contains(x, y)).findFirst();
    }

    /// The item that stands for that thing.
    public Optional<Item> of(Target target) {
        return items.stream().filter(item -> target.equals(item.target())).findFirst();
    }

    /// What a reader of the picture who does not see it steps through, in order: things first, then the edges between them.
    public List<Item> readingOrder() {
        var things = items.stream().filter(item -> item.target() != null && item.target().kind() != Target.Kind.EDGE);
        var edges = items.stream().filter(item -> item.target() != null && item.target().kind() == Target.Kind.EDGE);
        return Stream.concat(things, edges).toList();
    }
}
