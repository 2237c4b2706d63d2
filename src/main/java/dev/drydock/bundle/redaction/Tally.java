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

    Map<Kind, Integer> counts() {
        return counts;
    }
}
