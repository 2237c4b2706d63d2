package dev.drydock.compare;

import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One service before and after. Of a service that only one side has, nothing is compared.
///
/// @param before null where only the side after has the service; likewise `after`
/// @param appeared findings of the side after whose resource had none of that check before
/// @param gone findings of the side before whose resource has none of that check after
/// @param changed findings of one check and resource with another status, title or observation
/// @param metrics the same rows for every service, known or not
public record ServiceComparison(
        @Nullable ServiceDiagnosis before,
        @Nullable ServiceDiagnosis after,
        List<Finding> appeared,
        List<Finding> gone,
        List<FindingChange> changed,
        List<SettingChange> settings,
        List<MetricChange> metrics) {

    static ServiceComparison of(Inventory was, ServiceDiagnosis before, Inventory is, ServiceDiagnosis after) {
        // A resource that has a new id, or that is told of as a whole once all is well, is found again by its check, where that speaks once on either side.
        var pairs = Pairs.of(before.findings(), after.findings(), List.of(Finding::id, finding -> finding.id() + " " + finding.title(), finding -> finding.check().id()));
        var changed = new ArrayList<FindingChange>();
        for (var pair : pairs.both()) {
            if (isChanged(pair.before(), pair.after())) {
                changed.add(new FindingChange(pair.before(), pair.after()));
            }
        }
        return new ServiceComparison(before, after, pairs.onlyAfter(), pairs.onlyBefore(), List.copyOf(changed),
                Settings.compare(was, before.service(), is, after.service()), Measures.compare(was, before, is, after));
    }

    static ServiceComparison ofOne(@Nullable ServiceDiagnosis before, @Nullable ServiceDiagnosis after) {
        return new ServiceComparison(before, after, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static boolean isChanged(Finding before, Finding after) {
        return before.status() != after.status() || !before.title().equals(after.title()) || !before.observed().equals(after.observed());
    }

    public boolean isInBoth() {
        return before != null && after != null;
    }

    /// The side that names the service: the one after, where it has it.
    public ServiceDiagnosis shown() {
        return after != null ? after : Objects.requireNonNull(before, "a service of neither side");
    }
}
