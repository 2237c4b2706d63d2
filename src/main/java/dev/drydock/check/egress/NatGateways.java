package dev.drydock.check.egress;

import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.NatGateway;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.path.PathNode.NatGatewayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The NAT gateways that a service's subnets lead to.
final class NatGateways {
    private NatGateways() {}

    /// Each NAT gateway that a default route names, with the subnets that leave by it.
    static Map<String, List<Departure>> of(List<Departure> departures) {
        var users = new LinkedHashMap<String, List<Departure>>();
        for (var departure : departures) {
            of(departure).ifPresent(id -> users.computeIfAbsent(id, key -> new ArrayList<>()).add(departure));
        }
        return users;
    }

    /// The NAT gateway that the default route names, whether it is recorded or not.
    private static Optional<String> of(Departure departure) {
        var named = DefaultRoute.of(departure).flatMap(DefaultRoute::target).filter(target -> target.member().equals("NatGatewayId")).map(Target::id);
        return named.isPresent() ? named
                : departure.toInternet().exit().node() instanceof NatGatewayNode nat ? Optional.of(nat.id()) : Optional.empty();
    }

    /// Why nothing passes a NAT gateway, as far as the record proves it: it is gone, or in another state than available.
    static Optional<String> down(Departure departure, String natGatewayId) {
        var gateway = departure.subject().inventory().find(NatGateway.class, natGatewayId).orElse(null);
        if (gateway == null) {
            return isGone(departure.subject(), departure.vpcId(), natGatewayId) ? Optional.of("a NAT gateway that is gone") : Optional.empty();
        }
        return gateway.state() == null || "available".equalsIgnoreCase(gateway.state()) ? Optional.empty() : Optional.of("a NAT gateway that is " + gateway.state());
    }

    /// Whether the VPC's NAT gateways are all recorded, and this one is not among them: a route can name none of another VPC.
    static boolean isGone(Subject subject, @Nullable String vpcId, String natGatewayId) {
        return vpcId != null
                && subject.inventory().find(NatGateway.class, natGatewayId).isEmpty()
                && subject.inventory().calls().covering(Reads.describeNatGateways(vpcId)).isPresent();
    }

    /// The zone that a NAT gateway stands in; empty for a regional one, and where its subnet is not recorded.
    static Optional<String> zone(Subject subject, NatGateway gateway) {
        return gateway.isRegional() || gateway.subnetId() == null ? Optional.empty()
                : subject.inventory().find(Subnet.class, gateway.subnetId()).map(Subnet::availabilityZone);
    }

    /// How sentences name one: `nat-a (nat-0a1b…)`.
    static String name(NatGateway gateway) {
        return gateway.name().equals(gateway.natGatewayId()) ? gateway.natGatewayId() : gateway.name() + " (" + gateway.natGatewayId() + ")";
    }
}
