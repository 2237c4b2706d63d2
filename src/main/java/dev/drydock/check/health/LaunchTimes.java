package dev.drydock.check.health;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.check.Topic;
import dev.drydock.check.measure.Spread;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// How long tasks take to launch, by phase and zone. Advice, so never worse than a warning.
public final class LaunchTimes implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "launch-phases", Owner.PLATFORM,
            "How long do tasks take to launch, and which phase holds them up?",
            Set.of("ecs list-tasks", "ecs describe-tasks"), Set.of(), "pulls-through-nat",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html"));

    /// Fewer launches are shown, and no more is made of them.
    private static final int FEW = 3;
    /// The alarm of target tracking takes three minutes: a launch that takes longer than that doubles the time until scaling helps.
    private static final double SLOW_SECONDS = 180;
    /// A zone is slow at twice the time of the fastest, and half a minute more.
    private static final double ZONE_FACTOR = 2;
    private static final double ZONE_SECONDS = 30;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var tasks = subject.inventory().tasks(subject.service());
        var phases = LaunchPhases.of(tasks);
        var whole = phases.whole().orElse(null);
        if (whole == null) {
            return List.of(nothing(subject, tasks));
        }
        var findings = new ArrayList<Finding>();
        findings.add(launches(subject, tasks, phases, whole));
        slowZone(subject, tasks, phases).ifPresent(findings::add);
        return findings;
    }

    private static Finding nothing(Subject subject, List<Task> tasks) {
        var missing = TaskRecord.missingLive(subject).or(() -> TaskRecord.missingStopped(subject)).orElse(null);
        return missing == null
                ? Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "No launch is recorded")
                        .observed(tasks.isEmpty() ? "no task of the service" : Numbers.count(tasks.size(), "task") + ", none of which tells when it was created and started")
                        .expected("tasks that started, for this check to apply")
                        .finding()
                : Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), "How long tasks take to launch is not known")
                        .observed(missing.gap().why())
                        .expected("the service's tasks on record")
                        .missing(missing)
                        .finding();
    }

    private static Finding launches(Subject subject, List<Task> tasks, LaunchPhases phases, Spread whole) {
        var few = whole.count() < FEW;
        var slow = !few && whole.p50() > SLOW_SECONDS;
        var slowest = phases.slowest().map(LaunchPhases.Phase::words);
        var draft = Finding.draft(INFO, slow ? Status.WARN : Status.OK, subject.service().serviceArn(),
                        (few ? "Tasks took " + time(whole.highest()) + " at most to launch, by no more than " + Numbers.count(whole.count(), "recorded launch").replace("launchs", "launches")
                                : "Half of the tasks launch within " + time(whole.p50()) + ", 95 % within " + time(whole.p95()))
                                + slowest.map(words -> "; most of it is " + words).orElse(""))
                .observed(zones(phases) + (phases.notStarted() == 0 ? "" : "; " + Numbers.count(phases.notStarted(), "recorded task") + " did not start, and " + (phases.notStarted() == 1 ? "is" : "are") + " left out"))
                .expected("launches that are over before scaling would ask for more, within " + time(SLOW_SECONDS))
                .why("By phase, median and 95th percentile: " + byPhase(phases) + "." + (few ? " With fewer than " + FEW + " launches this is a sample, not a measure." : "")
                        + (slow ? " A new task helps " + time(whole.p50()) + " after it is asked for, so scaling, replacement and rollback are that late." : ""));
        evidence(tasks).forEach(draft::evidence);
        if (slow) {
            draft.command(confirm(subject, tasks));
        }
        return draft.finding();
    }

    private static Optional<Finding> slowZone(Subject subject, List<Task> tasks, LaunchPhases phases) {
        var told = phases.zones().entrySet().stream().filter(entry -> !entry.getKey().isEmpty() && entry.getValue().count() >= FEW)
                .sorted(Comparator.comparingDouble(entry -> entry.getValue().p50())).toList();
        if (told.size() < 2) {
            return Optional.empty();
        }
        var fastest = told.getFirst();
        var slowest = told.getLast();
        var fast = fastest.getValue().p50();
        var slow = slowest.getValue().p50();
        if (slow < fast * ZONE_FACTOR || slow - fast < ZONE_SECONDS) {
            return Optional.empty();
        }
        var there = tasks.stream().filter(task -> slowest.getKey().equals(task.availabilityZone())).toList();
        var phase = LaunchPhases.of(there).slowest();
        var draft = Finding.draft(INFO, Status.WARN, slowest.getKey(), "Tasks launch more slowly in " + slowest.getKey() + " than in " + fastest.getKey())
                .observed(zones(phases))
                .expected("about the same time in every zone")
                .why("In the middle a launch takes " + time(slow) + " in " + slowest.getKey() + " and " + time(fast) + " in " + fastest.getKey() + ", "
                        + Numbers.plain(Math.floor(slow / fast * 10) / 10) + " times as long"
                        + phase.map(words -> "; most of it is " + words.words()).orElse("")
                        + ". One image and one size in every zone point at that zone's subnet: its route, its endpoints, its free capacity.");
        evidence(there).forEach(draft::evidence);
        return Optional.of(draft.command(confirm(subject, there)).finding());
    }

    private static String zones(LaunchPhases phases) {
        return String.join("; ", phases.zones().entrySet().stream().map(entry -> (entry.getKey().isEmpty() ? "no zone told" : entry.getKey()) + ": "
                + (entry.getValue().count() == 1 ? "1 launch, " + time(entry.getValue().p50())
                        : entry.getValue().count() + " launches, " + time(entry.getValue().p50()) + " median, " + time(entry.getValue().p95()) + " p95")).toList());
    }

    private static String byPhase(LaunchPhases phases) {
        return phases.phases().isEmpty() ? "not told by the record" : String.join(", ", phases.phases().entrySet().stream()
                .map((Map.Entry<LaunchPhases.Phase, Spread> entry) -> entry.getKey().words() + " " + time(entry.getValue().p50()) + " and " + time(entry.getValue().p95())).toList());
    }

    /// The times of the slowest launch.
    private static List<Evidence> evidence(List<Task> tasks) {
        return tasks.stream().filter(task -> task.createdAt() != null && task.startedAt() != null)
                .max(Comparator.comparing(task -> Duration.between(Objects.requireNonNull(task.createdAt()), Objects.requireNonNull(task.startedAt()))))
                .map(task -> {
                    var evidence = new ArrayList<Evidence>();
                    evidence.add(Evidence.of(task, "/createdAt", task.createdAt()));
                    if (task.pullStartedAt() != null) {
                        evidence.add(Evidence.of(task, "/pullStartedAt", task.pullStartedAt()));
                    }
                    if (task.pullStoppedAt() != null) {
                        evidence.add(Evidence.of(task, "/pullStoppedAt", task.pullStoppedAt()));
                    }
                    evidence.add(Evidence.of(task, "/startedAt", task.startedAt()));
                    return List.copyOf(evidence);
                })
                .orElse(List.of());
    }

    private static AwsCommand confirm(Subject subject, List<Task> tasks) {
        return AwsCommand.confirm("Reads the times of recorded tasks.",
                Reads.describeTasks(subject.cluster(), tasks.stream().limit(10).map(Task::taskArn).toList()).argv(subject.region()));
    }

    /// Whole seconds below two minutes: `41 s`.
    private static String time(double seconds) {
        return seconds < 10 ? Numbers.seconds(Math.round(seconds * 10) / 10.0) : Numbers.duration(Duration.ofSeconds(Math.round(seconds)));
    }
}
