package dev.drydock.check.health;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.util.List;
import java.util.Set;

/// Whether the targets themselves answer with 5xx. What the load balancer answers in their place is another check's.
///
/// Metrics of a load balancer are reported only while requests flow and there is something to report ("CloudWatch metrics for your Application Load
/// Balancer"): a minute without a datapoint of 5xx had none where requests were counted in it.
public final class TargetErrors implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "target-5xx", Owner.APP,
            "Do the targets answer more than 1 % of their requests with 5xx?",
            Set.of("elbv2 describe-target-groups"), Set.of("cloudwatch get-metric-data"), null,
            List.of("https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
                    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html"));
    private static final String ERRORS = "HTTPCode_Target_5XX_Count";
    private static final String RULE = "at most 1 % of the requests of five minutes; fewer than " + ErrorShare.LEAST_ERRORS + " errors say too little";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return MeasuredGroup.each(INFO, subject, true, group -> judge(subject, group));
    }

    private static Finding judge(Subject subject, MeasuredGroup group) {
        var errors = group.measure(ERRORS, "Sum").series(subject);
        if (errors.isEmpty()) {
            return Finding.draft(INFO, Status.UNKNOWN, group.arn(), "How many 5xx the targets of " + group.name() + " answered is not known")
                    .observed("no " + ERRORS + " in the record")
                    .expected(RULE)
                    .missing(group.measure(ERRORS, "Sum").missing(subject))
                    .finding();
        }
        var points = errors.get().points();
        var counts = RequestCounts.of(subject, group).orElse(null);
        if (counts == null) {
            return requestsUnknown(subject, group, points);
        }
        var shares = ErrorShare.of(points, counts, subject.now()).orElse(null);
        if (shares == null || shares.all().requests() == 0) {
            return Finding.draft(INFO, Status.NA, group.arn(), "Target group " + group.name() + " got no request in what was recorded")
                    .observed(shares == null ? "no datapoint of requests or errors" : shares.all().words(""))
                    .expected("requests, for this check to apply")
                    .finding();
        }
        var about = counts.exact() ? "" : "about ";
        var bad = shares.standing().or(shares::worst).orElse(null);
        if (bad == null) {
            return counts.whole() || shares.all().errors() == 0 ? ok(group, shares.all(), counts, about) : requestsUnknown(subject, group, points);
        }
        var standing = shares.standing().isPresent();
        var bound = counts.whole() ? "" : "at least ";
        return Finding.draft(INFO, standing ? Status.FAIL : Status.WARN, group.arn(), standing
                        ? "The targets of " + group.name() + " answer " + bound + bad.percent() + " of their requests with 5xx"
                        : "The targets of " + group.name() + " answered " + bound + bad.percent() + " of their requests with 5xx for a time")
                .observed(bad.words(about) + (bad.equals(shares.all()) ? "" : "; " + shares.all().words(about) + " in all that is recorded"))
                .expected(RULE)
                .why(Math.round(bad.errors()) + " ÷ " + Math.round(bad.requests()) + " = " + bound + bad.percent() + " (" + counts.words() + "). The application itself gave these"
                        + " answers: its log of these minutes tells why."
                        + (standing ? " It goes on up to the last minute that is recorded." : " By the end of the record it was over."))
                .evidence(bad.evidence())
                .command(group.measure(ERRORS, "Sum").confirm(subject, "Reads the 5xx answers of the targets, minute by minute."))
                .command(group.measure("RequestCount", "Sum").confirm(subject, "Reads the requests of the target group, minute by minute."))
                .finding();
    }

    private static Finding ok(MeasuredGroup group, ErrorShare all, RequestCounts counts, String about) {
        return Finding.draft(INFO, Status.OK, group.arn(), all.errors() == 0 ? "The targets of " + group.name() + " answered no request with 5xx"
                        : "The targets of " + group.name() + " answer few of their requests with 5xx")
                .observed(all.words(about))
                .expected(RULE)
                .why(counts.words() + "." + (group.group().isGrpc() ? " A gRPC error travels in the status of a call whose HTTP status is 200, and is not counted here." : ""))
                .evidence(all.evidence())
                .finding();
    }

    private static Finding requestsUnknown(Subject subject, MeasuredGroup group, List<MetricSeries.Point> errors) {
        var sum = errors.stream().mapToDouble(MetricSeries.Point::value).sum();
        return Finding.draft(INFO, Status.UNKNOWN, group.arn(), "What share of the requests of " + group.name() + " ended with 5xx is not known")
                .observed(Math.round(sum) + " answers with 5xx, among requests of " + group.name() + " that are not counted in the record")
                .expected(RULE)
                .missing(RequestCounts.missing(subject, group))
                .finding();
    }
}
