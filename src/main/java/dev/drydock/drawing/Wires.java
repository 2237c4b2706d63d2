package dev.drydock.drawing;

import dev.drydock.path.Lane;
import dev.drydock.path.PathEdge;
import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.PathNode.OtherTargetNode;
import dev.drydock.path.ServicePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Draws the edges between boxes that have their places. Edges that join the same two boxes by the same way are one line, and lines of the same way and end run
/// together; see [Bundle].
final class Wires {
    /// How far from the side of a box a trunk stands at least: past the badge on the corner, and before the mark at the end.
    private static final double PAST_BADGE = 17;
    private static final double BEFORE_MARK = 13;
    private static final double BEFORE_FRAME = 5;

    /// Every part of an edge that one line stands for.
    record Wire(Placed from, Placed to, Way way, List<PathEdge> edges) {
        Target target() {
            return Target.edge(from.content().target().id(), to.content().target().id(), way.name());
        }

        boolean inOneLane() {
            return from.bounds().x() == to.bounds().x();
        }

        List<String> carries() {
            return List.copyOf(edges.stream().flatMap(edge -> edge.carries().stream()).collect(Collectors.toCollection(TreeSet::new)));
        }

        WireStyle style() {
            return WireStyle.of(way, to.content().nodes().contains(OtherTargetNode.NO_ROUTE.id()));
        }

        Stroke stroke() {
            if (way == Way.TRAFFIC && from.content().border() == Role.FAIL && to.content().border() == Role.FAIL) {
                return Stroke.solid(Role.FAIL, 2.2);
            }
            if (way == Way.TRAFFIC && carries().equals(List.of("0 %"))) {
                return new Stroke(Role.NEUTRAL, 1.3, Stroke.Dash.DOTTED);
            }
            // A way out of the VPC has the colour of what is said of its end.
            var border = to.content().border();
            var stroke = style().stroke(border == Role.BORDER ? Role.OUTSIDE : border);
            return way == Way.NOTHING && carries().isEmpty() ? new Stroke(Role.NEUTRAL, stroke.width(), stroke.dash()) : stroke;
        }
    }

    /// A box in its place.
    record Placed(Content content, Bounds bounds) {}

    private final Lanes lanes;
    private final Emphasis emphasis;
    /// What belongs to the selection, once more and stronger, over all other lines: their order stays as it is, for those who step through them.
    private final List<Item> onTop = new ArrayList<>();

    private Wires(Lanes lanes, Emphasis emphasis) {
        this.lanes = lanes;
        this.emphasis = emphasis;
    }

    /// How many bundles run between the tasks and what they reach.
    static int bundlesOut(ServicePath path, Set<String> interfaceEndpoints) {
        var tasks = path.nodes().stream().filter(node -> node.lane() == Lane.TASKS).map(node -> node.id()).collect(Collectors.toSet());
        return (int) path.edges().stream().filter(edge -> tasks.contains(edge.from()))
                .map(edge -> edge.way() + " " + (interfaceEndpoints.contains(edge.to()) ? EgressContents.INTERFACE_ENDPOINTS : edge.to())).distinct().count();
    }

    static List<Item> draw(ServicePath path, List<Placed> boxes, Lanes lanes, Emphasis emphasis) {
        return new Wires(lanes, emphasis).draw(wires(path, boxes));
    }

    private List<Item> draw(List<Wire> wires) {
        var items = new ArrayList<Item>();
        var byGap = new LinkedHashMap<Double, List<Wire>>();
        for (var wire : wires) {
            if (wire.inOneLane()) {
                items.add(beside(wire));
            } else {
                byGap.computeIfAbsent(wire.from().bounds().right(), _ -> new ArrayList<>()).add(wire);
            }
        }
        byGap.values().forEach(gap -> items.addAll(between(gap)));
        items.addAll(onTop);
        return items;
    }

    private static List<Wire> wires(ServicePath path, List<Placed> boxes) {
        var byNode = new HashMap<String, Placed>();
        boxes.forEach(box -> box.content().nodes().forEach(node -> byNode.put(node, box)));
        record Ends(Placed from, Placed to, Way way) {}
        var joined = new LinkedHashMap<Ends, List<PathEdge>>();
        for (var edge : path.edges()) {
            var from = byNode.get(edge.from());
            var to = byNode.get(edge.to());
            if (from != null && to != null && from != to) {
                joined.computeIfAbsent(new Ends(from, to, edge.way()), _ -> new ArrayList<>()).add(edge);
            }
        }
        return joined.entrySet().stream().map(entry -> new Wire(entry.getKey().from(), entry.getKey().to(), entry.getKey().way(), List.copyOf(entry.getValue()))).toList();
    }

    private List<Item> between(List<Wire> gap) {
        record Key(Placed hub, Way way) {}
        var bundled = gap.stream().collect(Collectors.groupingBy(wire -> new Key(wire.way() == Way.PLACEMENT ? wire.from() : wire.to(), wire.way()), LinkedHashMap::new, Collectors.toList()));
        var bundles = bundled.entrySet().stream().map(entry -> new Bundle(entry.getValue(), entry.getKey().way() != Way.PLACEMENT)).toList();
        var first = gap.getFirst();
        var from = first.from().bounds().right();
        var to = gap.stream().mapToDouble(wire -> wire.to().bounds().x()).min().orElse(from);
        var start = from + (first.from().bounds().x() == lanes.left(Lane.CLIENTS) ? 4 : PAST_BADGE);
        Channels.route(bundles, start, to - (first.way() == Way.PLACEMENT ? lanes.framePadding() + BEFORE_FRAME : BEFORE_MARK));
        return bundles.stream().flatMap(bundle -> bundle.wires.stream().map(wire -> item(bundle, wire))).toList();
    }

    private Item item(Bundle bundle, Wire wire) {
        var target = wire.target();
        var stroke = wire.stroke();
        var shapes = new ArrayList<Shape>();
        var whole = bundle.whole(wire, stroke);
        if (emphasis.isSelected(target)) {
            shapes.add(bundle.whole(wire, Stroke.solid(Role.ACCENT_SUBTLE, stroke.width() + 8)));
            shapes.add(bundle.whole(wire, Stroke.solid(Role.ACCENT, stroke.width() + 2)));
            shapes.add(whole);
        } else {
            shapes.add(bundle.piece(wire, emphasis.singlesOut() ? new Stroke(Role.BORDER, stroke.width(), stroke.dash()) : stroke));
        }
        if (bundle.fanIn && wire == bundle.last()) {
            shapes.addAll(wire.style().mark(bundle.hubX(), bundle.hubY, emphasis.singlesOut() ? Role.BORDER : stroke.role()));
        }
        if (emphasis.isStrong(wire.edges())) {
            // Cleared of what lies beneath, so that its dashes can be told.
            var strong = new ArrayList<Shape>();
            strong.add(bundle.whole(wire, Stroke.solid(Role.CANVAS, stroke.width() + 4)));
            strong.add(bundle.whole(wire, new Stroke(stroke.role(), stroke.width() + 1, stroke.dash())));
            if (bundle.fanIn) {
                strong.addAll(wire.style().mark(bundle.hubX(), bundle.hubY, stroke.role()));
            }
            if (!emphasis.isSelected(target)) {
                onTop.add(Item.decoration(whole.bounds(), List.copyOf(strong)));
            }
        }
        return new Item(target, told(wire), whole.bounds(), List.copyOf(shapes));
    }

    /// Between two boxes of one lane the line runs at their left.
    private Item beside(Wire wire) {
        var from = wire.from().bounds();
        var to = wire.to().bounds();
        var bus = from.x() - 10;
        var stroke = wire.stroke();
        var points = List.of(new Point(from.x(), from.centreY()), new Point(bus, from.centreY()), new Point(bus, to.centreY()), new Point(to.x(), to.centreY()));
        var shapes = new ArrayList<Shape>();
        if (emphasis.isSelected(wire.target())) {
            shapes.add(Lines.bent(Stroke.solid(Role.ACCENT_SUBTLE, stroke.width() + 8), 5, points));
            shapes.add(Lines.bent(Stroke.solid(Role.ACCENT, stroke.width() + 2), 5, points));
        }
        var line = Lines.bent(emphasis.isStrong(wire.edges()) ? new Stroke(stroke.role(), stroke.width() + 1, stroke.dash()) : stroke, 5, points);
        shapes.add(line);
        return new Item(wire.target(), told(wire), line.bounds(), List.copyOf(shapes));
    }

    private static Told told(Wire wire) {
        var from = Plain.line(wire.from().content().title());
        var to = Plain.line(wire.to().content().title());
        var what = String.join(", ", wire.carries());
        return Told.of(switch (wire.way()) {
            case TRAFFIC -> "Requests from " + from + " to " + to + (what.isEmpty() ? "" : ": " + what);
            case PLACEMENT -> "Tasks of " + from + " in " + to;
            case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT -> from + " reaches " + what + " privately by " + to;
            case NAT -> from + " reaches " + orAll(what) + " through the NAT gateway " + to;
            case INTERNET -> from + " reaches " + orAll(what) + " over the internet by " + to;
            case OTHER -> from + " sends " + orAll(what) + " to " + to;
            case NOTHING -> nothing(wire, from, to, what);
            case UNKNOWN -> "How " + from + " reaches " + orAll(what) + " is not recorded";
        });
    }

    private static String nothing(Wire wire, String from, String to, String what) {
        if (wire.style() == WireStyle.NO_WAY) {
            return what.isEmpty() ? from + " has no route to the internet" : from + " has no way to " + what;
        }
        return from + " is routed to " + to + ", which lets nothing through" + (what.isEmpty() ? "" : ": " + what);
    }

    private static String orAll(String what) {
        return what.isEmpty() ? "the internet" : what;
    }
}
