package dev.drydock.check;

import java.util.Comparator;
import java.util.List;

/// The colour of one badge, with the findings that it comes from, worst first.
///
/// @param surer the findings that only miss something optional: what would make an ok badge surer
public record BadgeVerdict(Badge badge, Status status, List<Finding> findings, List<Finding> surer) {

    /// The worst of the badge's findings, in the order fail, warn, unknown, ok, n/a; but where all that could be judged is ok and only an optional input
    /// is missing, the badge is ok.
    public static BadgeVerdict of(Badge badge, List<Finding> all) {
        var findings = all.stream().filter(finding -> finding.badge() == badge).sorted(Comparator.comparing(Finding::status)).toList();
        var surer = findings.stream().filter(Finding::isOnlyLessSure).toList();
        var someOk = findings.stream().anyMatch(finding -> finding.status() == Status.OK);
        var status = findings.stream()
                .filter(finding -> !(someOk && finding.isOnlyLessSure()))
                .map(Finding::status)
                .min(Comparator.naturalOrder())
                .orElse(Status.NA);
        return new BadgeVerdict(badge, status, findings, surer);
    }

    /// Whether all that gives the badge its colour is muted. It keeps the colour and is marked.
    public boolean isMuted() {
        return switch (status) {
            case FAIL, WARN -> findings.stream().filter(finding -> finding.status() == Status.FAIL || finding.status() == Status.WARN).allMatch(Finding::isMuted);
            case UNKNOWN -> findings.stream().filter(finding -> finding.status() == Status.UNKNOWN).allMatch(Finding::isMuted);
            case OK, NA -> false;
        };
    }
}
