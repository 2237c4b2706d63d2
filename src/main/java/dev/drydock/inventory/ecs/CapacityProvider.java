package dev.drydock.inventory.ecs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// A capacity provider of a cluster. Joined by name, since strategies name it so.
public record CapacityProvider(
        Origin origin,
        @Nullable String capacityProviderArn,
        @Nullable String name,
        @Nullable String status,
        @Nullable AutoScalingGroupProvider autoScalingGroupProvider)
        implements Recorded {

    @Override
    public String id() {
        return name == null ? String.valueOf(capacityProviderArn) : name;
    }

    public record AutoScalingGroupProvider(@Nullable String autoScalingGroupArn, @Nullable ManagedScaling managedScaling, @Nullable String managedTerminationProtection) {}

    public record ManagedScaling(@Nullable String status, @Nullable Integer targetCapacity, @Nullable Integer minimumScalingStepSize, @Nullable Integer maximumScalingStepSize, @Nullable Integer instanceWarmupPeriod) {}
}
