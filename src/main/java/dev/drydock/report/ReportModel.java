package dev.drydock.report;

import dev.drydock.bundle.FileReport;
import dev.drydock.check.Finding;
import dev.drydock.check.Muting;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.coverage.Coverage;
import dev.drydock.inventory.Source;
import dev.drydock.inventory.call.CallStatus;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a report for people says, and in which order; text, Markdown and HTML only write it down.
///
/// @param services worst first
/// @param owners who has what to do
/// @param questions what could not be judged, each reason once
/// @param coverage what is there of each bundle, and what would fill its holes
/// @param muted what somebody decided to live with
/// @param expired what muted something once
record ReportModel(
        List<DiagnosedBundle> bundles,
        List<ServiceSection> services,
        List<OwnerTally> owners,
        List<OpenQuestion> questions,
        List<Coverage> coverage,
        List<MutedFindings> muted,
        List<Muting> expired) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static ReportModel of(List<DiagnosedBundle> bundles) {
        var entries = DiagnosedBundle.services(bundles);
        // Under which service each finding is told first, so that what several services share is told in full once.
        var told = new HashMap<Telling, String>();
        var distinct = new ArrayList<Finding>();
        var services = new ArrayList<ServiceSection>();
        for (var entry : entries.stream().sorted(Comparator.comparing(DiagnosedBundle.Entry::diagnosis, ServiceDiagnosis.WORST_FIRST)).toList()) {
            var name = (bundles.size() > 1 ? entry.source().id() + ": " : "") + entry.place().cluster() + "/" + entry.place().name();
            services.add(new ServiceSection(entry, name, FindingGroup.of(entry.diagnosis(), finding -> {
                var before = told.putIfAbsent(Telling.of(entry.source().id(), finding), name);
                if (before == null) {
                    distinct.add(finding);
                }
                return before;
            })));
        }
        distinct.sort(Comparator.comparing(Finding::status).thenComparing(finding -> finding.check().id()));
        var coverage = bundles.stream().map(DiagnosedBundle::coverage).toList();
        return new ReportModel(bundles, List.copyOf(services), OwnerTally.of(distinct), OpenQuestion.of(coverage), coverage, MutedFindings.of(services),
                bundles.stream().flatMap(bundle -> bundle.diagnosis().suppression().expired().stream()).distinct().toList());
    }

    /// What makes two findings one: several services may share a subnet, or a quota.
    private record Telling(int source, String id, Status status, String title, String observed, String why) {
        static Telling of(int source, Finding finding) {
            return new Telling(source, finding.id(), finding.status(), finding.title(), finding.observed(), finding.why());
        }
    }

    boolean isMuting() {
        return !muted.isEmpty() || !expired.isEmpty();
    }

    /// How many findings are muted.
    int mutedFindings() {
        return muted.stream().mapToInt(one -> one.muted().size()).sum();
    }

    /// What to do with what is to be pasted.
    static final String PASTE = "read-only calls. Run it in the folder of the bundle and open that folder again: the answers stand in it as its newest capture.";

    /// So many services are named at the head of a report, the worst first.
    static final int MOST_NAMED = 12;

    /// How the services stand, in one sentence.
    String headline() {
        if (services.isEmpty()) {
            return "No service was found in what was recorded.";
        }
        var failing = services.stream().filter(service -> worst(service) == Status.FAIL).count();
        var warned = services.stream().filter(service -> worst(service) == Status.WARN).count();
        var well = services.size() - failing - warned;
        var parts = Stream.of(counted(failing, "failing"), counted(warned, "at risk"), counted(well, "without a fail or warning")).filter(part -> !part.isEmpty());
        return (services.size() == 1 ? "1 service: " : services.size() + " services: ") + parts.collect(Collectors.joining(", ")) + ".";
    }

    private static String counted(long count, String what) {
        return count == 0 ? "" : count + " " + what;
    }

    private static Status worst(ServiceSection service) {
        return service.diagnosis().findings().stream().filter(Finding::isTrouble).map(Finding::status).min(Comparator.naturalOrder()).orElse(Status.OK);
    }

    /// What a source is, of when, of where.
    static List<String> facts(Source source) {
        var parts = new ArrayList<String>();
        parts.add(source.name());
        parts.add(source.capturedAt() == null ? "captured at an unknown time"
                : "captured " + CLOCK.format(source.capturedAt()) + (source.capturedAtInferred() ? " (inferred: the newest time in the answers)" : ""));
        parts.add(source.account() == null ? "account unknown" : "account " + source.account());
        parts.add(source.region() == null ? "region unknown" : source.region());
        if (source.redacted()) {
            parts.add("redacted");
        }
        return parts;
    }

    /// How many calls came to which end: `174 ok, 3 denied`.
    static String calls(DiagnosedBundle bundle) {
        var recorded = bundle.bundle().inventory().calls();
        var counts = recorded.counts();
        var parts = Stream.of(CallStatus.values()).filter(status -> counts.getOrDefault(status, 0) > 0).map(status -> counts.get(status) + " " + EvidencePlace.id(status));
        var calls = Stream.concat(parts, recorded.damaged() == 0 ? Stream.of() : Stream.of(recorded.damaged() + " damaged or missing")).collect(Collectors.joining(", "));
        return calls.isEmpty() ? "none" : calls;
    }

    /// The files of a bundle that were not read in full.
    record BadFiles(DiagnosedBundle bundle, List<FileReport> files) {}

    List<BadFiles> badFiles() {
        return bundles.stream()
                .map(bundle -> new BadFiles(bundle, bundle.bundle().files().stream().filter(file -> file.status() != FileReport.Status.OK).toList()))
                .filter(bad -> !bad.files().isEmpty()).toList();
    }
}
