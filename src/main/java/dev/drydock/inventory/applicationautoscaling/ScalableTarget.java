package dev.drydock.inventory.applicationautoscaling;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// A scalable target; for a service its `ResourceId` is `service/cluster/name`.
public record ScalableTarget(
        Origin origin,
        String resourceId,
        @Nullable String serviceNamespace,
        @Nullable String scalableDimension,
        @Nullable Integer minCapacity,
        @Nullable Integer maxCapacity,
        @Nullable SuspendedState suspendedState)
        implements Recorded {

    @Override
    public String id() {
        return resourceId;
    }

    public record SuspendedState(@Nullable Boolean dynamicScalingInSuspended, @Nullable Boolean dynamicScalingOutSuspended, @Nullable Boolean scheduledScalingSuspended) {}
}
