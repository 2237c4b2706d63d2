package dev.drydock.check.loadbalancing;

import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import java.util.List;
import java.util.Set;

/// Whether a Spot task's requests can end before Spot takes the task.
public final class SpotDrain implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.DEPLOY_502, "spot-drain", Owner.PLATFORM,
            "Can the requests of a Spot task end before Spot takes the task?",
            Set.of("ecs describe-services", "elbv2 describe-target-group-attributes"), Set.of("ecs describe-tasks", "cloudwatch get-metric-data"),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html",
                    "https://repost.aws/knowledge-center/fargate-spot-termination-notice"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var groups = AttachedTargetGroup.of(subject);
        if (groups.isEmpty()) {
            return List.of(NoTargetGroup.finding(INFO, subject, "no target is ever deregistered"));
        }
        return switch (SpotUse.of(subject)) {
            case SpotUse.Yes spot -> groups.stream().map(group -> judge(subject, group, spot)).toList();
            case SpotUse.No no -> List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "The service runs no tasks on Fargate Spot")
                    .observed(no.how())
                    .expected("nothing: no task is taken away by Spot")
                    .finding());
            case SpotUse.Unknown unknown -> List.of(Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(),
                            "Whether tasks run on Fargate Spot is not known")
                    .observed("neither a launch type nor a capacity provider strategy on the service")
                    .expected("the cluster's default strategy")
                    .missing(unknown.missing())
                    .finding());
        };
    }

    private static Finding judge(Subject subject, AttachedTargetGroup group, SpotUse.Yes spot) {
        var known = DeregistrationDelay.of(subject, group.arn());
        if (known.isEmpty()) {
            return Finding.draft(INFO, Status.UNKNOWN, group.arn(), "Whether target group " + group.name() + " drains before Spot takes a task is not known")
                    .observed(spot.how() + "; no " + DeregistrationDelay.KEY + " in the record")
                    .expected("under " + WantedDelay.SPOT_WARNING_SECONDS + " s")
                    .evidence(spot.evidence())
                    .missing(subject.needs(Reads.describeTargetGroupAttributes(group.arn())))
                    .finding();
        }
        var delay = known.get();
        if (delay.seconds() < WantedDelay.SPOT_WARNING_SECONDS) {
            return Finding.draft(INFO, Status.OK, group.arn(), "Target group " + group.name() + " drains before Spot takes a task")
                    .observed(spot.how() + "; deregistration delay " + delay.seconds() + " s")
                    .expected("under " + WantedDelay.SPOT_WARNING_SECONDS + " s")
                    .evidence(delay.evidence())
                    .evidence(spot.evidence())
                    .finding();
        }
        return tooLong(subject, group, spot, delay);
    }

    private static Finding tooLong(Subject subject, AttachedTargetGroup group, SpotUse.Yes spot, DeregistrationDelay delay) {
        var draft = Finding.draft(INFO, Status.WARN, group.arn(), "Spot takes a task before target group " + group.name() + " has drained it")
                .brief("Spot goes before drain ends")
                .observed(spot.how() + "; deregistration delay " + delay.seconds() + " s")
                .why("A Spot task ends " + WantedDelay.SPOT_WARNING_SECONDS + " s after its warning, and the delay lets requests run for "
                        + delay.seconds() + " s: "
                        + (delay.seconds() - WantedDelay.SPOT_WARNING_SECONDS) + " s more than the task has. SIGTERM comes with the warning, and the target may"
                        + " stay registered until the task has stopped, so the application must go on serving until it is deregistered.")
                .evidence(delay.evidence())
                .evidence(spot.evidence())
                .command(DeregistrationDelay.confirm(subject, group.arn()));
        LongestResponse.of(subject, group).ifPresentOrElse(longest -> {
            var wanted = new WantedDelay(longest.seconds(), true);
            draft.expected(wanted.workedOut()).evidence(longest.evidence());
            wanted.seconds().ifPresent(seconds -> draft.command(delay.setTo(subject, group, seconds))
                    .command(delay.setBack(subject, group))
                    .command(DeregistrationDelay.verify(subject, group.arn())));
        }, () -> {
            draft.expected("under " + WantedDelay.SPOT_WARNING_SECONDS + " s; measure TargetResponseTime (Maximum) first, and take 1.5 × the longest response");
            if (group.loadBalancerArn() != null && group.isHttp()) {
                draft.missing(LongestResponse.missing(subject, group, group.loadBalancerArn()));
            }
        });
        return draft.finding();
    }
}
