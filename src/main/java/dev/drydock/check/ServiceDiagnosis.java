package dev.drydock.check;

import dev.drydock.inventory.ecs.Service;
import dev.drydock.path.ServicePath;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// All that Drydock has to say about one service.
///
/// @param badges every badge, in their order
/// @param findings every finding, fail first, then by check and resource
public record ServiceDiagnosis(Service service, ServicePath path, Map<Badge, BadgeVerdict> badges, List<Finding> findings) {

    /// Services in the order of their trouble: a fail before a warn before an unknown, more of them before fewer, then by name. A failing badge goes before what
    /// fails outside the badges, and that before a badge that only warns.
    public static final Comparator<ServiceDiagnosis> WORST_FIRST = Comparator
            .comparing((ServiceDiagnosis diagnosis) -> -diagnosis.count(Status.FAIL))
            .thenComparing(diagnosis -> -diagnosis.outside(Status.FAIL))
            .thenComparing(diagnosis -> -diagnosis.count(Status.WARN))
            .thenComparing(diagnosis -> -diagnosis.outside(Status.WARN))
            .thenComparing(diagnosis -> -diagnosis.count(Status.UNKNOWN))
            .thenComparing(diagnosis -> diagnosis.service().name())
            .thenComparing(diagnosis -> diagnosis.service().serviceArn());

    /// @param findings sorted
    static ServiceDiagnosis of(Service service, ServicePath path, List<Finding> findings) {
        var badges = new EnumMap<Badge, BadgeVerdict>(Badge.class);
        for (var badge : Badge.values()) {
            badges.put(badge, BadgeVerdict.of(badge, findings));
        }
        return new ServiceDiagnosis(service, path, badges, List.copyOf(findings));
    }

    /// The same findings, each with what mutes it.
    public ServiceDiagnosis with(Suppression suppression) {
        return of(service, path, findings.stream().map(finding -> finding.with(suppression.of(finding).orElse(null))).toList());
    }

    public Status status(Badge badge) {
        return badges.get(badge).status();
    }

    /// How many badges have that status.
    public int count(Status status) {
        return (int) badges.values().stream().filter(verdict -> verdict.status() == status).count();
    }

    /// How many findings outside the five badges have that status and are not muted.
    public int outside(Status status) {
        return (int) findings.stream().filter(finding -> finding.badge() == null && finding.status() == status && !finding.isMuted()).count();
    }

    /// How many findings are muted.
    public int muted() {
        return (int) findings.stream().filter(Finding::isMuted).count();
    }

    /// Whether a badge, or a check outside the badges, says that something is wrong.
    public boolean isWrong() {
        return count(Status.FAIL) + count(Status.WARN) + outside(Status.FAIL) + outside(Status.WARN) > 0;
    }
}
