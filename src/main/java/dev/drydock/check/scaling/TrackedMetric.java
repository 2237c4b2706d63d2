package dev.drydock.check.scaling;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.check.measure.Measure;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.applicationautoscaling.TargetTracking;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.ecs.Service;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The metric that a target tracking policy holds near its target.
///
/// @param kind what it tells of the load
/// @param name as CloudWatch knows it; for metric math the expression's parts
/// @param target the value that it is held near; null when the record does not tell
/// @param source where CloudWatch keeps it; null for metric math, which is no one series
record TrackedMetric(ScalingPolicy policy, Kind kind, String name, @Nullable Double target, @Nullable Source source) {
    enum Kind { CPU, MEMORY, REQUESTS, OTHER }

    record Source(String namespace, String metricName, Map<String, String> dimensions, String stat) {}

    static TrackedMetric of(ScalingPolicy policy, TargetTracking tracking, Service service) {
        var target = tracking.targetValue();
        var type = tracking.predefinedMetricType();
        if (type != null) {
            return switch (type) {
                case "ECSServiceAverageCPUUtilization" -> new TrackedMetric(policy, Kind.CPU, "CPUUtilization", target, ofService("CPUUtilization", service));
                case "ECSServiceAverageMemoryUtilization" -> new TrackedMetric(policy, Kind.MEMORY, "MemoryUtilization", target, ofService("MemoryUtilization", service));
                case "ALBRequestCountPerTarget" -> new TrackedMetric(policy, Kind.REQUESTS, "RequestCountPerTarget", target, requests(tracking.resourceLabel()));
                default -> new TrackedMetric(policy, Kind.OTHER, type, target, null);
            };
        }
        var custom = tracking.customized();
        if (custom == null) {
            return new TrackedMetric(policy, Kind.OTHER, "a metric that is not recorded", target, null);
        }
        var source = custom.metricName() == null || custom.namespace() == null ? null
                : new Source(custom.namespace(), custom.metricName(), custom.dimensions(), custom.statistic() == null ? "Average" : custom.statistic());
        return new TrackedMetric(policy, kind(custom.metricNames()), String.join(" and ", custom.metricNames()), target, source);
    }

    private static Source ofService(String metricName, Service service) {
        return new Source("AWS/ECS", metricName, Measure.dimensions(service), "Average");
    }

    private static @Nullable Source requests(@Nullable String label) {
        return TargetLabel.parse(label == null ? "" : label)
                .map(parts -> new Source("AWS/ApplicationELB", "RequestCountPerTarget",
                        Measure.dimensions(parts.targetGroup(), parts.loadBalancer()), "Sum"))
                .orElse(null);
    }

    /// @param metricNames as `namespace name`
    static Kind kind(List<String> metricNames) {
        var kinds = metricNames.stream().map(TrackedMetric::kind).distinct().toList();
        return kinds.contains(Kind.REQUESTS) ? Kind.REQUESTS : kinds.size() == 1 ? kinds.getFirst() : Kind.OTHER;
    }

    private static Kind kind(String metricName) {
        var name = metricName.toLowerCase(Locale.ROOT);
        if (name.startsWith("aws/applicationelb ")) {
            return Kind.REQUESTS;
        }
        if (name.startsWith("aws/ecs ") || name.startsWith("ecs/containerinsights ")) {
            return name.contains(" cpu") ? Kind.CPU : name.contains(" memory") ? Kind.MEMORY : Kind.OTHER;
        }
        return Kind.OTHER;
    }

    /// The recorded series; absent when nobody asked for it or it is metric math.
    Optional<MetricSeries> series(Subject subject) {
        return source == null ? Optional.empty() : subject.inventory().metrics().find(source.namespace(), source.metricName(), source.dimensions(), source.stat());
    }

    /// The read that would fill in the series.
    Optional<Read> read(Subject subject) {
        var end = subject.now();
        return source == null || end == null ? Optional.empty()
                : Optional.of(Reads.getMetricData(source.namespace(), source.metricName(), source.dimensions(), source.stat(), 60,
                        end.minusSeconds(3 * 3600).toString(), end.toString()));
    }

    Evidence targetEvidence() {
        return Evidence.of(policy, "/TargetTrackingScalingPolicyConfiguration/TargetValue", policy.targetTrackingScalingPolicyConfiguration().get("TargetValue"));
    }

    /// A value of this metric for people, with its unit.
    String shown(double value) {
        return switch (kind) {
            case CPU, MEMORY -> Amounts.percent(value);
            case REQUESTS -> Amounts.number(value) + " requests a minute";
            case OTHER -> Amounts.number(value);
        };
    }
}
