package dev.drydock.check.measure;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.ecs.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One statistic of one CloudWatch metric.
///
/// @param dimensions name to value, in the order in which commands show them
/// @param stat `Sum`, `Average`, `Maximum`, `Minimum` or a percentile such as `p95`
public record Measure(String namespace, String metricName, Map<String, String> dimensions, String stat) {
    private static final String MARKER = ":loadbalancer/";

    /// Datapoints of a minute are read for so long.
    private static final Duration WINDOW = Duration.ofHours(3);
    private static final int PERIOD = 60;

    /// What ECS measures of a service ("Amazon ECS service utilization metrics").
    public static Measure ofService(Service service, String metricName, String stat) {
        return new Measure("AWS/ECS", metricName, dimensions(service), stat);
    }

    /// What Container Insights measures of a service.
    public static Measure ofContainerInsights(Service service, String metricName) {
        return new Measure("ECS/ContainerInsights", metricName, dimensions(service), "Average");
    }

    /// What a load balancer measures of a target group.
    public static Measure ofTargetGroup(String targetGroupArn, String loadBalancerArn, String metricName, String stat) {
        return new Measure(namespace(loadBalancerArn), metricName, dimensions(targetGroupArn, loadBalancerArn), stat);
    }

    /// What a load balancer measures of itself.
    public static Measure ofLoadBalancer(String loadBalancerArn, String metricName, String stat) {
        return new Measure(namespace(loadBalancerArn), metricName, Map.of("LoadBalancer", suffix(loadBalancerArn)), stat);
    }

    /// The CloudWatch dimensions of a service's own metrics.
    public static Map<String, String> dimensions(Service service) {
        var dimensions = new LinkedHashMap<String, String>();
        dimensions.put("ClusterName", service.clusterArn() == null ? "default" : service.clusterArn().substring(service.clusterArn().lastIndexOf('/') + 1));
        dimensions.put("ServiceName", service.name());
        return dimensions;
    }

    /// The CloudWatch dimensions of a target group's metrics behind its load balancer.
    public static Map<String, String> dimensions(String targetGroupArn, String loadBalancerArn) {
        var dimensions = new LinkedHashMap<String, String>();
        dimensions.put("TargetGroup", targetGroupArn.substring(targetGroupArn.lastIndexOf(':') + 1));
        dimensions.put("LoadBalancer", suffix(loadBalancerArn));
        return dimensions;
    }

    /// `app/name/id` of a load balancer's ARN.
    private static String suffix(String loadBalancerArn) {
        var at = loadBalancerArn.indexOf(MARKER);
        return at < 0 ? loadBalancerArn : loadBalancerArn.substring(at + MARKER.length());
    }

    /// Each kind of load balancer reports in a namespace of its own.
    private static String namespace(String loadBalancerArn) {
        var suffix = suffix(loadBalancerArn);
        return suffix.startsWith("net/") ? "AWS/NetworkELB" : suffix.startsWith("gwy/") ? "AWS/GatewayELB" : "AWS/ApplicationELB";
    }

    /// The recorded series; empty when nobody asked for it. A series without a point was asked for and had none.
    public Optional<MetricSeries> series(Subject subject) {
        return subject.inventory().metrics().find(namespace, metricName, dimensions, stat);
    }

    /// The recorded points, by time; none when nobody asked for them.
    public List<MetricSeries.Point> points(Subject subject) {
        return series(subject).map(MetricSeries::points).orElse(List.of());
    }

    /// The call that reads it for the three hours up to the record's clock.
    public Read read(Subject subject) {
        var now = subject.now();
        var end = (now == null ? Instant.EPOCH.plus(WINDOW) : now).truncatedTo(ChronoUnit.MINUTES);
        return Reads.getMetricData(namespace, metricName, dimensions, stat, PERIOD, end.minus(WINDOW).toString(), end.toString());
    }

    /// What to record so that it is known. Metrics are optional to every check.
    public Missing missing(Subject subject) {
        return subject.couldUse(read(subject));
    }

    public AwsCommand confirm(Subject subject, String effect) {
        return AwsCommand.confirm(effect, read(subject).argv(subject.region()));
    }

    /// A recorded value as evidence.
    public static Evidence evidence(MetricSeries.Point point) {
        return Evidence.at(point.origin().call(), point.pointer(), point.value());
    }
}
