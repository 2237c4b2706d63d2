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
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricAlarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Whether each step scaling policy has an alarm that triggers it. Unlike target tracking, a step policy makes no alarms of its own.
public final class StepWithoutAlarm implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.SCALING, "step-without-alarm", Owner.PLATFORM,
            "Does an alarm trigger each step scaling policy?",
            Set.of("application-autoscaling describe-scalable-targets", "application-autoscaling describe-scaling-policies"),
            Set.of("cloudwatch describe-alarms"),
            List.of("https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-stepscaling.html"));

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
        var findings = new ArrayList<>(scaling.policies().stream().filter(ScalingPolicy::isStep).map(policy -> judge(scaling, policy)).toList());
        if (!scaling.policiesAreKnown()) {
            findings.add(scaling.unknown(INFO, "Whether there are step policies is not known", subject.needs(scaling.readPolicies())));
        } else if (findings.isEmpty()) {
            findings.add(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "No step policy scales the service")
                    .observed(Amounts.count(scaling.policies().size(), "policy", "policies") + ", none of the type StepScaling")
                    .expected("a step policy, for this check to apply")
                    .finding());
        }
        return findings;
    }

    private static Finding judge(Scaling scaling, ScalingPolicy policy) {
        var subject = scaling.subject();
        var alarms = PolicyAlarms.of(subject.inventory(), policy);
        var commands = new ScalingCommands(scaling);
        if (alarms.recorded().isEmpty() && (policy.alarms().isEmpty() || alarms.areGone())) {
            var finding = Finding.draft(INFO, Status.FAIL, policy.id(), "No alarm triggers the step policy " + policy.name())
                    .observed(policy.alarms().isEmpty()
                            ? "the policy names no alarm" + (alarms.isSearched() ? ", and no recorded alarm names the policy" : "")
                            : "the policy's alarm " + String.join(", ", alarms.names()) + " does not exist")
                    .expected("a CloudWatch alarm whose alarm action is this policy")
                    .why("A step policy acts only when an alarm calls it; as recorded, this one does nothing. Which metric and threshold it was meant for, the record does not "
                            + "tell; the alarm is made with put-metric-alarm, its alarm action being " + policy.id() + ".")
                    .evidence(Evidence.of(policy, "/Alarms", policy.alarms().isEmpty() ? List.of() : PolicyAlarms.json(policy)))
                    .command(commands.confirmPolicies());
            if (!policy.alarms().isEmpty()) {
                finding.command(AwsCommand.confirm("Reads the alarm that the policy names; none comes back.",
                        Reads.describeAlarms(alarms.names()).argv(subject.region())));
            }
            return finding.finding();
        }
        var silent = alarms.recorded().stream().filter(alarm -> Boolean.FALSE.equals(alarm.actionsEnabled())).toList();
        if (!silent.isEmpty() && silent.size() == alarms.recorded().size() && alarms.recorded().size() >= policy.alarms().size()) {
            return silent(scaling, policy, silent);
        }
        var first = alarms.recorded().stream().findFirst();
        return Finding.draft(INFO, Status.OK, policy.id(), "An alarm triggers the step policy " + policy.name())
                .observed(first.map(alarm -> "alarm " + alarm.alarmName() + (alarm.metricName() == null ? "" : " on " + alarm.metricName()))
                        .orElse("alarm " + String.join(", ", alarms.names())))
                .expected("a CloudWatch alarm whose alarm action is this policy")
                .evidence(first.map(alarm -> Evidence.of(alarm, "/AlarmActions", alarm.alarmActions()))
                        .orElseGet(() -> Evidence.of(policy, "/Alarms", PolicyAlarms.json(policy))))
                .finding();
    }

    private static Finding silent(Scaling scaling, ScalingPolicy policy, List<MetricAlarm> alarms) {
        var region = scaling.subject().region();
        var names = alarms.stream().map(MetricAlarm::alarmName).filter(Objects::nonNull).toList();
        var shown = String.join(", ", names);
        return Finding.draft(INFO, Status.FAIL, policy.id(), "The alarm of the step policy " + policy.name() + " may not act")
                .observed("the actions of " + shown + " are disabled")
                .expected("an alarm with its actions enabled")
                .why("An alarm whose actions are disabled changes its state and calls nothing, so the policy does not scale the service.")
                .evidence(alarms.stream().map(alarm -> Evidence.of(alarm, "/ActionsEnabled", alarm.actionsEnabled())).toList())
                .command(AwsCommand.confirm("Reads the alarm.", Reads.describeAlarms(names).argv(region)))
                .command(AwsCommand.fix("Lets the alarm call its actions again, this policy and whatever else it names. If it stands in ALARM, the policy acts at once.",
                        CommandLine.aws("cloudwatch", "enable-alarm-actions").option("--alarm-names", names).in(region)))
                .command(AwsCommand.undo("Disables the alarm's actions, as recorded.",
                        CommandLine.aws("cloudwatch", "disable-alarm-actions").option("--alarm-names", names).in(region)))
                .command(AwsCommand.verify("Reads the alarm.", Reads.describeAlarms(names).argv(region)))
                .finding();
    }
}
