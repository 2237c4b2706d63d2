package dev.drydock.check.capacity;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.inventory.ecs.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What waits for a container instance: tasks that stand on none, and placements that failed.
///
/// A task that a capacity provider places exists before it has an instance. By launch type alone there is no task until it is placed: only an event tells of it.
///
/// @param missing what the record lacks to know every task of the service; empty where it has them all
record Waiting(List<Task> tasks, List<PlacementEvent> events, Optional<Missing> missing) {
    /// Every task is without an instance for a moment.
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private static final int MOST_SHOWN = 5;

    static Waiting of(Subject subject) {
        var now = subject.now();
        var tasks = subject.liveTasks().stream()
                .filter(task -> isComingUp(task) && task.containerInstanceArn() == null)
                .filter(task -> now == null || task.createdAt() == null || Duration.between(task.createdAt(), now).compareTo(MOMENT) >= 0)
                .toList();
        var events = PlacementEvent.unresolved(subject).stream()
                .filter(event -> event.cause() == PlacementEvent.Cause.ROOM || event.cause() == PlacementEvent.Cause.LIMIT)
                .toList();
        return new Waiting(tasks, events, TaskRecord.missingLive(subject).map(gap -> new Missing(gap.gap(), true)));
    }

    /// AWS's pages disagree whether a task that waits for an instance is shown as `PROVISIONING` or as `PENDING`; both count.
    static boolean isComingUp(Task task) {
        return ("PROVISIONING".equals(task.lastStatus()) || "PENDING".equals(task.lastStatus())) && !"STOPPED".equals(task.desiredStatus());
    }

    boolean any() {
        return !tasks.isEmpty() || !events.isEmpty();
    }

    /// `2 tasks without an instance and 1 event that none was found`
    String words() {
        var parts = new ArrayList<String>();
        if (!tasks.isEmpty()) {
            parts.add(Numbers.count(tasks.size(), "task") + " without an instance");
        }
        if (!events.isEmpty()) {
            parts.add(Numbers.count(events.size(), "event") + " that none was found");
        }
        return parts.isEmpty() ? missing.isEmpty() ? "no task waits for an instance" : "whether a task waits is not in the record" : String.join(" and ", parts);
    }

    List<Evidence> evidence() {
        var evidence = new ArrayList<Evidence>();
        tasks.stream().limit(MOST_SHOWN).forEach(task -> evidence.add(Evidence.of(task, "/lastStatus", task.lastStatus())));
        events.stream().limit(MOST_SHOWN).forEach(event -> evidence.add(event.evidence()));
        return evidence;
    }
}
