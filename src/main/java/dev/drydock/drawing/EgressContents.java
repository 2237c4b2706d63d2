package dev.drydock.drawing;

import dev.drydock.drawing.Block.Row;
import dev.drydock.path.Lane;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What stands in the lane of endpoints and egress. The interface endpoints share one box, a row each.
final class EgressContents {
    static final String INTERFACE_ENDPOINTS = "interface-endpoints";
    private static final int MOST_ROWS = 8;
    private static final String PRIVATE_DNS = "private DNS";

    private final ServicePath path;
    private final Contents contents;
    private final Owners owners;
    private final Lanes lanes;

    EgressContents(ServicePath path, Contents contents, Owners owners, Lanes lanes) {
        this.path = path;
        this.contents = contents;
        this.owners = owners;
        this.lanes = lanes;
    }

    /// The title, or a shorter one where the lane is too narrow for it.
    private String fitting(String title, String shorter) {
        return Typeface.BOLD.width(title, Content.TITLE_SIZE) <= lanes.room(Lane.EGRESS) ? title : shorter;
    }

    static boolean isInterface(EndpointNode node) {
        return "interface".equalsIgnoreCase(node.endpoint().vpcEndpointType());
    }

    /// The boxes from the top: what keeps traffic private, what leaves the VPC, what leads nowhere.
    List<Content> all() {
        var boxes = new ArrayList<Content>();
        var endpoints = path.nodes(EndpointNode.class).toList();
        var interfaces = endpoints.stream().filter(EgressContents::isInterface).toList();
        if (!interfaces.isEmpty() || !owners.missingEndpoints().isEmpty()) {
            boxes.add(interfaceEndpoints(interfaces));
        }
        endpoints.stream().filter(node -> "gateway".equalsIgnoreCase(node.endpoint().vpcEndpointType())).map(this::gatewayEndpoint).forEach(boxes::add);
        path.nodes(OtherTargetNode.class).filter(node -> ways(node).contains(Way.GATEWAY_ENDPOINT)).map(this::other).forEach(boxes::add);
        path.nodes(NatGatewayNode.class).sorted(Comparator.comparingDouble(this::sources)).map(this::nat).forEach(boxes::add);
        path.nodes(InternetGatewayNode.class).map(this::internetGateway).forEach(boxes::add);
        path.nodes(OtherTargetNode.class)
                .filter(node -> !ways(node).contains(Way.GATEWAY_ENDPOINT))
                .sorted(Comparator.comparing(node -> node.equals(OtherTargetNode.NO_ROUTE) ? 1 : node.equals(OtherTargetNode.NOT_RECORDED) ? 2 : 0))
                .map(this::other)
                .forEach(boxes::add);
        return boxes;
    }

    /// The endpoints that stand in the VPC, those in use first, and after them those whose absence a check speaks of.
    private Content interfaceEndpoints(List<EndpointNode> nodes) {
        var byUse = nodes.stream().sorted(Comparator.comparing((EndpointNode node) -> contents.troubles(node.id()).isEmpty())
                .thenComparing(node -> edgesTo(node).isEmpty()).thenComparing(node -> !isNeeded(node))).toList();
        var missing = owners.missingEndpoints();
        var most = MOST_ROWS - Math.min(MOST_ROWS / 2, missing.size());
        var rows = new ArrayList<Block>(byUse.stream().limit(byUse.size() > most + 1 ? most : byUse.size()).map(this::row).toList());
        var more = byUse.size() - rows.size();
        var most2 = missing.size() > MOST_ROWS / 2 + 1 ? MOST_ROWS / 2 : missing.size();
        missing.stream().limit(most2).map(name -> missing(name, nodes.isEmpty())).forEach(rows::add);
        more += missing.size() - most2;
        if (more > 0) {
            rows.add(contents.line("and " + more + " more", Role.TEXT_MUTED));
        }
        var ids = nodes.stream().map(PathNode::id).collect(Collectors.toCollection(LinkedHashSet::new));
        ids.addAll(missing);
        var border = ids.stream().map(contents::border).filter(role -> role != Role.BORDER).min(Comparator.naturalOrder()).orElse(Role.BORDER);
        var told = Told.of(nodes.isEmpty() ? "No endpoint" : "Interface endpoints: " + nodes.size(), byUse.stream().map(node -> node.endpoint().shortServiceName() + ": " + note(node)).toArray(String[]::new));
        return new Content(Target.node(INTERFACE_ENDPOINTS), ids, nodes.isEmpty() ? "No endpoint" : fitting("Interface endpoints", "Endpoints"), List.copyOf(rows), border, nodes.isEmpty(), told);
    }

    private Row row(EndpointNode node) {
        var used = !edgesTo(node).isEmpty();
        var border = contents.border(node.id());
        var role = border != Role.BORDER ? border : used ? Role.OK : Role.NEUTRAL;
        var note = note(node);
        var shown = lanes.isNarrow() && note.equals(PRIVATE_DNS) ? "" : note;
        return row(node.id(), "Interface endpoint " + node.endpoint().shortServiceName() + ": " + note, used, role, node.endpoint().shortServiceName(), shown,
                border != Role.BORDER ? border : Role.TEXT_MUTED);
    }

    private Row missing(String serviceName, boolean all) {
        var name = serviceName.replaceFirst("^(?:cn\\.)?com\\.amazonaws\\.[^.]+\\.", "");
        var role = contents.border(serviceName) == Role.BORDER ? Role.NEUTRAL : contents.border(serviceName);
        return row(serviceName, "No endpoint for " + name, false, role, name, all ? "" : "no endpoint", role == Role.NEUTRAL ? Role.TEXT_MUTED : role);
    }

    private Row row(String id, String says, boolean filled, Role pip, String name, String note, Role noteRole) {
        var told = new Told(Plain.line(says), contents.troubles(id).stream().map(Told.Fact::of).toList());
        return new Row(Target.node(id), told, filled, pip, Plain.line(name), Plain.line(note), noteRole, lanes.text(), lanes.room(Lane.EGRESS));
    }

    private String note(EndpointNode node) {
        var endpoint = node.endpoint();
        var up = endpoint.state() == null || "available".equalsIgnoreCase(endpoint.state());
        return !up ? endpoint.state()
                : !Boolean.TRUE.equals(endpoint.privateDnsEnabled()) ? "no private DNS"
                : !edgesTo(node).isEmpty() || isNeeded(node) ? PRIVATE_DNS : "no need seen";
    }

    private Content gatewayEndpoint(EndpointNode node) {
        var name = node.endpoint().shortServiceName();
        var service = name.equals("s3") ? "S3" : name.equals("dynamodb") ? "DynamoDB" : name;
        var title = fitting(service + " gateway endpoint", service + " gateway");
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
        var border = lost ? Role.FAIL : content.border();
        return absent ? content.asAbsent(border) : content;
    }

    /// The mean place, from the top, of the subnets that use it: what is reached from above stands above, so that fewer lines cross.
    private double sources(PathNode node) {
        var order = path.nodes().stream().filter(one -> one.lane() == Lane.TASKS).map(PathNode::id).toList();
        return edgesTo(node).stream().mapToInt(edge -> order.indexOf(edge.from())).average().orElse(order.size());
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
