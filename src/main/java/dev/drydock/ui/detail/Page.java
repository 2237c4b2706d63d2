package dev.drydock.ui.detail;

import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Target;
import dev.drydock.inventory.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /// @param marked the value of it that is looked at; null for none
    record OfFinding(Inspected inspected, Finding finding, @Nullable Evidence marked) implements Page {}

    /// A thing of the picture, an event, a call, a file.
    record OfThing(Thing thing, List<Finding> findings) implements Page {}

    /// @param kind what sort of thing, in words
    /// @param note a sentence where the facts alone would mislead; may be empty
    /// @param related what else it leads to
    record Thing(String kind, String name, String id, String note, List<Fact> facts, List<Related> related) {
        Thing(String kind, String name, String id, String note, List<Fact> facts) {
            this(kind, name, id, note, facts, List.of());
        }

        Thing with(List<Related> leads) {
            return new Thing(kind, name, id, note, facts, List.copyOf(leads));
        }
    }

    /// Something that a thing leads to.
    ///
    /// @param kind what it is, in a word
    record Related(String kind, String name, Target goes) {}
}
