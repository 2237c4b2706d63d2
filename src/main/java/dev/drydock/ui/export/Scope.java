package dev.drydock.ui.export;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.report.DiagnosedBundle;
import dev.drydock.ui.kit.Saving;
import dev.drydock.ui.kit.SourceName;
import java.util.List;

/// What a report tells of.
///
/// @param title as it is offered
/// @param stem what a file of it is called, without its ending
record Scope(String title, String stem, List<DiagnosedBundle> bundles) {

    static Scope of(DiagnosedBundle bundle, ServiceDiagnosis service) {
        var one = new DiagnosedBundle(bundle.bundle(), new Diagnosis(bundle.diagnosis().inventory(), List.of(service), bundle.diagnosis().suppression()));
        return new Scope("Only " + service.service().name(), Saving.fileName(name(bundle) + "-" + service.service().name()), List.of(one));
    }

    static Scope of(DiagnosedBundle bundle) {
        var services = bundle.diagnosis().services().size();
        return new Scope(name(bundle) + (services == 1 ? ", 1 service" : ", all " + services + " services"), Saving.fileName(name(bundle)), List.of(bundle));
    }

    static Scope of(List<DiagnosedBundle> bundles) {
        return new Scope("All " + bundles.size() + " open sources", "drydock", List.copyOf(bundles));
    }

    private static String name(DiagnosedBundle bundle) {
        return SourceName.of(bundle.diagnosis().inventory().source()).replaceFirst("(?i)\\.(zip|tgz|tar|tar\\.gz|json)$", "");
    }
}
