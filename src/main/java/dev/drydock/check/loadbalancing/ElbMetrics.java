package dev.drydock.check.loadbalancing;

import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// How CloudWatch names what Application Load Balancers report ("CloudWatch metrics for your Application Load Balancer").
final class ElbMetrics {
    static final String NAMESPACE = "AWS/ApplicationELB";

    /// One-minute datapoints are read for so long.
    static final Duration WINDOW = Duration.ofHours(3);

    private static final int PERIOD = 60;

    private ElbMetrics() {}

    static Map<String, String> dimensions(String loadBalancerArn) {
        return Map.of("LoadBalancer", loadBalancer(loadBalancerArn));
    }

    static Map<String, String> dimensions(String targetGroupArn, String loadBalancerArn) {
        var dimensions = new LinkedHashMap<String, String>();
        dimensions.put("TargetGroup", targetGroupArn.substring(targetGroupArn.lastIndexOf(':') + 1));
        dimensions.put("LoadBalancer", loadBalancer(loadBalancerArn));
        return dimensions;
    }

    /// The call that reads a metric for the time up to the record's clock.
    static Read read(Subject subject, String metric, Map<String, String> dimensions, String stat) {
        var now = subject.now();
        var end = (now == null ? Instant.EPOCH.plus(WINDOW) : now).truncatedTo(ChronoUnit.MINUTES);
        return Reads.getMetricData(NAMESPACE, metric, dimensions, stat, PERIOD, end.minus(WINDOW).toString(), end.toString());
    }

    /// `app/name/id` of a load balancer's ARN.
    private static String loadBalancer(String arn) {
        var marker = ":loadbalancer/";
        var at = arn.indexOf(marker);
        return at < 0 ? arn : arn.substring(at + marker.length());
    }
}
