package dev.drydock.check.stops;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.FargateSize;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.check.Topic;
import dev.drydock.check.shutdown.Kill;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether containers run out of memory, or will.
public final class OutOfMemory implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.START, "oom", Owner.APP,
            "Do containers run out of memory, or does their memory climb towards it?",
            Set.of("ecs describe-services", "ecs list-tasks", "ecs describe-tasks"),
            Set.of("ecs describe-task-definition", "cloudwatch get-metric-data"),
            "memory-climbs",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html"));

    private static final int MOST_EVIDENCE = 5;
    private static final int MOST_ASKED = 100;

    /// A container that was killed for want of memory, or a whole task where only its own reason says so.
    ///
    /// @param container its name; empty where the reason does not tell which
    private record Kills(String container, @Nullable TaskDefinition definition, List<Task> tasks, List<Evidence> evidence) {}

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var findings = new ArrayList<Finding>();
        kills(subject).forEach(kills -> findings.add(killed(subject, kills)));
        var line = MemoryTrend.series(subject).flatMap(MemoryLine::of);
        line.filter(rising -> rising.isRising() && rising.isHigh()).ifPresent(rising -> findings.add(climbs(subject, rising)));
        return findings.isEmpty() ? List.of(quiet(subject, line)) : findings;
    }

    /// By task definition and container, those of stopped tasks and of tasks that went on without the container.
    private static List<Kills> kills(Subject subject) {
        var found = new LinkedHashMap<String, Kills>();
        for (var task : subject.inventory().tasks(subject.service())) {
            var named = false;
            for (var i = 0; i < task.containers().size(); i++) {
                var container = task.containers().get(i);
                if (Symptom.in(container.reason()).contains(Symptom.OUT_OF_MEMORY)) {
                    add(subject, found, task, String.valueOf(container.name()), Evidence.of(task, "/containers/" + i + "/reason", container.reason()));
                    named = true;
                }
            }
            // What a person wrote to stop a task is no sign of anything.
            if (!named && !"UserInitiated".equals(task.stopCode()) && Symptom.in(task.stoppedReason()).contains(Symptom.OUT_OF_MEMORY)) {
                add(subject, found, task, only(task), Evidence.of(task, "/stoppedReason", task.stoppedReason()));
            }
        }
        return List.copyOf(found.values());
    }

    private static String only(Task task) {
        return task.containers().size() == 1 ? String.valueOf(task.containers().getFirst().name()) : "";
    }

    private static void add(Subject subject, Map<String, Kills> found, Task task, String container, Evidence evidence) {
        var kills = found.computeIfAbsent(task.taskDefinitionArn() + "#" + container, key -> new Kills(container,
                subject.inventory().find(TaskDefinition.class, task.taskDefinitionArn()).orElse(null), new ArrayList<>(), new ArrayList<>()));
        kills.tasks().add(task);
        kills.evidence().add(evidence);
    }

    private static Finding killed(Subject subject, Kills kills) {
        var first = kills.tasks().getFirst();
        var name = kills.container().isEmpty() ? "a container" : "container " + kills.container();
        var limit = MemoryLimit.of(subject, kills.definition(), kills.container()).orElse(null);
        var revision = first.taskDefinitionArn() == null ? "" : " of " + first.taskDefinitionArn().substring(first.taskDefinitionArn().lastIndexOf('/') + 1);
        var tally = Tally.of(kills.tasks().stream().map(task -> new Occurrence(Optional.of(Symptom.OUT_OF_MEMORY), "", Occurrence.stoppedAt(task), task, kills.evidence().getFirst())).toList());
        var draft = Finding.draft(INFO, Status.FAIL, (first.taskDefinitionArn() == null ? subject.service().serviceArn() : first.taskDefinitionArn())
                        + (kills.container().isEmpty() ? "" : "#" + kills.container()),
                        Numbers.count(kills.tasks().size(), "task") + revision + ": " + name + " was killed for want of memory")
                .observed("“" + kills.evidence().getFirst().value() + "”; " + tally.byPlace() + tally.times()
                        + (limit == null ? "" : "; the limit is " + limit.words()))
                .expected("more memory than the container needs at its peak")
                .evidence(kills.evidence().stream().limit(MOST_EVIDENCE).toList())
                .command(AwsCommand.confirm("Reads why the containers of these tasks ended.", CommandLine.aws("ecs", "describe-tasks")
                        .option("--cluster", subject.cluster())
                        .option("--tasks", kills.tasks().stream().limit(MOST_ASKED).map(Task::taskArn).toList())
                        .option("--query", "tasks[].[taskArn,containers[].[name,exitCode,reason]]")
                        .in(subject.region())));
        if (limit == null) {
            return draft.why("The kernel kills a container that goes over its limit. Which limit that is stands in the task definition, which is not on record.")
                    .missing(subject.couldUse(Reads.describeTaskDefinition(String.valueOf(first.taskDefinitionArn())))).finding();
        }
        draft.evidence(limit.evidence()).why(why(limit));
        snippet(draft, limit);
        return draft.command(AwsCommand.verify("Lists the tasks that stopped within the last hour, once the new revision runs.",
                Reads.listTasks(subject.cluster(), subject.service().name(), "STOPPED").argv(subject.region()))).finding();
    }

    private static String why(MemoryLimit limit) {
        var text = new StringBuilder("The kernel kills a container that goes over its limit, and requests in it are cut off. It had ").append(limit.words()).append(". ");
        if (limit.isOwn()) {
            text.append("Raise that limit first: ").append(limit.task() == null ? "the instance must have the room."
                    : "the task has " + (limit.task() - Objects.requireNonNull(limit.container())) + " MiB more, which its other containers share.");
        } else {
            text.append(limit.next().map(next -> "The next size that Fargate takes is " + next.words() + sameCpu(limit, next) + ".")
                    .orElse(limit.size().isPresent() ? "Fargate takes no larger size: the work must be split, or run on instances." : "Give the task more."));
        }
        return text.append(" Where memory only climbs, more of it puts the end off and does not mend it.").toString();
    }

    private static String sameCpu(MemoryLimit limit, FargateSize next) {
        return limit.size().filter(size -> size.cpu() == next.cpu()).isPresent() ? ", with the CPU that it has" : ", for which it must take more CPU too";
    }

    /// A task definition is registered as a whole, so what changes is shown, and not a command.
    private static void snippet(Finding.Draft draft, MemoryLimit limit) {
        if (!limit.isOwn()) {
            limit.next().ifPresent(next -> draft.snippet("json", "\"cpu\": \"" + next.cpu() + "\",\n\"memory\": \"" + next.memory() + "\"")
                    .snippet("terraform", "cpu    = " + next.cpu() + "\nmemory = " + next.memory()));
        }
    }

    private static Finding climbs(Subject subject, MemoryLine line) {
        var draft = draft(subject, Status.WARN, "Memory climbs in a line, as a leak does: full in about " + Numbers.duration(line.toTheCap()))
                .observed("from " + percent(line.from().value()) + " at " + Tally.when(line.from().time()) + " to " + percent(line.last().value()) + " at " + Tally.when(line.last().time()) + ", in a line")
                .expected("memory that levels off below " + percent(MemoryLine.HIGH))
                .why("Least squares through " + line.steps() + " values of " + Numbers.duration(line.span()) + " give " + percent(line.perHour()) + " an hour (R² "
                        + Numbers.plain(Math.round(line.fit() * 100) / 100.0) + "): (100 % − " + percent(line.last().value()) + ") ÷ " + percent(line.perHour()) + " an hour = "
                        + Numbers.duration(line.toTheCap()) + ". Then the container is killed for want of memory.")
                .evidence(MemoryTrend.evidence(line.from()), MemoryTrend.evidence(line.last()));
        MemoryTrend.read(subject).ifPresent(read -> draft.command(AwsCommand.confirm("Reads the memory use of the service's fullest task over a day.", read.argv(subject.region()))));
        return draft.finding();
    }

    private static Finding quiet(Subject subject, Optional<MemoryLine> line) {
        var kills = Kill.of(subject).values().stream().filter(kill -> kill == Kill.UNKNOWN).count();
        var said = "no reason on record names memory" + (kills == 0 ? "" : "; " + Numbers.count(kills, "task") + " ended with 137 and no word about memory, which proves nothing");
        var missing = TaskRecord.missingStopped(subject);
        if (missing.isPresent()) {
            return draft(subject, Status.UNKNOWN, "Whether containers ran out of memory is not known")
                    .observed(said + ", and " + missing.get().gap().why()).expected("the tasks that stopped within the last hour on record").missing(missing.get()).finding();
        }
        if (line.isEmpty()) {
            var draft = draft(subject, Status.UNKNOWN, "Whether memory climbs is not known")
                    .observed(said + "; no MemoryUtilization to lay a line through").expected("memory use over a day on record");
            return MemoryTrend.read(subject).map(read -> draft.missing(subject.couldUse(read)))
                    .orElseGet(() -> draft.missing(subject.needs(Reads.describeServices(subject.cluster(), subject.service().name())))).finding();
        }
        var recorded = line.get();
        return draft(subject, Status.OK, "No container ran out of memory, and memory is not about to")
                .observed(said + "; memory at " + percent(recorded.last().value()) + (recorded.isRising()
                        ? ", rising by " + percent(recorded.perHour()) + " an hour: full in about " + Numbers.duration(recorded.toTheCap()) + " if that goes on" : ", not rising in a line"))
                .expected("no OutOfMemoryError, and memory below " + percent(MemoryLine.HIGH) + " or level")
                .evidence(MemoryTrend.evidence(recorded.last()))
                .finding();
    }

    private static String percent(double value) {
        return Numbers.plain(Math.round(value * 10) / 10.0) + " %";
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title);
    }
}
