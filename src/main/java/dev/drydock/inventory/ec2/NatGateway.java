package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A NAT gateway. A regional one (`AvailabilityMode`) has no subnet of its own.
///
/// @param state `pending`, `failed`, `available`, `deleting` or `deleted`
/// @param connectivityType `public`, or `private` for one that does not lead to the internet
public record NatGateway(
        Origin origin,
        String natGatewayId,
        @Nullable String subnetId,
        @Nullable String vpcId,
        @Nullable String state,
        @Nullable String connectivityType,
        @Nullable String availabilityMode,
        @Nullable String failureMessage,
        List<NatGatewayAddress> natGatewayAddresses,
        List<Tag> tags)
        implements Recorded {

    @Override
    public String id() {
        return natGatewayId;
    }

    /// The `Name` tag, or the id where there is none. For people only: nothing is joined by it.
    public String name() {
        return Tag.name(tags, id());
    }

    /// Whether it follows the workloads over all zones of its VPC by itself (VPC user guide, "Regional NAT gateways for automatic multi-AZ expansion").
    public boolean isRegional() {
        return "regional".equalsIgnoreCase(availabilityMode);
    }

    /// @param availabilityZone of a regional NAT gateway's address
    public record NatGatewayAddress(@Nullable String status, @Nullable String availabilityZone) {}
}
