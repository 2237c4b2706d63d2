package dev.drydock.check.egress;

import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.path.Egress;
import dev.drydock.path.Egress.PublicAddress;
import dev.drydock.path.Exit;
import dev.drydock.path.NeededService;
import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.PathNode.EndpointNode;
import dev.drydock.path.PathNode.NatGatewayNode;
import dev.drydock.path.PathNode.OtherTargetNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A subnet from which something of the service leaves: its tasks, or the hosts that pull its images.
///
/// @param subnet null where the record does not hold it
/// @param byHost whether container instances leave here for the tasks: they pull images, read secrets and ship logs over their own interface
/// @param needs what must be reached from here
record Departure(Subject subject, String subnetId, @Nullable Subnet subnet, PublicAddress publicAddress, boolean byHost, List<NeededService> needs) {

    /// The route table that decides here; null where the record does not tell.
    @Nullable RouteTable table() {
        return subnet == null ? null : Egress.routeTable(subject.inventory(), subnet).orElse(null);
    }

    /// `private-c (subnet-0a1b…)`, or the id alone where there is no name.
    String name() {
        return subnet == null || subnet.name().equals(subnetId) ? subnetId : subnet.name() + " (" + subnetId + ")";
    }

    @Nullable String vpcId() {
        return subnet == null ? null : subnet.vpcId();
    }

    @Nullable String zone() {
        return subnet == null ? null : subnet.availabilityZone();
    }

    boolean isIpv6Only() {
        return subnet != null && Boolean.TRUE.equals(subnet.ipv6Native());
    }

    Passage to(NeededService service) {
        if (subnet == null) {
            return new Passage(new Exit(Way.UNKNOWN, OtherTargetNode.NOT_RECORDED, "the subnet is not recorded"), subject.needs(Reads.describeSubnets(subnetId)));
        }
        return judged(new Egress(subject.inventory(), subnet, publicAddress).to(service), service);
    }

    /// The way to a public address that nothing more is known of.
    Passage toInternet() {
        if (subnet == null) {
            return new Passage(new Exit(Way.UNKNOWN, OtherTargetNode.NOT_RECORDED, "the subnet is not recorded"), subject.needs(Reads.describeSubnets(subnetId)));
        }
        return judged(new Egress(subject.inventory(), subnet, publicAddress).toInternet(), null);
    }

    /// What the routes say, less what they cannot prove: a NAT gateway that is not recorded may be gone, and where other networks are attached, a private
    /// hosted zone may lead a service's name to endpoints there.
    private Passage judged(Exit exit, @Nullable NeededService service) {
        return switch (exit.way()) {
            case NAT -> exit.node() instanceof NatGatewayNode(var id, var gateway) && gateway == null ? throughUnrecorded(id, exit) : new Passage(exit, null);
            case INTERFACE_ENDPOINT -> isIpv6Only() && exit.node() instanceof EndpointNode(var id, var endpoint) && "ipv4".equalsIgnoreCase(endpoint.ipAddressType())
                    ? unknown(exit, "the endpoint answers by IPv4, and the subnet has IPv6 only")
                    : new Passage(exit, null);
            case NOTHING -> service != null && !service.region().isEmpty() && exit.node().equals(OtherTargetNode.NO_ROUTE) && leadsToOtherNetworks()
                    ? unknown(exit, exit.why() + ", but other networks are attached, and names may lead to endpoints there")
                    : new Passage(exit, null);
            case OTHER -> new Passage(exit, subject.needs(Reads.describeRouteTables(vpc())));
            case UNKNOWN -> new Passage(exit, missing(exit));
            default -> new Passage(exit, null);
        };
    }

    private Passage throughUnrecorded(String id, Exit exit) {
        return NatGateways.isGone(subject, vpcId(), id)
                ? new Passage(new Exit(Way.NOTHING, exit.node(), "a NAT gateway that is gone"), null)
                : new Passage(new Exit(Way.UNKNOWN, exit.node(), "a NAT gateway that is not recorded"), subject.needs(Reads.describeNatGateways(vpc())));
    }

    private Passage unknown(Exit exit, String why) {
        return new Passage(new Exit(Way.UNKNOWN, exit.node(), why), subject.needs(Reads.describeVpcEndpoints(vpc())));
    }

    private Missing missing(Exit exit) {
        if (table() == null) {
            return subject.needs(Reads.describeRouteTables(vpc()));
        }
        return vpcId() != null && subject.inventory().calls().covering(Reads.describeVpcEndpoints(vpc())).isEmpty()
                ? subject.needs(Reads.describeVpcEndpoints(vpc()))
                : subject.needs(exit.node() instanceof OtherTargetNode ? Reads.describeRouteTables(vpc()) : Reads.describeNetworkInterfaces(vpc()));
    }

    /// Whether a transit gateway, a peering, a VPN or an appliance takes some of what leaves the VPC.
    private boolean leadsToOtherNetworks() {
        var routes = table();
        return routes != null && routes.routes().stream().anyMatch(route -> !"blackhole".equals(route.state())
                && (route.transitGatewayId() != null || route.vpcPeeringConnectionId() != null || route.networkInterfaceId() != null
                        || route.gatewayId() != null && route.gatewayId().startsWith("vgw-")));
    }

    /// The VPC as commands name it; the subnet stands for it where its record has none.
    String vpc() {
        return subnet != null && subnet.vpcId() != null ? subnet.vpcId() : subnetId;
    }
}
