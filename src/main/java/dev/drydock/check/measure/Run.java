package dev.drydock.check.measure;

import dev.drydock.check.Evidence;
import dev.drydock.check.Numbers;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Datapoints, one right after the other, whose values all meet a condition. A gap ends a run: what was not measured meets nothing.
///
/// @param points by time, at least one
/// @param reachesNewest whether the newest recorded point is among them
public record Run(List<MetricSeries.Point> points, boolean reachesNewest) {
    /// Datapoints reach CloudWatch minutes after what they measure.
    private static final Duration DELAY = Duration.ofMinutes(5);

    /// All runs among the points of a series, by time.
    public static List<Run> in(List<MetricSeries.Point> points, DoublePredicate met) {
        return ofPoints(points, point -> met.test(point.value()));
    }

    private static List<Run> ofPoints(List<MetricSeries.Point> points, Predicate<MetricSeries.Point> met) {
        var runs = new ArrayList<Run>();
        var current = new ArrayList<MetricSeries.Point>();
        for (var i = 0; i < points.size(); i++) {
            var point = points.get(i);
            if (!current.isEmpty() && current.getLast().end().isBefore(point.time())) {
                runs.add(new Run(List.copyOf(current), false));
                current.clear();
            }
            if (met.test(point)) {
                current.add(point);
            } else if (!current.isEmpty()) {
                runs.add(new Run(List.copyOf(current), false));
                current.clear();
            }
        }
        if (!current.isEmpty()) {
            runs.add(new Run(List.copyOf(current), true));
        }
        return runs;
    }

    /// The run that matters most of those that last at least so long: the one that stands at the time of the record, else the longest.
    public static Optional<Run> worst(List<MetricSeries.Point> points, DoublePredicate met, Duration least, @Nullable Instant now) {
        return worstOfPoints(points, point -> met.test(point.value()), least, now);
    }

    /// As [#worst], where the time of a point matters too.
    public static Optional<Run> worstOfPoints(List<MetricSeries.Point> points, Predicate<MetricSeries.Point> met, Duration least, @Nullable Instant now) {
        var lasting = ofPoints(points, met).stream().filter(run -> run.length().compareTo(least) >= 0).toList();
        return lasting.stream().filter(run -> run.stands(now)).findFirst()
                .or(() -> lasting.stream().max(Comparator.comparing(Run::length).thenComparing(Run::from)));
    }

    public Instant from() {
        return points.getFirst().time();
    }

    /// The first moment after it.
    public Instant to() {
        return points.getLast().end();
    }

    public Duration length() {
        return Duration.between(from(), to());
    }

    /// Whether it goes on at the time of the record, as far as CloudWatch can know by then.
    ///
    /// @param now the record's clock; null where there is none, and then nothing is known to go on
    public boolean stands(@Nullable Instant now) {
        var period = Duration.ofSeconds(points.getLast().period());
        return reachesNewest && now != null && !to().isBefore(now.minus(DELAY.compareTo(period) > 0 ? DELAY : period));
    }

    public MetricSeries.Point highest() {
        return points.stream().max(Comparator.comparingDouble(MetricSeries.Point::value)).orElseThrow();
    }

    /// `14 min, from 11:20 to 11:34 UTC`
    public String words() {
        return Numbers.duration(length()) + ", from " + Numbers.minute(from()).replace(" UTC", "") + " to " + Numbers.minute(to());
    }

    /// Its first, highest and last value, each once.
    public List<Evidence> evidence() {
        return Stream.of(points.getFirst(), highest(), points.getLast()).distinct().map(Measure::evidence).toList();
    }
}
