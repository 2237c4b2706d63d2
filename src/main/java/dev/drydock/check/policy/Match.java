package dev.drydock.check.policy;

import java.util.List;
import java.util.function.Function;

/// Whether something matches, where the record may not tell.
enum Match {
    YES,
    NO,
    MAYBE;

    static Match of(boolean matches) {
        return matches ? YES : NO;
    }

    Match and(Match other) {
        return this == NO || other == NO ? NO : this == MAYBE || other == MAYBE ? MAYBE : YES;
    }

    Match or(Match other) {
        return this == YES || other == YES ? YES : this == MAYBE || other == MAYBE ? MAYBE : NO;
    }

    Match not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case MAYBE -> MAYBE;
        };
    }

    static <T> Match any(List<T> items, Function<T, Match> match) {
        var all = NO;
        for (var item : items) {
            all = all.or(match.apply(item));
        }
        return all;
    }
}
