package dev.drydock.inventory.cloudwatch;

import dev.drydock.inventory.call.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One metric over time: the recorded values with the query that asked for them. A minute without a point is a gap, not a zero, except where the
/// metric is published only when there is traffic; that is for the check to know.
///
/// @param stat `Sum`, `Average`, `Maximum`, `Minimum` or a percentile such as `p95`
/// @param period seconds that one point stands for
/// @param points ordered by time, each time once
public record MetricSeries(String namespace, String metricName, Map<String, String> dimensions, String stat, int period, List<Point> points) {

    /// @param period seconds that the point stands for: one series may hold minutes of late and five minutes of before
    /// @param origin the result that holds the point
    /// @param index the place in that result's `Values`
    public record Point(Instant time, double value, int period, Origin origin, int index) {

        /// The first moment that the point no longer stands for.
        public Instant end() {
            return time.plusSeconds(period);
        }

        /// The JSON pointer of the value itself.
        public String pointer() {
            return origin.pointer() + "/Values/" + index;
        }
    }

    /// The points from `from` (inclusive) to `to` (exclusive).
    public List<Point> between(Instant from, Instant to) {
        return points.stream().filter(point -> !point.time().isBefore(from) && point.time().isBefore(to)).toList();
    }

    public Stream<Point> stream() {
        return points.stream();
    }
}
