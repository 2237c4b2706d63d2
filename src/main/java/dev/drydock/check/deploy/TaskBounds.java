package dev.drydock.check.deploy;

import dev.drydock.inventory.ecs.Service;
import java.util.Optional;

/// Between how many tasks a rolling deployment may move (ECS API reference, `DeploymentConfiguration`): the floor is rounded up, the ceiling down.
public record TaskBounds(int desired, int minimumHealthyPercent, int maximumPercent) {

    /// Empty where the record lacks one of the three.
    public static Optional<TaskBounds> of(Service service) {
        var configuration = service.deploymentConfiguration();
        return configuration == null || service.desiredCount() == null || configuration.minimumHealthyPercent() == null || configuration.maximumPercent() == null
                ? Optional.empty()
                : Optional.of(new TaskBounds(service.desiredCount(), configuration.minimumHealthyPercent(), configuration.maximumPercent()));
    }

    /// How many tasks must go on running.
    public long floor() {
        return Math.ceilDiv((long) desired * minimumHealthyPercent, 100L);
    }

    /// How many tasks there may be at once.
    public long ceiling() {
        return Math.floorDiv((long) desired * maximumPercent, 100L);
    }

    /// Neither may one more task start nor one stop.
    public boolean isDeadlock() {
        return desired > 0 && floor() >= desired && ceiling() <= desired;
    }

    /// How many tasks are replaced at once.
    public long batch() {
        return Math.max(1, Math.max(0, ceiling() - desired) + Math.max(0, desired - floor()));
    }

    public String workedOut() {
        return "floor ⌈" + desired + " × " + minimumHealthyPercent + " %⌉ = " + floor() + ", ceiling ⌊" + desired + " × " + maximumPercent + " %⌋ = "
                + ceiling();
    }
}
