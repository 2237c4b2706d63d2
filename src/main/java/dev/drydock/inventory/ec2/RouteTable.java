package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A route table.
public record RouteTable(
        Origin origin,
        String routeTableId,
        @Nullable String vpcId,
        List<Route> routes,
        List<Association> associations,
        List<Tag> tags)
        implements Recorded {

    @Override
    public String id() {
        return routeTableId;
    }

    /// The `Name` tag, or the id where there is none. For people only: nothing is joined by it.
    public String name() {
        return Tag.name(tags, id());
    }

    public record Route(@Nullable String destinationCidrBlock, @Nullable String destinationIpv6CidrBlock, @Nullable String destinationPrefixListId, @Nullable String gatewayId, @Nullable String natGatewayId, @Nullable String transitGatewayId, @Nullable String vpcPeeringConnectionId, @Nullable String networkInterfaceId, @Nullable String egressOnlyInternetGatewayId, @Nullable String state) {}

    public record Association(@Nullable String routeTableAssociationId, @Nullable Boolean main, @Nullable String subnetId, @Nullable String gatewayId) {}
}
