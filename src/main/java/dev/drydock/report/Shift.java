package dev.drydock.report;

import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.compare.FindingChange;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What became of one finding from one bundle to the other.
///
/// @param before null for one that appeared
/// @param after null for one that is gone
public record Shift(@Nullable Finding before, @Nullable Finding after) {
    public enum Direction {
        WORSE("Worse"),
        BETTER("Better"),
        OTHERWISE("Changed otherwise"),
        /// Nothing that anyone has to look at: the numbers of what is well, or one more thing that is.
        NO_TROUBLE("");

        private final String title;

        Direction(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    static Shift of(FindingChange change) {
        return new Shift(change.before(), change.after());
    }

    /// The finding that tells of it: the later one.
    public Finding told() {
        return after != null ? after : Objects.requireNonNull(before, "a shift of nothing");
    }

    /// What can no longer be judged is not better.
    public Direction direction() {
        var was = trouble(before);
        var is = trouble(after);
        if (is > was) {
            return Direction.WORSE;
        }
        if (is < was) {
            return after != null && after.status() == Status.UNKNOWN ? Direction.OTHERWISE : Direction.BETTER;
        }
        return is > 0 || before != null && after != null && before.status() != after.status() ? Direction.OTHERWISE : Direction.NO_TROUBLE;
    }

    private static int trouble(@Nullable Finding finding) {
        return finding == null ? 0 : switch (finding.status()) {
            case FAIL -> 2;
            case WARN -> 1;
            case UNKNOWN, OK, NA -> 0;
        };
    }
}
