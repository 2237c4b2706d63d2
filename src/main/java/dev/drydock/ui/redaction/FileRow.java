package dev.drydock.ui.redaction;

import dev.drydock.bundle.redaction.Kind;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What becomes of one file.
///
/// @param file its name in the original
/// @param replaced how often each kind of value is replaced in it
/// @param leftOut why it is not in the copy; null where it is
record FileRow(String file, Map<Kind, Integer> replaced, @Nullable String leftOut) {
    int count(@Nullable Kind kind) {
        return kind == null ? replaced.values().stream().mapToInt(Integer::intValue).sum() : replaced.getOrDefault(kind, 0);
    }

    /// In words: what is replaced, or that nothing is, or why it is left out.
    String says(@Nullable Kind kind) {
        var count = count(kind);
        return leftOut != null ? "left out" : count == 0 ? "nothing" : String.format(Locale.ROOT, "%,d", count);
    }
}
