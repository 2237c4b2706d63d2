package dev.drydock.check.deploy;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether there is a deployment to go back to: the circuit breaker goes back to the last that is `COMPLETED`, and without one the deployment stalls ("How the
/// Amazon ECS deployment circuit breaker detects failures").
sealed interface CompletedDeployment {
    /// How service deployments say that they came to an end with their tasks running.
    Set<String> SUCCESSES = Set.of("SUCCESSFUL", "ROLLBACK_SUCCESSFUL");

    /// A service and its first deployment are made in one call.
    Duration AT_ONCE = Duration.ofMinutes(1);

    record Known(Evidence evidence) implements CompletedDeployment {}

    /// @param how how the record shows that there is none
    record None(String how, Evidence evidence) implements CompletedDeployment {}

    record Unknown(Missing missing) implements CompletedDeployment {}

    static CompletedDeployment of(Subject subject) {
        var known = known(subject);
        if (known != null) {
            return known;
        }
        var service = subject.service();
        var list = Reads.listServiceDeployments(subject.cluster(), service.name());
        var primary = service.primaryDeployment();
        var index = service.deployments().indexOf(primary);
        if (primary != null) {
            var state = Evidence.of(service, "/deployments/" + index + "/rolloutState", primary.rolloutState());
            if (isFirst(service.createdAt(), primary.createdAt())) {
                return new None("this is the service's first deployment", state);
            }
            if (subject.inventory().calls().covering(list).isPresent()) {
                return new None("none of its deployments of the last 90 days ended well", state);
            }
        }
        return new Unknown(subject.couldUse(list));
    }

    private static @Nullable Known known(Subject subject) {
        var service = subject.service();
        for (var i = 0; i < service.deployments().size(); i++) {
            if ("COMPLETED".equals(service.deployments().get(i).rolloutState())) {
                return new Known(Evidence.of(service, "/deployments/" + i + "/rolloutState", "COMPLETED"));
            }
        }
        for (var deployment : subject.inventory().serviceDeployments(service)) {
            if (deployment.status() != null && SUCCESSES.contains(deployment.status())) {
                return new Known(Evidence.of(deployment, "/status", deployment.status()));
            }
        }
        for (var brief : subject.inventory().serviceDeploymentBriefs(service)) {
            if (brief.status() != null && SUCCESSES.contains(brief.status())) {
                return new Known(Evidence.of(brief, "/status", brief.status()));
            }
        }
        for (var i = 0; i < service.events().size(); i++) {
            var message = service.events().get(i).message();
            if (message != null && message.contains("deployment completed")) {
                return new Known(Evidence.of(service, "/events/" + i + "/message", message));
            }
        }
        return null;
    }

    private static boolean isFirst(@Nullable Instant service, @Nullable Instant deployment) {
        return service != null && deployment != null && Duration.between(service, deployment).abs().compareTo(AT_ONCE) <= 0;
    }
}
