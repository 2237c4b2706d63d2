package dev.drydock.check.scaling;

import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.applicationautoscaling.TargetTracking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether scaling goes to and fro: by what it did, or by a cooldown that would let it.
public final class ScalingFlap implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.SCALING, "scaling-flap", Owner.PLATFORM,
            "Does the number of tasks go to and fro?",
            Set.of("application-autoscaling describe-scalable-targets", "application-autoscaling describe-scaling-policies"),
            Set.of("application-autoscaling describe-scaling-activities"),
            List.of("https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scaling-activities.html",
                    "https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html"));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int TURNS = 4;
    /// What lies further back than this is told, but is not failing now: Application Auto Scaling keeps six weeks of activities.
    private static final Duration RECENT = Duration.ofDays(7);
    private static final int SHORT_COOLDOWN = 60;
    /// The default of a service (Application Auto Scaling user guide, cooldown periods).
    private static final int DEFAULT_COOLDOWN = 300;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var scaling = Scaling.of(subject);
        var open = scaling.beforeJudging(INFO);
        if (open.isPresent()) {
            return List.of(open.get());
        }
        var findings = new ArrayList<Finding>();
        findings.add(activities(scaling));
        scaling.policies().forEach(policy -> shortCooldown(scaling, policy).ifPresent(findings::add));
        if (!scaling.policiesAreKnown()) {
            findings.add(scaling.unknown(INFO, "The cooldowns of the policies are not known", subject.needs(scaling.readPolicies())));
        }
        return findings;
    }

    private static Finding activities(Scaling scaling) {
        var subject = scaling.subject();
        var changes = DirectionChanges.in(scaling.activities(), scaling.policies());
        var busiest = changes.busiest(HOUR);
        if (busiest.size() >= TURNS) {
            return flapping(scaling, busiest);
        }
        if (!scaling.activitiesAreKnown()) {
            return Finding.draft(INFO, Status.UNKNOWN, scaling.resourceId(), "Whether the count went to and fro is not known")
                    .observed(subject.couldUse(scaling.readActivities()).gap().why())
                    .expected("the scaling activities on record")
                    .missing(subject.couldUse(scaling.readActivities()))
                    .finding();
        }
        var ok = Finding.draft(INFO, Status.OK, scaling.resourceId(), "The count does not go to and fro")
                .observed(Amounts.count(DirectionChanges.counts(scaling.activities()).size(), "recorded activity", "recorded activities") + " set a count, "
                        + Amounts.count(busiest.size(), "change", "changes") + " of direction in the busiest hour")
                .expected("fewer than " + TURNS + " changes of direction within an hour");
        scaling.activities().stream().findFirst().ifPresent(activity -> ok.evidence(Evidence.of(activity, "/Description", activity.description())));
        return ok.finding();
    }

    private static Finding flapping(Scaling scaling, List<DirectionChanges.Count> turns) {
        var now = scaling.subject().now();
        var first = turns.getFirst().at();
        var last = turns.getLast().at();
        var day = first.toString().substring(0, 10);
        var past = now != null && last.isBefore(now.minus(RECENT));
        var commands = new ScalingCommands(scaling);
        var counts = String.join(" → ", turns.stream().map(turn -> String.valueOf(turn.desired())).toList());
        var finding = Finding.draft(INFO, past ? Status.WARN : Status.FAIL, scaling.resourceId(),
                        past ? "The count went to and fro on " + day : "The count goes to and fro: " + turns.size() + " changes of direction within an hour")
                .observed(turns.size() + " changes of direction from " + Amounts.clock(first) + " to " + Amounts.clock(last) + " UTC on " + day + " (desired " + counts + ")")
                .expected("fewer than " + TURNS + " within an hour")
                .evidence(turns.stream().map(turn -> Evidence.of(turn.activity(), "/Description", turn.activity().description())).toList())
                .command(commands.confirmActivities());
        var swing = longestSwing(turns);
        var cooldown = (int) Math.max(DEFAULT_COOLDOWN, (swing.toSeconds() + 59) / 60 * 60);
        var calmed = new ArrayList<String>();
        for (var policy : scaling.policies()) {
            var tracking = policy.targetTracking();
            if (tracking != null && policy.policyName() != null && !tracking.disableScaleIn() && cooldown(tracking) < cooldown) {
                calmed.add(policy.name());
                finding.evidence(cooldownEvidence(policy))
                        .command(commands.fix("Makes " + policy.name() + " wait " + cooldown + " s between two scale-ins, instead of " + cooldown(tracking)
                                        + " s; every other recorded member is sent again. Tasks stay a little longer than they would.",
                                commands.putTargetTracking(policy.policyName(), cooled(policy, cooldown))))
                        .command(commands.restore(policy));
            }
        }
        return finding.why("Each turn stops tasks that are missed minutes later; every stop drains connections and every start pulls an image. The longest swing took "
                        + Amounts.minutes(swing) + ". "
                        + (calmed.isEmpty() ? "The cooldowns for scaling in are not what lets it swing: look for a target value that one task more or less crosses, or for steps too large."
                                : "A cooldown of " + cooldown + " s, as long as that and no less than the default of " + DEFAULT_COOLDOWN
                                        + " s, lets the effect of one scale-in show before the next. A scale-out ends it early, so it damps the swing and does not forbid it."))
                .command(commands.verifyActivities())
                .finding();
    }

    /// The longest time between two turns in a row.
    private static Duration longestSwing(List<DirectionChanges.Count> turns) {
        var longest = Duration.ZERO;
        for (var i = 1; i < turns.size(); i++) {
            var swing = Duration.between(turns.get(i - 1).at(), turns.get(i).at());
            longest = swing.compareTo(longest) > 0 ? swing : longest;
        }
        return longest;
    }

    private static Optional<Finding> shortCooldown(Scaling scaling, ScalingPolicy policy) {
        var tracking = policy.targetTracking();
        if (tracking == null || tracking.disableScaleIn() || cooldown(tracking) >= SHORT_COOLDOWN) {
            return Optional.empty();
        }
        var commands = new ScalingCommands(scaling);
        var seconds = cooldown(tracking);
        var finding = Finding.draft(INFO, Status.WARN, policy.id(), "The policy " + policy.name() + " waits only " + seconds + " s between two scale-ins")
                .observed("ScaleInCooldown " + seconds + " s")
                .expected("at least " + SHORT_COOLDOWN + " s; the default is " + DEFAULT_COOLDOWN + " s")
                .why("Metrics come once a minute: within " + seconds + " s of a scale-in no datapoint can show what it did, so the next is decided on the load before it.")
                .evidence(cooldownEvidence(policy))
                .command(commands.confirmPolicies());
        if (policy.policyName() != null) {
            finding.command(commands.fix("Makes the policy wait " + DEFAULT_COOLDOWN + " s between two scale-ins, the default; every other recorded member is sent again.",
                            commands.putTargetTracking(policy.policyName(), cooled(policy, DEFAULT_COOLDOWN))))
                    .command(commands.restore(policy))
                    .command(commands.verifyPolicies());
        }
        return Optional.of(finding.finding());
    }

    private static int cooldown(TargetTracking tracking) {
        return tracking.scaleInCooldown() == null ? DEFAULT_COOLDOWN : tracking.scaleInCooldown();
    }

    private static LinkedHashMap<String, Object> cooled(ScalingPolicy policy, int seconds) {
        var configuration = new LinkedHashMap<>(policy.targetTrackingScalingPolicyConfiguration());
        configuration.put("ScaleInCooldown", seconds);
        return configuration;
    }

    private static Evidence cooldownEvidence(ScalingPolicy policy) {
        return Evidence.of(policy, "/TargetTrackingScalingPolicyConfiguration/ScaleInCooldown", policy.targetTrackingScalingPolicyConfiguration().get("ScaleInCooldown"));
    }
}
