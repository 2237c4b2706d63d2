package dev.drydock.report;

import dev.drydock.bundle.Bundle;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.coverage.Coverage;
import dev.drydock.inventory.Source;
import java.util.Comparator;
import java.util.List;

/// A bundle that was read, and what the checks say of the services in it.
public record DiagnosedBundle(Bundle bundle, Diagnosis diagnosis) {

    Source source() {
        return bundle.inventory().source();
    }

    /// What of the bundle is there, and what would fill its holes.
    Coverage coverage() {
        return Coverage.of(bundle, diagnosis);
    }

    /// One service with the bundle that it stands in and its place in AWS.
    record Entry(DiagnosedBundle from, ServiceDiagnosis diagnosis, ServicePlace place) {
        Source source() {
            return from.source();
        }
    }

    /// The services of all bundles, by account, region, cluster, then name; the same one of two bundles in the order of the bundles.
    static List<Entry> services(List<DiagnosedBundle> bundles) {
        return bundles.stream()
                .flatMap(bundle -> bundle.diagnosis().services().stream().map(service -> new Entry(bundle, service, ServicePlace.of(service.service()))))
                .sorted(Comparator.comparing(Entry::place).thenComparing(entry -> entry.source().id()))
                .toList();
    }
}
