package dev.drydock.timeline;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Subject;
import dev.drydock.check.loadbalancing.Moment;
import dev.drydock.check.loadbalancing.Rollouts;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ecs.ServiceDeployment;
import dev.drydock.timeline.Happening.About;
import dev.drydock.timeline.Happening.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rollouts of a service and the rollbacks among them.
final class Deployed {
    private Deployed() {}

    static List<Happening> in(Inventory inventory, ServiceDiagnosis service) {
        var found = new ArrayList<Happening>();
        var now = inventory.source().capturedAt();
        var deployments = inventory.serviceDeployments(service.service());
        deployments.forEach(deployment -> add(found, deployment, now));
        // What no service deployment tells of, as the checks have it from the deployments and events of the service.
        for (var moment : Rollouts.of(new Subject(inventory, service.service(), service.path()))) {
            if (found.stream().noneMatch(one -> one.from().equals(moment.from()))) {
                found.add(other(moment, now));
            }
        }
        return found;
    }

    private static void add(List<Happening> found, ServiceDeployment deployment, @Nullable Instant now) {
        var from = deployment.startedAt() != null ? deployment.startedAt() : deployment.createdAt();
        if (from == null) {
            return;
        }
        var ended = deployment.finishedAt() != null ? deployment.finishedAt() : deployment.stoppedAt();
        var status = Objects.requireNonNullElse(deployment.status(), "");
        var back = deployment.rollback();
        var backAt = back == null ? null : back.startedAt();
        var failed = status.startsWith("ROLLBACK") || status.equals("STOPPED") || back != null;
        var words = words(status);
        found.add(new Happening(failed ? Kind.FAILED_ROLLOUT : Kind.ROLLOUT, from, end(from, backAt != null ? backAt : ended, now), backAt == null && ended == null,
                "Rollout of " + revision(deployment) + (words.isEmpty() ? "" : ", " + words), said(deployment.statusReason()), new About.OfThing(deployment.serviceDeploymentArn())));
        if (back != null && backAt != null) {
            found.add(new Happening(Kind.ROLLBACK, backAt, end(backAt, ended, now), ended == null, "Rollback", said(back.reason()), new About.OfThing(deployment.serviceDeploymentArn())));
        }
    }

    private static Happening other(Moment moment, @Nullable Instant now) {
        return new Happening(Kind.ROLLOUT, moment.from(), moment.to(), moment.to().equals(now), "Rollout", "", new About.OfService());
    }

    private static Instant end(Instant from, @Nullable Instant ended, @Nullable Instant now) {
        var end = ended != null ? ended : now != null ? now : from;
        return end.isBefore(from) ? from : end;
    }

    private static String words(String status) {
        return status.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String said(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    /// The revision's own number, the last part of its ARN.
    private static String revision(ServiceDeployment deployment) {
        var target = deployment.targetServiceRevision();
        var arn = target == null ? null : target.arn();
        return arn == null ? "a revision" : "revision " + arn.substring(arn.lastIndexOf('/') + 1);
    }
}
