package dev.drydock.check.stops;

import dev.drydock.check.Evidence;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.check.measure.Measure;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.ecs.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The worst moment soon after tasks were taken away in which fewer ran than wanted, by Container Insights, else as the service stood at capture.
record Shortage(double running, int desired, Instant at, List<Evidence> evidence) {
    private static final String NAMESPACE = "ECS/ContainerInsights";
    private static final String RUNNING = "RunningTaskCount";
    private static final String DESIRED = "DesiredTaskCount";
    /// So long after a task began to stop a shortage is taken to come of it.
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final int PERIOD = 60;

    static Optional<Shortage> after(Subject subject, List<Task> lost) {
        var moments = lost.stream().flatMap(task -> Stream.of(task.stoppingAt(), task.executionStoppedAt(), task.stoppedAt()).filter(Objects::nonNull).limit(1)).toList();
        return measured(subject, moments).or(() -> atCapture(subject, moments));
    }

    static boolean isMeasured(Subject subject) {
        return series(subject, RUNNING).isPresent() && series(subject, DESIRED).isPresent();
    }

    static Optional<Read> read(Subject subject) {
        return Optional.ofNullable(subject.now()).map(end -> Reads.getMetricData(NAMESPACE, RUNNING, Measure.dimensions(subject.service()), "Average", PERIOD,
                end.minus(Duration.ofHours(3)).toString(), end.toString()));
    }

    /// `4 of 6 tasks ran`
    String words() {
        return "only " + Numbers.plain(running) + " of " + desired + " ran";
    }

    private static Optional<Shortage> measured(Subject subject, List<Instant> moments) {
        var running = series(subject, RUNNING);
        var desired = series(subject, DESIRED);
        if (running.isEmpty() || desired.isEmpty()) {
            return Optional.empty();
        }
        Shortage worst = null;
        for (var point : running.get().points()) {
            if (moments.stream().noneMatch(moment -> isSoonAfter(point.time(), moment))) {
                continue;
            }
            var wanted = desired.get().points().stream().filter(other -> other.time().equals(point.time())).findFirst();
            if (wanted.isPresent() && point.value() <= Math.floor(wanted.get().value()) - 1 && (worst == null || point.value() < worst.running())) {
                worst = new Shortage(point.value(), (int) wanted.get().value(), point.time(), List.of(MemoryTrend.evidence(point), MemoryTrend.evidence(wanted.get())));
            }
        }
        return Optional.ofNullable(worst);
    }

    /// A rollout has its own reasons to run fewer for a while.
    private static Optional<Shortage> atCapture(Subject subject, List<Instant> moments) {
        var service = subject.service();
        var now = subject.now();
        if (now == null || service.runningCount() == null || service.desiredCount() == null || service.runningCount() >= service.desiredCount()
                || service.deployments().size() > 1 || moments.stream().noneMatch(moment -> isSoonAfter(now, moment))) {
            return Optional.empty();
        }
        return Optional.of(new Shortage(service.runningCount(), service.desiredCount(), now,
                List.of(Evidence.of(service, "/runningCount", service.runningCount()), Evidence.of(service, "/desiredCount", service.desiredCount()))));
    }

    /// The minute that a point stands for may have begun before the moment.
    private static boolean isSoonAfter(Instant time, Instant moment) {
        return !time.isBefore(moment.minusSeconds(PERIOD)) && !time.isAfter(moment.plus(SOON));
    }

    private static Optional<MetricSeries> series(Subject subject, String metric) {
        return subject.inventory().metrics().find(NAMESPACE, metric, Measure.dimensions(subject.service()), "Average").filter(series -> !series.points().isEmpty());
    }
}
