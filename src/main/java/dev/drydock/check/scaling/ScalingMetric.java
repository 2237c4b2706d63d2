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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        var stepKinds = steps.stream().flatMap(step -> step.recorded().stream().map(alarm -> alarm.metricName() == null ? Kind.OTHER : TrackedMetric.kind(List.of(alarm.namespace() + " " + alarm.metricName())))).toList();
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
                    ? longLived(scaling, tracked, kinds) : besideRequests(scaling, tracked, stepKinds.isEmpty(), words(kinds), behind);
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
        return Finding.draft(INFO, Status.OK, scaling.resourceId(), requests ? "Scaling follows the requests of the load balancer" : "Scaling follows a metric of its own")
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

    private static Finding besideRequests(Scaling scaling, List<TrackedMetric> tracked, boolean onlyTracking, String words, LoadBalancing behind) {
        var verdict = onlyTracking ? Lateness.of(scaling, tracked, behind.applicationTargetGroups()) : new Lateness.NotSeen();
        var late = verdict instanceof Lateness.Late seen ? seen : null;
        var finding = Finding.draft(INFO, late == null ? Status.WARN : Status.FAIL, scaling.resourceId(),
                        late == null ? "Scaling follows " + words + " alone, behind a load balancer that counts requests"
                                : "Scaling follows " + words + " and came late: " + rose(late) + " while " + words + " stayed under target")
                .observed(names(scaling.policies()) + (late == null ? "" : "; " + story(late)))
                .expected("a policy on ALBRequestCountPerTarget, with " + words + " beside it as a backstop")
                .evidence(scaling.policies().stream().filter(policy -> !policy.isPredictive()).map(ScalingMetric::configuration).toList());
        if (late != null) {
            finding.evidence(Lateness.point(late.rise().before()), Lateness.point(late.rise().during()))
                    .evidence(late.held().stream().map(held -> Lateness.point(held.highest())).toList())
                    .evidence(late.still().evidence());
        }
        if (verdict instanceof Lateness.NotKnown open) {
            finding.missing(open.missing());
        }
        finding.command(new ScalingCommands(scaling).confirmPolicies());
        var withheld = addPolicy(scaling, behind, late, finding);
        return finding.why(late == null
                        ? Character.toUpperCase(words.charAt(0)) + words.substring(1) + " rises late where tasks wait on a database or another service: requests queue and responses become slow while it is still under its target. "
                                + (verdict instanceof Lateness.NotKnown ? "Whether that has happened, the record does not tell. " : "The record does not show that happening. ") + withheld
                        : Character.toUpperCase(words.charAt(0)) + words.substring(1) + " never reached its target, so scaling saw nothing of it. " + withheld)
                .finding();
    }

    /// Adds the command that puts a request policy beside the others, and says what is to know of its target value; or says why there is none.
    private static String addPolicy(Scaling scaling, LoadBalancing behind, Lateness.@Nullable Late late, Finding.Draft finding) {
        var groups = behind.applicationTargetGroups();
        if (LoadBalancing.movesBetweenTargetGroups(scaling.subject().service())) {
            return "ALBRequestCountPerTarget is not supported for deployments that move traffic between two target groups; metric math over RequestCountPerTarget of both does the same.";
        }
        if (groups.size() > 1) {
            return "The service has " + groups.size() + " target groups, and a policy on ALBRequestCountPerTarget counts the requests of one: take the one that brings the load.";
        }
        if (late == null || late.ofRequests() || late.requests().isEmpty()) {
            return "The target value is for a measurement: raise the load on the service until its response time is up by half, and take RequestCountPerTarget (Sum, one minute) just before that.";
        }
        var worked = RequestTarget.workOut(late.rise(), late.requests().get());
        if (worked.isEmpty()) {
            return "RequestCountPerTarget was no higher then than in minutes that were calm, so requests are not what slowed the responses: look at what the tasks wait for before anything is scaled.";
        }
        var target = worked.get();
        var commands = new ScalingCommands(scaling);
        var name = freeName(scaling);
        var more = Amounts.count((long) Math.ceil(Objects.requireNonNullElse(scaling.desired(), 0) * target.slow() / target.requests()), "task", "tasks");
        var configuration = configuration(TargetLabel.of(LoadBalancing.applicationLoadBalancers(groups.getFirst()).getFirst(), groups.getFirst()), target.requests(), late.held().getFirst().metric().policy());
        finding.evidence(Lateness.point(target.point()))
                .command(commands.fix("Adds a policy beside the recorded ones, which stay. The service then scales out from " + target.requests() + " requests a minute for each target on; at the recorded "
                        + Amounts.number(target.slow()) + " it would run " + more + " instead of " + scaling.desired() + ", within the registered " + scaling.range() + ".", commands.putTargetTracking(name, configuration)))
                .command(commands.delete(name))
                .command(commands.verifyPolicies());
        return "The target value of " + target.requests() + " is the most requests in one minute that each target took, at " + Amounts.clock(target.point().time())
                + " UTC, while the response time stayed below " + Amounts.seconds(target.calm()) + " (1.5 × " + Amounts.seconds(late.rise().baseline()) + ").";
    }

    /// A target tracking configuration on requests, with the cooldowns of the policy that it stands beside.
    private static Map<String, Object> configuration(TargetLabel label, int target, ScalingPolicy beside) {
        var specification = new LinkedHashMap<String, Object>();
        specification.put("PredefinedMetricType", "ALBRequestCountPerTarget");
        specification.put("ResourceLabel", label.toString());
        var configuration = new LinkedHashMap<String, Object>();
        configuration.put("TargetValue", target);
        configuration.put("PredefinedMetricSpecification", specification);
        for (var cooldown : List.of("ScaleOutCooldown", "ScaleInCooldown")) {
            if (beside.targetTrackingScalingPolicyConfiguration().get(cooldown) instanceof Number seconds) {
                configuration.put(cooldown, seconds);
            }
        }
        return configuration;
    }

    /// A name that no policy of the service has: to put a policy of a name that is taken would replace it.
    private static String freeName(Scaling scaling) {
        var taken = scaling.policies().stream().map(ScalingPolicy::policyName).filter(Objects::nonNull).toList();
        return Stream.iterate(1, n -> n + 1).map(n -> n == 1 ? "requests-per-target" : "requests-per-target-" + n).filter(name -> !taken.contains(name)).findFirst().orElseThrow();
    }

    private static Evidence configuration(ScalingPolicy policy) {
        return policy.isTargetTracking()
                ? Evidence.of(policy, "/TargetTrackingScalingPolicyConfiguration", policy.targetTrackingScalingPolicyConfiguration())
                : Evidence.of(policy, "/StepScalingPolicyConfiguration", policy.stepScalingPolicyConfiguration());
    }

    private static String rose(Lateness.Late late) {
        return (late.ofRequests() ? "requests per target" : "response time") + " rose by " + Amounts.above(late.rise().baseline(), late.rise().level());
    }

    private static String story(Lateness.Late late) {
        var rise = late.rise();
        var from = late.ofRequests() ? Amounts.number(rise.baseline()) : Amounts.seconds(rise.baseline());
        var to = late.ofRequests() ? Amounts.number(rise.level()) + " a minute" : Amounts.seconds(rise.level());
        var held = late.held().stream().map(item -> item.metric().name() + " was at most " + item.metric().shown(item.highest().value()) + " with a target of " + item.metric().shown(Objects.requireNonNull(item.metric().target()))).toList();
        return "from " + Amounts.clock(rise.from()) + " to " + Amounts.clock(rise.to()) + " UTC " + (late.ofRequests() ? "requests per target" : rise.series().stat() + " response time")
                + " went from " + from + " to " + to + ", " + String.join(", ", held) + ", " + late.still().by();
    }

    private static String words(List<Kind> kinds) {
        return String.join(" and ", kinds.stream().filter(kind -> kind == Kind.CPU || kind == Kind.MEMORY).sorted().map(kind -> kind == Kind.CPU ? "CPU" : "memory").toList());
    }

    private static String names(List<ScalingPolicy> policies) {
        return String.join(", ", policies.stream().map(policy -> {
            var tracking = policy.targetTracking();
            var metric = tracking == null ? policy.policyType()
                    : tracking.predefinedMetricType() != null ? tracking.predefinedMetricType()
                    : tracking.customized() != null ? String.join(" and ", tracking.customized().metricNames()) : policy.policyType();
            return policy.name() + " (" + metric + (tracking == null || tracking.targetValue() == null ? "" : " at " + Amounts.number(tracking.targetValue())) + ")";
        }).toList());
    }
}
