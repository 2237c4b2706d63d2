package dev.drydock.drawing;

import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.drawing.Block.Bar;
import dev.drydock.drawing.Block.Line;
import dev.drydock.drawing.Squares.Density;
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
import dev.drydock.path.PathNode.TaskSquare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands in the boxes of the lanes up to the tasks: the telling findings first, in their colour, then the plain facts.
final class Contents {
    private static final int MOST_LINES = 4;
    private static final int MOST_FINDINGS = 2;

    private final Owners owners;
    private final Lanes lanes;

    Contents(Owners owners, Lanes lanes) {
        this.owners = owners;
        this.lanes = lanes;
    }

    Content listener(ListenerNode node) {
        var listener = node.listener();
        var protocol = listener.protocol() == null ? "" : listener.protocol();
        return box(node, "Listener", listener.port() == null ? "listener" : ":" + listener.port(), protocol.isEmpty() ? List.of() : List.of(protocol));
    }

    Content loadBalancer(LoadBalancerNode node) {
        var balancer = node.loadBalancer();
        if (balancer == null) {
            return notRecorded(node, "Load balancer", PathText.lastPart(node.id()));
        }
        var facts = new ArrayList<String>();
        facts.add(PathText.loadBalancer(balancer));
        if (balancer.state() != null && balancer.state().code() != null && !balancer.state().code().equals("active")) {
            facts.add("state " + balancer.state().code());
        }
        if (!balancer.availabilityZones().isEmpty()) {
            facts.add(PathText.count(balancer.availabilityZones().size(), "zone"));
        }
        return box(node, "Load balancer", balancer.name(), facts);
    }

    /// @param shares what listeners give it, such as `:443 gives 90 %`
    Content targetGroup(TargetGroupNode node, List<String> shares) {
        var group = node.targetGroup();
        var facts = new ArrayList<String>();
        if (group != null) {
            facts.add(PathText.joined(group.targetType() == null ? null : "type " + group.targetType(), group.port() == null ? null : "port " + group.port()));
        } else {
            facts.add("not recorded");
        }
        facts.addAll(shares);
        facts.add(PathText.health(node));
        if (node.alternate()) {
            facts.add("alternate group");
        }
        return box(node, "Target group", node.name(), facts);
    }

    Content service(ServiceNode node) {
        var service = node.service();
        var blocks = new ArrayList<Block>();
        blocks.addAll(lines(node, service.name(), List.of(PathText.revisions(service)), 2));
        var running = service.runningCount();
        var desired = service.desiredCount();
        if (running != null && desired != null) {
            var pending = service.pendingCount() == null ? 0 : service.pendingCount();
            var whole = Math.max(1, Math.max(desired, running + pending));
            blocks.add(new Bar(List.of(new Bar.Part((double) running / whole, Role.OK), new Bar.Part((double) pending / whole, Role.WARN))));
        }
        var facts = List.of(PathText.running(service), PathText.breaker(service));
        blocks.addAll(plain(facts, node.lane(), MOST_LINES));
        return content(node, "Service", service.name(), blocks, Stream.concat(Stream.of(PathText.revisions(service)), facts.stream()).toList());
    }

    Content taskDefinition(TaskDefinitionNode node) {
        var definition = node.taskDefinition();
        if (definition == null) {
            return notRecorded(node, "Task definition", PathText.lastPart(node.id()));
        }
        return box(node, "Task definition", definition.shortName(), PathText.taskDefinition(definition));
    }

    Content scaling(ScalingNode node, ServiceNode service) {
        var target = node.target();
        if (target == null) {
            var desired = service.service().desiredCount();
            var fact = !node.known() ? "not recorded" : desired == null ? "fixed size" : "fixed at " + PathText.count(desired, "task");
            return box(node, "Scaling", node.known() ? "No scaling" : "Scaling", List.of(fact)).asAbsent(border(node.id()));
        }
        return box(node, "Scaling", "Scaling " + PathText.orUnknown(target.minCapacity()) + " – " + PathText.orUnknown(target.maxCapacity()), PathText.scaling(node));
    }

    Content subnet(SubnetNode node, Density density) {
        var subnet = node.subnet();
        var blocks = new ArrayList<Block>();
        blocks.add(node.tasks().isEmpty() ? line("no tasks here", Role.TEXT_MUTED) : squares(node.tasks(), density));
        var status = owners.status(Target.node(node.id()));
        var free = subnet == null ? null : subnet.availableIpAddressCount();
        var usable = node.usable();
        var fact = free == null ? "free addresses not recorded" : usable == null ? free + " free" : String.format(Locale.ROOT, "%,d free of %,d", free, usable);
        blocks.addAll(lines(node, subnet == null ? node.id() : subnet.name(), List.of(fact), 3));
        if (free != null && usable != null && usable > 0) {
            var used = 1 - Math.clamp((double) free / usable, 0, 1);
            blocks.add(new Bar(List.of(new Bar.Part(used, status == Status.FAIL ? Role.FAIL : status == Status.WARN ? Role.WARN : Role.OK))));
        }
        return content(node, "Subnet", PathText.subnet(node), blocks, List.of(PathText.counts(node.tasks()), fact));
    }

    Content host(HostNode node, Density density) {
        var nowhere = node.id().equals(HostNode.NO_INTERFACE);
        var instance = node.instance();
        var title = nowhere ? "No interface yet" : instance != null && instance.ec2InstanceId() != null ? instance.ec2InstanceId() : PathText.lastPart(node.id());
        var fact = nowhere ? "in no subnet so far" : "on the host's network";
        var blocks = new ArrayList<Block>(List.of(squares(node.tasks(), density)));
        var facts = instance != null && Boolean.FALSE.equals(instance.agentConnected()) ? List.of(fact, "agent not connected") : List.of(fact);
        blocks.addAll(lines(node, title, facts, 3));
        return content(node, nowhere ? "Tasks" : "EC2 host", title, blocks, Stream.concat(Stream.of(PathText.counts(node.tasks())), facts.stream()).toList());
    }

    /// Many hosts of one zone as one box.
    Content hosts(List<HostNode> nodes) {
        var tasks = nodes.stream().flatMap(node -> node.tasks().stream()).toList();
        var blocks = new ArrayList<Block>(List.of(squares(tasks, Density.COUNTS)));
        var ids = nodes.stream().map(HostNode::id).collect(Collectors.toCollection(LinkedHashSet::new));
        var troubles = ids.stream().flatMap(id -> troubles(id).stream()).toList();
        blocks.addAll(lines(troubles, Lane.TASKS, "", List.of("on the hosts' network"), 3));
        var title = PathText.count(nodes.size(), "EC2 host");
        var facts = Stream.concat(troubles.stream().map(Told.Fact::of), Stream.of(Told.Fact.plain(PathText.counts(tasks)))).toList();
        var border = ids.stream().map(this::border).filter(role -> role != Role.BORDER).min(Comparator.naturalOrder()).orElse(Role.BORDER);
        return new Content(Target.node(nodes.getFirst().id()), ids, title, List.copyOf(blocks), border, false, new Told(title, facts));
    }

    /// What is said of the whole account, such as a quota.
    Content account(String title, List<Finding> findings) {
        var troubles = findings.stream().filter(Finding::isTrouble).toList();
        var worst = troubles.stream().map(Finding::status).min(Comparator.naturalOrder()).orElse(Status.NA);
        return new Content(Target.node(Owners.ACCOUNT), Set.of(Owners.ACCOUNT), title, List.copyOf(lines(troubles, Lane.SERVICE, "", List.of("quotas of the whole account"), MOST_LINES)),
                border(worst), false, new Told(Plain.line(title), troubles.stream().map(Told.Fact::of).toList()));
    }

    /// A box for what is not there.
    Content absent(String id, String title, List<String> facts, Lane lane) {
        return new Content(Target.node(id), Set.of(id), title, List.copyOf(plain(facts, lane, 3)), Role.BORDER, true, Told.of(title, facts.toArray(String[]::new)));
    }

    Line line(String text, Role role) {
        return new Line(text, role, lanes.text());
    }

    private Squares squares(List<TaskSquare> tasks, Density density) {
        return new Squares(tasks, density, lanes.room(Lane.TASKS));
    }

    /// The colour of a node's border.
    Role border(String node) {
        return border(owners.status(Target.node(node)));
    }

    private static Role border(Status status) {
        return switch (status) {
            case FAIL -> Role.FAIL;
            case WARN -> Role.WARN;
            case UNKNOWN, OK, NA -> Role.BORDER;
        };
    }

    Content box(PathNode node, String kind, String title, List<String> facts) {
        return content(node, kind, title, lines(node, title, facts, MOST_LINES), facts);
    }

    private Content notRecorded(PathNode node, String kind, String title) {
        return box(node, kind, title, List.of("not recorded")).asAbsent(border(node.id()));
    }

    /// @param facts in full: in the box some of them may have no room
    private Content content(PathNode node, String kind, String title, List<? extends Block> blocks, List<String> facts) {
        var told = Stream.concat(troubles(node.id()).stream().map(Told.Fact::of), facts.stream().filter(fact -> !fact.isBlank()).map(Told.Fact::plain)).toList();
        return new Content(Target.node(node.id()), Set.of(node.id()), title, List.copyOf(blocks), border(node.id()), false,
                new Told(title.startsWith(kind) ? Plain.line(title) : kind + " " + Plain.line(title), told));
    }

    /// What is wrong with a node, worst first, and of equals what a badge counts.
    List<Finding> troubles(String node) {
        return owners.findings(Target.node(node)).stream().filter(Finding::isTrouble).sorted(Comparator.comparing(Finding::status).thenComparing(finding -> finding.badge() == null)).toList();
    }

    private List<Line> lines(PathNode node, String name, List<String> facts, int most) {
        return lines(troubles(node.id()), node.lane(), name, facts, most);
    }

    /// The findings about a thing in their colour, then as many of the plain facts as there is room for, but at least one.
    ///
    /// @param name what the box is called; a sentence that begins with it begins after it here
    private List<Line> lines(List<Finding> troubles, Lane lane, String name, List<String> facts, int most) {
        var lines = new ArrayList<Line>();
        for (var finding : troubles.stream().limit(MOST_FINDINGS).toList()) {
            var room = Math.min(troubles.size() == 1 ? 3 : 2, most - lines.size());
            if (room > 0) {
                Typeface.REGULAR.wrapClauses(Brief.of(finding, name), lanes.text(), lanes.room(lane), room)
                        .forEach(line -> lines.add(line(line, StatusShape.role(finding.status()))));
            }
        }
        lines.addAll(plain(facts, lane, Math.max(1, most - lines.size())));
        return lines;
    }

    private List<Line> plain(List<String> facts, Lane lane, int most) {
        var lines = new ArrayList<Line>();
        for (var fact : facts) {
            if (!fact.isBlank() && lines.size() < most) {
                Typeface.REGULAR.wrap(fact, lanes.text(), lanes.room(lane), Math.min(2, most - lines.size())).forEach(text -> lines.add(line(text, Role.TEXT_MUTED)));
            }
        }
        return lines;
    }
}
