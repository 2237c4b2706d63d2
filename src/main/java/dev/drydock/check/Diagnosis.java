package dev.drydock.check;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.path.ServicePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The catalogue run over one inventory. Pure: the same inventory gives the same findings in the same order.
///
/// @param services by account, region, cluster, then name
/// @param suppression what was muted in it
public record Diagnosis(Inventory inventory, List<ServiceDiagnosis> services, Suppression suppression) {
    private static final Logger LOG = LoggerFactory.getLogger(Diagnosis.class);

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::status)
            .thenComparing(finding -> finding.check().id())
            .thenComparing(Finding::resource)
            .thenComparing(Finding::title);

    /// Diagnoses the wanted services, about which nobody entered anything.
    ///
    /// @param cancelled asked between two services; once true, what was diagnosed so far is returned
    public static Diagnosis of(Inventory inventory, List<Check> catalogue, Predicate<Service> wanted, BooleanSupplier cancelled) {
        return of(inventory, catalogue, wanted, Entered.NOTHING, cancelled);
    }

    /// Diagnoses the wanted services.
    ///
    /// @param entered what a person told about each of them
    /// @param cancelled asked between two services; once true, what was diagnosed so far is returned
    public static Diagnosis of(Inventory inventory, List<Check> catalogue, Predicate<Service> wanted, Entered entered, BooleanSupplier cancelled) {
        var services = new ArrayList<ServiceDiagnosis>();
        for (var service : inventory.all(Service.class).stream().filter(wanted).sorted(Comparator.comparing(Service::serviceArn)).toList()) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            services.add(diagnose(inventory, service, catalogue, entered));
        }
        return new Diagnosis(inventory, List.copyOf(services), Suppression.NONE);
    }

    /// The same findings, each with what mutes it.
    public Diagnosis with(Suppression suppression) {
        return new Diagnosis(inventory, services.stream().map(service -> service.with(suppression)).toList(), suppression);
    }

    private static ServiceDiagnosis diagnose(Inventory inventory, Service service, List<Check> catalogue, Entered entered) {
        var path = ServicePath.of(inventory, service);
        var subject = new Subject(inventory, service, path, entered);
        var findings = new ArrayList<Finding>();
        for (var check : catalogue) {
            findings.addAll(judge(check, subject));
        }
        findings.sort(WORST_FIRST);
        return ServiceDiagnosis.of(service, path, findings);
    }

    /// A check that fails to judge is one unknown finding, never a blank screen.
    private static List<Finding> judge(Check check, Subject subject) {
        try {
            return ExpressMode.warned(subject.service(), check.judge(subject));
        } catch (RuntimeException e) {
            LOG.warn("The check {} failed on {}", check.info().id(), subject.service().serviceArn(), e);
            return List.of(Finding.draft(check.info(), Status.UNKNOWN, subject.service().serviceArn(), "The check " + check.info().id() + " broke off")
                    .observed("an error inside Drydock: " + e.getClass().getSimpleName())
                    .expected("a verdict")
                    .why("This is a fault of Drydock, not of the service. The other checks are not touched by it.")
                    .finding());
        }
    }
}
