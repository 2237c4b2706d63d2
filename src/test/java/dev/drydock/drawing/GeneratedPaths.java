package dev.drydock.drawing;

import dev.drydock.check.Badge;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.check.Topic;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.elbv2.Listener;
import dev.drydock.path.Lane;
import dev.drydock.path.PathEdge;
import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.PathNode;
import dev.drydock.path.PathNode.EndpointNode;
import dev.drydock.path.PathNode.HostNode;
import dev.drydock.path.PathNode.InternetGatewayNode;
import dev.drydock.path.PathNode.ListenerNode;
import dev.drydock.path.PathNode.NatGatewayNode;
import dev.drydock.path.PathNode.OtherTargetNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.PathNode.TargetGroupNode;
import dev.drydock.path.PathNode.TaskSquare;
import dev.drydock.path.ServicePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Paths that no account has yet: those of [DrawnEstate] with more or fewer tasks, zones, subnets, hosts, target groups, listeners and ways out, with hostile names, and with
/// all sorts of things said of them. One seed gives one path.
final class GeneratedPaths {
    private static final int[] TASKS = {0, 1, 2, 7, 18, 40, 115, 600, 5_000};
    private static final String[] NAMES = {
        "web", "checkout-api-production-ap-southeast-1", "x".repeat(300), "שירות-תשלומים-ראשי-מאוד-ארוך-באמת", "ملف الهدف الرئيسي للخدمة", "🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢",
        "\u202e$(reboot)\n\"'<&>", "W".repeat(60), "i", "", "two words and then a great many more of them that go on"};

    private final Random random;
    private final ServiceDiagnosis base;
    private final List<PathNode> nodes = new ArrayList<>();
    private final Set<PathEdge> edges = new HashSet<>();

    private GeneratedPaths(long seed, ServiceDiagnosis base) {
        random = new Random(seed);
        this.base = base;
    }

    static ServiceDiagnosis of(long seed, ServiceDiagnosis base) {
        return new GeneratedPaths(seed, base).generate();
    }

    /// The same path with so many running tasks, spread over its subnets.
    static ServiceDiagnosis withTasks(ServiceDiagnosis base, int tasks) {
        var subnets = (int) base.path().nodes(SubnetNode.class).count();
        var nodes = base.path().nodes().stream().<PathNode>map(node -> node instanceof SubnetNode subnet
                ? new SubnetNode(subnet.id(), subnet.subnet(), subnet.routeTable(), subnet.zone(),
                        IntStream.range(0, tasks / subnets).mapToObj(i -> new TaskSquare(subnet.id() + "/task/" + i, "eni-" + i, TaskSquare.State.RUNNING)).toList())
                : node).toList();
        return new ServiceDiagnosis(base.service(), new ServicePath(base.path().service(), nodes, base.path().edges(), base.path().zones()), base.badges(), base.findings());
    }

    private ServiceDiagnosis generate() {
        nodes.addAll(base.path().nodes());
        edges.addAll(base.path().edges());
        if (random.nextBoolean()) {
            zones();
        }
        if (random.nextBoolean()) {
            doors();
        }
        if (random.nextBoolean()) {
            waysOut();
        }
        tasks();
        var zones = nodes.stream().map(PathNode::zone).filter(Objects::nonNull).distinct().sorted().toList();
        var inOrder = nodes.stream().sorted(Comparator.comparing(PathNode::lane)).toList();
        var path = new ServicePath(base.path().service(), inOrder, List.copyOf(edges), zones);
        var calm = new ServiceDiagnosis(base.service(), path, base.badges(), base.findings());
        return switch (random.nextInt(4)) {
            case 0 -> calm;
            case 1 -> Troubled.of(calm);
            default -> Troubled.with(calm, findings(path));
        };
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    /// An id that is no other's, and looks like anything.
    private String id(String kind, int number) {
        return kind + "/" + number + "/" + name();
    }

    private void zones() {
        var workload = base.path().edges().stream().filter(edge -> edge.way() == Way.PLACEMENT).map(PathEdge::from).findFirst().orElse(base.service().serviceArn());
        var gone = nodes.stream().filter(node -> node.lane() == Lane.TASKS).map(PathNode::id).toList();
        nodes.removeIf(node -> gone.contains(node.id()));
        var before = List.copyOf(edges);
        edges.removeIf(edge -> gone.contains(edge.to()) || gone.contains(edge.from()));
        var zones = 1 + random.nextInt(6);
        for (var zone = 0; zone < zones; zone++) {
            var name = random.nextInt(5) == 0 ? zone + name() : "ap-southeast-1" + (char) ('a' + zone);
            var subnets = 1 + random.nextInt(random.nextInt(6) == 0 ? 7 : 2);
            for (var i = 0; i < subnets; i++) {
                var id = id("subnet-" + zone, i);
                nodes.add(random.nextInt(4) == 0 ? new HostNode(id, null, name, List.of()) : new SubnetNode(id, null, null, name, List.of()));
                edges.add(new PathEdge(workload, id, Way.PLACEMENT, List.of()));
                before.stream().filter(edge -> !gone.isEmpty() && edge.from().equals(gone.getFirst())).forEach(edge -> edges.add(new PathEdge(id, edge.to(), edge.way(), edge.carries())));
            }
        }
    }

    private void doors() {
        var groups = 1 + random.nextInt(5);
        var workload = base.path().edges().stream().filter(edge -> edge.way() == Way.PLACEMENT).map(PathEdge::from).findFirst().orElse(base.service().serviceArn());
        var listeners = random.nextInt(6);
        var arns = IntStream.range(0, groups).mapToObj(i -> "arn:aws:elasticloadbalancing:r:1:targetgroup/" + i + name() + "/0").toList();
        for (var i = 0; i < groups; i++) {
            nodes.add(new TargetGroupNode(arns.get(i), null, i % 2 == 1, random.nextBoolean() ? Map.of() : Map.of("healthy", 12, "unhealthy", 3, "draining", 1), random.nextBoolean(), null, null));
            edges.add(new PathEdge(arns.get(i), workload, Way.TRAFFIC, List.of()));
        }
        for (var i = 0; i < listeners; i++) {
            var listener = new Listener(base.service().origin(), id("listener", i), null, random.nextInt(65_536), random.nextBoolean() ? "HTTPS" : name(), List.of());
            nodes.add(new ListenerNode(listener.id(), listener));
            for (var group : arns) {
                if (random.nextBoolean()) {
                    edges.add(new PathEdge(listener.id(), group, Way.TRAFFIC, random.nextBoolean() ? List.of() : List.of(random.nextInt(101) + " %")));
                }
            }
        }
    }

    private void waysOut() {
        var from = nodes.stream().filter(node -> node.lane() == Lane.TASKS).map(PathNode::id).toList();
        var ends = new ArrayList<PathNode>();
        for (var i = random.nextInt(4); i > 0; i--) {
            ends.add(new NatGatewayNode(id("nat", i), null));
        }
        for (var i = random.nextInt(3); i > 0; i--) {
            ends.add(new OtherTargetNode(id("tgw", i), "transit gateway"));
        }
        for (var i = random.nextInt(12); i > 0; i--) {
            var service = "com.amazonaws.ap-southeast-1." + i + name();
            var endpoint = new VpcEndpoint(base.service().origin(), id("vpce", i), "Interface", null, service, "available", null,
                    List.of(), List.of(), List.of(), null, null, random.nextBoolean(), List.of(), null, List.of());
            ends.add(new EndpointNode(endpoint.id(), endpoint));
        }
        if (random.nextBoolean()) {
            ends.add(new InternetGatewayNode("igw-0", null));
        }
        ends.add(OtherTargetNode.NO_ROUTE);
        ends.stream().filter(end -> nodes.stream().noneMatch(node -> node.id().equals(end.id()))).forEach(nodes::add);
        for (var subnet : from) {
            for (var end : ends) {
                if (random.nextInt(3) == 0) {
                    edges.add(new PathEdge(subnet, end.id(), random.nextInt(6) == 0 ? Way.NOTHING : way(end), random.nextInt(4) == 0 ? List.of() : List.of("ecr.api", "logs")));
                }
            }
        }
    }

    private static Way way(PathNode end) {
        return switch (end) {
            case EndpointNode _ -> Way.INTERFACE_ENDPOINT;
            case NatGatewayNode _ -> Way.NAT;
            case InternetGatewayNode _ -> Way.INTERNET;
            case OtherTargetNode other when other.equals(OtherTargetNode.NO_ROUTE) -> Way.NOTHING;
            default -> Way.OTHER;
        };
    }

    private void tasks() {
        for (var i = 0; i < nodes.size(); i++) {
            var count = random.nextInt(3) == 0 ? 0 : TASKS[random.nextInt(TASKS.length)];
            var number = i;
            var squares = IntStream.range(0, count).mapToObj(task -> new TaskSquare("arn:task/" + number + "/" + task, "eni-" + task,
                    random.nextInt(9) == 0 ? TaskSquare.State.values()[random.nextInt(4)] : TaskSquare.State.RUNNING)).sorted(Comparator.comparing(TaskSquare::state)).toList();
            switch (nodes.get(i)) {
                case SubnetNode node -> nodes.set(i, new SubnetNode(node.id(), node.subnet(), node.routeTable(), node.zone(), squares));
                case HostNode node -> nodes.set(i, new HostNode(node.id(), node.instance(), node.zone(), squares));
                default -> {}
            }
        }
    }

    private Finding[] findings(ServicePath path) {
        var resources = Stream.of(path.nodes().stream().map(PathNode::id), path.zones().stream(), Stream.of("fargate/L-3032A538", "vpc/L-DF5E4CA3", "sg-0123456789abcdef0",
                "com.amazonaws.ap-southeast-1.ecr.dkr", "com.amazonaws.ap-southeast-1.s3", "arn:aws:iam::1:role/x")).flatMap(stream -> stream).toList();
        return IntStream.range(0, random.nextInt(40)).mapToObj(_ -> {
            var resource = resources.get(random.nextInt(resources.size()));
            var status = Status.values()[random.nextInt(Status.values().length)];
            return random.nextBoolean() ? Troubled.finding(Badge.values()[random.nextInt(5)], status, resource)
                    : Troubled.outside(Topic.values()[random.nextInt(Topic.values().length)], status, resource);
        }).toArray(Finding[]::new);
    }
}
