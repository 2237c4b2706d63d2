package dev.drydock.check.health;

import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.check.measure.Measure;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How many requests a target group got, period by period.
///
/// The load balancer counts `RequestCount` for each target group; where only the count of the whole load balancer is recorded, it is the group's own if no
/// other group stands behind that load balancer. Else `RequestCountPerTarget`, the group's requests divided by its healthy targets, or by all where none is
/// healthy, is multiplied by these ("CloudWatch metrics for your Application Load Balancer"). Failing that, the load balancer's whole count still says that
/// there were no more than so many.
///
/// @param words where the numbers come from
/// @param exact false where they are worked out
/// @param whole false where they are no more than an upper bound
record RequestCounts(List<MetricSeries.Point> points, Map<Instant, Double> requests, String words, boolean exact, boolean whole) {

    static Optional<RequestCounts> of(Subject subject, MeasuredGroup group) {
        var own = group.measure("RequestCount", "Sum").series(subject);
        if (own.isPresent()) {
            return Optional.of(counted(own.get(), "RequestCount", true));
        }
        var all = Measure.ofLoadBalancer(group.loadBalancerArn(), "RequestCount", "Sum").series(subject);
        if (all.isPresent() && isAlone(subject, group)) {
            return Optional.of(counted(all.get(), "RequestCount of the load balancer, which has no other target group", true));
        }
        var perTarget = group.measure("RequestCountPerTarget", "Sum").series(subject);
        var healthy = group.measure("HealthyHostCount", "Minimum").series(subject).or(() -> group.measure("HealthyHostCount", "Average").series(subject))
                .or(() -> group.measure("HealthyHostCount", "Maximum").series(subject));
        if (perTarget.isPresent() && (perTarget.get().points().isEmpty() || healthy.isPresent())) {
            return Optional.of(multiplied(perTarget.get(), healthy.map(MetricSeries::points).orElse(List.of()),
                    group.measure("UnHealthyHostCount", "Maximum").points(subject)));
        }
        return all.map(series -> counted(series, "RequestCount of the whole load balancer", false));
    }

    /// What to record so that it is known.
    static Missing missing(Subject subject, MeasuredGroup group) {
        return group.measure("RequestCount", "Sum").missing(subject);
    }

    private static RequestCounts counted(MetricSeries series, String words, boolean whole) {
        var requests = new LinkedHashMap<Instant, Double>();
        series.stream().forEach(point -> requests.put(point.time(), point.value()));
        return new RequestCounts(series.points(), requests, words, true, whole);
    }

    private static RequestCounts multiplied(MetricSeries perTarget, List<MetricSeries.Point> healthy, List<MetricSeries.Point> unhealthy) {
        var up = byTime(healthy);
        var down = byTime(unhealthy);
        var requests = new LinkedHashMap<Instant, Double>();
        perTarget.stream().forEach(point -> {
            var hosts = at(up, point.time());
            requests.put(point.time(), point.value() * (hosts > 0 ? hosts : Math.max(1, at(down, point.time()))));
        });
        return new RequestCounts(perTarget.points(), requests, "RequestCountPerTarget × HealthyHostCount", false, true);
    }

    private static TreeMap<Instant, Double> byTime(List<MetricSeries.Point> points) {
        return points.stream().collect(Collectors.toMap(MetricSeries.Point::time, MetricSeries.Point::value, (one, other) -> one, TreeMap::new));
    }

    /// The value at a time, else the newest before it, else the first.
    private static double at(TreeMap<Instant, Double> values, Instant time) {
        var entry = values.floorEntry(time);
        return entry != null ? entry.getValue() : values.isEmpty() ? 0 : values.firstEntry().getValue();
    }

    /// Whether the record shows every target group there is, and no other of them stands behind the same load balancer.
    private static boolean isAlone(Subject subject, MeasuredGroup group) {
        var calls = subject.inventory().calls();
        var everyGroup = !calls.pages(new Read("elbv2", "describe-target-groups", Map.of())).isEmpty()
                || !calls.pages(new Read("elbv2", "describe-target-groups", Map.of("LoadBalancerArn", group.loadBalancerArn()))).isEmpty();
        return everyGroup && subject.inventory().all(TargetGroup.class).stream()
                .filter(other -> other.loadBalancerArns().contains(group.loadBalancerArn())).count() == 1;
    }
}
