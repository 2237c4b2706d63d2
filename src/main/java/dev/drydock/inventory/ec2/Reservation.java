package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The instances that were launched by one request.
public record Reservation(
        Origin origin,
        String reservationId,
        List<Instance> instances)
        implements Recorded {

    @Override
    public String id() {
        return reservationId;
    }

    public record Instance(@Nullable String instanceId, @Nullable String instanceType, @Nullable String subnetId) {}
}
