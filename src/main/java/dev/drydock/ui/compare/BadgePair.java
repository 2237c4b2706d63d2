package dev.drydock.ui.compare;

import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Status;
import org.jspecify.annotations.Nullable;

/// One badge of either side; null where that side does not have the service.
record BadgePair(Badge badge, @Nullable BadgeVerdict before, @Nullable BadgeVerdict after) {
    String title() {
        return badge.number() + "  " + badge.title();
    }

    static Status status(@Nullable BadgeVerdict verdict) {
        return verdict == null ? Status.NA : verdict.status();
    }

    static String word(@Nullable BadgeVerdict verdict) {
        return verdict == null ? "not there" : verdict.status().word() + (verdict.isMuted() ? ", muted" : "");
    }

    String change() {
        if (before == null || after == null) {
            return "";
        }
        return before.status() == after.status() ? "same" : after.status() == Status.UNKNOWN || before.status() == Status.UNKNOWN || after.status() == Status.NA || before.status() == Status.NA ? "changed"
                : after.status().compareTo(before.status()) > 0 ? "better" : "worse";
    }
}
