package dev.drydock.whatif;

import dev.drydock.check.Numbers;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One number of an outcome, with how it comes about.
///
/// @param id by which scripts and tests name it; it stays
/// @param value null where the answer is words
/// @param unit empty where it has none
/// @param words the value for people, unit included
/// @param formula with the numbers put in; empty where there is nothing to work out
public record Row(String id, String label, @Nullable Double value, String unit, String words, String formula) {
    static Row of(String id, String label, double value, String unit, String formula) {
        var shown = Numbers.plain(value);
        var words = switch (unit) {
            case "" -> shown;
            case "USD" -> "$" + String.format(Locale.ROOT, "%,.2f", value);
            case "addresses" -> shown + (value == 1 ? " address" : " addresses");
            case "tasks", "rounds", "instances" -> Math.abs(value - 1) < 1e-9 ? shown + " " + unit.substring(0, unit.length() - 1) : shown + " " + unit;
            default -> shown + " " + unit;
        };
        return new Row(id, label, value, unit, words, formula);
    }

    /// A time, in seconds, for people in minutes too.
    static Row seconds(String id, String label, double value, String formula) {
        var whole = Duration.ofSeconds((long) Math.ceil(value));
        return new Row(id, label, value, "s", Numbers.seconds(value) + (value >= 120 ? " (" + Numbers.duration(whole) + ")" : ""), formula);
    }

    static Row words(String id, String label, String words, String formula) {
        return new Row(id, label, null, "", words, formula);
    }
}
