package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A NAT gateway. A regional one (`AvailabilityMode`) has no subnet of its own.
public record NatGateway(
        Origin origin,
        String natGatewayId,
        @Nullable String subnetId,
        @Nullable String vpcId,
        @Nullable String state,
        @Nullable String connectivityType,
        @Nullable String availabilityMode,
        @Nullable String failureMessage,
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
}
