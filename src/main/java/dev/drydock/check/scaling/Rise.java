package dev.drydock.check.scaling;

import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A stretch of ten minutes that begins with a value at least half above what the series was before, and whose median stands as high.
///
/// Ten, because an alarm of target tracking needs three minutes above its target and a task some more to start: what lasted ten minutes was there to be met.
///
/// @param baseline the median of the 120 points before the stretch, two hours at one a minute, or of those that there are
/// @param level the median within it
/// @param from the stretch's first moment, `to` the first after it
/// @param before a recorded point at the baseline
/// @param during a recorded point at the level
record Rise(MetricSeries series, double baseline, double level, Instant from, Instant to, MetricSeries.Point before, MetricSeries.Point during) {
    static final Duration LENGTH = Duration.ofMinutes(10);
    static final double SHARE = 0.5;

    private static final int BASELINE_POINTS = 120;
    /// The newest day at a point a minute; what is older is not looked at.
    private static final int MOST_POINTS = 1440;

    /// All such stretches of a series, the steepest first; a long one shows as several that overlap.
    static List<Rise> in(MetricSeries series) {
        var points = series.points().subList(Math.max(0, series.points().size() - MOST_POINTS), series.points().size());
        if (points.isEmpty()) {
            return List.of();
        }
        var recordedTo = points.getLast().time().plusSeconds(series.period());
        var enough = Math.max(2, Math.min(5, (int) (LENGTH.toSeconds() / Math.max(1, series.period()) / 2)));
        var rises = new ArrayList<Rise>();
        var end = 0;
        for (var start = enough; start < points.size(); start++) {
            var from = points.get(start).time();
            var to = from.plus(LENGTH);
            end = Math.max(end, start);
            while (end < points.size() && points.get(end).time().isBefore(to)) {
                end++;
            }
            if (end - start >= enough && !to.isAfter(recordedTo)) {
                var before = median(points.subList(Math.max(0, start - BASELINE_POINTS), start));
                var during = median(points.subList(start, end));
                if (before.value() > 0 && Math.min(points.get(start).value(), during.value()) >= before.value() * (1 + SHARE)) {
                    rises.add(new Rise(series, before.value(), during.value(), from, to, before, during));
                }
            }
        }
        rises.sort(Comparator.comparingDouble(Rise::times).reversed().thenComparing(Rise::from));
        return rises;
    }

    /// The level in terms of the baseline: 2.4 for an increase by 140 %.
    double times() {
        return level / baseline;
    }

    /// The recorded point in the middle of all by value, the lower one of two: so a median is always a value that was recorded.
    static MetricSeries.Point median(List<MetricSeries.Point> points) {
        return points.stream().sorted(Comparator.comparingDouble(MetricSeries.Point::value)).toList().get((points.size() - 1) / 2);
    }
}
