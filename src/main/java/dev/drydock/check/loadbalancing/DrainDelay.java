package dev.drydock.check.loadbalancing;

import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a target that leaves gets the time that its requests in flight need, and not much more.
public final class DrainDelay implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.DEPLOY_502, "drain-delay", Owner.PLATFORM,
            "Does a target that leaves get the time that its requests in flight need, and not much more?",
            Set.of("elbv2 describe-target-groups", "elbv2 describe-target-group-attributes"), Set.of("cloudwatch get-metric-data"),
            List.of("https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-connection-draining.html"));

    private static final List<String> CUT_OFF = List.of(LoadBalancerErrors.BAD_GATEWAY, LoadBalancerErrors.TIMEOUT);
    private static final String MEASURE = "1.5 × the longest response: measure TargetResponseTime (Maximum) over a busy day first";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var groups = AttachedTargetGroup.of(subject);
        return groups.isEmpty()
                ? List.of(NoTargetGroup.finding(INFO, subject, "no target is ever deregistered"))
                : groups.stream().map(group -> judge(subject, group)).toList();
    }

    private static Finding judge(Subject subject, AttachedTargetGroup group) {
        var delay = DeregistrationDelay.of(subject, group.arn());
        if (delay.isEmpty()) {
            return Finding.draft(INFO, Status.UNKNOWN, group.arn(), "The deregistration delay of target group " + group.name() + " is not known")
                    .observed("no " + DeregistrationDelay.KEY + " in the record")
                    .expected("the target group's attributes")
                    .evidence(group.named())
                    .missing(subject.needs(Reads.describeTargetGroupAttributes(group.arn())))
                    .finding();
        }
        if (group.targetGroup() == null) {
            return Finding.draft(INFO, Status.UNKNOWN, group.arn(), "What target group " + group.name() + " carries is not known")
                    .observed("a deregistration delay of " + delay.get().seconds() + " s, for requests or connections of unknown length")
                    .expected("the target group's protocol and load balancer")
                    .evidence(group.named(), delay.get().evidence())
                    .missing(subject.needs(Reads.describeTargetGroups(group.arn())))
                    .finding();
        }
        if (group.loadBalancerArn() == null) {
            return Finding.draft(INFO, Status.NA, group.arn(), "No load balancer routes to target group " + group.name())
                    .observed("a target group without a load balancer")
                    .expected("nothing: no request is cut off where none arrives")
                    .evidence(group.named())
                    .finding();
        }
        return new Verdict(subject, group, delay.get(), group.loadBalancerArn(), LongestResponse.ofEither(subject, group).orElse(null)).finding();
    }

    /// The judgement of one target group whose attributes, protocol and load balancer are known.
    private record Verdict(Subject subject, AttachedTargetGroup group, DeregistrationDelay delay, String loadBalancerArn, @Nullable LongestResponse longest) {

        Finding finding() {
            if (delay.seconds() == 0) {
                return tooShort("Target group " + group.name() + " cuts requests in flight off at once: its deregistration delay is 0 s");
            }
            if (group.isGrpc() || group.carriesConnections()) {
                return streams();
            }
            if (longest != null && delay.seconds() < longest.seconds()) {
                return tooShort("Target group " + group.name() + " drains for " + delay.seconds() + " s, less than " + (longest.through() == null ? "its" : "the service's") + " longest response of "
                        + Numbers.seconds(longest.seconds()));
            }
            if (delay.seconds() >= DeregistrationDelay.DEFAULT_SECONDS) {
                return longest != null && wanted(longest).withMargin() >= delay.seconds() ? earned(longest) : slow();
            }
            return longest != null ? fits(longest) : unmeasured();
        }

        private Finding tooShort(String title) {
            var errors = new LoadBalancerErrors(subject, loadBalancerArn);
            var stops = errors.struck(TaskStops.of(subject), CUT_OFF).stream().filter(Moment::isStop).toList();
            var hits = errors.within(stops, CUT_OFF);
            var draft = draft(hits.isEmpty() ? Status.WARN : Status.FAIL, title)
                    .brief("drain " + delay.seconds() + "\u00a0s, too short" + (longest == null ? "" : " for " + Numbers.seconds(longest.seconds())))
                    .observed(delay.seconds() + " s" + (longest == null ? "" : "; " + longest.words())
                            + (hits.isEmpty() ? "" : "; " + LoadBalancerErrors.byCode(hits) + " around " + Numbers.count(stops.size(), "task stop")))
                    .why("A deregistering target gets no new requests, and after the delay the load balancer closes what is still in flight: "
                            + (longest == null ? "whatever takes longer than " + delay.seconds() + " s" : "a request that needs "
                                    + Numbers.seconds(longest.seconds()) + " against " + delay.seconds() + " s")
                            + " ends in a 5xx for its client." + (hits.isEmpty() ? "" : " The load balancer counted " + LoadBalancerErrors.total(hits)
                                    + " of them within 2 minutes of a task's stop."));
            draft.evidence(hits.stream().limit(10).map(LoadBalancerErrors.Hit::evidence).toList())
                    .evidence(stops.stream().limit(5).map(Moment::evidence).toList());
            if (hits.isEmpty() && !errors.isRecorded()) {
                draft.missing(errors.missing());
            }
            return advised(draft);
        }

        private Finding slow() {
            var stop = StopTimeout.of(subject);
            var draft = draft(Status.WARN, "Target group " + group.name() + " drains for up to " + delay.seconds() + " s, so replaced tasks go slowly")
                    .brief("drain " + delay.seconds() + "\u00a0s, slow rollouts")
                    .observed(delay.seconds() + " s" + (delay.seconds() == DeregistrationDelay.DEFAULT_SECONDS ? ", the default" : "")
                            + (longest == null ? "" : "; " + longest.words()))
                    .why("Every replaced task takes up to " + delay.seconds() + " s + its stopTimeout" + stop
                            .map(timeout -> ": " + delay.seconds() + " + " + timeout.seconds() + " = " + (delay.seconds() + timeout.seconds()) + " s")
                            .orElse("") + ". A deregistering target gets no new requests, so this makes deployments and scale-in slow; it is not a cause of 502s.");
            stop.ifPresent(timeout -> draft.evidence(timeout.evidence()));
            return advised(draft);
        }

        private Finding streams() {
            return draft(Status.OK, "Target group " + group.name() + " carries long-lived streams, which need their " + delay.seconds() + " s to end")
                    .observed(delay.seconds() + " s; " + (group.isGrpc() ? "gRPC" : group.targetGroup() == null ? "" : group.targetGroup().protocol()))
                    .expected("time for streams to end by themselves")
                    .why("A stream lasts as long as its two ends like, so response times say nothing about the time that it needs.")
                    .finding();
        }

        private Finding earned(LongestResponse seen) {
            return draft(Status.OK, "Target group " + group.name() + " needs its long drain: a response took " + Numbers.seconds(seen.seconds()))
                    .observed(delay.seconds() + " s; " + seen.words())
                    .expected("no less than the longest response")
                    .why(wanted(seen).workedOut() + ".")
                    .finding();
        }

        private Finding fits(LongestResponse seen) {
            return draft(Status.OK, "Target group " + group.name() + " drains for longer than its longest response takes")
                    .observed(delay.seconds() + " s; " + seen.words())
                    .expected("at least the longest response, under the default " + DeregistrationDelay.DEFAULT_SECONDS + " s")
                    .finding();
        }

        private Finding unmeasured() {
            if (LongestResponse.isIdle(subject, group)) {
                return draft(Status.NA, "No request was answered through target group " + group.name() + ", so there is no response to judge its " + delay.seconds() + " s by")
                        .observed(delay.seconds() + " s; TargetResponseTime was asked for and has no datapoint")
                        .expected("at least the longest response")
                        .finding();
            }
            return draft(Status.UNKNOWN, "Whether " + delay.seconds() + " s are enough for target group " + group.name() + " is not known")
                    .observed(delay.seconds() + " s; no response time in the record")
                    .expected("at least the longest response")
                    .missing(LongestResponse.missing(subject, group, loadBalancerArn))
                    .finding();
        }

        private Finding.Draft draft(Status status, String title) {
            var evidence = new ArrayList<>(List.of(delay.evidence()));
            if (longest != null) {
                evidence.add(longest.evidence());
            }
            return Finding.draft(INFO, status, group.arn(), title).evidence(evidence);
        }

        /// What the delay should be and the commands that set it; without a measured response only what to measure.
        private Finding advised(Finding.Draft draft) {
            draft.command(DeregistrationDelay.confirm(subject, group.arn()));
            if (longest == null) {
                return draft.expected(MEASURE + (SpotUse.of(subject) instanceof SpotUse.Yes ? "; under 120 s on Spot" : ""))
                        .missing(LongestResponse.missing(subject, group, loadBalancerArn))
                        .finding();
            }
            draft.expected(wanted(longest).workedOut());
            wanted(longest).seconds().ifPresent(seconds -> draft.command(delay.setTo(subject, group, seconds))
                    .command(delay.setBack(subject, group))
                    .command(DeregistrationDelay.verify(subject, group.arn())));
            return draft.finding();
        }

        /// Where the record does not tell whether tasks run on Spot, the delay is kept to what fits both.
        private WantedDelay wanted(LongestResponse seen) {
            return new WantedDelay(seen.seconds(), !(SpotUse.of(subject) instanceof SpotUse.No));
        }
    }
}
