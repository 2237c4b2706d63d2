package dev.drydock.check.health;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.check.measure.Run;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.elbv2.TargetHealthDescription;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Whether a target group had an unhealthy target for minutes on end.
///
/// Each node of a load balancer counts for itself, several times a minute. The Minimum of a minute is at least 1 only where every count of every node was:
/// that proves the whole minute. The Maximum is at least 1 where a single count was, and may be alone in that: targets that fail in turn, or zones that check
/// their own targets only (cross-zone load balancing off). So the Maximum warns, and fails only with an unhealthy target in the recorded target health.
public final class UnhealthySustained implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "unhealthy-sustained", Owner.APP,
            "Was a target unhealthy for minutes on end?",
            Set.of("elbv2 describe-target-groups"), Set.of("cloudwatch get-metric-data", "elbv2 describe-target-health"), null,
            List.of("https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
                    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html"));
    private static final String METRIC = "UnHealthyHostCount";
    private static final Duration LEAST = Duration.ofMinutes(5);
    private static final String RULE = "no unhealthy target for 5 min or more";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return MeasuredGroup.each(INFO, subject, false, group -> judge(subject, group));
    }

    private static Finding judge(Subject subject, MeasuredGroup group) {
        var least = group.measure(METRIC, "Minimum");
        var most = group.measure(METRIC, "Maximum");
        var proved = Run.worst(least.points(subject), value -> value >= 1, LEAST, subject.now()).orElse(null);
        var seen = Run.worst(most.points(subject), value -> value >= 1, LEAST, subject.now()).orElse(null);
        var unhealthy = subject.inventory().targetHealth(group.arn()).stream()
                .filter(one -> one.targetHealth() != null && "unhealthy".equals(one.targetHealth().state())).toList();
        if (proved != null && (proved.stands(subject.now()) || seen == null || !seen.stands(subject.now()))) {
            return bad(subject, group, proved, true, unhealthy);
        }
        if (seen != null) {
            return bad(subject, group, seen, false, unhealthy);
        }
        if (most.series(subject).isEmpty() && least.series(subject).isEmpty() || most.series(subject).isEmpty() && !unhealthy.isEmpty()) {
            return Finding.draft(INFO, Status.UNKNOWN, group.arn(), "Whether " + group.name() + " had an unhealthy target for long is not known")
                    .observed((unhealthy.isEmpty() ? "" : Numbers.count(unhealthy.size(), "target") + " unhealthy at the time of the record, and ") + "no " + METRIC
                            + " (Maximum) in the record")
                    .expected(RULE)
                    .missing(most.missing(subject), least.missing(subject))
                    .finding();
        }
        var points = most.series(subject).isPresent() ? most.points(subject) : least.points(subject);
        if (points.isEmpty()) {
            return Finding.draft(INFO, Status.NA, group.arn(), "Target group " + group.name() + " had no registered target in what was recorded")
                    .observed("no datapoint of " + METRIC)
                    .expected("registered targets, for this check to apply")
                    .finding();
        }
        if (most.series(subject).isEmpty()) {
            // The Minimum alone proves what it finds, and nothing by finding nothing.
            return Finding.draft(INFO, Status.UNKNOWN, group.arn(), "Whether " + group.name() + " had an unhealthy target for long is not known")
                    .observed("no 5 min in which every count of every node of the load balancer had one; the Maximum is not recorded")
                    .expected(RULE)
                    .missing(most.missing(subject))
                    .finding();
        }
        var minutes = points.stream().filter(point -> point.value() >= 1).count();
        return Finding.draft(INFO, Status.OK, group.arn(), minutes == 0 ? "Target group " + group.name() + " had no unhealthy target" : "Target group " + group.name()
                        + " had no unhealthy target for long")
                .observed(minutes == 0 ? "none from " + Numbers.minute(points.getFirst().time()).replace(" UTC", "") + " to " + Numbers.minute(points.getLast().end())
                        : Numbers.count(minutes, "datapoint") + " with one, never 5 min in a row" + now(unhealthy))
                .expected(RULE)
                .finding();
    }

    private static String now(List<TargetHealthDescription> unhealthy) {
        return unhealthy.isEmpty() ? "" : "; " + Numbers.count(unhealthy.size(), "target") + " unhealthy at the time of the record";
    }

    /// @param proved whether every count says so
    private static Finding bad(Subject subject, MeasuredGroup group, Run run, boolean proved, List<TargetHealthDescription> unhealthy) {
        var goesOn = run.stands(subject.now());
        var standing = goesOn && (proved || !unhealthy.isEmpty());
        var count = Math.round(run.highest().value());
        var draft = Finding.draft(INFO, standing ? Status.FAIL : Status.WARN, group.arn(), standing
                        ? "Target group " + group.name() + " has had an unhealthy target for " + Numbers.duration(run.length())
                        : goesOn ? "Target group " + group.name() + " has shown an unhealthy target in every minute for " + Numbers.duration(run.length())
                        : "Target group " + group.name() + " had an unhealthy target for " + Numbers.duration(run.length()))
                .observed(METRIC + (proved ? " (Minimum)" : " (Maximum)") + " at 1 or more for " + run.words() + ", up to " + count + now(unhealthy))
                .expected(RULE)
                .why((proved ? "Every node of the load balancer counted at least one unhealthy target all that time. "
                        : "In each of these minutes a node of the load balancer counted one; whether it was the same target all the time, the Maximum does not tell. ")
                        + "An unhealthy target gets no requests, so the others carry its share, and ECS replaces its task."
                        + (goesOn ? " It goes on up to the last minute that is recorded." : " By the end of the record it was over."))
                .evidence(run.evidence());
        unhealthy.stream().limit(3).forEach(one -> draft.evidence(Evidence.of(one, "/TargetHealth/State", "unhealthy")));
        return draft.command(group.measure(METRIC, proved ? "Minimum" : "Maximum").confirm(subject, "Reads the unhealthy targets, minute by minute."))
                .command(AwsCommand.confirm("Reads each target's health, with the reason where it is not healthy.",
                        Reads.describeTargetHealth(group.arn()).argv(subject.region())))
                .finding();
    }
}
