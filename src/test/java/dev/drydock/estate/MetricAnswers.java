package dev.drydock.estate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The answers of CloudWatch: metrics by the minute over the last three hours, and for a service's own in steps of five
/// minutes over the day before that.
final class MetricAnswers {

    private static final int MINUTES = 180;
    private static final int DAY = 24 * 60;

    private record Query(Alarms.Metric metric, Series series) {}

    private final Estate estate;
    private final Instant end;

    MetricAnswers(Estate estate) {
        this.estate = estate;
        this.end = estate.capturedAt().truncatedTo(ChronoUnit.MINUTES);
    }

    void record(Recorder to) {
        for (LoadBalancer one : estate.loadBalancers()) {
            if (!one.isNetwork()) {
                record(to, "load-balancer-" + one.name, ofLoadBalancer(one), 1);
            }
        }
        for (EcsService service : estate.services()) {
            List<Query> load = ofService(service);
            List<Query> recent = new ArrayList<>(load);
            recent.addAll(ofContainerInsights(service));
            service.targetGroups().forEach(group -> recent.addAll(group.loadBalancer.isNetwork() ? ofTcpTargetGroup(group) : ofTargetGroup(group)));
            if (service.alternate instanceof TargetGroup alternate && !alternate.loadBalancer.isNetwork()) {
                recent.addAll(ofTargetGroup(alternate));
            }
            record(to, "service-" + service.name(), recent, 1);
            record(to, "service-" + service.name() + "-before", load, 5);
        }
        for (Cluster cluster : estate.clusters()) {
            record(to, "cluster-" + cluster.name(), ofInstances(cluster), 1);
        }
        record(to, "egress", ofEgress(), 1);
        List<Object> alarms = Json.list();
        estate.services().forEach(service -> {
            if (service.scaling() instanceof Scaling scaling) {
                alarms.addAll(scaling.alarms());
            }
            if (service.hasAlarms()) {
                alarms.addAll(Alarms.watchOver(service));
            }
        });
        if (estate.services().stream().anyMatch(EcsService::hasAlarms)) {
            alarms.add(Alarms.interfacesInUse(estate));
        }
        to.take("cloudwatch", "describe-alarms", Json.obj("AlarmTypes", Json.list("MetricAlarm", "CompositeAlarm")),
                Json.obj("MetricAlarms", alarms, "CompositeAlarms", Json.list()));
    }

    private static List<Query> ofLoadBalancer(LoadBalancer one) {
        Series elb5xx = minutesAgo -> sum(one.elb502.at(minutesAgo), one.elb503.at(minutesAgo), one.elb504.at(minutesAgo));
        List<Query> queries = new ArrayList<>();
        Map<String, Series> counts = Map.of("HTTPCode_ELB_5XX_Count", elb5xx, "HTTPCode_ELB_502_Count", one.elb502,
                "HTTPCode_ELB_503_Count", one.elb503,
                "HTTPCode_ELB_504_Count", one.elb504, "RequestCount", one.requests);
        counts.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry ->
                queries.add(new Query(new Alarms.Metric("AWS/ApplicationELB", entry.getKey(), Json.obj("LoadBalancer", one.suffix()), "Sum"),
                        entry.getValue())));
        return queries;
    }

    private static double sum(double... values) {
        double sum = Double.NaN;
        for (double value : values) {
            sum = Double.isNaN(value) ? sum : Double.isNaN(sum) ? value : sum + value;
        }
        return sum;
    }

    private static List<Query> ofTargetGroup(TargetGroup group) {
        Map<String, Object> dimensions = Json.obj("TargetGroup", group.suffix(), "LoadBalancer", group.loadBalancer.suffix());
        String namespace = "AWS/ApplicationELB";
        return List.of(
                new Query(new Alarms.Metric(namespace, "TargetResponseTime", dimensions, "Average"), group.responseAverage.rounded(4)),
                new Query(new Alarms.Metric(namespace, "TargetResponseTime", dimensions, "Maximum"), group.responseMaximum.rounded(4)),
                new Query(new Alarms.Metric(namespace, "TargetResponseTime", dimensions, "p95"), group.responseP95.rounded(4)),
                new Query(new Alarms.Metric(namespace, "TargetResponseTime", dimensions, "p99"), group.responseP99.rounded(4)),
                new Query(new Alarms.Metric(namespace, "RequestCountPerTarget", dimensions, "Sum"), group.requestsPerTarget.rounded(0)),
                new Query(new Alarms.Metric(namespace, "HTTPCode_Target_5XX_Count", dimensions, "Sum"), group.target5xx),
                new Query(new Alarms.Metric(namespace, "HealthyHostCount", dimensions, "Minimum"), group.healthyHosts),
                new Query(new Alarms.Metric(namespace, "UnHealthyHostCount", dimensions, "Maximum"), group.unhealthyHosts),
                new Query(new Alarms.Metric(namespace, "UnHealthyHostCount", dimensions, "Minimum"), group.unhealthyHosts));
    }

    /// A Network Load Balancer measures no responses.
    private static List<Query> ofTcpTargetGroup(TargetGroup group) {
        Map<String, Object> dimensions = Json.obj("TargetGroup", group.suffix(), "LoadBalancer", group.loadBalancer.suffix());
        String namespace = "AWS/NetworkELB";
        return List.of(
                new Query(new Alarms.Metric(namespace, "HealthyHostCount", dimensions, "Minimum"), group.healthyHosts),
                new Query(new Alarms.Metric(namespace, "UnHealthyHostCount", dimensions, "Maximum"), group.unhealthyHosts),
                new Query(new Alarms.Metric(namespace, "UnHealthyHostCount", dimensions, "Minimum"), group.unhealthyHosts));
    }

    private static List<Query> ofService(EcsService service) {
        Map<String, Object> dimensions = dimensions(service);
        return List.of(
                new Query(new Alarms.Metric("AWS/ECS", "CPUUtilization", dimensions, "Average"), service.cpuAverage.rounded(2)),
                new Query(new Alarms.Metric("AWS/ECS", "CPUUtilization", dimensions, "Maximum"), service.cpuMaximum.rounded(2)),
                new Query(new Alarms.Metric("AWS/ECS", "MemoryUtilization", dimensions, "Average"), service.memoryAverage.rounded(2)),
                new Query(new Alarms.Metric("AWS/ECS", "MemoryUtilization", dimensions, "Maximum"), service.memoryMaximum.rounded(2)));
    }

    private static List<Query> ofContainerInsights(EcsService service) {
        Map<String, Object> dimensions = dimensions(service);
        return service.cluster().insights.equals("disabled") ? List.of() : List.of(
                new Query(new Alarms.Metric("ECS/ContainerInsights", "RunningTaskCount", dimensions, "Average"), service.runningCount),
                new Query(new Alarms.Metric("ECS/ContainerInsights", "DesiredTaskCount", dimensions, "Average"), service.desiredCount),
                new Query(new Alarms.Metric("ECS/ContainerInsights", "PendingTaskCount", dimensions, "Average"), service.pendingCount));
    }

    private static List<Query> ofInstances(Cluster cluster) {
        if (cluster.instances.isEmpty()) {
            return List.of();
        }
        Map<String, Object> dimensions = Json.obj("ClusterName", cluster.name());
        List<Query> queries = new ArrayList<>(List.of(
                new Query(new Alarms.Metric("AWS/ECS", "CPUReservation", dimensions, "Average"), cluster.cpuReservation.rounded(2)),
                new Query(new Alarms.Metric("AWS/ECS", "MemoryReservation", dimensions, "Average"), cluster.memoryReservation.rounded(2))));
        if (cluster.group instanceof InstanceGroup group) {
            queries.add(new Query(new Alarms.Metric("AWS/ECS/ManagedScaling", "CapacityProviderReservation",
                    Json.obj("ClusterName", cluster.name(), "CapacityProviderName", group.capacityProvider), "Average"), group.reservation.rounded(2)));
        }
        return queries;
    }

    private static Map<String, Object> dimensions(EcsService service) {
        return Json.obj("ClusterName", service.cluster().name(), "ServiceName", service.name());
    }

    private List<Query> ofEgress() {
        List<Query> queries = new ArrayList<>();
        estate.network().nats.values().forEach(nat -> {
            Map<String, Object> dimensions = Json.obj("NatGatewayId", nat.id());
            Map<String, Series> traffic = estate.network().natTraffic(nat);
            traffic.forEach((metric, series) -> queries.add(new Query(
                    new Alarms.Metric("AWS/NATGateway", metric, dimensions, metric.startsWith("Peak") ? "Maximum" : "Sum"), series.rounded(0))));
        });
        estate.network().endpoints.values().stream().filter(endpoint -> !endpoint.gateway).forEach(endpoint -> queries.add(new Query(
                new Alarms.Metric("AWS/PrivateLinkEndpoints", "BytesProcessed",
                Json.obj("Endpoint Type", "Interface", "Service Name", "com.amazonaws." + estate.region() + "." + endpoint.shortName,
                        "VPC Endpoint Id", endpoint.id, "VPC Id", estate.network().vpcId), "Sum"),
                endpoint.bytes.rounded(0))));
        return queries;
    }

    private void record(Recorder to, String key, List<Query> queries, int minutesAPoint) {
        if (queries.isEmpty()) {
            return;
        }
        int newest = minutesAPoint == 1 ? 0 : MINUTES;
        int oldest = minutesAPoint == 1 ? MINUTES : DAY;
        List<Object> asked = Json.list();
        List<Object> results = Json.list();
        for (int i = 0; i < queries.size(); i++) {
            Query query = queries.get(i);
            String id = "m" + i;
            String label = query.metric.name() + " " + query.metric.statistic();
            asked.add(Json.obj("Id", id, "Label", label, "ReturnData", true, "MetricStat", Json.obj(
                    "Metric", Json.obj("Namespace", query.metric.namespace(), "MetricName", query.metric.name(),
                    "Dimensions", query.metric.dimensionList()),
                    "Period", minutesAPoint * 60, "Stat", query.metric.statistic())));
            List<Object> timestamps = Json.list();
            List<Object> values = Json.list();
            for (int minutesAgo = newest; minutesAgo < oldest; minutesAgo += minutesAPoint) {
                double value = query.series.at(minutesAgo);
                if (!Double.isNaN(value)) {
                    timestamps.add(Json.time(end.minus(Duration.ofMinutes(minutesAgo + minutesAPoint))));
                    values.add(value);
                }
            }
            results.add(Json.obj("Id", id, "Label", label, "Timestamps", timestamps, "Values", values, "StatusCode", "Complete"));
        }
        to.take("cloudwatch", "get-metric-data", key, Json.obj("MetricDataQueries", asked,
                "StartTime", Json.time(end.minus(Duration.ofMinutes(oldest))),
                "EndTime", Json.time(end.minus(Duration.ofMinutes(newest))), "ScanBy", "TimestampDescending"),
                Json.obj("MetricDataResults", results, "Messages", Json.list()));
    }
}
