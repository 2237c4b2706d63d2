package dev.drydock.check.loadbalancing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How sentences write numbers and times, the same in every locale.
final class Numbers {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Numbers() {}

    /// `12.4 s`: to the millisecond, without needless zeros.
    static String seconds(double value) {
        return plain(value) + " s";
    }

    static String plain(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.toPlainString();
    }

    /// `03:12 UTC`
    static String minute(Instant time) {
        return MINUTE.format(time) + " UTC";
    }

    /// `1 task`, `2 tasks`
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
