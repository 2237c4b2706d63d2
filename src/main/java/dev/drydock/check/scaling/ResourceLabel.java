package dev.drydock.check.scaling;

import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.applicationautoscaling.TargetTracking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether a policy that tracks `ALBRequestCountPerTarget` names the load balancer and target group that the service stands behind. A label that names
/// others has no datapoints, and target tracking does nothing without data.
public final class ResourceLabel implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.SCALING, "resource-label", Owner.PLATFORM,
            "Does the request count that scaling follows belong to this service?",
            Set.of("application-autoscaling describe-scalable-targets", "application-autoscaling describe-scaling-policies", "elbv2 describe-target-groups"),
            Set.of(),
            List.of("https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html"));
    private static final String LABEL = "/TargetTrackingScalingPolicyConfiguration/PredefinedMetricSpecification/ResourceLabel";

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
        var findings = scaling.policies().stream()
                .flatMap(policy -> Optional.ofNullable(policy.targetTracking())
                        .filter(tracking -> "ALBRequestCountPerTarget".equals(tracking.predefinedMetricType()))
                        .map(tracking -> judge(scaling, policy, tracking))
                        .stream())
                .toList();
        return !findings.isEmpty() ? findings : List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "No policy tracks ALBRequestCountPerTarget")
                .observed(Amounts.count(scaling.policies().size(), "policy", "policies") + ", none with a resource label")
                .expected("a policy on ALBRequestCountPerTarget, for this check to apply")
                .finding());
    }

    private static Finding judge(Scaling scaling, ScalingPolicy policy, TargetTracking tracking) {
        var service = scaling.subject().service();
        var behind = LoadBalancing.of(scaling.subject());
        if (LoadBalancing.movesBetweenTargetGroups(service)) {
            return Finding.draft(INFO, Status.FAIL, policy.id(), "The policy " + policy.name() + " tracks a metric that this way of deploying does not support")
                    .observed("ALBRequestCountPerTarget on a service that deploys " + RolloutStyle.of(service).words())
                    .expected("CPU, memory, or metric math over both target groups")
                    .why("The label names one target group, and each deployment moves the traffic to the other: from then on the metric has no data, and target tracking "
                            + "does not scale without data. AWS documents the metric as not supported for blue/green deployments.")
                    .evidence(Evidence.of(policy, LABEL, tracking.resourceLabel()), RolloutStyle.evidence(service))
                    .command(new ScalingCommands(scaling).confirmPolicies())
                    .finding();
        }
        var label = tracking.resourceLabel();
        var parsed = label == null ? Optional.<TargetLabel>empty() : TargetLabel.parse(label);
        if (parsed.isEmpty()) {
            return fail(scaling, policy, tracking, behind, "The resource label of the policy " + policy.name() + " is malformed",
                    label == null ? "there is none" : TargetLabel.fault(label));
        }
        if (behind.targetGroupArns().stream().noneMatch(arn -> arn.endsWith(":" + parsed.get().targetGroup()))) {
            return fail(scaling, policy, tracking, behind, "The policy " + policy.name() + " counts the requests of a target group that the service is not attached to",
                    behind.targetGroupArns().isEmpty() ? "the service has no target group" : "the service is attached to " + names(behind.targetGroupArns()));
        }
        var group = behind.targetGroups().stream().filter(item -> item.dimension().equals(parsed.get().targetGroup())).findFirst();
        if (group.isEmpty()) {
            return Finding.draft(INFO, Status.UNKNOWN, policy.id(), "Which load balancer routes to the labelled target group is not known")
                    .observed(behind.missing().getFirst().gap().why())
                    .expected("the target group on record, with its load balancer")
                    .evidence(Evidence.of(policy, LABEL, label))
                    .missing(behind.missing())
                    .finding();
        }
        if (group.get().loadBalancerArns().stream().noneMatch(arn -> arn.endsWith(":loadbalancer/" + parsed.get().loadBalancer()))) {
            return fail(scaling, policy, tracking, behind, "The policy " + policy.name() + " counts the requests of a load balancer that does not route to the service",
                    group.get().loadBalancerArns().isEmpty() ? "no load balancer routes to " + group.get().name()
                            : group.get().name() + " stands behind " + names(group.get().loadBalancerArns()));
        }
        return Finding.draft(INFO, Status.OK, policy.id(), "The policy " + policy.name() + " counts the requests of this service")
                .observed(String.valueOf(label))
                .expected("the load balancer and target group that the service is attached to")
                .evidence(Evidence.of(policy, LABEL, label), Evidence.of(group.get(), "/LoadBalancerArns", group.get().loadBalancerArns()))
                .finding();
    }

    private static Finding fail(Scaling scaling, ScalingPolicy policy, TargetTracking tracking, LoadBalancing behind, String title, String observed) {
        var commands = new ScalingCommands(scaling);
        var right = rightLabel(behind);
        var finding = Finding.draft(INFO, Status.FAIL, policy.id(), title)
                .observed(tracking.resourceLabel() == null ? observed : tracking.resourceLabel() + ": " + observed)
                .expected(right.map(TargetLabel::toString).orElse(TargetLabel.FORM))
                .why("CloudWatch has no datapoints under this label that count the requests of this service, and target tracking does not scale without data: "
                        + "the policy is there and does nothing.")
                .evidence(Evidence.of(policy, LABEL, tracking.resourceLabel()))
                .evidence(attached(scaling))
                .command(commands.confirmPolicies());
        if (right.isPresent() && policy.policyName() != null) {
            finding.command(commands.fix("Writes the label that belongs to the service into the policy; every other recorded member is sent again. The service scales out "
                                    + "within minutes where the target value" + (tracking.targetValue() == null ? "" : " of " + Amounts.number(tracking.targetValue())) + " is exceeded.",
                            commands.putTargetTracking(policy.policyName(), labelled(policy, right.get()))))
                    .command(commands.restore(policy))
                    .command(commands.verifyPolicies());
        }
        return finding.finding();
    }

    /// The recorded configuration with another label.
    private static Map<String, Object> labelled(ScalingPolicy policy, TargetLabel label) {
        var configuration = new LinkedHashMap<>(policy.targetTrackingScalingPolicyConfiguration());
        var specification = new LinkedHashMap<String, Object>();
        if (configuration.get("PredefinedMetricSpecification") instanceof Map<?, ?> recorded) {
            recorded.forEach((name, value) -> specification.put(String.valueOf(name), value));
        }
        specification.put("ResourceLabel", label.toString());
        configuration.put("PredefinedMetricSpecification", specification);
        return configuration;
    }

    /// The one label that fits, where the service stands behind one Application Load Balancer with one target group.
    private static Optional<TargetLabel> rightLabel(LoadBalancing behind) {
        var groups = behind.applicationTargetGroups();
        return behind.isKnown() && groups.size() == 1 && LoadBalancing.applicationLoadBalancers(groups.getFirst()).size() == 1
                ? Optional.of(TargetLabel.of(LoadBalancing.applicationLoadBalancers(groups.getFirst()).getFirst(), groups.getFirst()))
                : Optional.empty();
    }

    private static List<Evidence> attached(Scaling scaling) {
        var service = scaling.subject().service();
        if (service.loadBalancers().isEmpty()) {
            return List.of(Evidence.of(service, "/loadBalancers", List.of()));
        }
        return List.of(Evidence.of(service, "/loadBalancers/0/targetGroupArn", service.loadBalancers().getFirst().targetGroupArn()));
    }

    /// The names in ARNs such as `…:targetgroup/name/id` and `…:loadbalancer/app/name/id`.
    private static String names(List<String> arns) {
        return String.join(", ", arns.stream().map(arn -> arn.substring(arn.lastIndexOf(':') + 1)).toList());
    }
}
