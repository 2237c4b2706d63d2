package dev.drydock.check.stops;

import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The straight line through the newest stretch of a memory series: from the last time that memory was given back, to the end of the record.
///
/// A series that is recorded by the minute and by five minutes is taken in steps of five, the highest of each, so that neither counts for more. Missing steps are
/// left out and not filled in: the line is one of time, not of places in a list.
///
/// @param from the first point of the stretch
/// @param last the last one
/// @param perHour percentage points an hour, by least squares
/// @param fit how much of the change the line explains, 0 to 1 (R²)
/// @param steps how many steps have a value
/// @param lateShare the slope of the last third as a share of the whole slope
record MemoryLine(MetricSeries.Point from, MetricSeries.Point last, double perHour, double fit, int steps, double lateShare) {
    /// At and above this much of what is reserved, a line that still rises is a warning.
    static final double HIGH = 85;
    static final double FULL = 100;

    private static final long STEP_SECONDS = 300;
    /// Memory was given back, by a restart or a deployment, where it is so many percentage points below the highest before.
    private static final double GIVEN_BACK = 10;
    private static final Duration LEAST_SPAN = Duration.ofMinutes(60);
    /// So many of the steps within the stretch must have a value.
    private static final double LEAST_COVER = 0.5;
    private static final double LEAST_FIT = 0.8;
    /// A stretch must have risen by so many percentage points.
    private static final double LEAST_RISE = 5;
    /// A rise that flattens out at its end is a plateau.
    private static final double STILL_RISING = 0.5;

    /// Empty where there are too few points to lay a line through.
    static Optional<MemoryLine> of(MetricSeries series) {
        var points = stretch(steps(series));
        if (points.size() < 3) {
            return Optional.empty();
        }
        var whole = fit(points);
        var late = fit(points.subList(points.size() * 2 / 3, points.size()));
        return Optional.of(new MemoryLine(points.getFirst(), points.getLast(), whole.slope() * 3600, whole.fit(), points.size(), whole.slope() == 0 ? 0 : late.slope() / whole.slope()));
    }

    /// Whether memory rises in a line and does not flatten out.
    boolean isRising() {
        return span().compareTo(LEAST_SPAN) >= 0
                && steps >= LEAST_COVER * (span().toSeconds() / STEP_SECONDS + 1)
                && perHour * span().toSeconds() / 3600 >= LEAST_RISE
                && fit >= LEAST_FIT
                && lateShare >= STILL_RISING;
    }

    boolean isHigh() {
        return last.value() >= HIGH;
    }

    Duration span() {
        return Duration.between(from.time(), last.time());
    }

    /// How long until the line reaches all that is reserved.
    Duration toTheCap() {
        return Duration.ofSeconds(Math.max(0, (long) ((FULL - last.value()) / perHour * 3600)));
    }

    private static List<MetricSeries.Point> steps(MetricSeries series) {
        var steps = new TreeMap<Long, MetricSeries.Point>();
        series.stream().forEach(point -> steps.merge(Math.floorDiv(point.time().getEpochSecond(), STEP_SECONDS), point,
                (one, other) -> other.value() > one.value() ? other : one));
        return List.copyOf(steps.values());
    }

    private static List<MetricSeries.Point> stretch(List<MetricSeries.Point> points) {
        var stretch = new ArrayList<MetricSeries.Point>();
        var highest = Double.NEGATIVE_INFINITY;
        for (var point : points) {
            if (point.value() <= highest - GIVEN_BACK) {
                stretch.clear();
                highest = Double.NEGATIVE_INFINITY;
            }
            highest = Math.max(highest, point.value());
            stretch.add(point);
        }
        return stretch;
    }

    /// @param slope percentage points a second
    private record Fit(double slope, double fit) {}

    private static Fit fit(List<MetricSeries.Point> points) {
        Instant zero = points.getFirst().time();
        var n = points.size();
        double t = 0;
        double v = 0;
        for (var point : points) {
            t += Duration.between(zero, point.time()).toSeconds() / (double) n;
            v += point.value() / n;
        }
        double tt = 0;
        double tv = 0;
        double vv = 0;
        for (var point : points) {
            var dt = Duration.between(zero, point.time()).toSeconds() - t;
            var dv = point.value() - v;
            tt += dt * dt;
            tv += dt * dv;
            vv += dv * dv;
        }
        return tt == 0 || vv == 0 ? new Fit(0, 0) : new Fit(tv / tt, tv * tv / (tt * vv));
    }
}
