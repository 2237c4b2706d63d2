package dev.drydock.ui.kit;

import dev.drydock.check.Diagnosis;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The places that were left, to go back to, and those that were gone back from.
final class History {
    private static final int MOST = 200;

    private final Deque<Place> before = new ArrayDeque<>();
    private final Deque<Place> after = new ArrayDeque<>();

    /// A place was left for a new one: what was gone back from is no more.
    void left(Place place) {
        if (place.source() != null) {
            before.push(place);
            if (before.size() > MOST) {
                before.removeLast();
            }
        }
        after.clear();
    }

    boolean hasBefore() {
        return !before.isEmpty();
    }

    boolean hasAfter() {
        return !after.isEmpty();
    }

    /// @return null where there is nothing to go back to
    @Nullable Place back(Place now) {
        return step(before, after, now);
    }

    /// @return null where nothing was gone back from
    @Nullable Place forward(Place now) {
        return step(after, before, now);
    }

    private static @Nullable Place step(Deque<Place> from, Deque<Place> to, Place now) {
        var place = from.poll();
        if (place != null) {
            to.push(now);
        }
        return place;
    }

    /// Drops the places of a source that is closed, so that nothing keeps it in memory.
    void forget(Diagnosis source) {
        before.removeIf(place -> place.source() == source);
        after.removeIf(place -> place.source() == source);
    }

    /// Puts other places in the stead of those that were kept.
    void map(UnaryOperator<Place> to) {
        for (var places : List.of(before, after)) {
            var mapped = places.stream().map(to).toList();
            places.clear();
            places.addAll(mapped);
        }
    }

    void clear() {
        before.clear();
        after.clear();
    }
}
