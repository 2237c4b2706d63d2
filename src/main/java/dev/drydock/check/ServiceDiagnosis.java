package dev.drydock.check;

import dev.drydock.inventory.ecs.Service;
import dev.drydock.path.ServicePath;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// All that Drydock has to say about one service.
///
/// @param badges every badge, in their order
/// @param findings every finding, fail first, then by check and resource
public record ServiceDiagnosis(Service service, ServicePath path, Map<Badge, BadgeVerdict> badges, List<Finding> findings) {

    /// Services in the order of their trouble: a fail before a warn before an unknown, more of them before fewer, then by name.
    public static final Comparator<ServiceDiagnosis> WORST_FIRST = Comparator
            .comparing((ServiceDiagnosis diagnosis) -> -diagnosis.count(Status.FAIL))
            .thenComparing(diagnosis -> -diagnosis.count(Status.WARN))
            .thenComparing(diagnosis -> -diagnosis.count(Status.UNKNOWN))
            .thenComparing(diagnosis -> diagnosis.service().name())
            .thenComparing(diagnosis -> diagnosis.service().serviceArn());

    public Status status(Badge badge) {
        return badges.get(badge).status();
    }

    /// How many badges have that status.
    public int count(Status status) {
        return (int) badges.values().stream().filter(verdict -> verdict.status() == status).count();
    }
}
