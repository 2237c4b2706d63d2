package dev.drydock.playbook;

import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Asks whether a service has a finding of one of these checks with one of the statuses named for it.
///
/// @param statuses by check id; empty means that it always holds
public record Condition(Map<String, Set<Status>> statuses) {
    /// Holds always.
    public static final Condition ALWAYS = new Condition(Map.of());

    public Condition {
        statuses = Map.copyOf(statuses);
    }

    /// The findings by which it holds.
    List<Finding> met(List<Finding> findings) {
        return findings.stream().filter(finding -> statuses.getOrDefault(finding.check().id(), Set.of()).contains(finding.status())).toList();
    }

    boolean holds(List<Finding> findings) {
        return statuses.isEmpty() || !met(findings).isEmpty();
    }
}
