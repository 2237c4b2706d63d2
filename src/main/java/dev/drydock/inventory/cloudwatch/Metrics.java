package dev.drydock.inventory.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All recorded metric series: results joined with their queries by `Id`, pages of one series merged.
///
/// A result whose query is not recorded, and whose label does not say all of it ([MetricLabel]), measures nothing that could be known, and is left out.
public final class Metrics {
    private record Key(String namespace, String metricName, Map<String, String> dimensions, String stat) {}

    /// Seconds.
    private static final int MINUTE = 60;

    private final Map<Key, MetricSeries> series;

    private Metrics(Map<Key, MetricSeries> series) {
        this.series = series;
    }

    /// Takes results in any order, and keeps of them no more than their points.
    public static final class Builder {
        private record Ranked(MetricSeries.Point point, int rank) {}

        private final Map<Key, TreeMap<Instant, Ranked>> points = new LinkedHashMap<>();
        private final Map<Key, Integer> periods = new HashMap<>();

        /// @param rank of two values of one time the one of the higher rank holds: a later answer knows of a minute what an earlier one could not
        public void add(MetricDataResult result, int rank) {
            var query = query(result);
            var key = query == null ? labelled(result) : key(query);
            if (key == null) {
                return;
            }
            var period = query == null ? spacing(result.timestamps()) : query.get("Period") instanceof Number number ? number.intValue() : MINUTE;
            periods.put(key, period);
            var times = points.computeIfAbsent(key, k -> new TreeMap<>());
            for (var i = 0; i < Math.min(result.timestamps().size(), result.values().size()); i++) {
                var time = result.timestamps().get(i);
                times.merge(time, new Ranked(new MetricSeries.Point(time, result.values().get(i), period, result.origin(), i), rank), Builder::better);
            }
        }

        /// Of two points of one time the one that stands for less of it; of like ones the one of the higher rank, then the later read.
        private static Ranked better(Ranked one, Ranked other) {
            if (one.point().period() != other.point().period()) {
                return one.point().period() < other.point().period() ? one : other;
            }
            return one.rank() > other.rank() ? one : other;
        }

        public Metrics build() {
            var series = new HashMap<Key, MetricSeries>();
            points.forEach((key, times) -> series.put(key, new MetricSeries(key.namespace(), key.metricName(), key.dimensions(), key.stat(),
                    periods.getOrDefault(key, MINUTE), times.values().stream().map(Ranked::point).toList())));
            return new Metrics(series);
        }
    }

    /// The same without what came after a moment.
    public Metrics until(Instant moment) {
        var before = new HashMap<Key, MetricSeries>();
        series.forEach((key, one) -> before.put(key, new MetricSeries(one.namespace(), one.metricName(), one.dimensions(), one.stat(), one.period(),
                one.points().stream().filter(point -> !point.time().isAfter(moment)).toList())));
        return new Metrics(before);
    }

    /// The series of a metric under exactly these dimensions. An empty series was asked for and had no datapoints; no series was never asked for.
    public Optional<MetricSeries> find(String namespace, String metricName, Map<String, String> dimensions, String stat) {
        return Optional.ofNullable(series.get(new Key(namespace, metricName, dimensions, stat)));
    }

    /// Every recorded series.
    public Collection<MetricSeries> all() {
        return List.copyOf(series.values());
    }

    /// Every series of a metric whose dimensions hold these, and maybe more: a regional NAT gateway has one for each of its zones.
    public List<MetricSeries> findAll(String namespace, String metricName, Map<String, String> dimensions, String stat) {
        return series.values().stream()
                .filter(one -> one.namespace().equals(namespace) && one.metricName().equals(metricName) && one.stat().equals(stat))
                .filter(one -> one.dimensions().entrySet().containsAll(dimensions.entrySet()))
                .sorted(Comparator.comparing(one -> new TreeMap<>(one.dimensions()).toString()))
                .toList();
    }

    private static @Nullable Map<?, ?> query(MetricDataResult result) {
        for (var query : result.origin().call().list("MetricDataQueries")) {
            if (query instanceof Map<?, ?> map && String.valueOf(map.get("Id")).equals(result.resultId()) && map.get("MetricStat") instanceof Map<?, ?> stat) {
                return stat;
            }
        }
        return null;
    }

    /// What the label says, where no request is recorded. A request that is recorded and does not name the result is believed.
    private static @Nullable Key labelled(MetricDataResult result) {
        return result.origin().call().parameters() != null ? null
                : MetricLabel.of(result.label()).map(label -> new Key(label.namespace(), label.metricName(), label.dimensions(), label.stat())).orElse(null);
    }

    /// The seconds that a point stands for, by the least distance between two; a minute where there are not two.
    private static int spacing(List<Instant> times) {
        var sorted = times.stream().sorted().toList();
        var least = Integer.MAX_VALUE;
        for (var i = 1; i < sorted.size(); i++) {
            least = (int) Math.min(least, Math.max(MINUTE, Duration.between(sorted.get(i - 1), sorted.get(i)).toSeconds()));
        }
        return least == Integer.MAX_VALUE ? MINUTE : least;
    }

    private static @Nullable Key key(Map<?, ?> metricStat) {
        if (!(metricStat.get("Metric") instanceof Map<?, ?> metric)) {
            return null;
        }
        var dimensions = new HashMap<String, String>();
        if (metric.get("Dimensions") instanceof List<?> list) {
            for (var item : list) {
                if (item instanceof Map<?, ?> dimension) {
                    dimensions.put(String.valueOf(dimension.get("Name")), String.valueOf(dimension.get("Value")));
                }
            }
        }
        return new Key(String.valueOf(metric.get("Namespace")), String.valueOf(metric.get("MetricName")), dimensions, String.valueOf(metricStat.get("Stat")));
    }
}
