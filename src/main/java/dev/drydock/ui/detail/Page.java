package dev.drydock.ui.detail;

import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.inventory.Source;
import java.util.List;

/// What the detail pane shows.
sealed interface Page {
    /// A service and the source that it stands in.
    record Inspected(Source source, ServiceDiagnosis service) {
        /// The region that commands name.
        String region() {
            var parts = service.service().serviceArn().split(":", 6);
            return parts.length > 3 ? parts[3] : "";
        }
    }

    /// No service is selected.
    record Nothing(String says) implements Page {}

    /// The service as a whole: its five badges.
    record Overview(Inspected inspected) implements Page {}

    record OfBadge(Inspected inspected, BadgeVerdict verdict) implements Page {}

    record OfFinding(Inspected inspected, Finding finding) implements Page {}

    /// A thing of the picture.
    record OfThing(Inspected inspected, Thing thing, List<Finding> findings) implements Page {}

    /// @param kind what sort of thing, in words
    /// @param note a sentence where the facts alone would mislead; may be empty
    record Thing(String kind, String name, String id, String note, List<Fact> facts) {}
}
