package dev.drydock.report;

import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.compare.MetricChange;
import dev.drydock.compare.ServiceComparison;
import dev.drydock.compare.SettingChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One service of a comparison as a report for people tells of it.
///
/// @param name cluster and name
/// @param shifts what became of its findings, worst first
public record ComparedService(ServicePlace place, String name, ServiceComparison comparison, List<Shift> shifts) {
    private static final int LONGEST = 160;

    public static List<ComparedService> of(ComparedBundles bundles) {
        return bundles.comparison().services().stream().map(ComparedService::of).sorted(Comparator.comparing(ComparedService::place)).toList();
    }

    private static ComparedService of(ServiceComparison comparison) {
        var place = ServicePlace.of(comparison.shown().service());
        var shifts = new ArrayList<Shift>();
        comparison.appeared().forEach(finding -> shifts.add(new Shift(null, finding)));
        comparison.gone().forEach(finding -> shifts.add(new Shift(finding, null)));
        comparison.changed().forEach(change -> shifts.add(Shift.of(change)));
        shifts.sort(Comparator.comparing((Shift shift) -> status(shift.before()).compareTo(status(shift.after())) <= 0 ? status(shift.before()) : status(shift.after()))
                .thenComparing(shift -> shift.told().check().id()).thenComparing(shift -> shift.told().resource()));
        return new ComparedService(place, place.cluster() + "/" + place.name(), comparison, List.copyOf(shifts));
    }

    private static Status status(@Nullable Finding finding) {
        return finding == null ? Status.NA : finding.status();
    }

    public List<Shift> shifts(Shift.Direction direction) {
        return shifts.stream().filter(shift -> shift.direction() == direction).toList();
    }

    /// The numbers that at least one side tells.
    public List<MetricChange> metrics() {
        return comparison.metrics().stream().filter(MetricChange::isKnown).toList();
    }

    public List<SettingChange> settings() {
        return comparison.settings();
    }

    public static @Nullable BadgeVerdict verdict(@Nullable ServiceDiagnosis side, Badge badge) {
        return side == null ? null : side.badges().get(badge);
    }

    /// How it came out, in one sentence.
    public String headline() {
        if (comparison.before() == null) {
            return "Only the record after has this service.";
        }
        if (comparison.after() == null) {
            return "Only the record before has this service.";
        }
        var counts = Stream.of(Shift.Direction.BETTER, Shift.Direction.WORSE, Shift.Direction.OTHERWISE)
                .filter(direction -> !shifts(direction).isEmpty())
                .map(direction -> shifts(direction).size() + " " + switch (direction) {
                    case BETTER -> "better";
                    case WORSE -> "worse";
                    default -> "changed otherwise";
                }).collect(Collectors.joining(", "));
        return (counts.isEmpty() ? "No finding is better or worse" : "Findings: " + counts) + "; "
                + (settings().isEmpty() ? "no recorded setting changed." : settings().size() == 1 ? "1 setting changed." : settings().size() + " settings changed.");
    }

    /// What is not listed one by one; empty where there is nothing.
    public String rest() {
        var count = shifts(Shift.Direction.NO_TROUBLE).size();
        return count == 0 ? "" : count + (count == 1 ? " more finding that is" : " more findings that are") + " no trouble on either side told other values; the JSON holds "
                + (count == 1 ? "it." : "them all.");
    }

    /// `private-b (rtb-0a1b…)`, or the id alone where it holds the name.
    public static String resource(SettingChange change) {
        var id = change.resource().substring(change.resource().startsWith("arn:") ? change.resource().lastIndexOf(':') + 1 : 0);
        return change.name().isEmpty() || id.contains(change.name()) ? id : change.name() + " (" + id + ")";
    }

    /// A value of a setting, cut where it is long.
    public static String value(@Nullable String value) {
        return value == null ? "not set" : value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }
}
