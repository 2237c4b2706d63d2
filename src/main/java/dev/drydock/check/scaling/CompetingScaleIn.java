package dev.drydock.check.scaling;

import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// Policies that scale in against each other. Target tracking policies do not: the service scales in only when all of them are ready to. A step policy
/// waits for nobody: it takes tasks away that another policy then asks for again (PutScalingPolicy in the Application Auto Scaling API reference).
final class CompetingScaleIn {
    private CompetingScaleIn() {}

    /// One finding for each step policy that takes tasks away beside another policy that does.
    static List<Finding> in(CheckInfo check, Scaling scaling) {
        var tracking = scaling.policies().stream().filter(policy -> policy.targetTracking() != null && !policy.targetTracking().disableScaleIn()).toList();
        var steps = scaling.policies().stream().filter(CompetingScaleIn::takesAway).toList();
        return steps.stream()
                .flatMap(step -> {
                    var others = Stream.concat(tracking.stream(), steps.stream().filter(other -> other != step && isOnAnotherMetric(scaling, step, other))).toList();
                    return others.isEmpty() ? Stream.empty() : Stream.of(finding(check, scaling, step, others, tracking));
                })
                .toList();
    }

    private static boolean takesAway(ScalingPolicy policy) {
        return policy.isStep() && policy.stepAdjustments().stream().anyMatch(step -> step < 0);
    }

    /// Two step policies on one metric are two steps of one stair; where a metric is not recorded, nothing is claimed.
    private static boolean isOnAnotherMetric(Scaling scaling, ScalingPolicy one, ScalingPolicy other) {
        var first = PolicyAlarms.of(scaling.subject().inventory(), one).metricNames();
        var second = PolicyAlarms.of(scaling.subject().inventory(), other).metricNames();
        return !first.isEmpty() && !second.isEmpty() && first.stream().noneMatch(second::contains);
    }

    private static Finding finding(CheckInfo check, Scaling scaling, ScalingPolicy step, List<ScalingPolicy> others, List<ScalingPolicy> tracking) {
        var commands = new ScalingCommands(scaling);
        var names = String.join(", ", others.stream().map(ScalingPolicy::name).toList());
        var finding = Finding.draft(check, Status.WARN, step.id(), "The step policy " + step.name() + " scales in against " + names)
                .observed(step.name() + " takes tasks away by " + step.stepAdjustments().stream().filter(size -> size < 0).toList() + ", and so does " + names)
                .expected("one policy that scales in, or target tracking alone, which scales in only when all of its policies agree")
                .why("A step policy does not wait for target tracking: it takes tasks away as soon as its alarm says so, even while " + names
                        + " still needs them and adds them again. Each such round stops tasks and starts new ones.")
                .evidence(steps(step))
                .command(commands.confirmPolicies());
        for (var policy : others) {
            if (!tracking.contains(policy)) {
                finding.evidence(steps(policy));
                continue;
            }
            var recorded = policy.targetTrackingScalingPolicyConfiguration();
            finding.evidence(Evidence.of(policy, "/TargetTrackingScalingPolicyConfiguration/DisableScaleIn", recorded.get("DisableScaleIn")));
            if (policy.policyName() != null) {
                var outOnly = new LinkedHashMap<>(recorded);
                outOnly.put("DisableScaleIn", true);
                finding.command(commands.fix("Leaves scaling in to " + step.name() + ": " + policy.name()
                                + " then only adds tasks; every other recorded member is sent again.", commands.putTargetTracking(policy.policyName(), outOnly)))
                        .command(commands.restore(policy));
            }
        }
        return finding.command(commands.verifyPolicies()).finding();
    }

    private static Evidence steps(ScalingPolicy policy) {
        return Evidence.of(policy, "/StepScalingPolicyConfiguration/StepAdjustments", policy.stepScalingPolicyConfiguration().get("StepAdjustments"));
    }
}
