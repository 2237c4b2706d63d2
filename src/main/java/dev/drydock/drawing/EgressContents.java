package dev.drydock.drawing;

import dev.drydock.drawing.Block.Line;
import dev.drydock.drawing.Block.Row;
import dev.drydock.path.PathEdge;
import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.PathNode;
import dev.drydock.path.PathNode.EndpointNode;
import dev.drydock.path.PathNode.InternetGatewayNode;
import dev.drydock.path.PathNode.NatGatewayNode;
import dev.drydock.path.PathNode.OtherTargetNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.ServicePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What stands in the lane of endpoints and egress. The interface endpoints share one box, a row each.
final class EgressContents {
    static final String INTERFACE_ENDPOINTS = "interface-endpoints";
    private static final int MOST_ROWS = 8;

    private final ServicePath path;
    private final Contents contents;

    EgressContents(ServicePath path, Contents contents) {
        this.path = path;
        this.contents = contents;
    }

    /// The boxes from the top: what keeps traffic private, what leaves the VPC, what leads nowhere.
    List<Content> all() {
        var boxes = new ArrayList<Content>();
        var endpoints = path.nodes(EndpointNode.class).toList();
        var interfaces = endpoints.stream().filter(node -> "interface".equalsIgnoreCase(node.endpoint().vpcEndpointType())).toList();
        if (!interfaces.isEmpty()) {
            boxes.add(interfaceEndpoints(interfaces));
        }
        endpoints.stream().filter(node -> "gateway".equalsIgnoreCase(node.endpoint().vpcEndpointType())).map(this::gatewayEndpoint).forEach(boxes::add);
        path.nodes(OtherTargetNode.class).filter(node -> ways(node).contains(Way.GATEWAY_ENDPOINT)).map(this::other).forEach(boxes::add);
        path.nodes(NatGatewayNode.class).map(this::nat).forEach(boxes::add);
        path.nodes(InternetGatewayNode.class).map(this::internetGateway).forEach(boxes::add);
        path.nodes(OtherTargetNode.class)
                .filter(node -> !ways(node).contains(Way.GATEWAY_ENDPOINT))
                .sorted(Comparator.comparing(node -> node.equals(OtherTargetNode.NO_ROUTE) ? 1 : node.equals(OtherTargetNode.NOT_RECORDED) ? 2 : 0))
                .map(this::other)
                .forEach(boxes::add);
        return boxes;
    }

    private Content interfaceEndpoints(List<EndpointNode> nodes) {
        var byUse = nodes.stream().sorted(Comparator.comparing((EndpointNode node) -> edgesTo(node).isEmpty()).thenComparing(node -> !isNeeded(node))).toList();
        var blocks = new ArrayList<Block>(byUse.stream().limit(byUse.size() > MOST_ROWS + 1 ? MOST_ROWS : byUse.size()).map(this::row).toList());
        if (byUse.size() > blocks.size()) {
            blocks.add(new Line("and " + (byUse.size() - blocks.size()) + " more", Role.TEXT_MUTED));
        }
        var ids = nodes.stream().map(PathNode::id).collect(Collectors.toSet());
        var border = ids.stream().map(contents::border).filter(role -> role != Role.BORDER).min(Comparator.naturalOrder()).orElse(Role.BORDER);
        return new Content(
                Target.node(INTERFACE_ENDPOINTS), ids, "Interface endpoints", List.copyOf(blocks), border, false,
                PathText.count(nodes.size(), "interface endpoint"));
    }

    private Row row(EndpointNode node) {
        var endpoint = node.endpoint();
        var used = !edgesTo(node).isEmpty();
        var up = endpoint.state() == null || "available".equalsIgnoreCase(endpoint.state());
        var note = !up ? endpoint.state()
                : !Boolean.TRUE.equals(endpoint.privateDnsEnabled()) ? "no private DNS"
                : used || isNeeded(node) ? "private DNS" : "no need seen";
        var border = contents.border(node.id());
        var role = border != Role.BORDER ? border : used ? Role.OK : Role.NEUTRAL;
        var troubles = contents.troubles(node.id()).stream().map(finding -> ". " + finding.status().word() + ": " + Plain.line(finding.title())).collect(Collectors.joining());
        var says = "Interface endpoint " + Plain.line(endpoint.shortServiceName()) + ": " + Plain.line(note) + troubles;
        return new Row(Target.node(node.id()), says, used, role, endpoint.shortServiceName(), note, border != Role.BORDER ? border : Role.TEXT_MUTED);
    }

    private Content gatewayEndpoint(EndpointNode node) {
        var name = node.endpoint().shortServiceName();
        var title = (name.equals("s3") ? "S3" : name.equals("dynamodb") ? "DynamoDB" : name) + " gateway endpoint";
        var subnets = path.nodes(SubnetNode.class).toList();
        var routed = (int) subnets.stream().filter(subnet -> subnet.routeTable() != null
                && subnet.routeTable().routes().stream().anyMatch(route -> node.id().equals(route.gatewayId()))).count();
        var unknown = subnets.stream().anyMatch(subnet -> subnet.routeTable() == null);
        return contents.box(node, "Gateway endpoint", title, List.of(PathText.routesTo(routed, subnets.size(), unknown)));
    }

    private Content nat(NatGatewayNode node) {
        var nat = node.natGateway();
        var facts = new ArrayList<String>();
        if (nat == null) {
            facts.add("NAT gateway, not recorded");
        } else {
            facts.add("NAT gateway" + (nat.state() == null || nat.state().equals("available") ? "" : ", " + nat.state()));
        }
        facts.add(leaving(node));
        return contents.box(node, "NAT gateway", nat == null ? node.id() : nat.name(), facts);
    }

    private Content internetGateway(InternetGatewayNode node) {
        var gateway = node.internetGateway();
        var facts = List.of("internet gateway" + (gateway == null ? ", not recorded" : ""), ways(node).contains(Way.NOTHING) ? "no public address to use it" : leaving(node));
        return contents.box(node, "Internet gateway", gateway == null ? node.id() : gateway.name(), facts);
    }

    private Content other(OtherTargetNode node) {
        var content = node.equals(OtherTargetNode.NO_ROUTE)
                ? contents.box(node, "", "No route", List.of(carries(node).isEmpty() ? "none to the internet" : "no way to " + carries(node)))
                : node.equals(OtherTargetNode.NOT_RECORDED)
                        ? contents.box(node, "", "Not recorded", List.of(carries(node).isEmpty() ? "the way out" : "the way of " + carries(node)))
                        : contents.box(node, "Route target", node.id(), List.of(node.kind(), leaving(node)));
        var lost = node.equals(OtherTargetNode.NO_ROUTE) && !carries(node).isEmpty();
        var absent = node.equals(OtherTargetNode.NO_ROUTE) || node.equals(OtherTargetNode.NOT_RECORDED);
        return new Content(content.target(), content.nodes(), content.title(), content.blocks(), lost ? Role.FAIL : content.border(), absent, content.says().strip());
    }

    /// Whether the tasks need the endpoint's service, by whatever way they reach it.
    private boolean isNeeded(EndpointNode node) {
        return path.edges().stream().anyMatch(edge -> edge.carries().contains(node.endpoint().shortServiceName()));
    }

    private List<PathEdge> edgesTo(PathNode node) {
        return path.edges().stream().filter(edge -> edge.to().equals(node.id())).toList();
    }

    private Set<Way> ways(PathNode node) {
        return edgesTo(node).stream().map(PathEdge::way).collect(Collectors.toSet());
    }

    private String leaving(PathNode node) {
        var services = carries(node);
        return services.isEmpty() ? "" : services + (services.indexOf(',') < 0 ? " leaves here" : " leave here");
    }

    private String carries(PathNode node) {
        return edgesTo(node).stream().flatMap(edge -> edge.carries().stream()).collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), names -> String.join(", ", names)));
    }
}
