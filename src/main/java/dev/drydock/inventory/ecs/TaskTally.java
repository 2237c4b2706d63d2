package dev.drydock.inventory.ecs;

import org.jspecify.annotations.Nullable;

/// How many tasks of one kind a cluster runs.
///
/// @param cpu as ECS shows it: CPU units, or vCPU with their unit
public record TaskTally(
        @Nullable String clusterArn, @Nullable String launchType, @Nullable String capacityProviderName, @Nullable String cpu, long count) {

    /// The kind that a task is of, counted once.
    public static TaskTally kind(Task task) {
        return new TaskTally(task.clusterArn(), task.launchType(), task.capacityProviderName(), task.cpu(), 1);
    }

    /// The same kind, counted so often.
    public TaskTally times(long count) {
        return new TaskTally(clusterArn, launchType, capacityProviderName, cpu, count);
    }
}
