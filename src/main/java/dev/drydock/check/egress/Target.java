package dev.drydock.check.egress;

import dev.drydock.inventory.ec2.RouteTable.Route;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a route leads to.
///
/// @param member of the route that names it, such as `NatGatewayId`
record Target(String member, String id) {

    static List<Target> of(Route route) {
        return Stream.of(
                of("NatGatewayId", route.natGatewayId()),
                of("GatewayId", route.gatewayId()),
                of("TransitGatewayId", route.transitGatewayId()),
                of("VpcPeeringConnectionId", route.vpcPeeringConnectionId()),
                of("EgressOnlyInternetGatewayId", route.egressOnlyInternetGatewayId()),
                of("NetworkInterfaceId", route.networkInterfaceId())).filter(Objects::nonNull).toList();
    }

    private static @Nullable Target of(String member, @Nullable String id) {
        return id == null ? null : new Target(member, id);
    }

    /// The option of `aws ec2 create-route` and `replace-route` that names it.
    String option() {
        return switch (member) {
            case "NatGatewayId" -> "--nat-gateway-id";
            case "TransitGatewayId" -> "--transit-gateway-id";
            case "VpcPeeringConnectionId" -> "--vpc-peering-connection-id";
            case "EgressOnlyInternetGatewayId" -> "--egress-only-internet-gateway-id";
            case "NetworkInterfaceId" -> "--network-interface-id";
            default -> id.startsWith("vpce-") ? "--vpc-endpoint-id" : "--gateway-id";
        };
    }
}
