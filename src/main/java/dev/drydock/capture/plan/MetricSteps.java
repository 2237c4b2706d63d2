package dev.drydock.capture.plan;

import static dev.drydock.capture.plan.EcsSteps.CLUSTERS;
import static dev.drydock.capture.plan.EcsSteps.SERVICE;
import static dev.drydock.capture.plan.From.rows;
import static dev.drydock.capture.plan.Step.last;
import static dev.drydock.capture.plan.Step.once;

import dev.drydock.capture.api.Operations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Alarms, and the series of metrics that checks and pictures read: those of the last three hours minute by minute, and for CPU and memory of the day before in steps of
/// five minutes.
final class MetricSteps {
    private static final Duration NEAR = Duration.ofHours(3);
    private static final Duration FAR = Duration.ofHours(24);
    private static final From OF_CLUSTER = rows(CLUSTERS, "clusters[]", "clusterName", "capacityProviders[]");
    private static final Set<String> OF_AWS = Set.of("FARGATE", "FARGATE_SPOT");
    private static final String APPLICATION = ":loadbalancer/app/";

    private MetricSteps() {}

    /// The series of the last minutes, for a refresh.
    static Step latest(Instant now, Duration back) {
        var inputs = Stream.concat(BalancingSteps.groups().stream(), Stream.of(SERVICE)).toList();
        return last("cloudwatch get-metric-data", inputs, rows -> requests(series(rows).stream().filter(series -> series.period() == 60).toList(), now, back));
    }

    static List<Step> upTo(Instant now) {
        var inputs = Stream.concat(BalancingSteps.groups().stream(), Stream.of(SERVICE, OF_CLUSTER, NetworkSteps.NAT_GATEWAY, NetworkSteps.ENDPOINT)).toList();
        return List.of(
                once("cloudwatch describe-alarms", Request.of("AlarmTypes", List.of("MetricAlarm", "CompositeAlarm"))),
                last("cloudwatch get-metric-data", inputs, rows -> requests(series(rows), now, NEAR)));
    }

    private record Series(String namespace, String name, Map<String, String> dimensions, String statistic, int period) {
        Map<String, Object> query(int number) {
            var metric = Request.of("Namespace", namespace, "MetricName", name,
                    "Dimensions", dimensions.entrySet().stream().map(dimension -> Request.of("Name", dimension.getKey(), "Value", dimension.getValue()).parameters()).toList()).parameters();
            return Request.of("Id", "m" + number, "Label", name + " " + statistic,
                    "MetricStat", Request.of("Metric", metric, "Period", period, "Stat", statistic).parameters()).parameters();
        }
    }

    private static Stream<Request> requests(List<Series> all, Instant now, Duration near) {
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var most = Objects.requireNonNull(Operations.named("cloudwatch get-metric-data").batch()).most();
        return Stream.of(60, 300).flatMap(period -> {
            var wanted = all.stream().filter(series -> series.period() == period).toList();
            var from = minute.minus(period == 60 ? near : FAR);
            var to = period == 60 ? minute : minute.minus(NEAR);
            return Stream.iterate(0, at -> at < wanted.size(), at -> at + most).map(at -> {
                var queries = new ArrayList<Map<String, Object>>();
                wanted.subList(at, Math.min(wanted.size(), at + most)).forEach(series -> queries.add(series.query(queries.size())));
                return Request.of("StartTime", from.toString(), "EndTime", to.toString(), "ScanBy", "TimestampDescending", "MetricDataQueries", queries);
            });
        });
    }

    private static List<Series> series(Rows rows) {
        var all = new ArrayList<Series>();
        BalancingSteps.balancers(rows).filter(arn -> arn.contains(APPLICATION)).forEach(arn -> add(all, 60, "AWS/ApplicationELB", Map.of("LoadBalancer", balancer(arn)), List.of("Sum"),
                "HTTPCode_ELB_5XX_Count", "HTTPCode_ELB_502_Count", "HTTPCode_ELB_503_Count", "HTTPCode_ELB_504_Count", "RequestCount"));
        BalancingSteps.named(rows).forEach(group -> group.texts("LoadBalancerArns[]").stream().filter(arn -> arn.contains(APPLICATION))
                .forEach(arn -> ofTargets(all, balancer(arn), group.text("TargetGroupArn"))));
        rows.of(SERVICE).forEach(service -> {
            var dimensions = dimensions("ClusterName", EcsSteps.name(service.text("clusterArn")), "ServiceName", service.text("serviceName"));
            for (var period : List.of(60, 300)) {
                add(all, period, "AWS/ECS", dimensions, List.of("Average", "Maximum"), "CPUUtilization", "MemoryUtilization");
            }
            add(all, 60, "ECS/ContainerInsights", dimensions, List.of("Average"), "RunningTaskCount", "DesiredTaskCount", "PendingTaskCount");
        });
        rows.of(OF_CLUSTER).forEach(cluster -> {
            var name = cluster.text("clusterName");
            add(all, 60, "AWS/ECS", Map.of("ClusterName", name), List.of("Average"), "CPUReservation", "MemoryReservation");
            cluster.texts("capacityProviders[]").stream().filter(provider -> !OF_AWS.contains(provider)).forEach(provider ->
                    add(all, 60, "AWS/ECS/ManagedScaling", dimensions("ClusterName", name, "CapacityProviderName", provider), List.of("Average"), "CapacityProviderReservation"));
        });
        rows.of(NetworkSteps.NAT_GATEWAY).stream().map(Row::value).distinct().sorted().map(id -> Map.of("NatGatewayId", id)).forEach(gateway -> {
            add(all, 60, "AWS/NATGateway", gateway, List.of("Sum"), "BytesInFromDestination", "BytesOutToSource", "BytesOutToDestination", "ErrorPortAllocation", "PacketsDropCount");
            add(all, 60, "AWS/NATGateway", gateway, List.of("Maximum"), "PeakBytesPerSecond");
        });
        rows.of(NetworkSteps.ENDPOINT).stream().filter(endpoint -> !endpoint.text("VpcEndpointType").equals("Gateway")).forEach(endpoint ->
                add(all, 60, "AWS/PrivateLinkEndpoints", dimensions("Endpoint Type", endpoint.text("VpcEndpointType"), "Service Name", endpoint.text("ServiceName"),
                        "VPC Endpoint Id", endpoint.text("VpcEndpointId"), "VPC Id", endpoint.text("VpcId")), List.of("Sum"), "BytesProcessed"));
        return all;
    }

    private static void ofTargets(List<Series> all, String balancer, String groupArn) {
        var dimensions = dimensions("LoadBalancer", balancer, "TargetGroup", groupArn.substring(groupArn.lastIndexOf(':') + 1));
        add(all, 60, "AWS/ApplicationELB", dimensions, List.of("Average", "Maximum", "p95", "p99"), "TargetResponseTime");
        add(all, 60, "AWS/ApplicationELB", dimensions, List.of("Sum"), "RequestCountPerTarget", "HTTPCode_Target_5XX_Count");
        add(all, 60, "AWS/ApplicationELB", dimensions, List.of("Minimum", "Maximum"), "HealthyHostCount", "UnHealthyHostCount");
    }

    private static void add(List<Series> all, int period, String namespace, Map<String, String> dimensions, List<String> statistics, String... names) {
        Stream.of(names).forEach(name -> statistics.forEach(statistic -> all.add(new Series(namespace, name, dimensions, statistic, period))));
    }

    private static Map<String, String> dimensions(String... namesAndValues) {
        var dimensions = new LinkedHashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            dimensions.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return dimensions;
    }

    /// How metrics name a load balancer: `app/name/id`.
    private static String balancer(String arn) {
        return arn.substring(arn.indexOf(":loadbalancer/") + ":loadbalancer/".length());
    }
}
