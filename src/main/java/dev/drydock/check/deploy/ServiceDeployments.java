package dev.drydock.check.deploy;

import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.ServiceDeployment;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/// Which of a service's recorded service deployments is the newest, and what to read where none is.
final class ServiceDeployments {
    private ServiceDeployments() {}

    /// The one that the service calls its current, else the newest recorded. One that the service calls its current and the record lacks has no stand-in.
    static Optional<ServiceDeployment> newest(Subject subject) {
        var current = subject.service().currentServiceDeployment();
        return current != null
                ? subject.inventory().find(ServiceDeployment.class, current)
                : subject.inventory().serviceDeployments(subject.service()).stream()
                        .max(Comparator.comparing(deployment -> Objects.requireNonNullElse(deployment.createdAt(), Instant.MIN)));
    }

    /// Whether the record proves that the service has had no deployment within the time that ECS keeps them.
    static boolean noneKept(Subject subject) {
        return subject.service().currentServiceDeployment() == null && subject.inventory().serviceDeploymentBriefs(subject.service()).isEmpty()
                && subject.inventory().serviceDeployments(subject.service()).isEmpty()
                && subject.inventory().calls().covering(Reads.listServiceDeployments(subject.cluster(), subject.service().name())).isPresent();
    }

    /// The call that would tell.
    static Read read(Subject subject) {
        var current = subject.service().currentServiceDeployment();
        if (current != null) {
            return Reads.describeServiceDeployments(current);
        }
        return subject.inventory().serviceDeploymentBriefs(subject.service()).stream()
                .max(Comparator.comparing(brief -> Objects.requireNonNullElse(brief.createdAt(), Instant.MIN)))
                .map(brief -> Reads.describeServiceDeployments(brief.serviceDeploymentArn()))
                .orElseGet(() -> Reads.listServiceDeployments(subject.cluster(), subject.service().name()));
    }
}
