package dev.drydock.check.start;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.check.loadbalancing.AttachedTargetGroup;
import dev.drydock.check.symptom.Sighting;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.ecs.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tasks that ECS stopped for their load balancer's health checks so soon after their start that they were never healthy: the grace period was over,
/// and as many checks as it takes had failed.
///
/// @param killed the one that ran longest last
/// @param steadySince whether the service has been steady after the last of them
record KilledWhileBooting(List<Killed> killed, boolean steadySince) {
    /// What ECS may take to act on a failed health check.
    private static final Duration SLACK = Duration.ofSeconds(60);
    /// Where the target group is not recorded: the largest window that ELB takes without being told to, 30 s × 2 for an Application Load Balancer, 30 s × 3 for others.
    private static final Duration DEFAULT_WINDOW = Duration.ofSeconds(90);

    /// @param ran from its start to when ECS began to stop it
    record Killed(Task task, Duration ran, Instant at) {
        Evidence evidence() {
            return Evidence.of(task, "/stoppedReason", task.stoppedReason());
        }
    }

    static KilledWhileBooting of(Subject subject, int graceSeconds) {
        var longest = Duration.ofSeconds(graceSeconds).plus(window(subject)).plus(SLACK);
        var killed = subject.inventory().tasks(subject.service()).stream()
                .filter(task -> Symptom.in(task.stoppedReason()).contains(Symptom.LOAD_BALANCER_HEALTH))
                .filter(task -> task.startedAt() != null && end(task) != null)
                .map(task -> new Killed(task, Duration.between(Objects.requireNonNull(task.startedAt()), Objects.requireNonNull(end(task))), Objects.requireNonNull(end(task))))
                .filter(task -> !task.ran().isNegative() && task.ran().compareTo(longest) <= 0)
                .sorted(Comparator.comparing(Killed::ran).thenComparing(task -> task.task().taskArn()))
                .toList();
        var last = killed.stream().map(Killed::at).max(Comparator.naturalOrder()).orElse(null);
        var steady = Sighting.of(subject, Symptom.STEADY_STATE).stream().map(Sighting::at).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
        return new KilledWhileBooting(killed, last != null && steady != null && steady.isAfter(last));
    }

    /// With the deregistration delay behind it, `stoppedAt` says little about when ECS decided; `stoppingAt` does.
    private static @Nullable Instant end(Task task) {
        return task.stoppingAt() != null ? task.stoppingAt() : task.stoppedAt();
    }

    /// How long failing checks take to make a target unhealthy: the slowest of the service's target groups.
    private static Duration window(Subject subject) {
        return AttachedTargetGroup.of(subject).stream()
                .map(AttachedTargetGroup::targetGroup)
                .map(group -> group == null || group.healthCheckIntervalSeconds() == null || group.unhealthyThresholdCount() == null ? DEFAULT_WINDOW
                        : Duration.ofSeconds((long) group.healthCheckIntervalSeconds() * group.unhealthyThresholdCount()))
                .max(Comparator.naturalOrder())
                .orElse(DEFAULT_WINDOW);
    }

    /// The longest that one of them ran without becoming healthy, so the least that starting takes.
    double longestSeconds() {
        return killed.getLast().ran().toMillis() / 1000.0;
    }
}
