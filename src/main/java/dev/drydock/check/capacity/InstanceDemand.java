package dev.drydock.check.capacity;

/// By what ECS scales an Auto Scaling group: `CapacityProviderReservation` = M ÷ N × 100, held at a target (ECS developer guide, "Automatically manage Amazon
/// ECS capacity with cluster auto scaling").
///
/// @param needed M, instances that the tasks need, those that wait included
/// @param instances N, instances that there are
/// @param target percent, 1 to 100
public record InstanceDemand(long needed, long instances, int target) {

    /// The metric, in percent. From none it is above 100 where tasks wait, else 100.
    public double percent() {
        return instances == 0 ? needed > 0 ? 200 : 100 : needed * 100.0 / instances;
    }

    /// Instances that ECS brings the group to. From none it launches two, whatever the need.
    public long wanted() {
        return instances == 0 ? needed > 0 ? 2 : 0 : Math.ceilDiv(needed * 100, (long) target);
    }
}
