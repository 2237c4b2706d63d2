package dev.drydock.check.scaling;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.applicationautoscaling.ScalableTarget;
import dev.drydock.inventory.call.Reads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Whether scaling has room to act: a range that is no point, a maximum that is not what holds the service down, nothing suspended.
public final class ScalingCeiling implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.SCALING, "scaling-ceiling", Owner.PLATFORM,
            "Is there room to scale when the load asks for it?",
            Set.of("application-autoscaling describe-scalable-targets", "application-autoscaling describe-scaling-policies"),
            Set.of("cloudwatch get-metric-data", "cloudwatch describe-alarms"),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html",
                    "https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-suspend-resume-scaling.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var scaling = Scaling.of(subject);
        var open = scaling.beforeJudging(INFO);
        var target = scaling.target();
        if (open.isPresent() || target == null) {
            return open.stream().toList();
        }
        var findings = new ArrayList<Finding>();
        findings.add(range(scaling, target));
        suspended(scaling, target, findings);
        return findings;
    }

    private static Finding range(Scaling scaling, ScalableTarget target) {
        var subject = scaling.subject();
        var desired = scaling.desired();
        var minimum = target.minCapacity();
        var maximum = target.maxCapacity();
        if (desired == null || minimum == null || maximum == null) {
            return scaling.unknown(INFO, "How far the service stands from its maximum is not known",
                    subject.needs(desired == null ? Reads.describeServices(subject.cluster(), subject.service().name()) : scaling.readTargets()));
        }
        if (desired < maximum) {
            return minimum < maximum ? room(scaling, target, "desired " + desired + " of at most " + maximum, List.of()) : point(scaling, target, minimum);
        }
        var demands = scaling.policies().stream().filter(policy -> policy.isTargetTracking() || policy.isStep()).map(policy -> Demand.of(subject, policy)).toList();
        var more = demands.stream().filter(Demand.More.class::isInstance).map(Demand.More.class::cast).toList();
        if (!more.isEmpty()) {
            return ceiling(scaling, target, desired, minimum, maximum, more);
        }
        if (minimum.equals(maximum)) {
            return point(scaling, target, minimum);
        }
        if (!scaling.policiesAreKnown()) {
            return scaling.unknown(INFO, "The service stands at its maximum; whether it needs more is not known", subject.needs(scaling.readPolicies()));
        }
        var missing = demands.stream().filter(Demand.NotKnown.class::isInstance).flatMap(demand -> ((Demand.NotKnown) demand).missing().stream()).distinct().toList();
        if (!missing.isEmpty()) {
            return Finding.draft(INFO, Status.UNKNOWN, scaling.resourceId(),
                            "The service stands at its maximum of " + maximum + " tasks; whether it needs more is not known")
                    .observed("desired " + desired + ", maximum " + maximum)
                    .expected("the tracked metric, or its alarm, at the time of the capture")
                    .evidence(Evidence.of(subject.service(), "/desiredCount", desired), Evidence.of(target, "/MaxCapacity", maximum))
                    .missing(missing)
                    .finding();
        }
        var enough = demands.stream().filter(Demand.Enough.class::isInstance).map(Demand.Enough.class::cast).toList();
        return room(scaling, target, "desired " + desired + ", the maximum, but nothing asks for more" + (enough.isEmpty() ? "" : ": " + enough.getFirst().words()),
                enough.stream().flatMap(demand -> demand.evidence().stream()).toList());
    }

    private static Finding room(Scaling scaling, ScalableTarget target, String observed, List<Evidence> evidence) {
        return Finding.draft(INFO, Status.OK, scaling.resourceId(), "The range of " + scaling.range() + " tasks leaves room")
                .observed(observed)
                .expected("a count below the maximum, or a metric below its target")
                .evidence(Evidence.of(scaling.subject().service(), "/desiredCount", scaling.desired()), Evidence.of(target, "/MaxCapacity", target.maxCapacity()))
                .evidence(evidence)
                .finding();
    }

    /// Minimum and maximum are the same.
    private static Finding point(Scaling scaling, ScalableTarget target, int count) {
        return Finding.draft(INFO, Status.WARN, scaling.resourceId(), "Minimum and maximum are both " + count + ", so nothing can scale")
                .observed("minimum " + target.minCapacity() + ", maximum " + target.maxCapacity())
                .expected("a maximum above the minimum, as high as the load may ask for and the subnets and quotas allow")
                .why("The policies watch and cannot act: whatever the load, the service keeps " + Amounts.count(count, "task", "tasks") + ".")
                .evidence(Evidence.of(target, "/MinCapacity", target.minCapacity()), Evidence.of(target, "/MaxCapacity", target.maxCapacity()))
                .command(new ScalingCommands(scaling).confirmTarget())
                .finding();
    }

    private static Finding ceiling(Scaling scaling, ScalableTarget target, int desired, int minimum, int maximum, List<Demand.More> more) {
        var commands = new ScalingCommands(scaling);
        var factor = more.stream().filter(demand -> demand.factor() != null).mapToDouble(demand -> demand.factor()).max();
        var finding = Finding.draft(INFO, Status.FAIL, scaling.resourceId(),
                        "The service stands at its maximum of " + Amounts.count(maximum, "task", "tasks") + " and needs more")
                .brief("at its maximum of " + maximum)
                .observed("desired " + desired + ", maximum " + maximum + "; " + String.join("; ", more.stream().map(Demand.More::words).toList()))
                .expected("a maximum that the load does not reach")
                .evidence(Evidence.of(scaling.subject().service(), "/desiredCount", desired), Evidence.of(target, "/MaxCapacity", maximum))
                .evidence(more.stream().flatMap(demand -> demand.evidence().stream()).distinct().toList())
                .command(commands.confirmTarget());
        if (factor.isEmpty()) {
            return finding.why("Scaling wants more tasks and may not have them. How many more, the alarm does not tell; the metric would.").finding();
        }
        var needed = (int) Math.min(Math.ceil(desired * factor.getAsDouble()), Integer.MAX_VALUE);
        return finding.why("At this load target tracking would run " + desired + " × " + String.format(Locale.ROOT, "%.2f", factor.getAsDouble()) + " = " + needed
                        + " tasks, " + (needed - maximum) + " more than the maximum allows. A higher one needs that many more addresses and as much more vCPU quota, "
                        + "which badge " + Badge.IP_HEADROOM.number() + " judges.")
                .command(commands.fix("Raises the maximum to " + needed + "; scaling adds tasks within minutes. The minimum and what is suspended are sent as recorded.",
                        commands.register(minimum, needed, ScalingCommands.suspended(target))))
                .command(AwsCommand.undo("Puts the recorded range back; tasks above " + maximum + " are stopped.",
                        commands.register(minimum, maximum, ScalingCommands.suspended(target))))
                .command(commands.verifyTarget())
                .finding();
    }

    private static void suspended(Scaling scaling, ScalableTarget target, List<Finding> findings) {
        var recorded = ScalingCommands.suspended(target);
        var what = recorded.entrySet().stream().filter(entry -> Boolean.TRUE.equals(entry.getValue())).map(Map.Entry::getKey).toList();
        if (what.isEmpty()) {
            return;
        }
        var commands = new ScalingCommands(scaling);
        var resumed = new LinkedHashMap<String, Object>(recorded);
        what.forEach(member -> resumed.put(member, false));
        var finding = Finding.draft(INFO, Status.WARN, scaling.subject().service().serviceArn(),
                        "Scaling is suspended: " + String.join(", ", what.stream().map(ScalingCeiling::words).toList()))
                .observed(String.join(", ", what) + ": true")
                .expected("nothing suspended, outside of the work that it was suspended for")
                .why("What would act is in place and does nothing until scaling is resumed; the service keeps what count it has, whatever the load.")
                .evidence(what.stream().map(member -> Evidence.of(target, "/SuspendedState/" + member, true)).toList())
                .command(commands.confirmTarget());
        if (target.minCapacity() != null && target.maxCapacity() != null) {
            finding.command(commands.fix("Resumes what is suspended. What the metrics ask for by then is done at once.",
                            commands.register(target.minCapacity(), target.maxCapacity(), resumed)))
                    .command(AwsCommand.undo("Suspends again what was recorded as suspended.", commands.register(target.minCapacity(), target.maxCapacity(), recorded)))
                    .command(commands.verifyTarget());
        }
        findings.add(finding.finding());
    }

    private static String words(String member) {
        return switch (member) {
            case "DynamicScalingInSuspended" -> "policies take no tasks away";
            case "DynamicScalingOutSuspended" -> "policies add no tasks";
            default -> "scheduled actions do nothing";
        };
    }
}
