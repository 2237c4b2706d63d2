package dev.drydock.bundle.redaction;

import java.util.EnumMap;
import java.util.Map;

/// How often each kind was replaced.
final class Tally {
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    void count(Kind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    void add(Tally other) {
        other.counts.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
    }

    Tally copy() {
        var copy = new Tally();
        copy.counts.putAll(counts);
        return copy;
    }

    /// What was counted after a copy was made.
    Map<Kind, Integer> since(Tally copy) {
        var since = new EnumMap<>(counts);
        copy.counts.forEach((kind, count) -> since.computeIfPresent(kind, (_, now) -> now > count ? Integer.valueOf(now - count) : null));
        return since;
    }

    Map<Kind, Integer> counts() {
        return counts;
    }
}
