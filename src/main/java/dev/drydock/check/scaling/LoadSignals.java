package dev.drydock.check.scaling;

import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an Application Load Balancer measures of a target group: how long its targets take, and how much each of them gets.
public final class LoadSignals {
    private static final String NAMESPACE = "AWS/ApplicationELB";

    private LoadSignals() {}

    /// The response time in seconds: the 95th percentile where recorded, else the average.
    static Optional<MetricSeries> latency(Subject subject, TargetGroup group) {
        return Stream.of("p95", "p99", "Average")
                .flatMap(stat -> find(subject, group, "TargetResponseTime", stat).stream())
                .filter(series -> !series.points().isEmpty())
                .findFirst();
    }

    /// The requests of each minute, for each target.
    public static Optional<MetricSeries> requests(Subject subject, TargetGroup group) {
        return find(subject, group, "RequestCountPerTarget", "Sum").filter(series -> !series.points().isEmpty());
    }

    private static Optional<MetricSeries> find(Subject subject, TargetGroup group, String metricName, String stat) {
        return subject.inventory().metrics().find(NAMESPACE, metricName, LoadBalancing.dimensions(group), stat);
    }

    /// The reads that would fill both in, for the three hours before the capture.
    static List<Read> reads(Subject subject, TargetGroup group) {
        var end = subject.now();
        if (end == null) {
            return List.of();
        }
        var dimensions = LoadBalancing.dimensions(group);
        var start = end.minusSeconds(3 * 3600).toString();
        return List.of(Reads.getMetricData(NAMESPACE, "TargetResponseTime", dimensions, "p95", 60, start, end.toString()),
                Reads.getMetricData(NAMESPACE, "RequestCountPerTarget", dimensions, "Sum", 60, start, end.toString()));
    }
}
