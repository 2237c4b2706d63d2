package dev.drydock.check.start;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.ecs.Task;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How long the recorded tasks of a service took from `createdAt` to `startedAt`: provisioning, image pull and container start. When a target first
/// passed its health checks stands in no answer of the API, so the application's own boot after that is not in it.
///
/// @param times the shortest first; never empty
record StartTimes(List<StartTime> times) {
    private static final double PERCENTILE = 0.95;

    record StartTime(Task task, Duration took) {}

    /// Those of the revision that the service is to run; where none of it has started, those of every recorded one.
    static Optional<StartTimes> of(Subject subject) {
        var all = subject.inventory().tasks(subject.service()).stream()
                .filter(task -> task.createdAt() != null && task.startedAt() != null && !task.startedAt().isBefore(task.createdAt()))
                .map(task -> new StartTime(task, Duration.between(task.createdAt(), task.startedAt())))
                .sorted(Comparator.comparing(StartTime::took).thenComparing(time -> time.task().taskArn()))
                .toList();
        var own = all.stream().filter(time -> time.task().taskDefinitionArn() != null && time.task().taskDefinitionArn().equals(subject.taskDefinitionName())).toList();
        var chosen = own.isEmpty() ? all : own;
        return chosen.isEmpty() ? Optional.empty() : Optional.of(new StartTimes(chosen));
    }

    /// The one that 95 of 100 do not exceed, by nearest rank.
    StartTime p95() {
        return times.get((int) Math.ceil(times.size() * PERCENTILE) - 1);
    }

    double p95Seconds() {
        return p95().took().toMillis() / 1000.0;
    }

    List<Evidence> evidence() {
        var task = p95().task();
        return task.createdAt() == null || task.startedAt() == null ? List.of()
                : List.of(Evidence.of(task, "/createdAt", task.createdAt()), Evidence.of(task, "/startedAt", task.startedAt()));
    }
}
