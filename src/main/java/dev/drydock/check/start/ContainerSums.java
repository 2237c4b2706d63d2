package dev.drydock.check.start;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskDefinition.ContainerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the containers of a task ask for together. CPU in units, memory in MiB; a container that asks for nothing adds nothing.
record ContainerSums(TaskDefinition definition) {

    static ContainerSums of(TaskDefinition definition) {
        return new ContainerSums(definition);
    }

    int cpu() {
        return sum(ContainerDefinition::cpu);
    }

    /// Hard limits.
    int limits() {
        return sum(ContainerDefinition::memory);
    }

    /// What counts as reserved: the soft limit, where there is none the hard one (ECS API reference, `ContainerDefinition`, `memoryReservation`).
    int reserved() {
        return sum(ContainerSums::reservation);
    }

    String cpuWorkedOut() {
        return workedOut(ContainerDefinition::cpu);
    }

    String limitsWorkedOut() {
        return workedOut(ContainerDefinition::memory);
    }

    String reservedWorkedOut() {
        return workedOut(ContainerSums::reservation);
    }

    List<Evidence> cpuEvidence() {
        return evidence("cpu", ContainerDefinition::cpu);
    }

    List<Evidence> memoryEvidence() {
        var all = new ArrayList<>(evidence("memory", ContainerDefinition::memory));
        all.addAll(evidence("memoryReservation", ContainerDefinition::memoryReservation));
        return all;
    }

    /// `containers ask for 256 CPU units and 512 MiB`
    String words() {
        return cpu() == 0 && reserved() == 0 ? "the containers share it freely" : "the containers ask for " + cpu() + " CPU units and " + reserved() + " MiB";
    }

    private static @Nullable Integer reservation(ContainerDefinition container) {
        return container.memoryReservation() != null ? container.memoryReservation() : container.memory();
    }

    /// No more than an `int` holds, whatever the record says.
    private int sum(Function<ContainerDefinition, @Nullable Integer> of) {
        var sum = definition.containerDefinitions().stream().mapToLong(container -> Objects.requireNonNullElse(of.apply(container), 0)).sum();
        return Math.clamp(sum, 0, Integer.MAX_VALUE);
    }

    /// `256 + 512 = 768`
    private String workedOut(Function<ContainerDefinition, @Nullable Integer> of) {
        var parts = definition.containerDefinitions().stream().map(of).filter(value -> value != null && value > 0).map(String::valueOf).toList();
        return parts.size() < 2 ? String.join("", parts) : String.join(" + ", parts) + " = " + sum(of);
    }

    private List<Evidence> evidence(String member, Function<ContainerDefinition, @Nullable Integer> of) {
        var all = new ArrayList<Evidence>();
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var value = of.apply(definition.containerDefinitions().get(i));
            if (value != null && value > 0) {
                all.add(Evidence.of(definition, "/containerDefinitions/" + i + "/" + member, value));
            }
        }
        return all;
    }
}
