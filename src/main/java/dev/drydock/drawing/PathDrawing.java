package dev.drydock.drawing;

import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Shape.Disc;
import dev.drydock.drawing.Wires.Placed;
import dev.drydock.path.Lane;
import dev.drydock.path.PathNode;
import dev.drydock.path.PathNode.EndpointNode;
import dev.drydock.path.PathNode.ListenerNode;
import dev.drydock.path.PathNode.LoadBalancerNode;
import dev.drydock.path.PathNode.ScalingNode;
import dev.drydock.path.PathNode.ServiceNode;
import dev.drydock.path.PathNode.TargetGroupNode;
import dev.drydock.path.PathNode.TaskDefinitionNode;
import dev.drydock.path.ServicePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Lays the path of one service out: lanes from left to right, availability zones as rows, a badge on the thing that it speaks of.
public final class PathDrawing {
    /// The width at which nothing is stretched.
    public static final double WIDTH = 1000;

    private static final double TOP = 40;
    private static final double BOTTOM = 8;
    private static final double WIDEST_GAP = 34;
    private static final double WIDEST_EGRESS_GAP = 110;
    private static final double BADGE = 13;
    private static final int MOST_LISTENERS = 8;
    private static final int MOST_TOLD = 4;

    private final ServiceDiagnosis diagnosis;
    private final ServicePath path;
    private final Set<Target> selection;
    private final Lanes lanes;
    private final Owners owners;
    private final Contents contents;

    private PathDrawing(ServiceDiagnosis diagnosis, Set<Target> selection, double width) {
        this.diagnosis = diagnosis;
        this.selection = selection;
        path = diagnosis.path();
        owners = new Owners(diagnosis);
        lanes = new Lanes(width, Wires.bundlesOut(path, path.nodes(EndpointNode.class).filter(EgressContents::isInterface).map(PathNode::id).collect(Collectors.toSet())));
        contents = new Contents(owners, lanes);
    }

    public static Drawing of(ServiceDiagnosis diagnosis) {
        return of(diagnosis, Set.of(), WIDTH);
    }

    /// @param selection what is drawn as selected
    /// @param width how wide the picture should be; the space between the lanes gives way, and a width below what they need is not heeded
    public static Drawing of(ServiceDiagnosis diagnosis, Set<Target> selection, double width) {
        return new PathDrawing(diagnosis, selection, width).draw();
    }

    /// The things that the badges stand on, for whoever selects them together.
    public static Map<Badge, Target> homes(ServiceDiagnosis diagnosis) {
        var owners = new Owners(diagnosis);
        var homes = new EnumMap<Badge, Target>(Badge.class);
        for (var badge : Badge.values()) {
            homes.put(badge, Target.node(owners.home(badge)));
        }
        return homes;
    }

    /// The thing of the picture that a finding stands on: what it names, or what holds that, or where its badge stands. There is one for every finding.
    public static Target standsOn(ServiceDiagnosis diagnosis, Finding finding) {
        return new Owners(diagnosis).of(finding);
    }

    private Drawing draw() {
        var zones = Zones.of(path, contents, lanes, owners);
        var egress = Stack.of(new EgressContents(path, contents, owners, lanes).all(), 0).spread(zones.height() - 2 * lanes.framePadding(), WIDEST_EGRESS_GAP);
        var doors = loadBalancerStack().spread(zones.height(), WIDEST_GAP);
        var work = serviceStack().spread(zones.height(), WIDEST_GAP);
        var listeners = listenerStack();
        var middle = TOP + DoubleStream.of(zones.height() / 2, egress.height() / 2, doors.above(), work.above()).max().orElseThrow();

        var boxes = new ArrayList<Placed>();
        boxes.addAll(doors.place(lanes.left(Lane.LOAD_BALANCER), middle - doors.above(), lanes.width(Lane.LOAD_BALANCER)));
        boxes.addAll(listeners.place(lanes.left(Lane.CLIENTS), Math.max(TOP, listenersAt(boxes) - listeners.height() / 2), lanes.width(Lane.CLIENTS)));
        boxes.addAll(work.place(lanes.left(Lane.SERVICE), middle - work.above(), lanes.width(Lane.SERVICE)));
        boxes.addAll(zones.boxes(middle - zones.height() / 2));
        boxes.addAll(egress.place(lanes.left(Lane.EGRESS), middle - egress.height() / 2, lanes.width(Lane.EGRESS)));
        boxes.sort(Comparator.comparingDouble(box -> box.bounds().x()));

        var frames = zones.frames(middle - zones.height() / 2);
        var bottom = Stream.concat(boxes.stream().map(Placed::bounds), frames.stream().map(Item::bounds)).mapToDouble(Bounds::bottom).max().orElse(TOP);
        var legend = Legend.of(path, diagnosis, lanes.left(Lane.CLIENTS), bottom + 22, lanes.width());
        var inPlace = standIns(boxes);
        var drawn = selection.stream().map(target -> inPlace.getOrDefault(target, target)).collect(Collectors.toSet());
        var emphasis = new Emphasis(drawn, path, boxes.stream().map(Placed::content).toList(), owners);
        var items = new ArrayList<Item>(lanes.titles(17));
        items.addAll(frames.stream().map(frame -> Zones.marked(frame, emphasis)).toList());
        items.addAll(Wires.draw(path, boxes, lanes, emphasis));
        boxes.forEach(box -> items.addAll(withBadges(box, emphasis)));
        items.add(legend);
        return new Drawing(lanes.width(), legend.bounds().bottom() + BOTTOM, title(), List.copyOf(items), lanes.columns(), inPlace);
    }

    /// What has no place of its own, with the box that shows it: a task that is counted, an endpoint or host beyond those that have room.
    private static Map<Target, Target> standIns(List<Placed> boxes) {
        var standIns = new HashMap<Target, Target>();
        for (var box : boxes) {
            var content = box.content();
            var rows = content.blocks().stream().filter(Block.Row.class::isInstance).map(row -> ((Block.Row) row).target()).collect(Collectors.toSet());
            content.nodes().stream().map(Target::node).filter(node -> !node.equals(content.target()) && !rows.contains(node)).forEach(node -> standIns.put(node, content.target()));
            for (var block : content.blocks()) {
                if (block instanceof Squares squares && squares.density() == Squares.Density.COUNTS) {
                    squares.tasks().forEach(task -> standIns.put(Target.task(task.taskArn()), content.target()));
                }
            }
        }
        return Map.copyOf(standIns);
    }

    private String title() {
        return "The path of " + Plain.line(path.service().name()) + ": " + diagnosis.badges().values().stream().map(PathDrawing::says).collect(Collectors.joining("; "));
    }

    private static String says(BadgeVerdict verdict) {
        return "badge " + verdict.badge().number() + ", " + verdict.badge().title() + ": " + verdict.status().word() + (verdict.isMuted() ? ", muted" : "");
    }

    /// The load balancers, then the target groups; the first of these is level with what runs behind it.
    private Stack loadBalancerStack() {
        var balancers = path.nodes(LoadBalancerNode.class).map(contents::loadBalancer).toList();
        var groups = path.nodes(TargetGroupNode.class).map(group -> contents.targetGroup(group, shares(group))).toList();
        if (balancers.isEmpty() && groups.isEmpty()) {
            return Stack.of(List.of(contents.absent("no-load-balancer", "No load balancer", List.of("none is attached to the service"), Lane.LOAD_BALANCER)), 0);
        }
        return Stack.of(Stream.concat(balancers.stream(), groups.stream()).toList(), groups.isEmpty() ? 0 : balancers.size());
    }

    /// What each listener that weighs its targets gives a group, such as `:443 gives 90 %`.
    private List<String> shares(TargetGroupNode group) {
        return path.edges().stream().filter(edge -> edge.to().equals(group.id()) && !edge.carries().isEmpty())
                .map(edge -> path.node(edge.from()).map(PathText::listener).orElse("listener") + " gives " + String.join(" or ", edge.carries())).toList();
    }

    /// The service, what runs in its tasks, and its scaling, then what holds for the account; what runs is level with the middle of the picture.
    private Stack serviceStack() {
        var service = path.nodes(ServiceNode.class).findFirst().orElseThrow();
        var work = path.nodes(TaskDefinitionNode.class).map(contents::taskDefinition).toList();
        var column = new ArrayList<Content>();
        column.add(contents.service(service));
        column.addAll(work);
        path.nodes(ScalingNode.class).map(node -> contents.scaling(node, service)).forEach(column::add);
        var ofAccount = owners.findings(Target.node(Owners.ACCOUNT));
        if (!ofAccount.isEmpty()) {
            column.add(contents.account("Account", ofAccount));
        }
        return Stack.of(List.copyOf(column), work.isEmpty() ? 0 : 1);
    }

    private Stack listenerStack() {
        var listeners = path.nodes(ListenerNode.class).toList();
        var shown = listeners.size() > MOST_LISTENERS ? MOST_LISTENERS - 1 : listeners.size();
        var column = new ArrayList<Content>(listeners.stream().limit(shown).map(contents::listener).toList());
        if (listeners.size() > shown) {
            column.add(contents.absent("more-listeners", "+ " + (listeners.size() - shown), List.of("more"), Lane.CLIENTS));
        } else if (listeners.isEmpty() && path.nodes(LoadBalancerNode.class).findAny().isPresent()) {
            column.add(contents.absent("no-listeners", "Listeners", List.of("not", "recorded"), Lane.CLIENTS));
        }
        return Stack.of(List.copyOf(column), 0);
    }

    /// The height of what the listeners lead to, on average.
    private double listenersAt(List<Placed> doors) {
        var ledTo = path.nodes(ListenerNode.class)
                .flatMap(listener -> path.edges().stream().filter(edge -> edge.from().equals(listener.id())))
                .map(edge -> edge.to())
                .collect(Collectors.toSet());
        return doors.stream()
                .filter(box -> box.content().nodes().stream().anyMatch(ledTo::contains))
                .mapToDouble(box -> box.bounds().centreY())
                .average()
                .orElseGet(() -> doors.getFirst().bounds().centreY());
    }

    /// The box with the badges of its node on the top right corner, the first badge leftmost.
    private List<Item> withBadges(Placed box, Emphasis emphasis) {
        var badges = box.content().nodes().stream().flatMap(node -> owners.badges(node).stream()).sorted().toList();
        var taken = badges.isEmpty() ? 0 : 4 + (badges.size() - 1) * (2 * BADGE + 8);
        var items = new ArrayList<>(box.content().place(box.bounds(), taken, emphasis));
        for (var i = 0; i < badges.size(); i++) {
            var x = box.bounds().right() - (badges.size() - 1 - i) * (2 * BADGE + 8);
            items.add(badge(diagnosis.badges().get(badges.get(i)), x, box.bounds().y(), emphasis));
        }
        return items;
    }

    private Item badge(BadgeVerdict verdict, double x, double y, Emphasis emphasis) {
        var target = Target.badge(verdict.badge().id());
        var shapes = new ArrayList<Shape>();
        if (emphasis.isSelected(target)) {
            shapes.add(new Disc(x, y, BADGE + 6, Role.ACCENT_SUBTLE, Stroke.solid(Role.ACCENT, 2)));
        }
        shapes.addAll(StatusShape.badge(verdict.status(), verdict.badge().number(), x, y, BADGE));
        if (verdict.isMuted()) {
            shapes.addAll(StatusShape.muted(x + BADGE - 5, y + BADGE - 5));
        }
        var says = says(verdict);
        var findings = verdict.findings().stream().limit(MOST_TOLD).map(Told.Fact::of).toList();
        return new Item(
                target, new Told(Character.toUpperCase(says.charAt(0)) + says.substring(1), findings), new Bounds(x - BADGE, y - BADGE, 2 * BADGE, 2 * BADGE), List.copyOf(shapes));
    }
}
