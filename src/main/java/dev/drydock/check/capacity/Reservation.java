package dev.drydock.check.capacity;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.ecs.CapacityProvider;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The newest value of the metric by which ECS scales an Auto Scaling group: instances that the tasks need ÷ instances that there are × 100
/// (ECS developer guide, "Automatically manage Amazon ECS capacity with cluster auto scaling").
///
/// @param percent as CloudWatch has it
/// @param instances those that there are
/// @param target percent that ECS holds the metric at
record Reservation(double percent, int instances, int target, Evidence evidence) {
    private static final String NAMESPACE = "AWS/ECS/ManagedScaling";
    private static final String METRIC = "CapacityProviderReservation";
    private static final double ROUNDING = 1e-6;

    static Optional<Reservation> of(Subject subject, CapacityProvider provider, int instances, int target) {
        return subject.inventory().metrics().find(NAMESPACE, METRIC, dimensions(subject, provider), "Average")
                .filter(series -> !series.points().isEmpty())
                .map(series -> {
                    var last = series.points().getLast();
                    return new Reservation(last.value(), instances, target, Evidence.at(last.origin().call(), last.pointer(), last.value()));
                });
    }

    static Missing missing(Subject subject, CapacityProvider provider) {
        var end = subject.now() == null ? Instant.EPOCH.plusSeconds(3 * 3600) : subject.now();
        return subject.couldUse(Reads.getMetricData(NAMESPACE, METRIC, dimensions(subject, provider), "Average", 60, end.minusSeconds(3 * 3600).toString(), end.toString()));
    }

    private static Map<String, String> dimensions(Subject subject, CapacityProvider provider) {
        var dimensions = new LinkedHashMap<String, String>();
        dimensions.put("ClusterName", clusterName(subject));
        dimensions.put("CapacityProviderName", String.valueOf(provider.name()));
        return dimensions;
    }

    static String clusterName(Subject subject) {
        return subject.cluster().substring(subject.cluster().lastIndexOf('/') + 1);
    }

    /// The newest share of the cluster's CPU or memory that its tasks reserve, in percent.
    ///
    /// @param metric `CPUReservation` or `MemoryReservation`
    static Optional<MetricSeries.Point> ofCluster(Subject subject, String metric) {
        return subject.inventory().metrics().find("AWS/ECS", metric, Map.of("ClusterName", clusterName(subject)), "Average")
                .filter(series -> !series.points().isEmpty())
                .map(series -> series.points().getLast());
    }

    /// Instances that the tasks need, those that wait included.
    long needed() {
        return Math.round(percent * instances / 100);
    }

    /// Instances that ECS brings the group to. From none it launches two, whatever the need.
    long wanted() {
        return new InstanceDemand(instances == 0 ? percent > 100 ? 1 : 0 : needed(), instances, target).wanted();
    }

    boolean isAboveTarget() {
        return percent > target + ROUNDING;
    }

    /// The sum as people check it.
    String workedOut() {
        if (instances == 0) {
            return METRIC + " is " + Numbers.plain(percent) + " % with no instance running" + (percent > 100 ? ": tasks wait, and from none ECS launches 2 instances first" : "");
        }
        return METRIC + " = M ÷ N × 100 = " + needed() + " ÷ " + instances + " × 100 = " + Numbers.plain(percent) + " %; a target of " + target + " % asks for "
                + needed() + " × 100 ÷ " + target + " = " + Numbers.plain(needed() * 100.0 / target) + ", so " + Numbers.count(wanted(), "instance");
    }
}
