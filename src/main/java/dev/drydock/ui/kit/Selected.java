package dev.drydock.ui.kit;

import dev.drydock.check.Badge;
import dev.drydock.check.Finding;
import dev.drydock.drawing.Target;

/// What is selected within a service.
public sealed interface Selected {
    /// Nothing more than the service itself.
    Selected SERVICE = new WholeService();

    record WholeService() implements Selected {}

    record OfBadge(Badge badge) implements Selected {}

    record OfFinding(Finding finding) implements Selected {}

    /// A thing of the picture that is no badge: a node, a task, a zone or an edge.
    record OfThing(Target target) implements Selected {}

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
