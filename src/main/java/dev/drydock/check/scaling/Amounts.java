package dev.drydock.check.scaling;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Measured values as sentences write them: short, and never more exact than is of use.
final class Amounts {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Amounts() {}

    /// One decimal below ten, else none: `4.7`, `812`.
    static String number(double value) {
        var digits = Math.abs(value) < 10 && value != Math.rint(value) ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, digits, value);
    }

    static String percent(double value) {
        return number(value) + " %";
    }

    /// How far above a base a value lies: `140 %` for 2.4 times.
    static String above(double base, double value) {
        return String.format(Locale.ROOT, "%.0f %%", Math.floor((value / base - 1) * 100 + 1e-9));
    }

    static String seconds(double seconds) {
        return seconds < 1 ? String.format(Locale.ROOT, "%.0f ms", seconds * 1000) : String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }

    /// The time of day in UTC: `03:12`.
    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    static String minutes(Duration duration) {
        var minutes = Math.round(duration.toSeconds() / 60.0);
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }

    static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
