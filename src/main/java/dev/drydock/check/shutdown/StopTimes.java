package dev.drydock.check.shutdown;

import dev.drydock.check.Compute;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.OptionalInt;

/// How long a container has between SIGTERM and SIGKILL (ECS API reference, `ContainerDefinition`, `stopTimeout`).
public final class StopTimes {
    /// Where nothing is set: on Fargate always, on instances unless their agent is told otherwise (`ECS_CONTAINER_STOP_TIMEOUT`).
    public static final int DEFAULT_SECONDS = 30;
    public static final int FARGATE_LEAST = 2;
    public static final int FARGATE_MOST = 120;

    private StopTimes() {}

    public static int of(TaskDefinition.ContainerDefinition container) {
        return container.stopTimeout() == null ? DEFAULT_SECONDS : container.stopTimeout();
    }

    /// How long a whole task has: its containers are stopped at once, or one after the other where they depend on each other. Empty where an agent's setting,
    /// which no API shows, may decide.
    public static OptionalInt ofTask(TaskDefinition definition, Compute compute) {
        var containers = definition.containerDefinitions();
        if (containers.isEmpty() || compute != Compute.FARGATE && containers.stream().anyMatch(container -> container.stopTimeout() == null)) {
            return OptionalInt.empty();
        }
        var each = containers.stream().mapToInt(StopTimes::of);
        return containers.stream().allMatch(container -> container.dependsOn().isEmpty()) ? each.max() : OptionalInt.of(each.sum());
    }
}
