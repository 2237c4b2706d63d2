package dev.drydock.drawing;

import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Shape.Box;
import dev.drydock.drawing.Shape.Text;
import dev.drydock.drawing.Squares.Density;
import dev.drydock.drawing.Wires.Placed;
import dev.drydock.path.Lane;
import dev.drydock.path.PathNode;
import dev.drydock.path.PathNode.HostNode;
import dev.drydock.path.PathNode.ListenerNode;
import dev.drydock.path.PathNode.LoadBalancerNode;
import dev.drydock.path.PathNode.ScalingNode;
import dev.drydock.path.PathNode.ServiceNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.PathNode.TargetGroupNode;
import dev.drydock.path.PathNode.TaskDefinitionNode;
import dev.drydock.path.ServicePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lays the path of one service out: lanes from left to right, availability zones as rows, a badge on the thing that it speaks of.
public final class PathDrawing {
    /// The width at which nothing is stretched.
    public static final double WIDTH = 1000;

    private static final double TOP = 58;
    private static final double BOTTOM = 20;
    private static final double ZONE_TOP = 18;
    private static final double ZONE_GAP = 22;
    private static final double BOX_GAP = 16;
    private static final double WIDEST_EGRESS_GAP = 90;
    private static final double BADGE = 13;
    /// Of more hosts in one zone than this, one box tells the sum.
    private static final int MOST_HOSTS = 4;
    private static final int MOST_LISTENERS = 8;

    /// The boxes of one availability zone.
    private record Zone(String name, List<Content> boxes) {
        double height() {
            return ZONE_TOP + boxes.stream().mapToDouble(Content::height).sum() + (boxes.size() - 1) * BOX_GAP + Lanes.FRAME_PADDING;
        }
    }

    private final ServiceDiagnosis diagnosis;
    private final ServicePath path;
    private final Set<Target> selection;
    private final Lanes lanes;
    private final Owners owners;
    private final Contents contents;
    private final List<Item> frames = new ArrayList<>();
    private final List<Placed> boxes = new ArrayList<>();

    private PathDrawing(ServiceDiagnosis diagnosis, Set<Target> selection, double width) {
        this.diagnosis = diagnosis;
        this.selection = selection;
        path = diagnosis.path();
        lanes = new Lanes(width);
        owners = new Owners(diagnosis);
        contents = new Contents(owners);
    }

    public static Drawing of(ServiceDiagnosis diagnosis) {
        return of(diagnosis, Set.of(), WIDTH);
    }

    /// @param selection what is drawn as selected
    /// @param width how wide the picture should be; the space between the lanes gives way, and a width below what they need is not heeded
    public static Drawing of(ServiceDiagnosis diagnosis, Set<Target> selection, double width) {
        return new PathDrawing(diagnosis, selection, width).draw();
    }

    private Drawing draw() {
        var zones = zones();
        var doors = loadBalancerLane();
        var work = serviceLane();
        var egress = new EgressContents(path, contents).all();

        var tasksHeight = zones.stream().mapToDouble(Zone::height).sum() + (zones.size() - 1) * ZONE_GAP;
        var middle = TOP + Stream.of(tasksHeight / 2, stack(egress) / 2, above(doors, anchor(doors, TargetGroupNode.class)), above(work, anchor(work, TaskDefinitionNode.class)))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        placeFrom(Lane.LOAD_BALANCER, doors, middle - above(doors, anchor(doors, TargetGroupNode.class)), BOX_GAP);
        placeFrom(Lane.SERVICE, work, middle - above(work, anchor(work, TaskDefinitionNode.class)), BOX_GAP);
        placeZones(zones, middle - tasksHeight / 2);
        placeListeners();
        placeEgress(egress, middle, tasksHeight);
        boxes.sort((one, other) -> Double.compare(one.bounds().x(), other.bounds().x()));

        var bottom = Stream.concat(boxes.stream().map(Placed::bounds), frames.stream().map(Item::bounds)).mapToDouble(Bounds::bottom).max().orElse(TOP);
        var legend = Legend.of(path, diagnosis, lanes.left(Lane.CLIENTS), bottom + 34, lanes.width());
        var items = new ArrayList<Item>(laneTitles());
        items.addAll(frames);
        items.addAll(Wires.draw(path, boxes, selection));
        boxes.forEach(box -> items.addAll(withBadges(box)));
        items.add(legend);
        return new Drawing(lanes.width(), legend.bounds().bottom() + BOTTOM, title(), List.copyOf(items));
    }

    private String title() {
        return "The path of " + Plain.line(path.service().name()) + ": " + diagnosis.badges().values().stream().map(PathDrawing::verdict).collect(Collectors.joining("; "));
    }

    private static String verdict(BadgeVerdict verdict) {
        return "badge " + verdict.badge().number() + ", " + verdict.badge().title() + ": " + verdict.status().word();
    }

    private List<Item> laneTitles() {
        return Stream.of(Lane.values()).map(lane -> {
            var text = lane.title().toUpperCase(Locale.ROOT);
            var title = new Text(lanes.left(lane), 24, Typeface.REGULAR.width(text, 11), text, Typeface.REGULAR, 11, Text.Anchor.START, Role.TEXT_MUTED);
            return new Item(null, "", title.bounds(), List.of(title));
        }).toList();
    }

    private List<Content> loadBalancerLane() {
        var lane = Stream.concat(
                path.nodes(LoadBalancerNode.class).map(contents::loadBalancer),
                path.nodes(TargetGroupNode.class).map(contents::targetGroup)).toList();
        return lane.isEmpty() ? List.of(Contents.absent("no-load-balancer", "No load balancer", List.of("none is attached to the service"), Lanes.LOAD_BALANCER)) : lane;
    }

    private List<Content> serviceLane() {
        var service = path.nodes(ServiceNode.class).findFirst().orElseThrow();
        var lane = new ArrayList<Content>();
        lane.add(contents.service(service));
        path.nodes(TaskDefinitionNode.class).map(contents::taskDefinition).forEach(lane::add);
        path.nodes(ScalingNode.class).map(node -> contents.scaling(node, service)).forEach(lane::add);
        return lane;
    }

    private List<Zone> zones() {
        var most = path.nodes().stream().mapToInt(PathDrawing::tasks).max().orElse(0);
        var density = Density.of(most, Squares.WIDTH);
        var byZone = new LinkedHashMap<String, List<Content>>();
        path.zones().forEach(zone -> byZone.put(zone, new ArrayList<>()));
        path.nodes(SubnetNode.class).forEach(node -> zone(byZone, node).add(contents.subnet(node, density)));
        var hosts = path.nodes(HostNode.class).collect(Collectors.groupingBy(PathDrawing::row, LinkedHashMap::new, Collectors.toList()));
        hosts.forEach((zone, nodes) -> {
            var row = byZone.computeIfAbsent(zone, name -> new ArrayList<>());
            if (nodes.size() > MOST_HOSTS) {
                row.add(contents.hosts(nodes, Density.COUNTS));
            } else {
                nodes.forEach(node -> row.add(contents.host(node, density)));
            }
        });
        if (byZone.isEmpty()) {
            byZone.put("no zone", List.of(Contents.absent("no-tasks", "No tasks", List.of("none stand anywhere, and the service names no subnets"), Lanes.SUBNET)));
        }
        return byZone.entrySet().stream().map(entry -> new Zone(entry.getKey(), entry.getValue())).toList();
    }

    private static List<Content> zone(Map<String, List<Content>> byZone, PathNode node) {
        return byZone.computeIfAbsent(row(node), name -> new ArrayList<>());
    }

    private static String row(PathNode node) {
        return node.zone() != null ? node.zone() : node.id().equals(HostNode.NO_INTERFACE) ? "no zone yet" : "zone not recorded";
    }

    private static int tasks(PathNode node) {
        return switch (node) {
            case SubnetNode subnet -> subnet.tasks().size();
            case HostNode host -> host.tasks().size();
            default -> 0;
        };
    }

    private static double stack(List<Content> column) {
        return column.stream().mapToDouble(Content::height).sum() + (column.size() - 1) * BOX_GAP;
    }

    /// The place in a column of the box that the line from the left to the right runs through.
    private int anchor(List<Content> column, Class<? extends PathNode> kind) {
        for (var i = 0; i < column.size(); i++) {
            var id = column.get(i).target().id();
            if (path.node(id).filter(kind::isInstance).isPresent()) {
                return i;
            }
        }
        return 0;
    }

    /// How far above the middle of its anchor a column begins.
    private static double above(List<Content> column, int anchor) {
        return column.subList(0, anchor).stream().mapToDouble(content -> content.height() + BOX_GAP).sum() + column.get(anchor).height() / 2;
    }

    private void placeFrom(Lane lane, List<Content> column, double top, double gap) {
        var y = top;
        for (var content : column) {
            boxes.add(new Placed(content, new Bounds(lanes.left(lane), y, Lanes.width(lane), content.height())));
            y += content.height() + gap;
        }
    }

    private void placeZones(List<Zone> zones, double top) {
        var y = top;
        var left = lanes.left(Lane.TASKS);
        for (var zone : zones) {
            var frame = new Bounds(left, y, Lanes.width(Lane.TASKS), zone.height());
            frames.add(frame(zone.name(), frame));
            var boxTop = y + ZONE_TOP;
            for (var content : zone.boxes()) {
                boxes.add(new Placed(content, new Bounds(left + Lanes.FRAME_PADDING, boxTop, Lanes.SUBNET, content.height())));
                boxTop += content.height() + BOX_GAP;
            }
            y += zone.height() + ZONE_GAP;
        }
    }

    private Item frame(String name, Bounds frame) {
        var label = Typeface.REGULAR.fit(name, 11.5, frame.width() - 44);
        var width = Typeface.REGULAR.width(label, 11.5);
        var x = frame.x() + Lanes.FRAME_PADDING;
        return new Item(Target.zone(name), "Availability zone " + Plain.line(name), frame, List.of(
                new Box(frame.x(), frame.y(), frame.width(), frame.height(), 8, null, new Stroke(Role.FRAME, 1, Stroke.Dash.FINE)),
                new Box(x - 5, frame.y() - 8, width + 10, 16, 0, Role.CANVAS, null),
                new Text(x, frame.y() + 4, width, label, Typeface.REGULAR, 11.5, Text.Anchor.START, Role.TEXT_MUTED)));
    }

    /// Each listener stands at the height of what it leads to, pushed down where another stands there.
    private void placeListeners() {
        var listeners = path.nodes(ListenerNode.class).toList();
        var column = new ArrayList<Content>(listeners.stream().limit(listeners.size() > MOST_LISTENERS ? MOST_LISTENERS - 1 : MOST_LISTENERS).map(contents::listener).toList());
        if (listeners.size() > column.size()) {
            column.add(Contents.absent("more-listeners", "+ " + (listeners.size() - column.size()), List.of("more"), Lanes.CLIENTS));
        } else if (listeners.isEmpty() && path.nodes(LoadBalancerNode.class).findAny().isPresent()) {
            column.add(Contents.absent("no-listeners", "Listeners", List.of("not recorded"), Lanes.CLIENTS));
        }
        if (column.isEmpty()) {
            return;
        }
        var heights = listeners.stream().flatMap(node -> path.edges().stream().filter(edge -> edge.from().equals(node.id())))
                .flatMap(edge -> boxes.stream().filter(box -> box.content().nodes().contains(edge.to())))
                .mapToDouble(box -> box.bounds().centreY())
                .distinct()
                .toArray();
        var centre = heights.length > 0
                ? Arrays.stream(heights).average().orElseThrow()
                : boxes.stream().filter(box -> box.bounds().x() == lanes.left(Lane.LOAD_BALANCER)).findFirst().orElseThrow().bounds().centreY();
        placeFrom(Lane.CLIENTS, column, Math.max(TOP - ZONE_TOP, centre - stack(column) / 2), BOX_GAP);
    }

    /// Spread over the height of the zones, the first box level with the first zone.
    private void placeEgress(List<Content> egress, double middle, double tasksHeight) {
        if (egress.isEmpty()) {
            return;
        }
        var spare = Math.max(0, tasksHeight - ZONE_TOP - stack(egress));
        var gap = egress.size() < 2 ? BOX_GAP : BOX_GAP + Math.min(WIDEST_EGRESS_GAP, spare / (egress.size() - 1));
        var height = egress.stream().mapToDouble(Content::height).sum() + (egress.size() - 1) * gap;
        placeFrom(Lane.EGRESS, egress, middle - height / 2, gap);
    }

    /// The box with the badges of its node on the top right corner, the first badge leftmost.
    private List<Item> withBadges(Placed box) {
        var badges = box.content().nodes().stream().flatMap(node -> owners.badges(node).stream()).sorted().toList();
        var taken = badges.isEmpty() ? 0 : 4 + (badges.size() - 1) * (2 * BADGE + 8);
        var items = new ArrayList<>(box.content().place(box.bounds(), taken, selection));
        for (var i = 0; i < badges.size(); i++) {
            var x = box.bounds().right() - (badges.size() - 1 - i) * (2 * BADGE + 8);
            items.add(badge(diagnosis.badges().get(badges.get(i)), x, box.bounds().y()));
        }
        return items;
    }

    private Item badge(BadgeVerdict verdict, double x, double y) {
        var target = Target.badge(verdict.badge().id());
        var shapes = new ArrayList<Shape>();
        if (selection.contains(target)) {
            shapes.add(new Shape.Disc(x, y, BADGE + 6, Role.ACCENT_SUBTLE, Stroke.solid(Role.ACCENT, 2)));
        }
        shapes.addAll(StatusShape.badge(verdict.status(), verdict.badge().number(), x, y, BADGE));
        var first = verdict.findings().isEmpty() ? "" : ". " + Plain.line(verdict.findings().getFirst().title());
        var says = verdict(verdict);
        return new Item(target, Character.toUpperCase(says.charAt(0)) + says.substring(1) + first, new Bounds(x - BADGE, y - BADGE, 2 * BADGE, 2 * BADGE), List.copyOf(shapes));
    }

    /// The badges by the node that they stand on, for whoever selects them together.
    public static Map<Badge, Target> homes(ServiceDiagnosis diagnosis) {
        var owners = new Owners(diagnosis);
        var homes = new EnumMap<Badge, Target>(Badge.class);
        for (var badge : Badge.values()) {
            homes.put(badge, Target.node(owners.home(badge)));
        }
        return homes;
    }
}
