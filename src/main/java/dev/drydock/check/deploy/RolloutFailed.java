package dev.drydock.check.deploy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the last rollout ended, and whether one that shifts traffic would be rolled back by an alarm.
public final class RolloutFailed implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.ROLLBACK, "rollout-failed", Owner.APP,
            "Did the last rollout fail or go back, and would an alarm send it back where no circuit breaker does?",
            Set.of("ecs describe-services"), Set.of("ecs describe-service-deployments", "ecs describe-tasks", "deploy get-deployment"),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html"));

    private static final String EXPECTED = "a last rollout that ended well";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var style = RolloutStyle.of(subject.service());
        return List.of(switch (style) {
            case ROLLING -> rolling(subject);
            case BLUE_GREEN, LINEAR, CANARY, CODE_DEPLOY, EXTERNAL -> shifting(subject, style);
            case UNKNOWN -> unknown(subject, RolloutStyle.unknownName(subject.service()));
        });
    }

    private static Finding rolling(Subject subject) {
        if (subject.service().primaryDeployment() == null && "ACTIVE".equals(subject.service().status())) {
            return unknown(subject, "no PRIMARY deployment in the record");
        }
        var outcome = RolloutOutcome.rolling(subject);
        return outcome.status() == Status.OK ? ended(subject, outcome) : failed(subject, outcome, null);
    }

    private static Finding unknown(Subject subject, String observed) {
        return draft(subject, Status.UNKNOWN, "How the last rollout ended is not known").observed(observed).expected(EXPECTED)
                .evidence(RolloutStyle.evidence(subject.service()))
                .missing(subject.needs(Reads.describeServices(subject.cluster(), subject.service().name()))).finding();
    }

    private static Finding shifting(Subject subject, RolloutStyle style) {
        var outcome = RolloutOutcome.shifting(subject, style);
        var alarm = RollbackAlarm.of(subject, style);
        if (outcome.status() == Status.FAIL || outcome.status() == Status.WARN) {
            return failed(subject, outcome, alarm);
        }
        if (alarm.state() == RollbackAlarm.State.NONE) {
            var draft = draft(subject, Status.WARN, "No alarm rolls a bad deployment back")
                    .observed(style.words() + " deployments; " + alarm.observed())
                    .expected("deployment alarms that roll back")
                    .why("The circuit breaker is for rolling deployments alone, so here only an alarm takes a bad version back by itself." + alarm.why())
                    .evidence(alarm.evidence())
                    .missing(outcome.missing())
                    .command(AwsCommand.confirm("Reads the service with its deployment configuration.", DeploymentSettings.read(subject)));
            alarm.commands().forEach(draft::command);
            return draft.finding();
        }
        if (outcome.status() == Status.UNKNOWN || alarm.state() == RollbackAlarm.State.UNKNOWN) {
            var missing = new ArrayList<>(outcome.missing());
            missing.addAll(alarm.missing());
            return draft(subject, Status.UNKNOWN, "How the last rollout ended is not known").observed(style.words() + " deployments; " + outcome.observed())
                    .expected(EXPECTED).evidence(alarm.evidence()).missing(missing).finding();
        }
        return ended(subject, outcome);
    }

    private static Finding ended(Subject subject, RolloutOutcome outcome) {
        return draft(subject, Status.OK, outcome.title()).observed(outcome.observed()).expected(EXPECTED).evidence(outcome.evidence()).finding();
    }

    private static Finding failed(Subject subject, RolloutOutcome outcome, @Nullable RollbackAlarm alarm) {
        var causes = RolloutCauses.of(subject, outcome.failures(), outcome.since());
        var unguarded = alarm != null && alarm.state() == RollbackAlarm.State.NONE;
        var draft = draft(subject, outcome.status(), outcome.title())
                .observed(outcome.observed())
                .expected(EXPECTED)
                .why(outcome.why() + " " + reasons(causes) + (unguarded ? " And no alarm would have rolled it back: " + alarm.observed() + "." : ""))
                .evidence(outcome.evidence())
                .evidence(causes.evidence())
                .command(AwsCommand.confirm("Reads the service with its deployments and events.", DeploymentSettings.read(subject)));
        if (unguarded) {
            draft.evidence(alarm.evidence());
        }
        return draft.command(AwsCommand.verify("Reads the service again, after the next deployment.", DeploymentSettings.read(subject))).finding();
    }

    private static String reasons(RolloutCauses causes) {
        return causes.all().isEmpty()
                ? "The record shows no reason of its tasks: ECS keeps stopped tasks for about an hour."
                : "Why, as the record has it: " + causes.sentence() + ".";
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title);
    }
}
