package dev.drydock.inventory.cloudwatch;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A CloudWatch alarm on one metric.
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
        List<Dimension> dimensions)
        implements Recorded {

    @Override
    public String id() {
        return alarmArn != null ? alarmArn : String.valueOf(alarmName);
    }

    public record Dimension(@Nullable String name, @Nullable String value) {}
}
