package dev.drydock.check.health;

import dev.drydock.inventory.cloudwatch.MetricAlarm;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What on-call wants to be told of a service, each with the metrics that tell it.
enum Alert {
    REQUESTS("request load", "request-load", Set.of("RequestCountPerTarget", "RequestCount"), Set.of()),
    LATENCY("latency", "latency", Set.of("TargetResponseTime"), Set.of()),
    UNHEALTHY("unhealthy targets", "unhealthy-targets", Set.of("UnHealthyHostCount"), Set.of("HealthyHostCount")),
    ERRORS("5xx of targets", "target-5xx", Set.of("HTTPCode_Target_5XX_Count"), Set.of()),
    CPU("CPU", "cpu", Set.of("CPUUtilization", "CpuUtilized"), Set.of()),
    MEMORY("memory", "memory", Set.of("MemoryUtilization", "MemoryUtilized"), Set.of()),
    RUNNING("running against desired tasks", "running-tasks", Set.of(), Set.of("RunningTaskCount"));

    private final String words;
    private final String suffix;
    private final Set<String> rising;
    private final Set<String> falling;

    /// @param rising metrics that are bad when high
    /// @param falling metrics that are bad when low
    Alert(String words, String suffix, Set<String> rising, Set<String> falling) {
        this.words = words;
        this.suffix = suffix;
        this.rising = rising;
        this.falling = falling;
    }

    /// How sentences name it.
    String words() {
        return words;
    }

    /// How an alarm for it is called, behind the service's name.
    String suffix() {
        return suffix;
    }

    boolean isOfTargetGroup() {
        return switch (this) {
            case REQUESTS, LATENCY, UNHEALTHY, ERRORS -> true;
            case CPU, MEMORY, RUNNING -> false;
        };
    }

    /// Whether it needs requests, which a group of connections does not have.
    boolean isOfRequests() {
        return this == REQUESTS || this == LATENCY || this == ERRORS;
    }

    /// Whether an alarm goes off where this is bad: not where, say, CPU is low. What metric math compares is not told by its operator.
    boolean isRaisedBy(String metricName, @Nullable String comparisonOperator, boolean math) {
        var operator = String.valueOf(comparisonOperator);
        return math && (rising.contains(metricName) || falling.contains(metricName))
                || rising.contains(metricName) && operator.contains("Greater")
                || falling.contains(metricName) && operator.contains("Less");
    }

    /// Whether an expression of an alarm, such as a Metrics Insights query over all services, asks for it.
    boolean isAskedBy(MetricAlarm alarm) {
        return alarm.metrics().stream().map(MetricAlarm.MetricDataQuery::expression)
                .anyMatch(expression -> expression != null && expression.contains("SELECT") && names().stream().anyMatch(expression::contains));
    }

    private List<String> names() {
        return Stream.concat(rising.stream(), falling.stream()).toList();
    }
}
