package dev.drydock.ui.compare;

import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.report.Shift;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What became of one finding, as a row.
///
/// @param side where the finding stands that tells of it
record Change(Shift shift, Side side, ServiceDiagnosis service) {
    String word() {
        return switch (shift.direction()) {
            case WORSE -> "worse";
            case BETTER -> "better";
            case OTHERWISE -> "changed";
            case NO_TROUBLE -> "no trouble";
        };
    }

    /// Appeared, gone, or from which status to which.
    String kind() {
        var before = shift.before();
        var after = shift.after();
        return before == null ? "appeared" : after == null ? "gone"
                : before.status() == after.status() ? "still " + after.status().word() : before.status().word() + " → " + after.status().word();
    }

    String before() {
        return observed(shift.before());
    }

    String after() {
        return observed(shift.after());
    }

    private static String observed(@Nullable Finding finding) {
        return finding == null ? "–" : finding.observed();
    }

    boolean matches(String words) {
        var text = String.join(" ", word(), kind(), shift.told().title(), shift.told().resource(), shift.told().check().id(), before(), after()).toLowerCase(Locale.ROOT);
        return words.isEmpty() || text.contains(words);
    }
}
