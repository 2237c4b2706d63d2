package dev.drydock.ui.compare;

import dev.drydock.check.Numbers;
import dev.drydock.compare.MetricChange;

/// By how much a number changed.
final class Proportion {
    private Proportion() {}

    /// `−43 %`, `× 12`, `÷ 3284`; empty where a side is not known or nothing can be divided.
    static String of(MetricChange change) {
        var before = change.before();
        var after = change.after();
        if (before == null || after == null) {
            return "";
        }
        if (before.doubleValue() == after.doubleValue()) {
            return "same";
        }
        if (before <= 0 || after < 0) {
            return before == 0 ? "from none" : "";
        }
        var factor = after / before;
        return factor == 0 ? "to none" : factor >= 3 ? "× " + rounded(factor) : factor <= 1 / 3.0 ? "÷ " + rounded(1 / factor) : (factor < 1 ? "−" : "+") + percent(Math.abs(factor - 1));
    }

    private static String rounded(double factor) {
        return Numbers.plain(factor < 10 ? Math.round(factor * 10) / 10.0 : Math.round(factor));
    }

    private static String percent(double share) {
        return share < 0.005 ? "<1 %" : Math.round(share * 100) + " %";
    }

    static String inFull(MetricChange change) {
        var words = of(change);
        return words.isEmpty() ? "One side does not tell." : words;
    }
}
