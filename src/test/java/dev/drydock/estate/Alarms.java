package dev.drydock.estate;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// CloudWatch alarms.
final class Alarms {

    /// @param dimensions name to value
    record Metric(String namespace, String name, Map<String, Object> dimensions, String statistic) {

        List<Object> dimensionList() {
            List<Object> list = Json.list();
            dimensions.forEach((name, value) -> list.add(Json.obj("Name", name, "Value", value)));
            return list;
        }
    }

    private Alarms() {}

    static Map<String, Object> alarm(Estate estate, String name, Metric metric, String comparison, double threshold, int periods, String state,
            String... actions) {
        boolean percentile = metric.statistic.startsWith("p");
        String since = Json.time(estate.capturedAt().minus(Duration.ofHours(state.equals("OK") ? 52 : 1)));
        return Json.obj("AlarmName", name, "AlarmArn", estate.arn("cloudwatch", "alarm:" + name), "AlarmConfigurationUpdatedTimestamp", since,
                "ActionsEnabled", true, "OKActions", Json.list(), "AlarmActions", Json.list((Object[]) actions),
                "InsufficientDataActions", Json.list(),
                "StateValue", state, "StateReason", state.equals("OK") ? "Threshold not crossed." : "Threshold Crossed: " + periods
                + " datapoints were beyond the threshold (" + threshold + ").",
                "StateUpdatedTimestamp", since, "MetricName", metric.name, "Namespace", metric.namespace,
                "Statistic", percentile ? null : metric.statistic, "ExtendedStatistic", percentile ? metric.statistic : null,
                "Dimensions", metric.dimensionList(), "Period", 60, "EvaluationPeriods", periods, "DatapointsToAlarm", periods,
                "Threshold", threshold,
                "ComparisonOperator", comparison, "TreatMissingData", "missing", "StateTransitionedTimestamp", since);
    }

    /// What on-call would want to be told of a service, each as an alarm with a topic to go to.
    static List<Object> watchOver(EcsService service) {
        Estate estate = service.estate();
        String topic = estate.arn("sns", "on-call");
        String name = service.name();
        Map<String, Object> dimensions = Json.obj("ClusterName", service.cluster().name(), "ServiceName", name);
        List<Object> alarms = Json.list(
                alarm(estate, name + "-cpu-high", new Metric("AWS/ECS", "CPUUtilization", dimensions, "Average"), "GreaterThanThreshold", 80, 10,
                "OK", topic),
                alarm(estate, name + "-memory-high", new Metric("AWS/ECS", "MemoryUtilization", dimensions, "Average"),
                "GreaterThanThreshold", 85, 10, "OK", topic),
                runningBelowDesired(service, topic),
                alarm(estate, name + "-failed-launches", new Metric("AWS/Events",
                "MatchedEvents", Json.obj("RuleName", "ecs-task-start-impaired-" + name), "Sum"),
                        "GreaterThanThreshold", 0, 1, "OK", topic));
        for (TargetGroup group : service.targetGroups()) {
            Map<String, Object> target = Json.obj("TargetGroup", group.suffix(), "LoadBalancer", group.loadBalancer.suffix());
            alarms.add(alarm(estate, name + "-requests-per-target", new Metric("AWS/ApplicationELB", "RequestCountPerTarget", target, "Sum"),
                    "GreaterThanThreshold", 1400, 3, "OK", topic));
            alarms.add(alarm(estate, name + "-latency-p95", new Metric("AWS/ApplicationELB", "TargetResponseTime", target, "p95"),
                    "GreaterThanThreshold", 1, 5, "OK", topic));
            alarms.add(alarm(estate, name + "-unhealthy-hosts", new Metric("AWS/ApplicationELB", "UnHealthyHostCount", target, "Maximum"),
                    "GreaterThanOrEqualToThreshold", 1, 5, "OK", topic));
            alarms.add(alarm(estate, name + "-5xx", new Metric("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", target, "Sum"),
                    "GreaterThanThreshold", 50, 3, "OK", topic));
        }
        return alarms;
    }

    /// Metric math: the alarm has `Metrics` and no metric of its own.
    private static Map<String, Object> runningBelowDesired(EcsService service, String topic) {
        Map<String, Object> alarm = alarm(service.estate(), service.name() + "-running-below-desired",
                new Metric("ECS/ContainerInsights", "RunningTaskCount", Json.obj(), "Average"), "GreaterThanThreshold", 0, 5, "OK", topic);
        List.of("MetricName", "Namespace", "Statistic", "Dimensions", "Period").forEach(alarm::remove);
        alarm.put("Metrics", Json.list(
                Json.obj("Id", "gap", "Expression", "desired - running", "Label", "tasks missing", "ReturnData", true),
                containerInsights(service, "desired", "DesiredTaskCount"), containerInsights(service, "running", "RunningTaskCount")));
        return alarm;
    }

    private static Map<String, Object> containerInsights(EcsService service, String id, String metric) {
        var of = new Metric("ECS/ContainerInsights", metric, Json.obj("ClusterName", service.cluster().name(), "ServiceName", service.name()),
                "Average");
        return Json.obj("Id", id, "MetricStat", Json.obj("Metric", Json.obj("Namespace", of.namespace, "MetricName", of.name,
                "Dimensions", of.dimensionList()),
                "Period", 60, "Stat", "Average"), "ReturnData", false);
    }

    static Map<String, Object> interfacesInUse(Estate estate) {
        return alarm(estate, "network-interfaces-in-use", new Metric("Platform/Network",
                "NetworkInterfacesInUse", Json.obj("Region", estate.region()), "Maximum"),
                "GreaterThanThreshold", 4000, 3, "OK", estate.arn("sns", "on-call"));
    }
}
