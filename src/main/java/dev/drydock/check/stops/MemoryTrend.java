package dev.drydock.check.stops;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.check.measure.Measure;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// The recorded memory use of a service, in percent of what its tasks reserve (`AWS/ECS` `MemoryUtilization`): of the fullest task where that is recorded, else
/// the average of all.
final class MemoryTrend {
    private static final String NAMESPACE = "AWS/ECS";
    private static final String METRIC = "MemoryUtilization";
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int PERIOD = 300;

    private MemoryTrend() {}

    static Optional<MetricSeries> series(Subject subject) {
        return Stream.of("Maximum", "Average")
                .flatMap(stat -> subject.inventory().metrics().find(NAMESPACE, METRIC, Measure.dimensions(subject.service()), stat).stream())
                .filter(series -> !series.points().isEmpty())
                .findFirst();
    }

    static Optional<Read> read(Subject subject) {
        return Optional.ofNullable(subject.now()).map(end ->
                Reads.getMetricData(NAMESPACE, METRIC, Measure.dimensions(subject.service()), "Maximum", PERIOD, end.minus(WINDOW).toString(), end.toString()));
    }

    static Evidence evidence(MetricSeries.Point point) {
        return Evidence.at(point.origin().call(), point.pointer(), point.value());
    }
}
