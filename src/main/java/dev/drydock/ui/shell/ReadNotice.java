package dev.drydock.ui.shell;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.Status;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.ui.kit.Notice;
import dev.drydock.ui.kit.SourceName;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says of a source what its reads leave unknown.
final class ReadNotice {
    private ReadNotice() {}

    /// @param show shows the reads one by one
    static Optional<Notice> of(@Nullable Diagnosis source, Runnable show) {
        if (source == null) {
            return Optional.empty();
        }
        var counts = source.inventory().calls().counts();
        var parts = new ArrayList<String>();
        counts.forEach((status, count) -> {
            var word = word(status);
            if (count > 0 && word != null) {
                parts.add(count + " " + word);
            }
        });
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var unknown = source.services().stream().flatMap(service -> service.findings().stream()).filter(finding -> finding.status() == Status.UNKNOWN).count();
        var all = source.inventory().calls().all().size();
        return Optional.of(new Notice(Notice.Kind.WARNING, "reads-" + source.inventory().source().id() + "-" + SourceName.of(source.inventory().source()),
                "Of " + all + " reads, " + String.join(", ", parts) + ". " + (unknown == 0 ? "No check needed what they would have told."
                        : unknown == 1 ? "1 finding is unknown; it says what it misses." : unknown + " findings are unknown; each says what it misses."),
                "Show what is missing", show));
    }

    /// Why a source has no service to show.
    static String noService(Diagnosis source) {
        var refused = source.inventory().calls().all().stream()
                .filter(call -> call.service().equals("ecs") && call.operation().toLowerCase(Locale.ROOT).replace("-", "").matches("listservices|describeservices|listclusters"))
                .filter(call -> !call.isWhole()).findFirst();
        return refused.map(call -> call.name() + " did not answer in full (" + call.status().name().toLowerCase(Locale.ROOT) + "), so whether there is a service is unknown.")
                .orElse(source.inventory().all(Service.class).isEmpty() ? "None of the recorded answers names one. A bundle needs `aws ecs describe-services` at the least."
                        : "Its services are filtered away.");
    }

    private static @Nullable String word(CallStatus status) {
        return switch (status) {
            case OK, SKIPPED -> null;
            case DENIED -> "were denied";
            case THROTTLED -> "were throttled";
            case ERROR -> "failed";
            case TRUNCATED -> "were cut short";
        };
    }
}
