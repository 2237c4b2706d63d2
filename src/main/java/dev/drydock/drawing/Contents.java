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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What stands in the boxes of the lanes up to the tasks: the telling findings first, in their colour, then the plain facts.
final class Contents {
    private static final int MOST_LINES = 4;
    private static final int MOST_FINDINGS = 2;
    /// The longest word or words for what a thing is, before its name: `Interface endpoint`.
    private static final int LONGEST_KIND = 20;

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

    Content targetGroup(TargetGroupNode node) {
        var group = node.targetGroup();
        var facts = new ArrayList<String>();
        if (group != null) {
            facts.add(PathText.joined(group.targetType() == null ? null : "type " + group.targetType(), group.port() == null ? null : "port " + group.port()));
        } else {
            facts.add("not recorded");
        }
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
        blocks.addAll(plain(List.of(PathText.running(service), PathText.breaker(service)), node.lane(), 3));
        return content(node, "Service", service.name(), blocks);
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
            var content = box(node, "Scaling", node.known() ? "No scaling" : "Scaling", List.of(fact));
            return new Content(content.target(), content.nodes(), content.title(), content.blocks(), content.border(), true, content.says());
        }
        return box(node, "Scaling", "Scaling " + PathText.orUnknown(target.minCapacity()) + " – " + PathText.orUnknown(target.maxCapacity()), PathText.scaling(node));
    }

    Content subnet(SubnetNode node, Density density) {
        var subnet = node.subnet();
        var blocks = new ArrayList<Block>();
        blocks.add(node.tasks().isEmpty() ? new Line("no tasks here", Role.TEXT_MUTED) : new Squares(node.tasks(), density));
        var status = owners.status(node.id());
        var free = subnet == null ? null : subnet.availableIpAddressCount();
        var usable = node.usable();
        var fact = free == null ? "free addresses not recorded" : usable == null ? free + " free" : String.format(Locale.ROOT, "%,d free of %,d", free, usable);
        blocks.addAll(lines(node, subnet == null ? node.id() : subnet.name(), List.of(fact), 3));
        if (free != null && usable != null && usable > 0) {
            var used = 1 - Math.clamp((double) free / usable, 0, 1);
            blocks.add(new Bar(List.of(new Bar.Part(used, status == Status.FAIL ? Role.FAIL : status == Status.WARN ? Role.WARN : Role.OK))));
        }
        return content(node, "Subnet", PathText.subnet(node), blocks);
    }

    Content host(HostNode node, Density density) {
        var nowhere = node.id().equals(HostNode.NO_INTERFACE);
        var instance = node.instance();
        var title = nowhere ? "No interface yet" : instance != null && instance.ec2InstanceId() != null ? instance.ec2InstanceId() : PathText.lastPart(node.id());
        var fact = nowhere ? "in no subnet so far" : "on the host's network";
        var blocks = new ArrayList<Block>(List.of(new Squares(node.tasks(), density)));
        var facts = instance != null && Boolean.FALSE.equals(instance.agentConnected()) ? List.of(fact, "agent not connected") : List.of(fact);
        blocks.addAll(lines(node, title, facts, 3));
        return content(node, nowhere ? "Tasks" : "EC2 host", title, blocks);
    }

    /// Many hosts of one zone as one box.
    Content hosts(List<HostNode> nodes) {
        var tasks = nodes.stream().flatMap(node -> node.tasks().stream()).toList();
        var blocks = new ArrayList<Block>(List.of(new Squares(tasks, Density.COUNTS)));
        blocks.addAll(plain(List.of("on the hosts' network"), Lane.TASKS, 2));
        var ids = nodes.stream().map(HostNode::id).collect(Collectors.toCollection(LinkedHashSet::new));
        var title = PathText.count(nodes.size(), "EC2 host");
        return new Content(
                Target.node(nodes.getFirst().id()), ids, title, List.copyOf(blocks), Role.BORDER, false, title + ": " + PathText.counts(tasks));
    }

    /// A box for what is not there.
    Content absent(String id, String title, List<String> facts, Lane lane) {
        return new Content(Target.node(id), Set.of(id), title, List.copyOf(plain(facts, lane, 3)), Role.BORDER, true, title + ". " + String.join(". ", facts));
    }

    /// The colour of a node's border.
    Role border(String node) {
        return switch (owners.status(node)) {
            case FAIL -> Role.FAIL;
            case WARN -> Role.WARN;
            case UNKNOWN, OK, NA -> Role.BORDER;
        };
    }

    Content box(PathNode node, String kind, String title, List<String> facts) {
        return content(node, kind, title, lines(node, title, facts, MOST_LINES));
    }

    private Content notRecorded(PathNode node, String kind, String title) {
        var content = box(node, kind, title, List.of("not recorded"));
        return new Content(content.target(), content.nodes(), content.title(), content.blocks(), content.border(), true, content.says());
    }

    private Content content(PathNode node, String kind, String title, List<? extends Block> blocks) {
        var says = new StringBuilder(kind).append(' ').append(Plain.line(title));
        var troubles = troubles(node.id());
        if (!troubles.isEmpty()) {
            says.append(", ").append(owners.status(node.id()).word());
        }
        for (var finding : troubles) {
            says.append(". ").append(Plain.line(finding.title()));
        }
        for (var block : blocks) {
            if (block instanceof Line line && line.role() == Role.TEXT_MUTED) {
                says.append(". ").append(line.text());
            } else if (block instanceof Squares squares) {
                says.append(". ").append(PathText.counts(squares.tasks()));
            }
        }
        return new Content(Target.node(node.id()), Set.of(node.id()), title, List.copyOf(blocks), border(node.id()), false, says.toString());
    }

    /// What is wrong with a node, worst first, and of equals what a badge counts.
    List<Finding> troubles(String node) {
        return owners.findings(node).stream().filter(Finding::isTrouble).sorted(Comparator.comparing(Finding::status).thenComparing(finding -> finding.badge() == null)).toList();
    }

    /// The findings about a node in their colour, then as many of the plain facts as there is room for, but at least one.
    ///
    /// @param name what the box is called; a sentence that begins with it begins after it here
    private List<Line> lines(PathNode node, String name, List<String> facts, int most) {
        var lines = new ArrayList<Line>();
        var troubles = troubles(node.id());
        for (var finding : troubles.stream().limit(MOST_FINDINGS).toList()) {
            var room = Math.min(troubles.size() == 1 ? 3 : 2, most - lines.size());
            if (room > 0) {
                Typeface.REGULAR.wrapClauses(withoutName(finding.title(), name), Line.SIZE, lanes.room(node.lane()), room)
                        .forEach(line -> lines.add(new Line(line, StatusShape.role(finding.status()))));
            }
        }
        lines.addAll(plain(facts, node.lane(), Math.max(1, most - lines.size())));
        return lines;
    }

    /// `Target group checkout-tg drains slowly` is `Drains slowly` in the box that is called so.
    private static String withoutName(String sentence, String name) {
        var start = sentence.indexOf(name + " ");
        if (name.isEmpty() || start < 0 || start > LONGEST_KIND) {
            return sentence;
        }
        // The id that stands in brackets behind a name says no more than the box does.
        var rest = sentence.substring(start + name.length() + 1).strip().replaceFirst("^\\([^()]{1,80}\\)\\s+", "");
        return rest.isEmpty() ? sentence : rest.substring(0, rest.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT) + rest.substring(rest.offsetByCodePoints(0, 1));
    }

    private List<Line> plain(List<String> facts, Lane lane, int most) {
        return facts.stream()
                .filter(fact -> !fact.isBlank())
                .flatMap(fact -> Typeface.REGULAR.wrap(fact, Line.SIZE, lanes.room(lane), 2).stream())
                .limit(most)
                .map(fact -> new Line(fact, Role.TEXT_MUTED))
                .toList();
    }
}
