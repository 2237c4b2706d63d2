package dev.drydock.check.start;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.FargateSize;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether Fargate takes the task's CPU and memory together, and whether its containers fit into them.
///
/// A pair that Fargate does not know, a container that reserves more than the task has and reservations that exceed the task in sum are refused:
/// *fail*. Hard limits that exceed the task in sum while the reservations fit are allowed; then the task as a whole may run out of memory
/// before any container meets its own limit: *warn*.
public final class FargateSizes implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.START, "fargate-size", Owner.PLATFORM,
            "Does Fargate take the task's CPU and memory together, and do its containers fit into them?",
            Set.of("ecs describe-services", "ecs describe-task-definition"), Set.of(), "fargate-sizes",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var elsewhere = OnFargate.otherwise(INFO, subject, "only Fargate ties the task's CPU and memory together");
        if (elsewhere.isPresent()) {
            return List.of(elsewhere.get());
        }
        return Definition.of(subject).map(definition -> judge(subject, definition))
                .orElseGet(() -> List.of(Definition.unknown(INFO, subject, "The size of the service's tasks is not known")));
    }

    private static List<Finding> judge(Subject subject, TaskDefinition definition) {
        var cpu = FargateSize.cpuUnits(definition.cpu());
        var memory = FargateSize.mebibytes(definition.memory());
        if (definition.cpu() == null || definition.memory() == null) {
            return List.of(fault(subject, definition, Status.FAIL, definition.shortName() + " gives no task size, and Fargate needs one")
                    .expected("cpu and memory for the whole task")
                    .why("Fargate gives each task a machine of its own, of the size that the task definition names. Without one no task starts.")
                    .finding());
        }
        if (cpu.isEmpty() || memory.isEmpty()) {
            return List.of(draft(definition, Status.UNKNOWN, "The size of " + definition.shortName() + " cannot be read")
                    .expected("CPU units or vCPU, and MiB or GB")
                    .missing(Definition.missing(subject))
                    .finding());
        }
        return judge(subject, definition, new FargateSize(cpu.getAsInt(), memory.getAsInt()));
    }

    private static List<Finding> judge(Subject subject, TaskDefinition definition, FargateSize size) {
        if (!size.isValid()) {
            return List.of(invalid(subject, definition, size));
        }
        var findings = new ArrayList<Finding>();
        if (size.isLinuxOnly() && Definition.isWindows(definition)) {
            findings.add(fault(subject, definition, Status.FAIL, "Fargate does not take " + size.words() + " for Windows tasks")
                    .expected("1, 2 or 4 vCPU")
                    .why("Below 1 vCPU and from 8 vCPU on there are Linux tasks alone.")
                    .evidence(Evidence.of(definition, "/runtimePlatform/operatingSystemFamily", windows(definition)))
                    .finding());
        }
        findings.addAll(containers(subject, definition, size));
        if (findings.isEmpty()) {
            findings.add(draft(definition, Status.OK, "Fargate takes " + size.words() + ", and the containers fit into it")
                    .observed(size.words() + "; " + ContainerSums.of(definition).words())
                    .expected("a pair that Fargate knows")
                    .why(neighbours(size))
                    .finding());
        }
        return findings;
    }

    private static String windows(TaskDefinition definition) {
        return definition.runtimePlatform() == null ? "" : String.valueOf(definition.runtimePlatform().operatingSystemFamily());
    }

    private static Finding invalid(Subject subject, TaskDefinition definition, FargateSize size) {
        var known = FargateSize.memoriesFor(size.cpu());
        var up = FargateSize.holding(size.cpu(), size.memory());
        var draft = fault(subject, definition, Status.FAIL, "Fargate does not take " + size.words() + " together")
                .expected(neighbours(size))
                .why(known.isEmpty()
                        ? "Fargate knows no task of " + size.cpu() + " CPU units; it knows " + String.join(", ", cpus()) + "."
                        : "With " + size.cpu() + " CPU units Fargate takes " + steps(known) + ", not " + size.memory() + " MiB.");
        up.or(() -> below(size)).ifPresent(pair -> draft.snippet("json", json(pair)));
        return draft.finding();
    }

    private static List<String> cpus() {
        return FargateSize.ALL.stream().map(pair -> String.valueOf(pair.cpu())).distinct().toList();
    }

    /// `2048 to 8192 MiB in steps of 1024`, or each where they are not evenly spaced.
    private static String steps(List<Integer> memories) {
        var step = memories.size() < 2 ? 0 : memories.get(1) - memories.get(0);
        for (var i = 1; i < memories.size(); i++) {
            if (memories.get(i) - memories.get(i - 1) != step) {
                return String.join(", ", memories.stream().map(String::valueOf).toList()) + " MiB";
            }
        }
        return memories.getFirst() + " to " + memories.getLast() + " MiB in steps of " + step;
    }

    /// The nearest valid pair that has no more of either.
    private static Optional<FargateSize> below(FargateSize size) {
        return FargateSize.ALL.stream().filter(pair -> !pair.equals(size) && pair.cpu() <= size.cpu() && pair.memory() <= size.memory()).reduce((first, second) -> second);
    }

    private static String neighbours(FargateSize size) {
        var down = below(size).map(pair -> "next down " + pair.words());
        var up = (size.isValid() ? size.moreMemory() : FargateSize.holding(size.cpu(), size.memory())).map(pair -> "next up " + pair.words());
        return String.join(", ", Stream.of(down, up).flatMap(Optional::stream).toList());
    }

    /// What the containers ask for, against what the task has.
    private static List<Finding> containers(Subject subject, TaskDefinition definition, FargateSize size) {
        var findings = new ArrayList<Finding>();
        var sums = ContainerSums.of(definition);
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var container = definition.containerDefinitions().get(i);
            if (container.memory() != null && container.memory() > size.memory()) {
                findings.add(enlarged(Finding.draft(INFO, Status.FAIL, definition.taskDefinitionArn() + "#" + container.name(),
                                "The container " + container.name() + " may use " + container.memory() + " MiB, and its whole task has " + size.memory())
                        .observed(container.memory() + " MiB of " + size.memory())
                        .expected("no more than the task has")
                        .why("A container's limit above its task's is refused: " + container.memory() + " − " + size.memory() + " = " + (container.memory() - size.memory()) + " MiB too much.")
                        .evidence(Evidence.of(definition, "/containerDefinitions/" + i + "/memory", container.memory()), memory(definition))
                        .command(Definition.confirm(subject, definition)),
                        size.cpu(), container.memory()));
            }
        }
        if (sums.cpu() > size.cpu()) {
            findings.add(enlarged(sum(subject, definition, Status.FAIL, "cpu", "The containers ask for " + sums.cpu() + " CPU units, and their task has " + size.cpu())
                    .observed(sums.cpuWorkedOut() + " of " + size.cpu())
                    .why("The containers' CPU units may not exceed the task's: " + sums.cpuWorkedOut() + ", " + (sums.cpu() - size.cpu()) + " too many.")
                    .evidence(sums.cpuEvidence()),
                    sums.cpu(), size.memory()));
        }
        if (sums.reserved() > size.memory()) {
            findings.add(enlarged(sum(subject, definition, Status.FAIL, "memory", "The containers reserve " + sums.reserved() + " MiB, and their task has " + size.memory())
                    .observed(sums.reservedWorkedOut() + " MiB of " + size.memory())
                    .why("What the containers reserve (memoryReservation, else memory) may not exceed the task: " + sums.reservedWorkedOut() + ", "
                            + (sums.reserved() - size.memory()) + " MiB too much.")
                    .evidence(sums.memoryEvidence()),
                    size.cpu(), sums.reserved()));
        } else if (sums.limits() > size.memory() && findings.isEmpty()) {
            findings.add(enlarged(sum(subject, definition, Status.WARN, "memory", "The containers may together use " + sums.limits() + " MiB, and their task has " + size.memory())
                    .observed(sums.limitsWorkedOut() + " MiB of " + size.memory())
                    .why("Each container may go up to its own limit, " + sums.limitsWorkedOut() + " MiB together. The task ends at " + size.memory()
                            + " MiB, so a container can be killed for memory while it is below its own limit.")
                    .evidence(sums.memoryEvidence()),
                    size.cpu(), sums.limits()));
        }
        return findings;
    }

    private static Finding.Draft sum(Subject subject, TaskDefinition definition, Status status, String of, String title) {
        return Finding.draft(INFO, status, definition.taskDefinitionArn() + "#" + of, title)
                .expected("containers that fit into the task")
                .evidence(of.equals("cpu") ? Evidence.of(definition, "/cpu", definition.cpu()) : memory(definition))
                .command(Definition.confirm(subject, definition));
    }

    /// With the smallest pair that holds so much of both, where Fargate has one as large.
    private static Finding enlarged(Finding.Draft draft, int cpu, int memory) {
        FargateSize.holding(cpu, memory).ifPresent(pair -> draft.snippet("json", json(pair)));
        return draft.finding();
    }

    /// What goes into the next revision of the task definition.
    private static String json(FargateSize size) {
        var json = new LinkedHashMap<String, Object>();
        json.put("cpu", String.valueOf(size.cpu()));
        json.put("memory", String.valueOf(size.memory()));
        return CommandLine.json(json);
    }

    private static Evidence memory(TaskDefinition definition) {
        return Evidence.of(definition, "/memory", definition.memory());
    }

    private static Finding.Draft fault(Subject subject, TaskDefinition definition, Status status, String title) {
        return draft(definition, status, title).command(Definition.confirm(subject, definition));
    }

    private static Finding.Draft draft(TaskDefinition definition, Status status, String title) {
        return Finding.draft(INFO, status, definition.taskDefinitionArn(), title)
                .observed("cpu " + definition.cpu() + ", memory " + definition.memory())
                .evidence(Evidence.of(definition, "/cpu", definition.cpu()), memory(definition));
    }
}
