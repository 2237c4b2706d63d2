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
        @Nullable AutoScalingGroupProvider autoScalingGroupProvider,
        @Nullable ManagedInstancesProvider managedInstancesProvider)
        implements Recorded {

    @Override
    public String id() {
        return name == null ? String.valueOf(capacityProviderArn) : name;
    }

    /// @param managedTerminationProtection `ENABLED` or `DISABLED`
    /// @param managedDraining `ENABLED` or `DISABLED`
    public record AutoScalingGroupProvider(
            @Nullable String autoScalingGroupArn,
            @Nullable ManagedScaling managedScaling,
            @Nullable String managedTerminationProtection,
            @Nullable String managedDraining) {}

    /// @param status `ENABLED` or `DISABLED`
    /// @param targetCapacity percent of the group that ECS keeps in use
    /// @param instanceWarmupPeriod seconds; 300 where not given
    public record ManagedScaling(
            @Nullable String status,
            @Nullable Integer targetCapacity,
            @Nullable Integer minimumScalingStepSize,
            @Nullable Integer maximumScalingStepSize,
            @Nullable Integer instanceWarmupPeriod) {}

    /// Instances that ECS launches and keeps by itself.
    public record ManagedInstancesProvider(@Nullable String infrastructureRoleArn) {}
}
