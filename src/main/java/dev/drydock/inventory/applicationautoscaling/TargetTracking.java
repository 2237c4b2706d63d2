package dev.drydock.inventory.applicationautoscaling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a target tracking policy is set to: the metric, the value that it holds it near, and how it goes about that.
///
/// @param targetValue in the metric's own unit: percent for CPU and memory, requests in one minute for `ALBRequestCountPerTarget`
/// @param predefinedMetricType such as `ECSServiceAverageCPUUtilization`; null for a metric of one's own
/// @param resourceLabel the load balancer and target group that `ALBRequestCountPerTarget` measures
/// @param customized the metric of one's own; null for a predefined one, and without a name for metric math
/// @param scaleOutCooldown and `scaleInCooldown`: seconds; null where it was not set, which means 300 for a service
/// @param disableScaleIn whether it only ever adds tasks
public record TargetTracking(
        @Nullable Double targetValue,
        @Nullable String predefinedMetricType,
        @Nullable String resourceLabel,
        @Nullable CustomizedMetric customized,
        @Nullable Integer scaleOutCooldown,
        @Nullable Integer scaleInCooldown,
        boolean disableScaleIn) {

    /// @param metricNames every metric that it is made of, as `namespace name`; several for metric math
    public record CustomizedMetric(
            @Nullable String namespace, @Nullable String metricName, Map<String, String> dimensions, @Nullable String statistic, List<String> metricNames) {}

    static TargetTracking of(Map<String, Object> configuration) {
        var predefined = map(configuration.get("PredefinedMetricSpecification"));
        var customized = map(configuration.get("CustomizedMetricSpecification"));
        return new TargetTracking(
                configuration.get("TargetValue") instanceof Number target ? Double.valueOf(target.doubleValue()) : null,
                text(predefined.get("PredefinedMetricType")),
                text(predefined.get("ResourceLabel")),
                customized.isEmpty() ? null : customized(customized),
                configuration.get("ScaleOutCooldown") instanceof Number seconds ? Integer.valueOf(seconds.intValue()) : null,
                configuration.get("ScaleInCooldown") instanceof Number seconds ? Integer.valueOf(seconds.intValue()) : null,
                Boolean.TRUE.equals(configuration.get("DisableScaleIn")));
    }

    private static CustomizedMetric customized(Map<?, ?> specification) {
        var dimensions = new LinkedHashMap<String, String>();
        if (specification.get("Dimensions") instanceof List<?> list) {
            list.forEach(item -> dimensions.put(String.valueOf(map(item).get("Name")), String.valueOf(map(item).get("Value"))));
        }
        var namespace = text(specification.get("Namespace"));
        var name = text(specification.get("MetricName"));
        var names = specification.get("Metrics") instanceof List<?> queries
                ? queries.stream()
                        .map(query -> map(map(map(query).get("MetricStat")).get("Metric")))
                        .filter(metric -> metric.get("MetricName") != null)
                        .map(metric -> metric.get("Namespace") + " " + metric.get("MetricName"))
                        .toList()
                : name == null ? List.<String>of() : List.of(namespace + " " + name);
        return new CustomizedMetric(namespace, name, dimensions, text(specification.get("Statistic")), names);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}
