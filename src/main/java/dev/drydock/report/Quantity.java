package dev.drydock.report;

import dev.drydock.check.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A number with its unit, as people read it: `36.3 GB/min`, `4 min 2 s`, `341 tasks`.
public final class Quantity {
    private static final String BYTES = "bytes";

    private Quantity() {}

    public static String of(@Nullable Double value, String unit) {
        if (value == null) {
            return "not recorded";
        }
        if (unit.startsWith(BYTES)) {
            return bytes(value) + unit.substring(BYTES.length());
        }
        return switch (unit) {
            case "s" -> value < 120 ? Numbers.seconds(Math.round(value * 10) / 10.0) : Numbers.duration(Duration.ofSeconds(Math.round(value)));
            case "%" -> Numbers.plain(Math.round(value * 10) / 10.0) + " %";
            default -> Numbers.plain(value) + " " + (value == 1 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit);
        };
    }

    /// Decimal units, to three digits.
    private static String bytes(double value) {
        var units = new String[] {"B", "kB", "MB", "GB", "TB", "PB"};
        var scaled = value;
        var unit = 0;
        while (scaled >= 999.5 && unit < units.length - 1) {
            scaled /= 1000;
            unit++;
        }
        return new BigDecimal(scaled).round(new MathContext(3)).stripTrailingZeros().toPlainString() + " " + units[unit];
    }
}
