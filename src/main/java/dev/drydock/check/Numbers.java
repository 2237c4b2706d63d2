package dev.drydock.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How the sentences of findings write numbers and times, the same in every locale.
public final class Numbers {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Numbers() {}

    /// `12.4 s`: to the millisecond, without needless zeros.
    public static String seconds(double value) {
        return plain(value) + " s";
    }

    public static String plain(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.toPlainString();
    }

    /// How long something takes or took: `45 s`, `6 min 50 s`, `12 min`, `3 h 5 min`, `2 d 4 h`; never rounded up.
    public static String duration(Duration duration) {
        var minutes = duration.toMinutes();
        if (minutes < 2) {
            return duration.toSeconds() + " s";
        }
        if (minutes < 60) {
            var rest = duration.toSecondsPart();
            return minutes + " min" + (minutes < 10 && rest > 0 ? " " + rest + " s" : "");
        }
        return duration.toHours() < 48 ? duration.toHours() + " h " + minutes % 60 + " min" : duration.toDays() + " d " + duration.toHours() % 24 + " h";
    }

    /// `03:12 UTC`
    public static String minute(Instant time) {
        return MINUTE.format(time) + " UTC";
    }

    /// `1 task`, `2 tasks`
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
