package dev.drydock.whatif;

import dev.drydock.check.FargateSize;
import dev.drydock.check.Numbers;
import dev.drydock.check.Snippet;
import dev.drydock.check.Subject;
import dev.drydock.check.capacity.Fleet;
import dev.drydock.check.capacity.InstanceDemand;
import dev.drydock.check.network.InterfaceSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// How many tasks a load takes, and how many EC2 instances those take: `capacity`.
///
/// Little's law: what is under way at once is what arrives in a second times how long it stays.
///
/// @param atOnce requests under way at once; empty where it follows from rate and latency, or tasks are given
/// @param tasks empty where they follow from the load
/// @param taskCpu CPU units
/// @param taskMemory MiB
/// @param reservedMemory MiB that the operating system, the agent and daemons keep
/// @param slots network interfaces of an instance, its own included; empty where tasks share the host's network
public record InstanceCapacity(OptionalDouble atOnce, OptionalDouble rate, OptionalDouble latency, long perTask, OptionalLong tasks, long taskCpu, long taskMemory, long cpu, long memory,
        long reservedCpu, long reservedMemory, OptionalLong slots, OptionalLong trunked, OptionalLong instances, int target) implements WhatIf {

    public static final Calculator CALCULATOR = new Calculator("capacity", "How many tasks does a load take, and how many EC2 instances do those take?",
            List.of(Parameter.decimal("concurrency", "", 0.001, 100_000_000, null, "requests under way at once; or give --rate and --latency"),
                    Parameter.decimal("rate", "requests/s", 0.001, 100_000_000, null, "that arrive"),
                    Parameter.decimal("latency", "s", 0.0001, 86_400, null, "that one takes"),
                    Parameter.whole("per-task", "", 1, 1_000_000, "10", "requests that one task works on at once; an assumption to measure"),
                    Parameter.whole("tasks", "tasks", 1, 1_000_000, null, "instead of a load"),
                    Parameter.whole("task-cpu", "units", 1, 196_608, null, "CPU units of one task, 1024 to a vCPU"),
                    Parameter.whole("task-memory", "MiB", 4, 10_000_000, null, "of one task"),
                    Parameter.whole("instance-cpu", "units", 128, 1_000_000, "2048", "CPU units of an instance"),
                    Parameter.whole("instance-memory", "MiB", 128, 100_000_000, "3884", "that an instance registers with ECS, less than its nominal memory"),
                    Parameter.whole("reserved-cpu", "units", 0, 1_000_000, "0", "CPU units that daemons of an instance keep"),
                    Parameter.whole("reserved-memory", "MiB", 0, 100_000_000, "256", "that the agent, daemons and ECS_RESERVED_MEMORY keep; an assumption"),
                    Parameter.whole("enis", "", 1, 100, null, "network interfaces of an instance, for awsvpc tasks; a task takes one, and the instance keeps one"),
                    Parameter.whole("trunked", "tasks", 1, 1_000, null, "awsvpc tasks of an instance with trunking, from the list of AWS"),
                    Parameter.whole("instances", "", 0, 100_000, null, "instances that there are now, for CapacityProviderReservation"),
                    Parameter.whole("target", "%", 1, 100, "100", "targetCapacity of the capacity provider")),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/memory-management.html"),
            "--rate 2000 --latency 0.5 --per-task 10 --task-cpu 256 --task-memory 512 --instances 10 --target 80", InstanceCapacity::of, InstanceCapacity::fill);

    static InstanceCapacity of(Inputs inputs) {
        if (inputs.decimalIf("rate").isPresent() != inputs.decimalIf("latency").isPresent()) {
            throw new WrongInputException("--rate and --latency go together: what arrives in a second, times how long it stays, is what is under way at once.");
        }
        if (inputs.isGiven("concurrency") && inputs.isGiven("rate")) {
            throw new WrongInputException("--concurrency is what --rate and --latency work out: give the one or the two.");
        }
        var load = inputs.isGiven("concurrency") || inputs.isGiven("rate");
        var tasks = load && !inputs.isGiven("tasks") ? OptionalLong.empty() : inputs.wholeIf("tasks");
        if (tasks.isEmpty() && !load) {
            throw new WrongInputException("--tasks is needed, or a load: --concurrency, or --rate with --latency.");
        }
        return new InstanceCapacity(inputs.decimalIf("concurrency"), inputs.decimalIf("rate"), inputs.decimalIf("latency"), inputs.whole("per-task"), tasks,
                inputs.whole("task-cpu"), inputs.whole("task-memory"), inputs.whole("instance-cpu"), inputs.whole("instance-memory"), inputs.whole("reserved-cpu"), inputs.whole("reserved-memory"),
                inputs.wholeIf("enis"), inputs.wholeIf("trunked"), inputs.wholeIf("instances"), (int) inputs.whole("target"));
    }

    static Filling fill(Subject subject) {
        var definition = subject.taskDefinition();
        var units = definition.map(found -> FargateSize.cpuUnits(found.cpu())).orElse(OptionalInt.empty());
        var memory = definition.map(found -> FargateSize.mebibytes(found.memory())).orElse(OptionalInt.empty());
        var fleet = Fleet.of(subject);
        var filling = Filling.draft()
                .put("tasks", subject.service().desiredCount() == null || subject.service().desiredCount() == 0 ? null : subject.service().desiredCount(), "ecs describe-services, desiredCount")
                .put("task-cpu", units.isPresent() ? units.getAsInt() : null, "ecs describe-task-definition, cpu")
                .put("task-memory", memory.isPresent() ? memory.getAsInt() : null, "ecs describe-task-definition, memory");
        if (fleet.isEmpty()) {
            return filling.lacks("instance-cpu and instance-memory (no container instance of the cluster is recorded)").filling();
        }
        var first = fleet.getFirst();
        first.registeredResources().stream().filter(resource -> "CPU".equals(resource.name())).findFirst().ifPresent(resource -> filling.put("instance-cpu", resource.integerValue(), "ecs describe-container-instances, registeredResources of the first"));
        first.registeredResources().stream().filter(resource -> "MEMORY".equals(resource.name())).findFirst().ifPresent(resource -> filling.put("instance-memory", resource.integerValue(), "ecs describe-container-instances, registeredResources of the first"));
        var trunked = InterfaceSlots.isTrunked(first) ? InterfaceSlots.of(subject.inventory(), first) : OptionalInt.empty();
        return filling.putIfThere("trunked", trunked.isPresent() ? trunked.getAsInt() : null, "the list of AWS for " + InterfaceSlots.type(first))
                .put("instances", fleet.size(), "ecs describe-container-instances, those that are ACTIVE").filling();
    }

    @Override
    public Outcome outcome() {
        var rows = new ArrayList<Row>();
        var verdicts = new ArrayList<Verdict>();
        var count = tasks(rows);
        var byCpu = (cpu - reservedCpu) / taskCpu;
        var byMemory = (memory - reservedMemory) / taskMemory;
        rows.add(Row.of("by-cpu", "Tasks of an instance, by CPU", Math.max(0, byCpu), "tasks", "floor((" + cpu + " − " + reservedCpu + ") / " + taskCpu + ") = " + Math.max(0, byCpu)));
        rows.add(Row.of("by-memory", "Tasks of an instance, by memory", Math.max(0, byMemory), "tasks", "floor((" + memory + " − " + reservedMemory + ") / " + taskMemory + ") = " + Math.max(0, byMemory)));
        var most = Math.max(0, Math.min(byCpu, byMemory));
        if (slots.isPresent()) {
            rows.add(Row.of("by-eni", "Tasks of an instance, by network interfaces", slots.getAsLong() - 1, "tasks", slots.getAsLong() + " − 1 of the instance's own = " + (slots.getAsLong() - 1) + ", without trunking"));
        }
        if (trunked.isPresent()) {
            rows.add(Row.of("by-trunk", "Tasks of an instance, with trunking", trunked.getAsLong(), "tasks", "as the list of AWS has it"));
        }
        var bySlots = trunked.isPresent() ? trunked.getAsLong() : slots.isPresent() ? slots.getAsLong() - 1 : Long.MAX_VALUE;
        var fits = Math.min(most, bySlots);
        rows.add(Row.of("per-instance", "Tasks of an instance", fits, "tasks", "the least of these"));
        if (fits == 0) {
            verdicts.add(Verdict.fail("Not one task fits on such an instance: " + (bySlots == 0 ? "it has no network interface left for a task."
                    : "it has " + Math.max(0, cpu - reservedCpu) + " CPU units and " + Math.max(0, memory - reservedMemory) + " MiB for tasks.")));
            return new Outcome(rows, verdicts, List.of());
        }
        var needed = Math.ceilDiv(count, fits);
        rows.add(Row.of("needed", "Instances that the tasks need (M)", needed, "instances", "ceil(" + count + " / " + fits + ") = " + needed));
        var wanted = new InstanceDemand(needed, 1, target).wanted();
        rows.add(Row.of("wanted", "Instances at a target of " + target + " %", wanted, "instances", "ceil(" + needed + " × 100 / " + target + ") = " + wanted));
        instances.ifPresent(now -> reservation(rows, verdicts, needed, now));
        if (bySlots < most) {
            verdicts.add(Verdict.warn("Network interfaces are what fills an instance first: " + bySlots + " tasks, where CPU and memory would take " + most + "."
                    + (trunked.isPresent() ? "" : " Trunking (awsvpcTrunking) raises that on the types that have it.")));
        }
        verdicts.add(Verdict.ok(Numbers.count(count, "task") + " need " + Numbers.count(needed, "instance") + (target < 100 ? ", and with the reserve of a target of " + target + " % " + wanted : "") + "."));
        return new Outcome(rows, verdicts, List.of(new Snippet("terraform",
                "resource \"aws_ecs_capacity_provider\" \"this\" {\n  auto_scaling_group_provider {\n    managed_scaling {\n      status          = \"ENABLED\"\n      target_capacity = " + target + "\n    }\n  }\n}")));
    }

    private long tasks(List<Row> rows) {
        if (tasks.isPresent()) {
            rows.add(Row.of("tasks", "Tasks", tasks.getAsLong(), "tasks", ""));
            return tasks.getAsLong();
        }
        var load = rate.isPresent() ? rate.getAsDouble() * latency.orElseThrow() : atOnce.orElseThrow();
        rows.add(Row.of("at-once", "Requests under way at once", load, "", rate.isPresent() ? Numbers.plain(rate.getAsDouble()) + " a second × " + Numbers.plain(latency.orElseThrow()) + " s = " + Numbers.plain(load) + " (Little's law)" : "as given"));
        var count = Math.max(1, (long) Math.ceil(load / perTask - 1e-9));
        rows.add(Row.of("tasks", "Tasks for it", count, "tasks", "ceil(" + Numbers.plain(load) + " / " + perTask + ") = " + count));
        return count;
    }

    private void reservation(List<Row> rows, List<Verdict> verdicts, long needed, long now) {
        var demand = new InstanceDemand(needed, now, target);
        rows.add(Row.of("reservation", "CapacityProviderReservation", demand.percent(), "%", now == 0 ? "from no instance: 200 where tasks wait" : "M / N × 100 = " + needed + " / " + now + " × 100"));
        rows.add(Row.of("next", "ECS brings the group to", demand.wanted(), "instances", now == 0 ? "2 to begin with, whatever the need" : "ceil(" + needed + " × 100 / " + target + ")"));
        if (demand.wanted() > now) {
            verdicts.add(Verdict.warn("ECS adds " + (demand.wanted() - now) + ": tasks wait until new instances are warm, 300 s unless set otherwise."));
        } else if (demand.wanted() < now) {
            verdicts.add(Verdict.ok("ECS takes " + (now - demand.wanted()) + " away, after 15 minutes below the target."));
        }
    }
}
