package dev.drydock.check.loadbalancing;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The longest response that a target group's targets were seen to take: the greatest `TargetResponseTime` Maximum of what was recorded.
///
/// @param through the target group that it came through; null for the one that is judged
public record LongestResponse(MetricSeries.Point point, @Nullable String through) {

    /// Empty where the metric was not recorded, or had no datapoint.
    static Optional<LongestResponse> of(Subject subject, AttachedTargetGroup group) {
        return series(subject, group)
                .flatMap(series -> series.stream().max(Comparator.comparingDouble(MetricSeries.Point::value)))
                .map(point -> new LongestResponse(point, null));
    }

    /// Of two target groups that a service uses by turns one is idle: it has the same tasks behind it when its turn comes, so the other's responses tell for both.
    public static Optional<LongestResponse> ofEither(Subject subject, AttachedTargetGroup group) {
        return of(subject, group).or(() -> group.partner(subject).filter(other -> isIdle(subject, group))
                .flatMap(other -> of(subject, other).map(longest -> new LongestResponse(longest.point(), other.name()))));
    }

    /// Whether the metric was asked for and had no datapoint: no request was answered.
    static boolean isIdle(Subject subject, AttachedTargetGroup group) {
        return series(subject, group).filter(series -> series.points().isEmpty()).isPresent();
    }

    private static Optional<MetricSeries> series(Subject subject, AttachedTargetGroup group) {
        var loadBalancer = group.loadBalancerArn();
        return loadBalancer == null ? Optional.empty()
                : subject.inventory().metrics().find(ElbMetrics.NAMESPACE, "TargetResponseTime", dimensions(group, loadBalancer), "Maximum");
    }

    /// `longest response 1.4 s`
    String words() {
        return "longest response " + Numbers.seconds(seconds()) + (through == null ? "" : ", through " + through + ": no request passed this one");
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

    public double seconds() {
        return point.value();
    }

    Evidence evidence() {
        return Evidence.at(point.origin().call(), point.pointer(), point.value());
    }
}
