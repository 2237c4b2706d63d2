package dev.drydock.check.scaling;

import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.measure.Measure;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Whether anything but people sets the number of tasks. A fixed number is no fault: the check says what it is fixed at and what speaks for scaling.
public final class NoAutoscaling implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.SCALING, "no-autoscaling", Owner.PLATFORM,
            "Is the number of tasks set automatically?",
            Set.of("application-autoscaling describe-scalable-targets", "application-autoscaling describe-scaling-policies"),
            Set.of("cloudwatch get-metric-data"),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var scaling = Scaling.of(subject);
        if (scaling.hasNoTarget() && !subject.service().isDaemon()) {
            return List.of(fixed(scaling, "Application Auto Scaling has no scalable target " + scaling.resourceId()));
        }
        var open = scaling.beforeJudging(INFO);
        if (open.isPresent()) {
            return List.of(open.get());
        }
        var target = Objects.requireNonNull(scaling.target());
        var acting = scaling.policies().stream().filter(policy -> policy.isTargetTracking() || policy.isStep()).toList();
        if (!acting.isEmpty()) {
            return List.of(Finding.draft(INFO, Status.OK, scaling.resourceId(), "Policies set the count, at " + scaling.range() + " tasks")
                    .observed(String.join(", ", scaling.policies().stream().map(policy -> policy.name() + " (" + policy.policyType() + ")").toList()))
                    .expected("a policy that follows the load")
                    .evidence(Evidence.of(target, "/MinCapacity", target.minCapacity()), Evidence.of(target, "/MaxCapacity", target.maxCapacity()))
                    .finding());
        }
        if (!scaling.policiesAreKnown() || scaling.policies().stream().anyMatch(policy -> !policy.isPredictive())) {
            return List.of(scaling.unknown(INFO, "What scales the service is not known", subject.needs(scaling.readPolicies())));
        }
        var forecast = scaling.policies().stream().map(ScalingPolicy::name).toList();
        return List.of(fixed(scaling, "the range " + scaling.range() + " is registered, but no policy follows the load"
                + (forecast.isEmpty() ? "; only a scheduled action could change the count" : "; " + String.join(", ", forecast) + " goes by a forecast alone")));
    }

    private static Finding fixed(Scaling scaling, String observed) {
        var subject = scaling.subject();
        var fixedAt = scaling.desired() == null ? "Fixed at a count that is not recorded" : "Fixed at " + Amounts.count(scaling.desired(), "task", "tasks");
        var finding = Finding.draft(INFO, Status.NA, subject.service().serviceArn(), fixedAt)
                .observed(observed)
                .expected("nothing: a fixed count is a choice")
                .why(advice(scaling))
                .evidence(Evidence.of(subject.service(), "/desiredCount", scaling.desired()));
        if (scaling.target() != null) {
            finding.evidence(Evidence.of(scaling.target(), "/MinCapacity", scaling.target().minCapacity()),
                    Evidence.of(scaling.target(), "/MaxCapacity", scaling.target().maxCapacity()));
        }
        return finding.command(scaling.target() == null ? new ScalingCommands(scaling).confirmTarget() : new ScalingCommands(scaling).confirmPolicies()).finding();
    }

    private static String advice(Scaling scaling) {
        var subject = scaling.subject();
        var fitting = LoadBalancing.of(subject).isBehindApplicationLoadBalancer()
                ? "requests per target (ALBRequestCountPerTarget) are the metric to track"
                : "queue depth fits a worker that drains a queue, CPU one that computes";
        var busiest = cpu(subject).map(text -> text + " ").orElse("");
        return busiest + "Where load varies by more than the spare capacity of the fixed count, target tracking keeps up by itself: " + fitting
                + ", with a minimum that carries the loss of one zone and a maximum that the subnets and quotas allow.";
    }

    /// How far CPU swings, which is what scaling would even out.
    private static Optional<String> cpu(Subject subject) {
        return subject.inventory().metrics().find("AWS/ECS", "CPUUtilization", Measure.dimensions(subject.service()), "Average")
                .filter(series -> !series.points().isEmpty())
                .map(series -> {
                    var highest = series.stream().max(Comparator.comparingDouble(point -> point.value())).orElseThrow();
                    return "CPU stood at " + Amounts.percent(Rise.median(series.points()).value()) + " in the middle and at " + Amounts.percent(highest.value())
                            + " at its highest, at " + Amounts.clock(highest.time()) + " UTC.";
                });
    }
}
