package dev.drydock.check.start;

import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import java.util.Optional;

/// What the checks of Fargate alone say of a service that does not run there, or may not.
final class OnFargate {
    private OnFargate() {}

    /// Empty for a service on Fargate.
    ///
    /// @param nothing why the check does not apply elsewhere
    static Optional<Finding> otherwise(CheckInfo check, Subject subject, String nothing) {
        var service = subject.service();
        return switch (Compute.of(subject)) {
            case FARGATE -> Optional.empty();
            case EC2 -> Optional.of(na(check, subject, "EC2 instances", nothing));
            case MANAGED_INSTANCES -> Optional.of(na(check, subject, "managed instances", nothing));
            case EXTERNAL -> Optional.of(na(check, subject, "external hosts", nothing));
            case UNKNOWN -> Optional.of(Finding.draft(check, Status.UNKNOWN, service.serviceArn(), "Whether the service runs on Fargate is not known")
                    .observed("no launch type and no capacity provider that tells it")
                    .expected("the launch type or the capacity providers on record")
                    .evidence(Compute.evidence(service))
                    .missing(subject.needs(service.capacityProviderStrategy().isEmpty() && service.launchType() == null
                            ? Reads.describeClusters(subject.cluster()) : Reads.describeServices(subject.cluster(), service.name())))
                    .finding());
        };
    }

    private static Finding na(CheckInfo check, Subject subject, String where, String nothing) {
        return Finding.draft(check, Status.NA, subject.service().serviceArn(), "The service does not run on Fargate")
                .observed("it runs on " + where)
                .expected("nothing: " + nothing)
                .evidence(Compute.evidence(subject.service()))
                .finding();
    }
}
