package dev.drydock.check.stops;

import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.FargateSize;
import dev.drydock.check.Subject;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The memory that a container may use: its own hard limit, `memory`, else that of the whole task ("Amazon ECS task definition parameters", section "Memory").
/// `memoryReservation` is no limit.
///
/// @param container the hard limit of the container in MiB; null where it has none
/// @param task the memory of the task in MiB; null where it has none, as it may on instances
/// @param size the task's size, where Fargate runs it and takes it
record MemoryLimit(TaskDefinition definition, int index, @Nullable Integer container, @Nullable Integer task, Optional<FargateSize> size) {

    static Optional<MemoryLimit> of(Subject subject, @Nullable TaskDefinition definition, @Nullable String containerName) {
        if (definition == null) {
            return Optional.empty();
        }
        var containers = definition.containerDefinitions();
        for (var i = 0; i < containers.size(); i++) {
            if (Objects.equals(containers.get(i).name(), containerName)) {
                var task = boxed(FargateSize.mebibytes(definition.memory()));
                var cpu = boxed(FargateSize.cpuUnits(definition.cpu()));
                var size = Compute.of(subject) == Compute.FARGATE && task != null && cpu != null
                        ? Optional.of(new FargateSize(cpu, task)).filter(FargateSize::isValid) : Optional.<FargateSize>empty();
                return Optional.of(new MemoryLimit(definition, i, containers.get(i).memory(), task, size));
            }
        }
        return Optional.empty();
    }

    /// Whether the container's own limit comes before the task's.
    boolean isOwn() {
        return container != null && (task == null || container < task);
    }

    /// Windows takes fewer of the sizes.
    Optional<FargateSize> next() {
        var platform = definition.runtimePlatform();
        var windows = platform != null && platform.operatingSystemFamily() != null && platform.operatingSystemFamily().startsWith("WINDOWS");
        return size.flatMap(FargateSize::moreMemory).filter(next -> !windows || !next.isLinuxOnly());
    }

    String words() {
        return isOwn() ? "its own hard limit of " + container + " MiB" + (task == null ? "" : ", within a task of " + task + " MiB")
                : task != null ? "the task's " + task + " MiB" + (container == null ? "" : ", which is its own hard limit too")
                : "no limit in the task definition: the memory of the instance";
    }

    List<Evidence> evidence() {
        var evidence = new ArrayList<Evidence>();
        evidence.add(Evidence.of(definition, "/containerDefinitions/" + index + "/memory", container));
        evidence.add(Evidence.of(definition, "/memory", definition.memory()));
        return evidence;
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
