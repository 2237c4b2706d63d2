package dev.drydock.check.scaling;

import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.applicationautoscaling.ScalableTarget;
import dev.drydock.inventory.applicationautoscaling.ScalingActivity;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.call.Recorded;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one service is scaled, as far as the record tells.
///
/// @param resourceId the name under which Application Auto Scaling knows the service: `service/cluster/name`
/// @param target the registered range; null when there is none or none is recorded
public record Scaling(Subject subject, String resourceId, @Nullable ScalableTarget target, List<ScalingPolicy> policies, List<ScalingActivity> activities) {

    public static Scaling of(Subject subject) {
        var inventory = subject.inventory();
        var service = subject.service();
        return new Scaling(subject, Inventory.scalingResourceId(service), inventory.scalableTarget(service).orElse(null),
                inventory.scalingPolicies(service), inventory.scalingActivities(service));
    }

    Read readTargets() {
        return Reads.describeScalableTargets(resourceId);
    }

    Read readPolicies() {
        return Reads.describeScalingPolicies(resourceId);
    }

    Read readActivities() {
        return Reads.describeScalingActivities(resourceId);
    }

    /// The finding that every check of scaling makes where there is nothing to judge: the service cannot be scaled, is not, or the record does not tell.
    Optional<Finding> beforeJudging(CheckInfo check) {
        var arn = subject.service().serviceArn();
        if (subject.service().isDaemon()) {
            return Optional.of(Finding.draft(check, Status.NA, arn, "A daemon service has no count to scale")
                    .observed("schedulingStrategy DAEMON: one task on each container instance")
                    .expected("a REPLICA service, for this check to apply")
                    .evidence(Evidence.of(subject.service(), "/schedulingStrategy", subject.service().schedulingStrategy()))
                    .finding());
        }
        if (target != null) {
            return Optional.empty();
        }
        if (hasNoTarget()) {
            return Optional.of(Finding.draft(check, Status.NA, arn, "The service is not scaled automatically")
                    .observed("Application Auto Scaling has no scalable target " + resourceId + (desired() == null ? "" : "; the count is fixed at " + desired()))
                    .expected("a scalable target, for this check to apply")
                    .finding());
        }
        return Optional.of(unknown(check, "Whether the service is scaled automatically is not known", subject.needs(readTargets())));
    }

    /// As [#beforeJudging], for a check that also needs to know every policy.
    Optional<Finding> beforeJudgingPolicies(CheckInfo check) {
        return beforeJudging(check).or(() -> policiesAreKnown() ? Optional.empty()
                : Optional.of(unknown(check, "Which policies scale the service is not known", subject.needs(readPolicies()))));
    }

    Finding unknown(CheckInfo check, String title, Missing... missing) {
        return Finding.draft(check, Status.UNKNOWN, subject.service().serviceArn(), title)
                .observed(List.of(missing).stream().map(item -> item.gap().why()).distinct().reduce((one, other) -> one + "; " + other).orElse(""))
                .expected("the answer on record")
                .missing(missing)
                .finding();
    }

    /// Whether the record proves that there is no scalable target: every page of an answer that would hold it is there.
    boolean hasNoTarget() {
        return target == null && !subject.inventory().calls().pages(readTargets()).isEmpty();
    }

    boolean policiesAreKnown() {
        return isKnown(readPolicies(), policies);
    }

    boolean activitiesAreKnown() {
        return isKnown(readActivities(), activities);
    }

    /// Whether what the record holds is all there was. Answers whose request is not recorded count where they hold something of this service.
    private boolean isKnown(Read read, Collection<? extends Recorded> records) {
        return !subject.inventory().calls().pages(read).isEmpty()
                || (!records.isEmpty() && records.stream().map(item -> item.origin().call()).allMatch(call -> call.parameters() == null && call.isWhole()));
    }

    @Nullable Integer desired() {
        return subject.service().desiredCount();
    }

    /// The registered range, as in `2 to 10`.
    String range() {
        return target == null ? "" : target.minCapacity() + " to " + target.maxCapacity();
    }
}
