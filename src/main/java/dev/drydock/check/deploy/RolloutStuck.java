package dev.drydock.check.deploy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Whether a rollout that is under way comes to an end.
public final class RolloutStuck implements Check {
    static final CheckInfo INFO = CheckInfo.of(Badge.ROLLBACK, "rollout-stuck", Owner.PLATFORM,
            "Does a rollout that is under way come to an end?",
            Set.of("ecs describe-services"),
            Set.of("ecs describe-tasks", "ecs describe-service-deployments", "ecs list-service-deployments", "elbv2 describe-target-health",
                    "deploy get-deployment"),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var service = subject.service();
        var style = RolloutStyle.of(service);
        if (service.desiredCount() != null && service.desiredCount() == 0) {
            return List.of(draft(subject, Status.NA, "The service shall run no tasks").observed("desired count 0")
                    .expected("nothing: there is nothing to roll out").finding());
        }
        return List.of(switch (style) {
            case ROLLING -> new RollingProgress(subject).finding();
            case BLUE_GREEN, LINEAR, CANARY -> new ShiftProgress(subject, style).finding();
            case CODE_DEPLOY, EXTERNAL -> new TaskSetProgress(subject, style).finding();
            case UNKNOWN -> unknown(subject, RolloutStyle.unknownName(service), Reads.describeServices(subject.cluster(), service.name()));
        });
    }

    static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title);
    }

    static Finding unknown(Subject subject, String observed, Read missing) {
        return draft(subject, Status.UNKNOWN, "Whether a rollout of the service hangs is not known")
                .observed(observed).expected("a rollout that comes to an end").missing(subject.needs(missing)).finding();
    }

    static Finding idle(Subject subject, String observed) {
        return draft(subject, Status.OK, "No rollout is under way").observed(observed).expected("nothing that hangs").finding();
    }

    static Finding.Draft onTime(Subject subject, String observed, Duration age, ExpectedTime expected) {
        return draft(subject, Status.OK, "The rollout has been under way for " + Numbers.duration(age) + ", and is on time")
                .observed(observed).expected("an end within " + Numbers.duration(expected.total())).why(expected.workedOut() + ".");
    }

    /// The sentences that every stuck rollout has in common.
    static Finding.Draft stuck(Subject subject, String observed, Duration age, ExpectedTime expected, RolloutCauses causes) {
        return draft(subject, Status.FAIL, "The rollout is stuck after " + Numbers.duration(age) + ": " + causes.title())
                .observed(observed + "; " + causes.sentence())
                .expected("an end within " + Numbers.duration(expected.total()))
                .why("It may take " + expected.workedOut() + "; it has taken " + Numbers.duration(age) + " at the time of the record, and does not converge.")
                .evidence(causes.evidence())
                .command(AwsCommand.confirm("Reads the service with its deployments and events.", DeploymentSettings.read(subject)));
    }

    static AwsCommand verify(Subject subject) {
        return AwsCommand.verify("Reads the service again.", DeploymentSettings.read(subject));
    }

    /// Stops a service deployment and goes back.
    static AwsCommand rollBack(Subject subject, String serviceDeploymentArn) {
        return AwsCommand.fix("Stops this deployment of the service " + subject.service().name()
                + " and goes back to the revision before it. It has no undo but to deploy the"
                + " revision again.", CommandLine.aws("ecs", "stop-service-deployment")
                        .option("--service-deployment-arn", serviceDeploymentArn)
                        .option("--stop-type", "ROLLBACK")
                        .in(subject.region()));
    }
}
