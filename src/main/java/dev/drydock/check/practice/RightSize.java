package dev.drydock.check.practice;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.FargateSize;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a smaller size of Fargate would hold what the tasks use at their peak. Money, so advice; too small a size is for other checks.
public final class RightSize implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "right-size", Owner.APP,
            "Would a smaller task hold what the service uses at its peak?",
            Set.of("ecs describe-services", "ecs describe-task-definition"), Set.of("cloudwatch get-metric-data"), "fargate-sizes",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_utilization.html"));

    /// What a peak is multiplied by, so that the size holds more than was ever seen.
    private static final double MARGIN = 1.25;
    /// Less than a day shows no day's peak. An hour may be missing at its ends.
    private static final Duration LEAST = Duration.ofHours(23);

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return List.of(Definition.onFargate(INFO, subject, "Only Fargate sells tasks in sizes", definition -> judge(subject, definition)));
    }

    private static Finding judge(Subject subject, TaskDefinition definition) {
        var size = size(definition).orElse(null);
        if (size == null || !size.isValid()) {
            return Definition.unknown(INFO, subject, definition.taskDefinitionArn(), "What size the tasks have is not known", "a size that Fargate knows", Definition.missing(subject));
        }
        var since = since(subject, definition, size);
        var cpu = Peak.of(subject, "CPUUtilization", since).orElse(null);
        var memory = Peak.of(subject, "MemoryUtilization", since).orElse(null);
        if (cpu == null || memory == null || cpu.window().compareTo(LEAST) < 0 || memory.window().compareTo(LEAST) < 0) {
            return tooLittle(subject, definition, size, cpu, memory, since);
        }
        var needCpu = needed(cpu, size.cpu());
        var needMemory = needed(memory, size.memory());
        var smaller = FargateSize.ALL.stream()
                .filter(candidate -> candidate.cpu() >= needCpu && candidate.memory() >= needMemory && candidate.cpu() <= size.cpu() && candidate.memory() <= size.memory())
                .filter(candidate -> !candidate.equals(size) && !(Definition.isWindows(definition) && candidate.isLinuxOnly()))
                .findFirst();
        var draft = Finding.draft(INFO, Status.OK, definition.taskDefinitionArn(), smaller
                .map(pair -> "At its peak the service would fit tasks of " + pair.words() + "; they have " + size.words())
                .orElse("No smaller size of Fargate holds the service's peak"))
                .observed("peaks of " + Numbers.plain(round(cpu.percent())) + " % CPU and " + Numbers.plain(round(memory.percent())) + " % memory over " + Numbers.duration(cpu.window())
                        + ", of " + size.words())
                .expected("a choice; never less than peak × " + Numbers.plain(MARGIN))
                .why((smaller.isPresent() ? "Advice: " : "") + workedOut(cpu, size.cpu(), needCpu, "CPU units") + ", " + workedOut(memory, size.memory(), needMemory, "MiB") + "."
                        + smaller.map(pair -> saved(subject, size, pair)).orElse(""))
                .evidence(Evidence.of(definition, "/cpu", definition.cpu()), Evidence.of(definition, "/memory", definition.memory()), cpu.evidence(), memory.evidence());
        smaller.ifPresent(pair -> draft.snippet("json", "\"cpu\": \"" + pair.cpu() + "\", \"memory\": \"" + pair.memory() + "\""));
        return draft.finding();
    }

    private static Optional<FargateSize> size(TaskDefinition definition) {
        var cpu = FargateSize.cpuUnits(definition.cpu());
        var memory = FargateSize.mebibytes(definition.memory());
        return cpu.isPresent() && memory.isPresent() ? Optional.of(new FargateSize(cpu.getAsInt(), memory.getAsInt())) : Optional.empty();
    }

    /// From when on the percentages are of this size: another recorded revision of another size was of its own.
    private static @Nullable Instant since(Subject subject, TaskDefinition definition, FargateSize size) {
        var other = subject.inventory().all(TaskDefinition.class).stream()
                .anyMatch(revision -> Objects.equals(revision.family(), definition.family()) && !size(revision).equals(Optional.of(size)));
        var deployment = subject.service().primaryDeployment();
        return other && deployment != null ? deployment.createdAt() : null;
    }

    private static int needed(Peak peak, int reserved) {
        return (int) Math.ceil(reserved * peak.percent() / 100 * MARGIN - 1e-6);
    }

    private static double round(double percent) {
        return Math.round(percent * 10) / 10.0;
    }

    private static String workedOut(Peak peak, int reserved, int needed, String unit) {
        return reserved + " × " + Numbers.plain(round(peak.percent())) + " % × " + Numbers.plain(MARGIN) + " = " + needed + " " + unit;
    }

    private static String saved(Subject subject, FargateSize size, FargateSize pair) {
        var tasks = Objects.requireNonNullElse(subject.service().desiredCount(), 1);
        return " " + Numbers.count(tasks, "task") + " × (" + size.words() + " − " + pair.words() + ") = " + Numbers.plain(tasks * (size.cpu() - pair.cpu()) / 1024.0) + " vCPU and "
                + (long) tasks * (size.memory() - pair.memory()) + " MiB less. Starting may take longer with less CPU, and heaps that are sized by the container's memory shrink with it: try it on one deployment first.";
    }

    private static Finding tooLittle(Subject subject, TaskDefinition definition, FargateSize size, @Nullable Peak cpu, @Nullable Peak memory, @Nullable Instant since) {
        var window = cpu == null || memory == null ? null : cpu.window().compareTo(memory.window()) < 0 ? cpu.window() : memory.window();
        return Finding.draft(INFO, Status.UNKNOWN, definition.taskDefinitionArn(), "Whether a smaller task would do is not known")
                .observed(window == null ? "no use of CPU or memory in the record" : "peaks over " + Numbers.duration(window) + " only"
                        + (since == null ? "" : ", since the tasks have this size") + ", of " + size.words())
                .expected("a day of CPUUtilization and MemoryUtilization (Maximum)")
                .missing(Peak.missing(subject, "CPUUtilization"), Peak.missing(subject, "MemoryUtilization"))
                .finding();
    }
}
