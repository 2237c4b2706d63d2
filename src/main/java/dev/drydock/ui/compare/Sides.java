package dev.drydock.ui.compare;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which two sources are held against each other.
record Sides(@Nullable Side before, @Nullable Side after) {
    private static final Comparator<Side> BY_TIME = Comparator.comparing(side -> Objects.requireNonNullElse(side.capturedAt(), Instant.MIN));

    /// What is most likely meant: the one that is looked at, with the one that shares most services with it; the earlier capture before.
    static Sides likely(List<Side> open, @Nullable Side looked) {
        var one = looked == null && !open.isEmpty() ? open.getFirst() : looked;
        if (one == null) {
            return new Sides(null, null);
        }
        var other = open.stream().filter(side -> side != one).max(Comparator.comparingInt(side -> side.shared(one)));
        return other.map(side -> BY_TIME.compare(side, one) <= 0 ? new Sides(side, one) : new Sides(one, side)).orElse(new Sides(null, one));
    }

    /// The same sources where they are still open, as they are now.
    Sides in(List<Side> open) {
        return new Sides(same(open, before), same(open, after));
    }

    private static @Nullable Side same(List<Side> open, @Nullable Side side) {
        return side == null ? null : open.stream().filter(one -> one.where().equals(side.where())).findFirst().orElse(null);
    }

    boolean isWhole() {
        return before != null && after != null && before != after;
    }

    /// Told by identity: two readings of a bundle are two sides, and comparing all that is in them takes long.
    boolean isSame(@Nullable Sides other) {
        return other != null && before == other.before && after == other.after;
    }
}
