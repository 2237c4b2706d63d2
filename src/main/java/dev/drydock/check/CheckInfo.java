package dev.drydock.check;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a check declares about itself.
///
/// @param id its name in reports and file formats, such as `drain-delay`
/// @param badge the badge that it counts for; null outside the five
/// @param topic what it speaks of; null for the checks of a badge, which speak of that
/// @param owner who usually mends what it speaks of
/// @param asks the question that it answers, in one sentence
/// @param needs the calls without which it cannot judge, as `elbv2 describe-target-groups`
/// @param uses the calls that make it surer
/// @param playbook the guided playbook that mends what it finds; null where there is none
/// @param links the AWS documentation pages that it stands on
public record CheckInfo(
        String id, @Nullable Badge badge, @Nullable Topic topic, Owner owner, String asks, Set<String> needs, Set<String> uses, @Nullable String playbook, List<String> links) {

    /// A check of one of the five badges; its playbook is the badge's.
    public static CheckInfo of(Badge badge, String id, Owner owner, String asks, Set<String> needs, Set<String> uses, List<String> links) {
        return new CheckInfo(id, badge, null, owner, asks, needs, uses, badge.id(), links);
    }

    /// A check outside the five badges.
    ///
    /// @param playbook the incident's playbook; null where there is none
    public static CheckInfo of(
            Topic topic, String id, Owner owner, String asks, Set<String> needs, Set<String> uses, @Nullable String playbook, List<String> links) {
        return new CheckInfo(id, null, topic, owner, asks, needs, uses, playbook, links);
    }

    /// The same check, for a finding that someone else than usual mends, by a playbook of its own.
    public CheckInfo mendedBy(Owner other, @Nullable String otherPlaybook) {
        return new CheckInfo(id, badge, topic, other, asks, needs, uses, otherPlaybook, links);
    }
}
