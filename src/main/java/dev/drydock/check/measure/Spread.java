package dev.drydock.check.measure;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// How measured values are spread.
///
/// @param count how many values there were
/// @param p50 the median
/// @param p95 what 95 of 100 values do not exceed; of fewer than 20 values this is the highest
/// @param highest the highest value
public record Spread(int count, double p50, double p95, double highest) {

    /// Empty where there are no values.
    public static Optional<Spread> of(Collection<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Optional.empty()
                : Optional.of(new Spread(sorted.size(), percentile(sorted, 50), percentile(sorted, 95), sorted.getLast()));
    }

    /// By nearest rank, so that it is always one of the values.
    private static double percentile(List<Double> sorted, int percent) {
        return sorted.get(Math.max(0, Math.ceilDiv(sorted.size() * percent, 100) - 1));
    }
}
