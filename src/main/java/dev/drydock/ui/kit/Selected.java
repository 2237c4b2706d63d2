package dev.drydock.ui.kit;

import dev.drydock.check.Badge;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.drawing.Target;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.ecs.Service;

/// What is selected within a service.
public sealed interface Selected {
    /// Nothing more than the service itself.
    Selected SERVICE = new WholeService();

    record WholeService() implements Selected {}

    record OfBadge(Badge badge) implements Selected {}

    record OfFinding(Finding finding) implements Selected {}

    /// A thing of the picture that is no badge (a node, a task, a zone or an edge), or any other recorded thing, as a node by its ARN or id.
    record OfThing(Target target) implements Selected {}

    /// A message of the service's event log.
    record OfEvent(Service.Event event) implements Selected {}

    /// One recorded value that a finding stands on.
    record OfEvidence(Finding finding, Evidence evidence) implements Selected {}

    /// A recorded call.
    record OfCall(Call call) implements Selected {}

    /// A file of the bundle that answers no call, or none that is known.
    record OfFile(String file) implements Selected {}

    /// What a target of the picture selects.
    static Selected of(Target target) {
        if (target.kind() == Target.Kind.BADGE) {
            for (var badge : Badge.values()) {
                if (badge.id().equals(target.id())) {
                    return new OfBadge(badge);
                }
            }
        }
        return new OfThing(target);
    }
}
