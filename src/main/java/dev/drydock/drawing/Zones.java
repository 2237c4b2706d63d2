package dev.drydock.drawing;

import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.drawing.Shape.Box;
import dev.drydock.drawing.Shape.Text;
import dev.drydock.drawing.Squares.Density;
import dev.drydock.drawing.Wires.Placed;
import dev.drydock.path.Lane;
import dev.drydock.path.PathNode;
import dev.drydock.path.PathNode.HostNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.ServicePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lane of the tasks: availability zones one under the other, each a dashed frame around its subnets and hosts.
final class Zones {
    private static final double GAP = 17;
    private static final double LABEL = 11;
    /// What a badge on the first box takes of the room for the name.
    private static final double BADGE = 20;
    /// Between the zone's name on the frame and the first box.
    private static final double HEAD = 3;
    /// Of more hosts in one zone than this, one box tells the sum.
    private static final int MOST_HOSTS = 4;

    private final Map<String, Stack> rows;
    private final Lanes lanes;
    private final Owners owners;

    private Zones(Map<String, Stack> rows, Lanes lanes, Owners owners) {
        this.rows = rows;
        this.lanes = lanes;
        this.owners = owners;
    }

    static Zones of(ServicePath path, Contents contents, Lanes lanes, Owners owners) {
        var most = path.nodes().stream().mapToInt(Zones::tasks).max().orElse(0);
        var density = Density.of(most, lanes.room(Lane.TASKS));
        var byZone = new LinkedHashMap<String, List<Content>>();
        path.zones().forEach(zone -> byZone.put(zone, new ArrayList<>()));
        path.nodes(SubnetNode.class).forEach(node -> row(byZone, zone(node)).add(contents.subnet(node, density)));
        path.nodes(HostNode.class).collect(Collectors.groupingBy(Zones::zone, LinkedHashMap::new, Collectors.toList())).forEach((zone, hosts) -> {
            if (hosts.size() > MOST_HOSTS) {
                row(byZone, zone).add(contents.hosts(hosts));
            } else {
                hosts.forEach(host -> row(byZone, zone).add(contents.host(host, density)));
            }
        });
        if (byZone.isEmpty()) {
            row(byZone, "no zone").add(contents.absent("no-tasks", "No tasks", List.of("none run, and the service names no subnets"), Lane.TASKS));
        }
        var rows = new LinkedHashMap<String, Stack>();
        byZone.forEach((zone, boxes) -> rows.put(zone, Stack.of(boxes, 0)));
        return new Zones(rows, lanes, owners);
    }

    private static List<Content> row(Map<String, List<Content>> byZone, String zone) {
        return byZone.computeIfAbsent(zone, name -> new ArrayList<>());
    }

    private static String zone(PathNode node) {
        return node.zone() != null ? node.zone() : node.id().equals(HostNode.NO_INTERFACE) ? "no zone yet" : "zone not recorded";
    }

    private static int tasks(PathNode node) {
        return switch (node) {
            case SubnetNode subnet -> subnet.tasks().size();
            case HostNode host -> host.tasks().size();
            default -> 0;
        };
    }

    double height() {
        return rows.values().stream().mapToDouble(this::height).sum() + (rows.size() - 1) * GAP;
    }

    private double height(Stack row) {
        return row.height() + 2 * lanes.framePadding() + HEAD;
    }

    List<Item> frames(double top) {
        var frames = new ArrayList<Item>();
        var y = top;
        for (var row : rows.entrySet()) {
            frames.add(frame(row.getKey(), new Bounds(lanes.left(Lane.TASKS), y, lanes.width(Lane.TASKS), height(row.getValue()))));
            y += height(row.getValue()) + GAP;
        }
        return frames;
    }

    List<Placed> boxes(double top) {
        var boxes = new ArrayList<Placed>();
        var y = top;
        for (var row : rows.values()) {
            boxes.addAll(row.place(lanes.left(Lane.TASKS) + lanes.framePadding(), y + lanes.framePadding() + HEAD, lanes.boxWidth(Lane.TASKS)));
            y += height(row) + GAP;
        }
        return boxes;
    }

    /// The zone's name breaks the frame's upper edge.
    private Item frame(String name, Bounds frame) {
        var label = Typeface.REGULAR.fit(name, LABEL, frame.width() - 2 * lanes.framePadding() - BADGE);
        var width = Typeface.REGULAR.width(label, LABEL);
        var x = frame.x() + lanes.framePadding();
        var status = owners.status(Target.zone(name));
        var role = status == Status.FAIL ? Role.FAIL : status == Status.WARN ? Role.WARN : Role.FRAME;
        var facts = owners.findings(Target.zone(name)).stream().filter(Finding::isTrouble).map(Told.Fact::of).toList();
        return new Item(Target.zone(name), new Told("Availability zone " + Plain.line(name), facts), frame, List.of(
                new Box(frame.x(), frame.y(), frame.width(), frame.height(), 8, null, new Stroke(role, role == Role.FRAME ? 1 : 1.4, Stroke.Dash.FINE)),
                new Box(x - 5, frame.y() - 8, width + 10, 16, 0, Role.CANVAS, null),
                new Text(x, frame.y() + 4, width, label, Typeface.REGULAR, LABEL, Text.Anchor.START, role == Role.FRAME ? Role.TEXT_MUTED : role)));
    }

    /// The frame as it is drawn when its zone is selected.
    static Item marked(Item frame, Emphasis emphasis) {
        var target = frame.target();
        if (target == null || !emphasis.isSelected(target)) {
            return frame;
        }
        var box = frame.bounds();
        var halo = new Box(box.x() - 3, box.y() - 3, box.width() + 6, box.height() + 6, 11, null, Stroke.solid(Role.ACCENT, 2));
        return new Item(target, frame.told(), box, Stream.concat(Stream.of(halo), frame.shapes().stream()).toList());
    }
}
