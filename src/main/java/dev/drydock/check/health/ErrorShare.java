package dev.drydock.check.health;

import dev.drydock.check.Evidence;
import dev.drydock.check.Numbers;
import dev.drydock.check.measure.Measure;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Errors against requests over a span of time.
///
/// One error among three requests is no incident, so a share counts only where it is made of at least [#LEAST_ERRORS] errors. What is too few for five
/// minutes may be enough for half an hour, or for all that is recorded.
///
/// @param from the span's first moment, `to` the first after it
/// @param points the recorded counts of errors within it
record ErrorShare(Instant from, Instant to, double errors, double requests, List<MetricSeries.Point> points) {
    static final double LIMIT = 0.01;
    static final int LEAST_ERRORS = 5;
    static final Duration SPAN = Duration.ofMinutes(5);
    static final Duration LONG_SPAN = Duration.ofMinutes(30);

    /// Datapoints reach CloudWatch minutes after what they measure.
    private static final Duration DELAY = Duration.ofMinutes(5);

    private record Slot(Instant time, Instant end, double errors, double requests, MetricSeries.@Nullable Point point) {}

    /// What the recorded counts say.
    ///
    /// @param standing the errors of the time just before the record, where they are too many
    /// @param worst the five minutes with the greatest share, or all that is recorded, where that is too much
    /// @param all everything recorded
    record Shares(Optional<ErrorShare> standing, Optional<ErrorShare> worst, ErrorShare all) {}

    /// Empty where nothing was counted at all.
    static Optional<Shares> of(List<MetricSeries.Point> errors, RequestCounts requests, @Nullable Instant now) {
        var slots = slots(errors, requests);
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        var all = share(slots);
        var end = slots.getLast().end();
        var last = share(since(slots, end.minus(SPAN)));
        var lastLong = share(since(slots, end.minus(LONG_SPAN)));
        var recent = now != null && !end.isBefore(now.minus(DELAY).minusSeconds(Duration.between(slots.getLast().time(), end).toSeconds()));
        var standing = !recent || !last.isAboveLimit() ? Optional.<ErrorShare>empty()
                : Stream.of(last, lastLong).filter(ErrorShare::isTooMuch).findFirst();
        var worst = spans(slots).stream().filter(ErrorShare::isTooMuch).max(Comparator.comparingDouble(ErrorShare::ratio))
                .or(() -> Optional.of(all).filter(ErrorShare::isTooMuch));
        return Optional.of(new Shares(standing, worst, all));
    }

    private static List<Slot> slots(List<MetricSeries.Point> errors, RequestCounts requests) {
        var slots = new TreeMap<Instant, Slot>();
        for (var point : requests.points()) {
            slots.put(point.time(), new Slot(point.time(), point.end(), 0, requests.requests().getOrDefault(point.time(), 0.0), null));
        }
        for (var point : errors) {
            var counted = slots.get(point.time());
            // Every error was a request, even where those were not counted.
            slots.put(point.time(), new Slot(point.time(), point.end(), point.value(), Math.max(point.value(), counted == null ? 0 : counted.requests()), point));
        }
        return List.copyOf(slots.values());
    }

    private static List<Slot> since(List<Slot> slots, Instant from) {
        return slots.stream().filter(slot -> !slot.time().isBefore(from) || slot == slots.getLast()).toList();
    }

    /// Every five minutes that begin with errors.
    private static List<ErrorShare> spans(List<Slot> slots) {
        var spans = new ArrayList<ErrorShare>();
        for (var i = 0; i < slots.size(); i++) {
            if (slots.get(i).errors() > 0) {
                var to = slots.get(i).time().plus(SPAN);
                var end = i + 1;
                while (end < slots.size() && slots.get(end).time().isBefore(to)) {
                    end++;
                }
                spans.add(share(slots.subList(i, end)));
            }
        }
        return spans;
    }

    private static ErrorShare share(List<Slot> slots) {
        return new ErrorShare(slots.getFirst().time(), slots.getLast().end(), slots.stream().mapToDouble(Slot::errors).sum(),
                slots.stream().mapToDouble(Slot::requests).sum(), slots.stream().map(Slot::point).filter(Objects::nonNull).toList());
    }

    double ratio() {
        return requests == 0 ? 0 : errors / requests;
    }

    private boolean isAboveLimit() {
        return ratio() > LIMIT;
    }

    boolean isTooMuch() {
        return isAboveLimit() && errors >= LEAST_ERRORS;
    }

    /// `4.2 %`
    String percent() {
        return String.format(Locale.ROOT, ratio() < 0.0995 ? "%.1f %%" : "%.0f %%", ratio() * 100);
    }

    /// `57 of 1344 requests from 11:35 to 11:40 UTC`
    ///
    /// @param about what stands before a number of requests that is worked out, its blank included
    String words(String about) {
        return Math.round(errors) + " of " + about + Math.round(requests) + " requests from " + Numbers.minute(from).replace(" UTC", "") + " to " + Numbers.minute(to);
    }

    /// The greatest counts first.
    List<Evidence> evidence() {
        return points.stream().filter(point -> point.value() > 0).sorted(Comparator.comparingDouble(MetricSeries.Point::value).reversed()
                .thenComparing(MetricSeries.Point::time)).limit(5).map(Measure::evidence).toList();
    }
}
