package dev.drydock.drawing;

import dev.drydock.path.PathEdge;
import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.ServicePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Draws the edges between boxes that have their places. Edges that join the same two boxes by the same way are one line.
final class Wires {
    private static final double PITCH = 13;
    /// By how much a line may miss the level and still be drawn level.
    private static final double STRAIGHTENED = 20;

    /// How far a line runs level beside a box before it turns: past the badge on the corner.
    private static final double LEAD = 14;

    private record Wire(Placed from, Placed to, Way way, List<String> carries) {
        Target target() {
            return Target.edge(from.content().target().id(), to.content().target().id(), way.name());
        }

        boolean inOneLane() {
            return from.bounds().x() == to.bounds().x();
        }
    }

    /// A box in its place.
    record Placed(Content content, Bounds bounds) {}

    private Wires() {}

    static List<Item> draw(ServicePath path, List<Placed> boxes, Set<Target> selection) {
        var wires = wires(path, boxes);
        var starts = ports(wires, Wire::from, Wire::to, wire -> wire.to().bounds().centreY());
        var ends = ports(wires, Wire::to, Wire::from, starts::get);
        return wires.stream().map(wire -> item(wire, starts.get(wire), ends.get(wire), selection)).toList();
    }

    private static List<Wire> wires(ServicePath path, List<Placed> boxes) {
        var byNode = new LinkedHashMap<String, Placed>();
        boxes.forEach(box -> box.content().nodes().forEach(node -> byNode.put(node, box)));
        record Ends(Placed from, Placed to, Way way) {}
        var carried = new LinkedHashMap<Ends, Set<String>>();
        for (PathEdge edge : path.edges()) {
            var from = byNode.get(edge.from());
            var to = byNode.get(edge.to());
            if (from != null && to != null) {
                carried.computeIfAbsent(new Ends(from, to, edge.way()), ends -> new TreeSet<>()).addAll(edge.carries());
            }
        }
        return carried.entrySet().stream()
                .map(entry -> new Wire(entry.getKey().from(), entry.getKey().to(), entry.getKey().way(), List.copyOf(entry.getValue())))
                .toList();
    }

    /// Where on the side of its box each line begins or ends: in the order of the boxes at the other ends, so that lines of one box do not cross.
    ///
    /// @param level the height at which each line would be level
    private static Map<Wire, Double> ports(List<Wire> wires, Function<Wire, Placed> here, Function<Wire, Placed> there, ToDoubleFunction<Wire> level) {
        var ports = new LinkedHashMap<Wire, Double>();
        var byBox = wires.stream().filter(wire -> !wire.inOneLane()).collect(Collectors.groupingBy(here, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        byBox.forEach((box, atBox) -> {
            atBox.sort(Comparator.comparingDouble((Wire wire) -> there.apply(wire).bounds().centreY()).thenComparing(Wire::way));
            var room = box.bounds().height() - 28;
            var pitch = atBox.size() < 2 ? 0 : Math.min(PITCH, room / (atBox.size() - 1));
            var first = box.bounds().centreY() - (atBox.size() - 1) / 2.0 * pitch;
            var shift = straightening(atBox, first, pitch, level, room);
            for (var i = 0; i < atBox.size(); i++) {
                ports.put(atBox.get(i), first + shift + i * pitch);
            }
        });
        return ports;
    }

    /// How far the ports of a box move together so that one line which nearly runs level does.
    private static double straightening(List<Wire> atBox, double first, double pitch, ToDoubleFunction<Wire> level, double room) {
        var slack = (room - pitch * (atBox.size() - 1)) / 2;
        for (var i = 0; i < atBox.size(); i++) {
            var shift = level.applyAsDouble(atBox.get(i)) - first - i * pitch;
            if (Math.abs(shift) <= Math.min(slack, STRAIGHTENED)) {
                return shift;
            }
        }
        return 0;
    }

    private static Item item(Wire wire, @Nullable Double start, @Nullable Double end, Set<Target> selection) {
        var target = wire.target();
        var stroke = stroke(wire);
        var shapes = new ArrayList<Shape>();
        if (selection.contains(target)) {
            shapes.add(line(wire, start, end, Stroke.solid(Role.ACCENT_SUBTLE, stroke.width() + 8)));
            shapes.add(line(wire, start, end, Stroke.solid(Role.ACCENT, stroke.width() + 2)));
        }
        var line = line(wire, start, end, stroke);
        shapes.add(line);
        return new Item(target, says(wire), line.bounds(), List.copyOf(shapes));
    }

    private static Shape.Curve line(Wire wire, @Nullable Double start, @Nullable Double end, Stroke stroke) {
        var from = wire.from().bounds();
        var to = wire.to().bounds();
        if (start == null || end == null) {
            var bus = from.x() - 10;
            return Lines.straight(stroke, new Point(from.x(), from.centreY()), new Point(bus, from.centreY()), new Point(bus, to.centreY()), new Point(to.x(), to.centreY()));
        }
        var gap = to.x() - from.right();
        // Subnets stand within a frame; lines turn outside of it.
        var lead = Math.min(wire.way() == Way.TRAFFIC ? gap / 3 : LEAD + 4, gap / 3);
        var tail = Math.min(wire.way() == Way.PLACEMENT ? Lanes.FRAME_PADDING : 6, gap / 3);
        return Lines.swept(stroke, new Point(from.right(), start), lead, new Point(to.x(), end), tail);
    }

    private static Stroke stroke(Wire wire) {
        if (wire.way() == Way.TRAFFIC && wire.from().content().border() == Role.FAIL && wire.to().content().border() == Role.FAIL) {
            return Stroke.solid(Role.FAIL, 2.2);
        }
        var stroke = stroke(wire.way(), outside(wire));
        return wire.way() == Way.NOTHING && wire.carries().isEmpty() ? new Stroke(Role.NEUTRAL, stroke.width(), stroke.dash()) : stroke;
    }

    /// How a way is drawn.
    ///
    /// @param outside the colour of what leaves the VPC
    static Stroke stroke(Way way, Role outside) {
        return switch (way) {
            case TRAFFIC -> Stroke.solid(Role.FLOW, 1.6);
            case PLACEMENT -> Stroke.solid(Role.FLOW, 1.4);
            case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT -> Stroke.solid(Role.OK, 1.5);
            case NAT -> new Stroke(outside, 1.5, Stroke.Dash.DASHED);
            case INTERNET -> Stroke.solid(outside, 1.5);
            case OTHER -> new Stroke(outside, 1.5, Stroke.Dash.FINE);
            case NOTHING -> new Stroke(Role.FAIL, 1.8, Stroke.Dash.DOTTED);
            case UNKNOWN -> new Stroke(Role.NEUTRAL, 1.5, Stroke.Dash.DOTTED);
        };
    }

    /// A way out of the VPC has the colour of what is said of its end.
    private static Role outside(Wire wire) {
        var border = wire.to().content().border();
        return border == Role.BORDER ? Role.OUTSIDE : border;
    }

    private static String says(Wire wire) {
        var from = Plain.line(wire.from().content().title());
        var to = Plain.line(wire.to().content().title());
        var what = String.join(", ", wire.carries());
        return switch (wire.way()) {
            case TRAFFIC -> "Requests from " + from + " to " + to;
            case PLACEMENT -> "Tasks of " + from + " in " + to;
            case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT -> from + " reaches " + what + " privately by " + to;
            case NAT -> from + " reaches " + orAll(what) + " through the NAT gateway " + to;
            case INTERNET -> from + " reaches " + orAll(what) + " over the internet by " + to;
            case OTHER -> from + " sends " + orAll(what) + " to " + to;
            case NOTHING -> what.isEmpty() ? from + " has no route to the internet" : from + " has no way to " + what;
            case UNKNOWN -> "How " + from + " reaches " + orAll(what) + " is not recorded";
        };
    }

    private static String orAll(String what) {
        return what.isEmpty() ? "the internet" : what;
    }
}
