package dev.drydock.capture.plan;

import dev.drydock.capture.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Every call that a capture of some scope makes, one row each. What the rows may call is on the list of operations, with limits and rates.
public final class Plan {
    /// The clusters that were named; the answer of no call.
    public static final From CLUSTERS = From.values("scope", "clusters[]");

    /// What changes from minute to minute.
    private static final Set<String> CHANGING = Set.of("ecs list-clusters", "ecs list-services", "ecs describe-services", "ecs list-tasks", "ecs describe-tasks", "ecs list-service-deployments",
            "ecs describe-service-deployments", "elbv2 describe-target-groups", "elbv2 describe-target-health");

    private Plan() {}

    /// What a refresh asks: services with their events and deployments, tasks, the health of targets, and the latest metrics.
    ///
    /// @param back how far back the metrics reach
    public static List<Step> refresh(Scope scope, Instant now, Duration back) {
        return Stream.of(EcsSteps.of(scope).stream(), BalancingSteps.all().stream(), Stream.of(MetricSteps.latest(now, back)))
                .flatMap(steps -> steps).filter(step -> CHANGING.contains(step.id()) || step.id().equals("cloudwatch get-metric-data"))
                .filter(step -> !step.id().equals("ecs list-clusters") || scope.clusters().isEmpty())
                .map(step -> step.takingFrom(CHANGING)).toList();
    }

    /// @param region the one that is captured
    /// @param now the end of the metrics' windows
    public static List<Step> of(Scope scope, String region, Instant now) {
        var steps = Stream.of(EcsSteps.of(scope), BalancingSteps.all(), NetworkSteps.all(), AccountSteps.of(region), MetricSteps.upTo(now)).flatMap(List::stream);
        return scope.logs() == null ? steps.toList() : Stream.concat(steps, Stream.of(LogSteps.since(now.minus(scope.logs())))).toList();
    }
}
