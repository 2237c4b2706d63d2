package dev.drydock.check.health;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.check.measure.Measure;
import dev.drydock.check.measure.Run;
import dev.drydock.check.measure.Spread;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Whether responses are as fast as their owner wants them. What that is, a person enters: no AWS call tells it.
///
/// A single slow minute is not judged: the 95th percentile of each minute has to stay above the objective for [#LEAST]. Percentiles of minutes cannot be
/// added up to one of an hour, so their median and their highest are shown.
public final class Latency implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "latency", Owner.APP,
            "Are the responses as fast as their owner wants them?",
            Set.of("elbv2 describe-target-groups"), Set.of("cloudwatch get-metric-data"), null,
            List.of("https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html"));
    private static final Duration LEAST = Duration.ofMinutes(5);

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return MeasuredGroup.each(INFO, subject, true, group -> judge(subject, group));
    }

    private static Finding judge(Subject subject, MeasuredGroup group) {
        var measure = group.measure("TargetResponseTime", "p95");
        var points = measure.points(subject);
        var spread = Spread.of(points.stream().map(MetricSeries.Point::value).toList());
        var shown = spread.map(one -> "the 95th percentile of each minute: " + Numbers.seconds(one.p50()) + " in the middle, " + Numbers.seconds(one.highest()) + " at most, from "
                + Numbers.minute(points.getFirst().time()).replace(" UTC", "") + " to " + Numbers.minute(points.getLast().end()))
                .orElse("no 95th percentile of TargetResponseTime in the record");
        var entered = subject.entered().latencySeconds();
        if (entered == null) {
            return Finding.draft(INFO, Status.NA, group.arn(), "How fast " + group.name() + " should answer was not entered"
                            + spread.map(one -> "; 95 % of its requests took up to " + Numbers.seconds(one.p50()) + " in a usual minute").orElse(""))
                    .observed(shown)
                    .expected("a response time to hold it against, entered with --latency")
                    .evidence(points.isEmpty() ? List.of() : List.of(Measure.evidence(points.getLast())))
                    .finding();
        }
        var rule = "95 % of the requests of each minute within " + Numbers.seconds(entered) + " (entered)";
        if (spread.isEmpty()) {
            var asked = measure.series(subject).isPresent();
            return Finding.draft(INFO, asked ? Status.NA : Status.UNKNOWN, group.arn(), asked ? "Target group " + group.name() + " got no request in what was recorded"
                            : "How fast " + group.name() + " answers is not known")
                    .observed(asked ? "no datapoint of TargetResponseTime" : shown)
                    .expected(rule)
                    .missing(asked ? List.of() : List.of(measure.missing(subject)))
                    .finding();
        }
        var above = points.stream().filter(point -> point.value() > entered).count();
        var run = Run.worst(points, value -> value > entered, LEAST, subject.now()).orElse(null);
        if (run == null) {
            return Finding.draft(INFO, Status.OK, group.arn(), "95 % of the requests of " + group.name() + " are answered within " + Numbers.seconds(entered))
                    .observed(shown + (above == 0 ? "" : "; " + Numbers.count(above, "datapoint") + " above " + Numbers.seconds(entered) + ", never " + LEAST.toMinutes() + " min in a row"))
                    .expected(rule)
                    .evidence(Measure.evidence(points.getLast()))
                    .finding();
        }
        var standing = run.stands(subject.now());
        return Finding.draft(INFO, standing ? Status.FAIL : Status.WARN, group.arn(), standing
                        ? "Target group " + group.name() + " answers slower than the " + Numbers.seconds(entered) + " that are wanted"
                        : "Target group " + group.name() + " answered slower than the " + Numbers.seconds(entered) + " that are wanted for a time")
                .observed("a 95th percentile above " + Numbers.seconds(entered) + " for " + run.words() + ", up to " + Numbers.seconds(run.highest().value()) + "; " + shown)
                .expected(rule)
                .why("One request in twenty took longer than " + Numbers.seconds(entered) + " in each of these minutes, up to " + Numbers.seconds(run.highest().value()) + " = "
                        + Numbers.plain(Math.floor(run.highest().value() / entered * 10) / 10) + " times as long."
                        + (standing ? " It goes on up to the last minute that is recorded." : " By the end of the record it was over."))
                .evidence(run.evidence())
                .command(measure.confirm(subject, "Reads the 95th percentile of the response time, minute by minute."))
                .finding();
    }
}
