package dev.drydock.report;

import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One service as a report tells of it.
///
/// @param name cluster and name, with the source's number before it where there are several sources
record ServiceSection(DiagnosedBundle.Entry entry, String name, List<FindingGroup> groups) {

    /// What stands before the service's own name in [#name].
    String group() {
        return name.substring(0, name.length() - entry.place().name().length());
    }

    ServiceDiagnosis diagnosis() {
        return entry.diagnosis();
    }

    /// Whether there is anything to tell in full.
    boolean isTroubled() {
        return groups.stream().anyMatch(group -> !group.troubles().isEmpty());
    }

    /// The first thing that fails and how many more do; empty where nothing does, or all of it is muted.
    Optional<String> failing() {
        var failing = diagnosis().findings().stream().filter(Finding::isTrouble).filter(finding -> finding.status() == Status.FAIL).toList();
        return failing.isEmpty() ? Optional.empty()
                : Optional.of(failing.getFirst().title() + (failing.size() == 1 ? "" : ", and " + (failing.size() - 1) + " more"));
    }

    /// How its findings stand: `4 fail, 4 warn, 11 ok`, muted ones by themselves.
    String counts() {
        var findings = diagnosis().findings();
        return counts(findings.stream().filter(finding -> !finding.isMuted()).toList()) + (diagnosis().muted() == 0 ? "" : ", " + diagnosis().muted() + " muted");
    }

    static String counts(List<Finding> findings) {
        return Stream.of(Status.values())
                .map(status -> findings.stream().filter(finding -> finding.status() == status).count() + " " + word(status))
                .filter(words -> !words.startsWith("0 ")).collect(Collectors.joining(", "));
    }

    /// What fails and warns outside the five badges: `1 fail, 2 warn`; empty where nothing does.
    String outside() {
        return Stream.of(Status.FAIL, Status.WARN).filter(status -> diagnosis().outside(status) > 0)
                .map(status -> diagnosis().outside(status) + " " + word(status)).collect(Collectors.joining(", "));
    }

    private static String word(Status status) {
        return status.word().toLowerCase(Locale.ROOT);
    }
}
