package dev.drydock.report;

import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.check.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the checks of one badge, or of one topic outside the badges, say of a service.
///
/// @param verdict the badge's; null outside the five
/// @param troubles what is told in full, worst first: fail and warn that nobody muted, and checks that broke off
/// @param unknown what the record leaves open
/// @param rest ok, not applicable, and muted
record FindingGroup(String title, @Nullable BadgeVerdict verdict, List<Told> troubles, List<Finding> unknown, List<Finding> rest) {

    /// A finding as a report tells it.
    ///
    /// @param as the service under which the very same finding was told in full before; null where it is told here
    record Told(Finding finding, @Nullable String as) {}

    /// Which finding was told before.
    @FunctionalInterface
    interface Before {
        @Nullable String told(Finding finding);
    }

    /// The worst group first, else in the order of badges and topics.
    static List<FindingGroup> of(ServiceDiagnosis service, Before before) {
        var groups = new ArrayList<FindingGroup>();
        for (var badge : Badge.values()) {
            groups.add(group("Badge " + badge.number() + ": " + badge.title(), service.badges().get(badge), service.findings().stream().filter(one -> one.badge() == badge), before));
        }
        for (var topic : Topic.values()) {
            groups.add(group(topic.title(), null, service.findings().stream().filter(one -> one.check().topic() == topic), before));
        }
        return groups.stream().filter(group -> !group.isEmpty()).sorted(Comparator.comparing(FindingGroup::worst)).toList();
    }

    private static FindingGroup group(String title, @Nullable BadgeVerdict verdict, Stream<Finding> findings, Before before) {
        var troubles = new ArrayList<Told>();
        var unknown = new ArrayList<Finding>();
        var rest = new ArrayList<Finding>();
        findings.forEach(finding -> {
            var as = before.told(finding);
            if (finding.isTrouble() || isBroken(finding)) {
                troubles.add(new Told(finding, as));
            } else if (finding.status() == Status.UNKNOWN && !finding.isMuted()) {
                unknown.add(finding);
            } else {
                rest.add(finding);
            }
        });
        return new FindingGroup(title, verdict, List.copyOf(troubles), List.copyOf(unknown), List.copyOf(rest));
    }

    /// A check that broke off misses nothing, so that no command would mend it.
    private static boolean isBroken(Finding finding) {
        return finding.status() == Status.UNKNOWN && finding.missing().isEmpty() && !finding.isMuted();
    }

    private boolean isEmpty() {
        return troubles.isEmpty() && unknown.isEmpty() && rest.isEmpty();
    }

    private Status worst() {
        return troubles.isEmpty() ? unknown.isEmpty() ? Status.OK : Status.UNKNOWN : troubles.getFirst().finding().status();
    }
}
