package dev.drydock.check.loadbalancing;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// The longest response that a target group's targets were seen to take: the greatest `TargetResponseTime` Maximum of what was recorded.
record LongestResponse(MetricSeries.Point point) {

    /// Empty where the metric was not recorded, or had no datapoint.
    static Optional<LongestResponse> of(Subject subject, AttachedTargetGroup group) {
        var loadBalancer = group.loadBalancerArn();
        return loadBalancer == null ? Optional.empty() : subject.inventory().metrics()
                .find(ElbMetrics.NAMESPACE, "TargetResponseTime", dimensions(group, loadBalancer), "Maximum")
                .flatMap(series -> series.stream().max(Comparator.comparingDouble(MetricSeries.Point::value)))
                .map(LongestResponse::new);
    }

    /// What to record so that it is known.
    ///
    /// @param loadBalancerArn the load balancer that routes to the group
    static Missing missing(Subject subject, AttachedTargetGroup group, String loadBalancerArn) {
        return subject.couldUse(ElbMetrics.read(subject, "TargetResponseTime", dimensions(group, loadBalancerArn), "Maximum"));
    }

    private static Map<String, String> dimensions(AttachedTargetGroup group, String loadBalancerArn) {
        return ElbMetrics.dimensions(group.arn(), loadBalancerArn);
    }

    double seconds() {
        return point.value();
    }

    Evidence evidence() {
        return Evidence.at(point.origin().call(), point.pointer(), point.value());
    }
}
