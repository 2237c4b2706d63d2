package dev.drydock.check.scaling;

import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.scaling.TrackedMetric.Kind;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricAlarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether the metric that scaling follows shows the load early. CPU and memory of a service behind an Application Load Balancer often do not: what waits
/// on a database or another service is slow at a low CPU.
public final class ScalingMetric implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.SCALING, "scaling-metric", Owner.PLATFORM,
            "Does scaling follow a metric that shows the load in time?",
            Set.of("application-autoscaling describe-scalable-targets", "application-autoscaling describe-scaling-policies", "elbv2 describe-target-groups"),
            Set.of("cloudwatch get-metric-data", "cloudwatch describe-alarms", "application-autoscaling describe-scaling-activities"),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var scaling = Scaling.of(subject);
        var open = scaling.beforeJudgingPolicies(INFO);
        if (open.isPresent()) {
            return List.of(open.get());
        }
        var findings = new ArrayList<Finding>();
        findings.add(metric(scaling));
        findings.addAll(CompetingScaleIn.in(INFO, scaling));
        return findings;
    }

    private static Finding metric(Scaling scaling) {
        var subject = scaling.subject();
        var tracked = scaling.policies().stream()
                .flatMap(policy -> Optional.ofNullable(policy.targetTracking()).map(tracking -> TrackedMetric.of(policy, tracking, subject.service())).stream())
                .toList();
        var steps = scaling.policies().stream().filter(ScalingPolicy::isStep).map(policy -> PolicyAlarms.of(subject.inventory(), policy)).toList();
        var stepKinds = steps.stream().flatMap(step -> step.recorded().stream()).map(ScalingMetric::kind).toList();
        var kinds = Stream.concat(tracked.stream().map(TrackedMetric::kind), stepKinds.stream()).distinct().toList();
        if (kinds.contains(Kind.REQUESTS) || kinds.contains(Kind.OTHER)) {
            return followsLoad(scaling, tracked, kinds.contains(Kind.REQUESTS));
        }
        if (scaling.policies().stream().anyMatch(policy -> !policy.isTargetTracking() && !policy.isStep() && !policy.isPredictive())) {
            return scaling.unknown(INFO, "What a policy of a type that Drydock does not know follows cannot be told", subject.needs(scaling.readPolicies()));
        }
        var unread = steps.stream().filter(step -> step.recorded().isEmpty() && !step.areGone()).flatMap(step -> step.names().stream()).toList();
        if (!unread.isEmpty()) {
            return scaling.unknown(INFO, "What the step policies follow is not known", subject.couldUse(Reads.describeAlarms(unread)));
        }
        if (kinds.isEmpty()) {
            return Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "No policy follows a metric")
                    .observed(scaling.policies().isEmpty() ? "the scalable target has no policy" : "policies: " + names(scaling.policies()))
                    .expected("a target tracking or step policy, for this check to apply")
                    .finding();
        }
        var behind = LoadBalancing.of(subject);
        if (behind.isBehindApplicationLoadBalancer()) {
            return behind.applicationTargetGroups().stream().allMatch(group -> "GRPC".equals(group.protocolVersion()))
                    ? longLived(scaling, tracked, kinds)
                    : UntrackedRequests.judge(INFO, scaling, stepKinds.isEmpty() ? tracked : List.of(), words(kinds), behind);
        }
        if (!behind.isKnown()) {
            return Finding.draft(INFO, Status.UNKNOWN, scaling.resourceId(), "Whether the service stands behind an Application Load Balancer is not known")
                    .observed(behind.missing().getFirst().gap().why())
                    .expected("the service's target groups on record")
                    .missing(behind.missing())
                    .finding();
        }
        return withoutLoadBalancer(scaling, tracked, kinds);
    }

    private static Finding followsLoad(Scaling scaling, List<TrackedMetric> tracked, boolean requests) {
        var behind = LoadBalancing.of(scaling.subject()).isBehindApplicationLoadBalancer();
        return Finding.draft(INFO, Status.OK, scaling.resourceId(),
                        requests ? "Scaling follows the requests of the load balancer" : "Scaling follows a metric of its own")
                .observed(names(scaling.policies()))
                .expected(behind ? "a metric that rises with the requests before the tasks are busy" : "a metric that rises with the work that waits")
                .evidence(tracked.stream().map(TrackedMetric::targetEvidence).toList())
                .finding();
    }

    /// gRPC: one request may be a stream of hours, so requests in a minute say little.
    private static Finding longLived(Scaling scaling, List<TrackedMetric> tracked, List<Kind> kinds) {
        return Finding.draft(INFO, Status.OK, scaling.resourceId(), "Scaling follows " + words(kinds) + ", which fits gRPC")
                .observed(names(scaling.policies()))
                .expected("CPU where one request may be a long-lived stream, which a count of requests does not weigh")
                .evidence(tracked.stream().map(TrackedMetric::targetEvidence).toList())
                .finding();
    }

    private static Finding withoutLoadBalancer(Scaling scaling, List<TrackedMetric> tracked, List<Kind> kinds) {
        if (kinds.equals(List.of(Kind.MEMORY))) {
            return Finding.draft(INFO, Status.WARN, scaling.resourceId(), "Scaling follows memory alone")
                    .observed(names(scaling.policies()))
                    .expected("queue depth for a worker that drains a queue, CPU for one that computes or streams; memory for a cache only")
                    .why("Memory follows a leak as well as it follows load: it rises to the maximum of " + Objects.requireNonNull(scaling.target()).maxCapacity()
                            + " tasks and does not come down when the load does.")
                    .evidence(scaling.policies().stream().filter(policy -> !policy.isPredictive()).map(ScalingMetric::configuration).toList())
                    .command(new ScalingCommands(scaling).confirmPolicies())
                    .finding();
        }
        return Finding.draft(INFO, Status.OK, scaling.resourceId(), "Scaling follows " + words(kinds) + "; no Application Load Balancer counts requests for it")
                .observed(names(scaling.policies()))
                .expected("a metric that rises with the work that waits")
                .why("CPU fits what computes or streams. A worker that drains a queue is better scaled by the queue's depth with a step policy, "
                        + "since a message that waits costs no CPU. Memory tells load from a leak in a cache only.")
                .evidence(tracked.stream().map(TrackedMetric::targetEvidence).toList())
                .finding();
    }

    static Evidence configuration(ScalingPolicy policy) {
        return policy.isTargetTracking()
                ? Evidence.of(policy, "/TargetTrackingScalingPolicyConfiguration", policy.targetTrackingScalingPolicyConfiguration())
                : Evidence.of(policy, "/StepScalingPolicyConfiguration", policy.stepScalingPolicyConfiguration());
    }

    private static String words(List<Kind> kinds) {
        return String.join(" and ", kinds.stream()
                .filter(kind -> kind == Kind.CPU || kind == Kind.MEMORY)
                .sorted()
                .map(kind -> kind == Kind.CPU ? "CPU" : "memory")
                .toList());
    }

    /// What a step policy's alarm tells of the load; an alarm on metric math has no metric of its own.
    private static Kind kind(MetricAlarm alarm) {
        return alarm.metricName() == null ? Kind.OTHER : TrackedMetric.kind(List.of(alarm.namespace() + " " + alarm.metricName()));
    }

    /// Policies as sentences name them, each with its metric and target.
    static String names(List<ScalingPolicy> policies) {
        return String.join(", ", policies.stream().map(policy -> {
            var tracking = policy.targetTracking();
            var metric = tracking == null ? policy.policyType()
                    : tracking.predefinedMetricType() != null ? tracking.predefinedMetricType()
                    : tracking.customized() != null ? String.join(" and ", tracking.customized().metricNames()) : policy.policyType();
            return policy.name() + " (" + metric + (tracking == null || tracking.targetValue() == null ? "" : " at " + Amounts.number(tracking.targetValue())) + ")";
        }).toList());
    }
}
