package dev.drydock.path;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.InternetGateway;
import dev.drydock.inventory.ec2.NatGateway;
import dev.drydock.inventory.ec2.PrefixList;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.RouteTable.Route;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.VpcAttribute;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.PathNode.EndpointNode;
import dev.drydock.path.PathNode.InternetGatewayNode;
import dev.drydock.path.PathNode.NatGatewayNode;
import dev.drydock.path.PathNode.OtherTargetNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ways out of one subnet. An interface endpoint with private DNS answers for its service in the whole VPC; a gateway endpoint answers where the
/// subnet's route table has its route; all else follows the routes. What the record does not prove is [Way#UNKNOWN].
public final class Egress {
    /// Whether what leaves the subnet has a public IPv4 address, without which an internet gateway carries nothing.
    public enum PublicAddress { YES, NO, UNKNOWN }

    private final Inventory inventory;
    private final Subnet subnet;
    private final PublicAddress publicAddress;
    private final @Nullable RouteTable table;

    public Egress(Inventory inventory, Subnet subnet, PublicAddress publicAddress) {
        this.inventory = inventory;
        this.subnet = subnet;
        this.publicAddress = publicAddress;
        table = routeTable(inventory, subnet).orElse(null);
    }

    /// The route table that decides for a subnet, where the record proves which: one that names the subnet, or the main one of its VPC when all tables of
    /// the VPC are recorded (Amazon VPC user guide, "Subnet route tables").
    public static Optional<RouteTable> routeTable(Inventory inventory, Subnet subnet) {
        return inventory.routeTable(subnet).filter(table -> isAssociated(table, subnet) || allTablesRecorded(inventory, subnet));
    }

    private static boolean isAssociated(RouteTable table, Subnet subnet) {
        return table.associations().stream().anyMatch(association -> subnet.subnetId().equals(association.subnetId()));
    }

    private static boolean allTablesRecorded(Inventory inventory, Subnet subnet) {
        return subnet.vpcId() != null && inventory.calls().covering(Reads.describeRouteTables(subnet.vpcId())).isPresent();
    }

    /// The way by which a service is reached.
    public Exit to(NeededService service) {
        var gateway = gatewayEndpoint(service);
        if (gateway.isPresent()) {
            return gateway.get();
        }
        var endpoint = interfaceEndpoint(service);
        if (endpoint.isPresent()) {
            return new Exit(Way.INTERFACE_ENDPOINT, new EndpointNode(endpoint.get().id(), endpoint.get()), "an interface endpoint with private DNS");
        }
        if (couldHaveEndpoint(service) && !endpointsRecorded()) {
            return new Exit(Way.UNKNOWN, OtherTargetNode.NOT_RECORDED, "the VPC's endpoints are not recorded");
        }
        return byRoute(addressesOf(service));
    }

    /// The way to a public address that nothing more is known of.
    public Exit toInternet() {
        return byRoute(List.of());
    }

    private boolean endpointsRecorded() {
        return subnet.vpcId() != null && inventory.calls().covering(Reads.describeVpcEndpoints(subnet.vpcId())).isPresent();
    }

    /// Registries outside AWS's private ones have no endpoints.
    private static boolean couldHaveEndpoint(NeededService service) {
        return !service.region().isEmpty();
    }

    private List<VpcEndpoint> endpoints() {
        return subnet.vpcId() == null ? List.of() : inventory.endpoints(subnet.vpcId());
    }

    /// A gateway endpoint's route has a prefix list as its destination and the endpoint as its target (AWS PrivateLink guide, "Gateway endpoints").
    /// It is looked for before an interface endpoint: for S3 the two may stand side by side, and private DNS then serves only the inbound resolver.
    private Optional<Exit> gatewayEndpoint(NeededService service) {
        if (table == null) {
            return Optional.empty();
        }
        for (var route : table.routes()) {
            if (route.gatewayId() == null || !route.gatewayId().startsWith("vpce-") || route.destinationPrefixListId() == null) {
                continue;
            }
            var endpoint = inventory.find(VpcEndpoint.class, route.gatewayId());
            var serves = endpoint.map(found -> found.serviceName() != null && names(found.serviceName(), service))
                    .orElseGet(() -> inventory.find(PrefixList.class, route.destinationPrefixListId())
                            .map(list -> list.prefixListName() != null && names(list.prefixListName(), service))
                            .orElse(false));
            if (serves) {
                return Optional.of(endpoint
                        .map(found -> new Exit(
                                isBlackhole(route) ? Way.NOTHING : Way.GATEWAY_ENDPOINT,
                                new EndpointNode(found.id(), found),
                                isBlackhole(route) ? "the route to the gateway endpoint is a blackhole" : "a gateway endpoint in " + tableName()))
                        .orElseGet(() -> new Exit(
                                Way.GATEWAY_ENDPOINT, new OtherTargetNode(route.gatewayId(), "gateway endpoint"), "a gateway endpoint in " + tableName())));
            }
        }
        return Optional.empty();
    }

    private Optional<VpcEndpoint> interfaceEndpoint(NeededService service) {
        return endpoints().stream()
                .filter(VpcEndpoint::isInterface)
                .filter(endpoint -> endpoint.serviceName() != null && names(endpoint.serviceName(), service))
                .filter(endpoint -> answers(endpoint))
                .findFirst();
    }

    /// Whether the service's ordinary name leads to this endpoint from within the VPC: it is available, has private DNS, and the VPC resolves names.
    public boolean answers(VpcEndpoint endpoint) {
        return Boolean.TRUE.equals(endpoint.privateDnsEnabled())
                && !endpoint.isForInboundResolverOnly()
                && endpoint.isAvailable()
                && !isOff("enableDnsSupport")
                && !isOff("enableDnsHostnames");
    }

    private boolean isOff(String attribute) {
        return inventory.find(VpcAttribute.class, subnet.vpcId() + "/" + attribute)
                .map(found -> attribute.equals("enableDnsSupport") ? found.enableDnsSupport() : found.enableDnsHostnames())
                .map(value -> Boolean.FALSE.equals(value.value()))
                .orElse(false);
    }

    /// Endpoint services are named `com.amazonaws.REGION.SERVICE`, in China with `cn.` before.
    public static boolean names(String serviceName, NeededService service) {
        var name = "com.amazonaws." + service.region() + "." + service.name();
        return serviceName.equals(name) || serviceName.equals("cn." + name);
    }

    /// The addresses of the service, where its prefix list is recorded; none for others.
    private List<Cidr> addressesOf(NeededService service) {
        if (!service.name().equals("s3")) {
            return List.of();
        }
        return inventory.all(PrefixList.class).stream()
                .filter(list -> list.prefixListName() != null && names(list.prefixListName(), service))
                .flatMap(list -> list.cidrs().stream())
                .map(Cidr::parse)
                .flatMap(Optional::stream)
                .filter(Cidr::isIpv4)
                .toList();
    }

    /// @param destinations empty where no more is known than that they are public
    private Exit byRoute(List<Cidr> destinations) {
        if (table == null) {
            return new Exit(Way.UNKNOWN, OtherTargetNode.NOT_RECORDED, "the subnet's route table is not recorded");
        }
        if (Boolean.TRUE.equals(subnet.ipv6Native())) {
            return table.routes().stream()
                    .filter(route -> "::/0".equals(route.destinationIpv6CidrBlock()))
                    .findFirst()
                    .map(this::exit)
                    .orElseGet(this::noRoute);
        }
        var routes = new Routes(table.routes());
        return destinations.isEmpty()
                ? toSomewherePublic(routes)
                : oneOf(destinations.stream().map(destination -> routes.to(destination).map(this::exit).orElseGet(this::noRoute)));
    }

    /// The default route decides, unless other routes lead a part of the public addresses elsewhere: then it depends on an address that is not recorded.
    private Exit toSomewherePublic(Routes routes) {
        var some = routes.toPublicAddresses();
        if (some.isEmpty()) {
            return noRoute();
        }
        var exits = some.stream().map(this::exit);
        return oneOf(routes.coverAll(some) ? exits : Stream.concat(exits, Stream.of(noRoute())));
    }

    /// The exit that all have in common; unknown where they part.
    private Exit oneOf(Stream<Exit> exits) {
        var ends = new LinkedHashMap<String, Exit>();
        exits.forEach(exit -> ends.putIfAbsent(exit.way() + " " + exit.node().id(), exit));
        return ends.size() == 1
                ? ends.firstEntry().getValue()
                : new Exit(Way.UNKNOWN, OtherTargetNode.NOT_RECORDED, tableName() + " leads public addresses by several ways, and the service's own is not recorded");
    }

    /// Where routes name prefix lists whose addresses the record does not hold, one of them may be the route.
    private Exit noRoute() {
        return table != null && table.routes().stream().anyMatch(Egress::leadsUnreadAddresses)
                ? new Exit(Way.UNKNOWN, OtherTargetNode.NOT_RECORDED, tableName() + " has routes for prefix lists whose addresses are not recorded")
                : new Exit(Way.NOTHING, OtherTargetNode.NO_ROUTE, "the route table " + tableName() + " has no route to it");
    }

    /// A gateway endpoint's route names a prefix list of AWS, which holds the addresses of one service.
    private static boolean leadsUnreadAddresses(Route route) {
        return route.destinationPrefixListId() != null && (route.gatewayId() == null || !route.gatewayId().startsWith("vpce-"));
    }

    private Exit exit(Route route) {
        var dead = isBlackhole(route);
        if (route.natGatewayId() != null) {
            return toNat(route.natGatewayId(), dead);
        }
        if (route.gatewayId() != null && route.gatewayId().startsWith("igw-")) {
            return toInternetGateway(route.gatewayId(), dead);
        }
        var target = other(route);
        return dead
                ? new Exit(Way.NOTHING, target, "the route is a blackhole")
                : new Exit(route.egressOnlyInternetGatewayId() != null ? Way.INTERNET : Way.OTHER, target, target.kind());
    }

    private Exit toNat(String id, boolean dead) {
        var nat = inventory.find(NatGateway.class, id).orElse(null);
        var node = new NatGatewayNode(id, nat);
        if (dead) {
            return new Exit(Way.NOTHING, node, "the route to the NAT gateway is a blackhole");
        }
        if (nat != null && nat.state() != null && !nat.state().toLowerCase(Locale.ROOT).equals("available")) {
            return new Exit(Way.NOTHING, node, "the NAT gateway is " + nat.state());
        }
        return nat != null && "private".equalsIgnoreCase(nat.connectivityType())
                ? new Exit(Way.OTHER, node, "a private NAT gateway, which does not lead to the internet")
                : new Exit(Way.NAT, node, "a NAT gateway");
    }

    private Exit toInternetGateway(String id, boolean dead) {
        var node = new InternetGatewayNode(id, inventory.find(InternetGateway.class, id).orElse(null));
        if (dead) {
            return new Exit(Way.NOTHING, node, "the route to the internet gateway is a blackhole");
        }
        if (Boolean.TRUE.equals(subnet.ipv6Native())) {
            return new Exit(Way.INTERNET, node, "an internet gateway");
        }
        return switch (publicAddress) {
            case YES -> new Exit(Way.INTERNET, node, "an internet gateway");
            case NO -> new Exit(Way.NOTHING, node, "an internet gateway, but no public address to use it with");
            case UNKNOWN -> new Exit(Way.UNKNOWN, node, "an internet gateway; whether there is a public address to use it with is not recorded");
        };
    }

    private static OtherTargetNode other(Route route) {
        if (route.transitGatewayId() != null) {
            return new OtherTargetNode(route.transitGatewayId(), "transit gateway");
        }
        if (route.vpcPeeringConnectionId() != null) {
            return new OtherTargetNode(route.vpcPeeringConnectionId(), "VPC peering");
        }
        if (route.egressOnlyInternetGatewayId() != null) {
            return new OtherTargetNode(route.egressOnlyInternetGatewayId(), "egress-only internet gateway");
        }
        if (route.networkInterfaceId() != null) {
            return new OtherTargetNode(route.networkInterfaceId(), "appliance");
        }
        var gateway = Objects.requireNonNullElse(route.gatewayId(), "other-target");
        return new OtherTargetNode(gateway, gateway.startsWith("vgw-") ? "virtual private gateway"
                : gateway.startsWith("vpce-") ? "gateway load balancer endpoint" : "another target");
    }

    private static boolean isBlackhole(Route route) {
        return "blackhole".equals(route.state());
    }

    private String tableName() {
        return table == null ? "the route table" : table.name();
    }
}
