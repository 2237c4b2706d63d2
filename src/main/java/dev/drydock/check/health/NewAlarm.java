package dev.drydock.check.health;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.check.measure.Measure;
import dev.drydock.check.measure.Spread;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.applicationautoscaling.TargetTracking;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The alarm that would raise an alert, with a threshold that the record gives: a fixed one, or one worked out from what is measured or tracked.
///
/// @param name the alarm's name, which no recorded alarm has
/// @param says when it goes off
/// @param command `put-metric-alarm` without its actions
record NewAlarm(String name, String says, CommandLine command) {
    private static final double MARGIN = 1.5;
    private static final double USUAL_MARGIN = 2;
    private static final double TRACKED_MARGIN = 1.2;

    /// Empty where the record gives no threshold, or the metric does not exist.
    static Optional<NewAlarm> of(Subject subject, Watch watch, String name) {
        var group = watch.group();
        return switch (watch.alert()) {
            case CPU -> Optional.of(simple(name, Measure.ofService(watch.service(), "CPUUtilization", "Average"), 10, 80, "the average CPU is above 80 %", false));
            case MEMORY -> Optional.of(simple(name, Measure.ofService(watch.service(), "MemoryUtilization", "Average"), 10, 85, "the average memory is above 85 %", false));
            case RUNNING -> Optional.of(running(name, watch));
            case UNHEALTHY -> Optional.ofNullable(group).map(one -> simple(name, one.measure("UnHealthyHostCount", "Maximum"), 5, 0, "a target is unhealthy", false));
            case ERRORS -> Optional.ofNullable(group).map(one -> errors(name, one));
            case LATENCY -> group == null ? Optional.empty() : latency(subject, name, group);
            case REQUESTS -> group == null ? Optional.empty() : requests(subject, name, group);
        };
    }

    /// @param topic the SNS topic that other alarms of the account tell; null where none does
    AwsCommand fix(String region, @Nullable String topic) {
        if (topic != null) {
            command.option("--alarm-actions", topic);
        }
        return AwsCommand.fix("Makes the alarm " + name + ": it goes off when " + says + ". " + (topic == null
                ? "It tells nobody until it gets an --alarm-actions, such as an SNS topic: no recorded alarm names one."
                : "It tells " + topic + ", as other recorded alarms do.") + " An alarm is billed.", command.in(region));
    }

    private static NewAlarm simple(String name, Measure measure, int minutes, double threshold, String says, boolean quietWithoutData) {
        var command = base(name, minutes, threshold)
                .option("--namespace", measure.namespace())
                .option("--metric-name", measure.metricName())
                .option("--dimensions", dimensions(measure));
        command.option(measure.stat().startsWith("p") ? "--extended-statistic" : "--statistic", measure.stat()).option("--period", 60);
        if (quietWithoutData) {
            command.option("--treat-missing-data", "notBreaching");
        }
        return new NewAlarm(name, says + " for " + minutes + " min", command);
    }

    private static CommandLine base(String name, int minutes, double threshold) {
        return CommandLine.aws("cloudwatch", "put-metric-alarm")
                .option("--alarm-name", name)
                .option("--comparison-operator", "GreaterThanThreshold")
                .option("--threshold", Numbers.plain(threshold))
                .option("--evaluation-periods", minutes)
                .option("--datapoints-to-alarm", minutes);
    }

    private static Optional<NewAlarm> latency(Subject subject, String name, MeasuredGroup group) {
        var measure = group.measure("TargetResponseTime", "p95");
        var entered = subject.entered().latencySeconds();
        if (entered != null) {
            return Optional.of(simple(name, measure, 5, entered, "95 % of the requests are not answered within the " + Numbers.seconds(entered) + " that were entered", true));
        }
        return Spread.of(measure.points(subject).stream().map(MetricSeries.Point::value).toList()).map(spread -> {
            var threshold = Math.ceil(spread.p50() * USUAL_MARGIN * 10) / 10;
            return simple(name, measure, 5, threshold, "the 95th percentile of the response time is above " + Numbers.seconds(threshold) + " (" + Numbers.plain(USUAL_MARGIN)
                    + " × that of a usual minute, " + Numbers.seconds(spread.p50()) + ": put your own objective in its place)", true);
        });
    }

    private static Optional<NewAlarm> requests(Subject subject, String name, MeasuredGroup group) {
        var measure = group.measure("RequestCountPerTarget", "Sum");
        var tracked = subject.inventory().scalingPolicies(subject.service()).stream().map(ScalingPolicy::targetTracking).filter(Objects::nonNull)
                .filter(tracking -> "ALBRequestCountPerTarget".equals(tracking.predefinedMetricType()) && tracking.targetValue() != null
                        && String.valueOf(tracking.resourceLabel()).endsWith(measure.dimensions().get("TargetGroup")))
                .map(TargetTracking::targetValue).findFirst();
        if (tracked.isPresent()) {
            var threshold = Math.ceil(tracked.get() * TRACKED_MARGIN);
            return Optional.of(simple(name, measure, 10, threshold, "each target gets more than " + Numbers.plain(threshold) + " requests a minute (" + Numbers.plain(TRACKED_MARGIN)
                    + " × the " + Numbers.plain(tracked.get()) + " that scaling holds)", true));
        }
        return highest(measure.points(subject)).stream().mapToObj(highest -> {
            var threshold = Math.ceil(highest * MARGIN);
            return simple(name, measure, 10, threshold, "each target gets more than " + Numbers.plain(threshold) + " requests a minute (" + Numbers.plain(MARGIN)
                    + " × the highest recorded, " + Numbers.plain(highest) + ")", true);
        }).findFirst();
    }

    private static OptionalDouble highest(List<MetricSeries.Point> points) {
        return points.stream().mapToDouble(MetricSeries.Point::value).max();
    }

    /// The share of the requests, and nothing where errors are too few to make one.
    private static NewAlarm errors(String name, MeasuredGroup group) {
        var metrics = List.of(
                expression("share", "IF(errors >= " + ErrorShare.LEAST_ERRORS + ", 100 * errors / requests, 0)", "5xx in % of requests"),
                expression("errors", "FILL(counted, 0)", "5xx"),
                metric("counted", group.measure("HTTPCode_Target_5XX_Count", "Sum")),
                metric("requests", group.measure("RequestCount", "Sum")));
        return new NewAlarm(name, "more than 1 % of the requests, and at least " + ErrorShare.LEAST_ERRORS + " a minute, are answered with 5xx for 5 min",
                base(name, 5, 1).option("--treat-missing-data", "notBreaching").option("--metrics", hidden(metrics)));
    }

    private static NewAlarm running(String name, Watch watch) {
        var metrics = List.of(
                expression("missing", "desired - running", "tasks missing"),
                metric("desired", Measure.ofContainerInsights(watch.service(), "DesiredTaskCount")),
                metric("running", Measure.ofContainerInsights(watch.service(), "RunningTaskCount")));
        return new NewAlarm(name, "fewer tasks run than are wanted for 10 min (it needs Container Insights on the cluster)", base(name, 10, 0).option("--metrics", hidden(metrics)));
    }

    /// The first is what the alarm judges; the others only feed it.
    private static List<Map<String, Object>> hidden(List<Map<String, Object>> metrics) {
        for (var i = 0; i < metrics.size(); i++) {
            metrics.get(i).put("ReturnData", i == 0);
        }
        return metrics;
    }

    private static Map<String, Object> expression(String id, String expression, String label) {
        var query = new LinkedHashMap<String, Object>();
        query.put("Id", id);
        query.put("Expression", expression);
        query.put("Label", label);
        return query;
    }

    private static Map<String, Object> metric(String id, Measure measure) {
        var metric = new LinkedHashMap<String, Object>();
        metric.put("Namespace", measure.namespace());
        metric.put("MetricName", measure.metricName());
        metric.put("Dimensions", dimensions(measure));
        var stat = new LinkedHashMap<String, Object>();
        stat.put("Metric", metric);
        stat.put("Period", 60);
        stat.put("Stat", measure.stat());
        var query = new LinkedHashMap<String, Object>();
        query.put("Id", id);
        query.put("MetricStat", stat);
        return query;
    }

    private static List<Map<String, Object>> dimensions(Measure measure) {
        return measure.dimensions().entrySet().stream().map(entry -> {
            Map<String, Object> dimension = new LinkedHashMap<>();
            dimension.put("Name", entry.getKey());
            dimension.put("Value", entry.getValue());
            return dimension;
        }).toList();
    }
}
