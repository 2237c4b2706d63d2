package dev.drydock.check.egress;

import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What came in through NAT gateways in the minutes in which tasks pulled their images, against all other minutes.
///
/// @param launches how many tasks pulled within the recorded time
/// @param minutes how many datapoints lie in those pulls
/// @param usual bytes in a datapoint without pulls: the median
/// @param extra bytes above the usual over the datapoints with pulls
/// @param most the largest datapoint with pulls; null where there is none
record PullTraffic(int launches, int minutes, int others, double usual, double extra, MetricSeries.@Nullable Point most) {
    /// A pull of which the end is not recorded is taken to last so long.
    private static final Duration PULL = Duration.ofMinutes(1);

    /// With fewer datapoints beside the pulls nothing can be called usual.
    private static final int FEWEST = 5;

    /// When a task pulled its images; null where the record does not say.
    record Pull(@Nullable Instant startedAt, @Nullable Instant stoppedAt) {}

    private record Span(Instant from, Instant to) {}

    static PullTraffic of(Collection<MetricSeries> series, List<Pull> launched) {
        var sums = new TreeMap<Instant, Double>();
        var period = 60;
        for (var one : series) {
            period = Math.max(period, one.period());
            one.points().forEach(point -> sums.merge(point.time(), point.value(), Double::sum));
        }
        var length = Duration.ofSeconds(period);
        var pulls = new ArrayList<Span>();
        for (var pull : launched) {
            var from = pull.startedAt();
            if (from != null && !sums.isEmpty() && !from.isBefore(sums.firstKey()) && from.isBefore(sums.lastKey().plus(length))) {
                var to = pull.stoppedAt();
                pulls.add(new Span(from, to == null || to.isBefore(from) ? from.plus(PULL) : to));
            }
        }
        var within = new ArrayList<Instant>();
        var beside = new ArrayList<Double>();
        sums.forEach((time, value) -> {
            if (pulls.stream().anyMatch(pull -> time.isBefore(pull.to().plusMillis(1)) && time.plus(length).isAfter(pull.from()))) {
                within.add(time);
            } else {
                beside.add(value);
            }
        });
        var usual = median(beside);
        var extra = within.stream().mapToDouble(time -> sums.getOrDefault(time, 0.0) - usual).sum();
        var most = series.stream().flatMap(MetricSeries::stream).filter(point -> within.contains(point.time()))
                .max((one, other) -> Double.compare(one.value(), other.value())).orElse(null);
        return new PullTraffic(pulls.size(), within.size(), beside.size(), usual, extra, most);
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    /// Whether there are pulls, and enough other minutes to hold them against.
    boolean isTelling() {
        return launches > 0 && minutes > 0 && others >= FEWEST;
    }

    /// Whether what came in rose with the pulls: by half of what they weigh at least, or to twice the usual where their weight is not known; never by less than
    /// a fifth of the usual, which is noise.
    boolean rises(long bytesOfPull) {
        var enough = bytesOfPull > 0 ? launches * bytesOfPull / 2.0 : usual * minutes;
        return isTelling() && extra > 0 && extra >= enough && extra >= 0.2 * usual * minutes;
    }
}
