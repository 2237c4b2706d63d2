package dev.drydock.check.practice;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The highest recorded use of what a service's tasks reserve.
///
/// @param percent of the reservation
/// @param from the first datapoint, and `to`: the end of the last
record Peak(double percent, Instant from, Instant to, Evidence evidence) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int STEP = 300;

    /// Empty where nothing was measured.
    ///
    /// @param metric `CPUUtilization` or `MemoryUtilization`
    /// @param since what was measured before counts no more; null where all counts
    static Optional<Peak> of(Subject subject, String metric, @Nullable Instant since) {
        var points = subject.inventory().metrics().find("AWS/ECS", metric, dimensions(subject), "Maximum").map(MetricSeries::points).orElse(List.of()).stream()
                .filter(point -> since == null || !point.time().isBefore(since)).toList();
        return points.stream().max(Comparator.comparingDouble(MetricSeries.Point::value))
                .map(highest -> new Peak(highest.value(), points.getFirst().time(), points.getLast().time().plusSeconds(60),
                        Evidence.at(highest.origin().call(), highest.pointer(), highest.value())));
    }

    /// A day of it, in steps of five minutes.
    static Missing missing(Subject subject, String metric) {
        var now = subject.now() == null ? Instant.EPOCH.plus(DAY) : subject.now();
        var end = now.truncatedTo(ChronoUnit.MINUTES);
        return subject.couldUse(Reads.getMetricData("AWS/ECS", metric, dimensions(subject), "Maximum", STEP, end.minus(DAY).toString(), end.toString()));
    }

    private static Map<String, String> dimensions(Subject subject) {
        var dimensions = new LinkedHashMap<String, String>();
        dimensions.put("ClusterName", subject.cluster().substring(subject.cluster().lastIndexOf('/') + 1));
        dimensions.put("ServiceName", subject.service().name());
        return dimensions;
    }

    Duration window() {
        return Duration.between(from, to);
    }
}
