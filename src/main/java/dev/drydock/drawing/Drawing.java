package dev.drydock.drawing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A placed picture. Painters paint [Role#CANVAS] over the whole of it, then the items in order, and in each item its shapes in order.
///
/// @param width in pixels at scale 1
/// @param height in pixels at scale 1
/// @param title one sentence that says what the whole picture shows
/// @param items from the back to the front
/// @param lanes the columns, from left to right
/// @param standIns for things that have no place of their own, such as a task that is only counted, what shows them
public record Drawing(double width, double height, String title, List<Item> items, List<Column> lanes, Map<Target, Target> standIns) {
    /// One column of the picture.
    public record Column(String title, double left, double right) {}

    /// A picture of nothing but shapes.
    public Drawing(double width, double height, List<Shape> shapes) {
        this(width, height, "", List.of(Item.decoration(new Bounds(0, 0, width, height), shapes)), List.of(), Map.of());
    }

    /// The front item that stands for something at that place; a line is met within a few pixels.
    public Optional<Item> at(double x, double y) {
        return items.reversed().stream().filter(item -> item.target() != null && item.contains(x, y)).findFirst();
    }

    /// The item that stands for that thing, or that shows it among others.
    public Optional<Item> of(Target target) {
        var drawn = standIns.getOrDefault(target, target);
        return items.stream().filter(item -> drawn.equals(item.target())).findFirst();
    }

    /// What a reader of the picture who does not see it steps through, in order: things first, then the edges between them.
    public List<Item> readingOrder() {
        var things = items.stream().filter(item -> item.target() != null && item.target().kind() != Target.Kind.EDGE);
        var edges = items.stream().filter(item -> item.target() != null && item.target().kind() == Target.Kind.EDGE);
        return Stream.concat(things, edges).toList();
    }
}
