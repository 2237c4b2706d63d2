package dev.drydock.inventory.cloudwatch;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A CloudWatch alarm on one metric, or on what is worked out of several (metric math, anomaly detection).
///
/// @param metrics the metrics and expressions of an alarm that has no metric of its own
public record MetricAlarm(
        Origin origin,
        @Nullable String alarmName,
        @Nullable String alarmArn,
        @Nullable String stateValue,
        @Nullable String metricName,
        @Nullable String namespace,
        @Nullable String statistic,
        @Nullable Double threshold,
        @Nullable String comparisonOperator,
        @Nullable Boolean actionsEnabled,
        List<String> alarmActions,
        List<Dimension> dimensions,
        List<MetricDataQuery> metrics)
        implements Recorded {

    @Override
    public String id() {
        return alarmArn != null ? alarmArn : String.valueOf(alarmName);
    }

    public record Dimension(@Nullable String name, @Nullable String value) {}

    /// @param expression metric math, or a Metrics Insights query; null for a metric
    public record MetricDataQuery(@Nullable String id, @Nullable String expression, @Nullable MetricStat metricStat) {}

    public record MetricStat(@Nullable Metric metric, @Nullable String stat) {}

    public record Metric(@Nullable String namespace, @Nullable String metricName, List<Dimension> dimensions) {}
}
