package dev.drydock.ui.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Which time stands where.
///
/// @param from at the left edge, in seconds of the epoch
/// @param to at the right edge
/// @param width of the plot, in pixels
record TimeScale(double from, double to, double width) {
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5),
            Duration.ofMinutes(10), Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(6), Duration.ofHours(12), Duration.ofDays(1),
            Duration.ofDays(2), Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(180));
    private static final double LABEL = 92;

    double x(Instant time) {
        return (seconds(time) - from) / (to - from) * width;
    }

    double secondsAt(double x) {
        return from + x / width * (to - from);
    }

    boolean shows(Instant start, Instant end) {
        return seconds(end) >= from && seconds(start) <= to;
    }

    static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }

    static Instant instant(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    /// Where the axis is labelled: at round times of that zone, no closer than a label is wide.
    List<Instant> ticks(ZoneId zone) {
        var least = (to - from) / Math.max(1, width / LABEL);
        var step = STEPS.stream().filter(one -> one.toSeconds() >= least).findFirst().orElse(STEPS.getLast()).toSeconds();
        var midnight = TimeScale.seconds(instant(from).atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant());
        var ticks = new ArrayList<Instant>();
        for (var at = midnight + Math.ceil((from - midnight) / step) * step; at <= to && ticks.size() < 200; at += step) {
            ticks.add(instant(at));
        }
        return ticks;
    }
}
