package dev.drydock.whatif;

import dev.drydock.check.FargateSize;
import dev.drydock.check.Snippet;
import dev.drydock.check.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which CPU and memory Fargate takes: `size`.
///
/// @param containers what each container asks for
public record SizePair(FargateSize size, List<Share> containers) implements WhatIf {

    /// @param cpu CPU units that it is given; 0 where none are set
    /// @param memory MiB, its limit, else its reservation; 0 where neither is set
    public record Share(int cpu, int memory) {}

    public static final Calculator CALCULATOR = new Calculator("size", "Does Fargate take this pair of CPU and memory, and which are next?",
            List.of(Parameter.text("cpu", null, "CPU units (1024) or vCPU (\"1 vCPU\")"),
                    Parameter.text("memory", null, "MiB (2048) or GB (\"2 GB\")"),
                    Parameter.text("containers", "", "cpu:memory of each container with commas between, 0 for unset: 256:512,0:128")),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html"),
            "--cpu 1024 --memory 3000 --containers 768:2048,256:512", SizePair::of, SizePair::fill);

    static SizePair of(Inputs inputs) {
        var cpu = FargateSize.cpuUnits(inputs.text("cpu"));
        var memory = FargateSize.mebibytes(inputs.text("memory"));
        if (inputs.text("cpu").isEmpty() || inputs.text("memory").isEmpty()) {
            throw new WrongInputException("--cpu and --memory are needed, such as --cpu 1024 --memory 2048; or --bundle and --service fill them in.");
        }
        if (cpu.isEmpty() || cpu.getAsInt() == 0) {
            throw new WrongInputException("--cpu takes CPU units such as 1024 or vCPU such as \"0.5 vCPU\", more than 0, not " + Inputs.shown(inputs.text("cpu")) + ".");
        }
        if (memory.isEmpty() || memory.getAsInt() == 0) {
            throw new WrongInputException("--memory takes MiB such as 2048 or GB such as \"2 GB\", more than 0, not " + Inputs.shown(inputs.text("memory")) + ".");
        }
        return new SizePair(new FargateSize(cpu.getAsInt(), memory.getAsInt()), inputs.list("containers").stream().map(SizePair::share).toList());
    }

    private static Share share(String told) {
        if (!told.matches("\\d{1,8}:\\d{1,8}")) {
            throw new WrongInputException("--containers takes cpu:memory such as 256:512, with commas between, not " + Inputs.shown(told) + ".");
        }
        var parts = told.split(":");
        return new Share(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    static Filling fill(Subject subject) {
        var definition = subject.taskDefinition().orElse(null);
        return Filling.draft()
                .put("cpu", definition == null ? null : definition.cpu(), "ecs describe-task-definition, cpu")
                .put("memory", definition == null ? null : definition.memory(), "ecs describe-task-definition, memory")
                .putIfThere("containers", definition == null ? null : definition.containerDefinitions().stream().map(container -> orZero(container.cpu()) + ":"
                        + orZero(container.memory() != null ? container.memory() : container.memoryReservation())).collect(Collectors.joining(",")), "ecs describe-task-definition, containerDefinitions")
                .filling();
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    /// The next valid pair below: with the same CPU where there is one, else the largest that is smaller in both or equal in one.
    static Optional<FargateSize> below(FargateSize size) {
        return FargateSize.ALL.stream().filter(other -> other.cpu() <= size.cpu() && other.memory() <= size.memory() && !other.equals(size))
                .reduce((one, other) -> other);
    }

    /// The next valid pair above: with the same CPU where there is one.
    static Optional<FargateSize> above(FargateSize size) {
        return FargateSize.holding(size.cpu(), size.memory() + 1);
    }

    @Override
    public Outcome outcome() {
        var rows = new ArrayList<Row>();
        var verdicts = new ArrayList<Verdict>();
        var fitting = FargateSize.holding(size.cpu(), size.memory());
        var memories = FargateSize.memoriesFor(size.cpu());
        rows.add(Row.words("valid", "Fargate takes " + size.words(), size.isValid() ? "yes" : "no", memories.isEmpty() ? size.cpu() + " CPU units are no value that Fargate knows"
                : size.cpu() + " CPU units go with " + (memories.size() <= 3 ? memories + " MiB" : memories.getFirst() + " to " + memories.getLast() + " MiB in steps of " + (memories.get(1) - memories.getFirst()))));
        rows.add(pair("fitting", "Smallest pair that holds it", fitting));
        rows.add(pair("up", "Next pair up", above(size)));
        rows.add(pair("down", "Next pair down", below(size)));
        if (!containers.isEmpty()) {
            var cpu = containers.stream().mapToLong(Share::cpu).sum();
            var memory = containers.stream().mapToLong(Share::memory).sum();
            rows.add(Row.of("container-cpu", "CPU of the containers", cpu, "units", sum(containers.stream().map(Share::cpu).toList(), cpu) + " of " + size.cpu()));
            rows.add(Row.of("container-memory", "Memory of the containers", memory, "MiB", sum(containers.stream().map(Share::memory).toList(), memory) + " of " + size.memory()));
            verdicts.add(cpu > size.cpu() ? Verdict.fail("The containers ask for " + cpu + " CPU units of the task's " + size.cpu() + ": the task definition is refused.")
                    : memory > size.memory() ? Verdict.fail("The containers ask for " + memory + " MiB of the task's " + size.memory() + ": the task definition is refused.")
                    : Verdict.ok("The containers fit into the task."));
        }
        verdicts.add(size.isValid() ? Verdict.ok("Fargate takes " + size.words() + (size.isLinuxOnly() ? ", for Linux tasks only" : "") + ".")
                : Verdict.fail("Fargate does not take " + size.words() + fitting.map(next -> "; the smallest pair that holds it is " + next.words() + ".").orElse("; nothing that it takes is as large.")));
        var wanted = size.isValid() ? Optional.of(size) : fitting;
        return new Outcome(rows, verdicts, wanted.map(pair -> List.of(new Snippet("terraform",
                "resource \"aws_ecs_task_definition\" \"this\" {\n  cpu    = " + pair.cpu() + "\n  memory = " + pair.memory() + "\n}"))).orElse(List.of()));
    }

    private static String sum(List<Integer> parts, long sum) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining(" + ")) + " = " + sum;
    }

    private static Row pair(String id, String label, Optional<FargateSize> pair) {
        return Row.words(id, label, pair.map(FargateSize::words).orElse("none"), pair.map(found -> "cpu " + found.cpu() + ", memory " + found.memory()).orElse("the list ends here"));
    }
}
