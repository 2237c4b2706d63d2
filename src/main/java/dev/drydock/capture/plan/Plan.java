package dev.drydock.capture.plan;

import dev.drydock.capture.Scope;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Every call that a capture of some scope makes, one row each. What the rows may call is on the list of operations, with limits and rates.
public final class Plan {
    /// The clusters that were named; the answer of no call.
    public static final From CLUSTERS = From.values("scope", "clusters[]");

    private Plan() {}

    /// @param region the one that is captured
    /// @param now the end of the metrics' windows
    public static List<Step> of(Scope scope, String region, Instant now) {
        var steps = Stream.of(EcsSteps.of(scope), BalancingSteps.all(), NetworkSteps.all(), AccountSteps.of(region), MetricSteps.upTo(now)).flatMap(List::stream);
        return scope.logs() == null ? steps.toList() : Stream.concat(steps, Stream.of(LogSteps.since(now.minus(scope.logs())))).toList();
    }
}
