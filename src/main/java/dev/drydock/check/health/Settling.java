package dev.drydock.check.health;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.applicationautoscaling.ScalingActivity;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Whether tasks that are missing at the time of the record are on their way: just asked for, just started, or just stopped with nothing in their place yet.
sealed interface Settling {
    /// A launch that takes no longer than this is no delay, whatever the service's own launches took.
    Duration LEAST = Duration.ofMinutes(5);
    Duration MOST = Duration.ofMinutes(15);
    /// ECS starts a replacement within seconds of a stop; later after failures.
    Duration REPLACED_WITHIN = Duration.ofMinutes(2);
    Duration FAILURES_WITHIN = Duration.ofMinutes(30);
    int LOOP = 3;
    Set<String> COMING = Set.of("PROVISIONING", "PENDING", "ACTIVATING");
    Set<String> FAILURES = Set.of("TaskFailedToStart", "EssentialContainerExited");

    /// @param words why the gap may close by itself
    record Yes(String words, List<Evidence> evidence) implements Settling {}

    /// @param words what shows that it does not; empty where nothing is on its way
    record No(String words, List<Evidence> evidence) implements Settling {}

    record NotKnown(Missing missing) implements Settling {}

    static Settling of(Subject subject, int gap, int pending) {
        var now = subject.now();
        if (now == null) {
            return new NotKnown(subject.needs(Reads.describeServices(subject.cluster(), subject.service().name())));
        }
        var steady = steady(subject.service()).filter(at -> at.isAfter(now.minus(FAILURES_WITHIN))).orElse(now.minus(FAILURES_WITHIN));
        var failures = subject.stoppedTasks().stream()
                .filter(task -> FAILURES.contains(task.stopCode()) && task.stoppedAt() != null && !task.stoppedAt().isBefore(steady)).toList();
        if (failures.size() >= LOOP) {
            return new No(Numbers.count(failures.size(), "task") + " started and failed within the last 30 min", failures.stream().limit(LOOP)
                    .map(task -> Evidence.of(task, "/stopCode", task.stopCode())).toList());
        }
        var allowed = allowed(subject);
        var coming = subject.liveTasks().stream().filter(task -> COMING.contains(task.lastStatus())).toList();
        var young = coming.stream().filter(task -> task.createdAt() != null && !task.createdAt().isBefore(now.minus(allowed))).toList();
        var gone = subject.stoppedTasks().stream().filter(task -> task.stoppedAt() != null && !task.stoppedAt().isBefore(now.minus(REPLACED_WITHIN))).toList();
        if (young.size() + gone.size() >= gap) {
            return new Yes(onTheirWay(young.size(), gone.size(), allowed), evidence(young, gone));
        }
        var old = coming.stream().filter(task -> task.createdAt() != null && task.createdAt().isBefore(now.minus(allowed)))
                .min(Comparator.comparing(task -> Objects.requireNonNull(task.createdAt()))).orElse(null);
        if (old != null) {
            return new No("a task has been waiting to start for " + Numbers.duration(Duration.between(Objects.requireNonNull(old.createdAt()), now)),
                    List.of(Evidence.of(old, "/createdAt", old.createdAt()), Evidence.of(old, "/lastStatus", old.lastStatus())));
        }
        if (pending >= gap) {
            var missing = TaskRecord.missingLive(subject);
            if (missing.isPresent()) {
                return new NotKnown(missing.get());
            }
        }
        var scaled = subject.inventory().scalingActivities(subject.service()).stream()
                .filter(activity -> activity.notScaledReasons().isEmpty() && activity.startTime() != null && !activity.startTime().isBefore(now.minus(allowed)))
                .max(Comparator.comparing(activity -> Objects.requireNonNull(activity.startTime())));
        return scaled.<Settling>map(activity -> scaled(activity, now)).orElseGet(() -> new No("", List.of()));
    }

    private static Settling scaled(ScalingActivity activity, Instant now) {
        return new Yes("scaling set another count " + Numbers.duration(Duration.between(Objects.requireNonNull(activity.startTime()), now)) + " before the record",
                List.of(Evidence.of(activity, "/StartTime", activity.startTime())));
    }

    /// When ECS last wrote that the service was steady: what failed before then is over.
    static Optional<Instant> steady(Service service) {
        return service.events().stream().filter(event -> Symptom.in(event.message()).contains(Symptom.STEADY_STATE))
                .map(Service.Event::createdAt).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    /// Twice what launches took, within reason.
    private static Duration allowed(Subject subject) {
        var seen = LaunchPhases.of(subject.inventory().tasks(subject.service())).whole().map(spread -> Duration.ofSeconds(Math.round(2 * spread.p95()))).orElse(LEAST);
        return seen.compareTo(LEAST) < 0 ? LEAST : seen.compareTo(MOST) > 0 ? MOST : seen;
    }

    private static String onTheirWay(int young, int gone, Duration allowed) {
        var words = new ArrayList<String>();
        if (young > 0) {
            words.add(Numbers.count(young, "task") + (young == 1 ? " has" : " have") + " been starting for less than " + Numbers.duration(allowed));
        }
        if (gone > 0) {
            words.add(Numbers.count(gone, "task") + " stopped within the last 2 min");
        }
        return String.join(", ", words);
    }

    private static List<Evidence> evidence(List<Task> young, List<Task> gone) {
        var evidence = new ArrayList<Evidence>();
        young.stream().limit(3).forEach(task -> evidence.add(Evidence.of(task, "/createdAt", task.createdAt())));
        gone.stream().limit(3).forEach(task -> evidence.add(Evidence.of(task, "/stoppedAt", task.stoppedAt())));
        return evidence;
    }
}
