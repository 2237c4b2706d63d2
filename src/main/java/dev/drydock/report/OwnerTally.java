package dev.drydock.report;

import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What waits for one owner. A finding that several services share counts once.
///
/// @param counts how many findings of each status, muted ones left out
/// @param checks the checks that fail or warn, worst first, with how often: `pid1 × 2`
record OwnerTally(Owner owner, Map<Status, Long> counts, String checks) {

    /// @param findings distinct, fail first
    static List<OwnerTally> of(List<Finding> findings) {
        return Stream.of(Owner.values())
                .map(owner -> of(owner, findings.stream().filter(finding -> finding.check().owner() == owner && !finding.isMuted()).toList()))
                .filter(tally -> tally.count(Status.FAIL) + tally.count(Status.WARN) + tally.count(Status.UNKNOWN) > 0)
                .toList();
    }

    private static OwnerTally of(Owner owner, List<Finding> findings) {
        var counts = findings.stream().collect(Collectors.groupingBy(Finding::status, () -> new EnumMap<>(Status.class), Collectors.counting()));
        var checks = findings.stream().filter(Finding::isTrouble).map(finding -> finding.check().id()).distinct()
                .map(id -> {
                    var times = findings.stream().filter(finding -> finding.isTrouble() && finding.check().id().equals(id)).count();
                    return times == 1 ? id : id + " × " + times;
                }).collect(Collectors.joining(", "));
        return new OwnerTally(owner, counts, checks);
    }

    long count(Status status) {
        return counts.getOrDefault(status, 0L);
    }

    /// As people read it.
    static String name(Owner owner) {
        return switch (owner) {
            case APP -> "Application";
            case PLATFORM -> "Platform";
            case NETWORK -> "Network";
            case SECURITY -> "Security";
            case AWS -> "AWS";
        };
    }
}
