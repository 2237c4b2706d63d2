package dev.drydock.ui.redaction;

import java.util.Locale;

/// Counts as people write them.
final class Counts {
    private Counts() {}

    /// `1 file`, `12,804 files`.
    static String of(long count, String one) {
        return String.format(Locale.ROOT, "%,d", count) + " " + one + (count == 1 ? "" : "s");
    }
}
