package dev.drydock.check.deploy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.ecs.ServiceDeployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// How far a blue/green, linear or canary deployment is, by its service deployment: `rolloutState` exists for rolling ones only.
final class ShiftProgress {
    private static final Set<String> RUNNING = Set.of("PENDING", "IN_PROGRESS", "STOP_REQUESTED", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS");
    private static final Set<String> ENDED = Set.of("SUCCESSFUL", "STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED");

    private final Subject subject;
    private final RolloutStyle style;

    ShiftProgress(Subject subject, RolloutStyle style) {
        this.subject = subject;
        this.style = style;
    }

    Finding finding() {
        var newest = ServiceDeployments.newest(subject);
        if (newest.isEmpty()) {
            return ServiceDeployments.noneKept(subject)
                    ? RolloutStuck.idle(subject, "no service deployment in the last 90 days")
                    : RolloutStuck.unknown(subject, style.words() + " deployments, and no service deployment in the record", ServiceDeployments.read(subject));
        }
        var deployment = newest.get();
        var status = deployment.status();
        if (status != null && ENDED.contains(status)) {
            return RolloutStuck.idle(subject, "the last deployment is " + status);
        }
        if (status == null || !RUNNING.contains(status)) {
            return RolloutStuck.unknown(subject, "deployment status " + status + ", which Drydock does not know", ServiceDeployments.read(subject));
        }
        var since = deployment.startedAt() != null ? deployment.startedAt() : deployment.createdAt();
        var now = subject.now();
        if (since == null || now == null) {
            return RolloutStuck.unknown(subject, "a deployment under way, and no time that tells since when", ServiceDeployments.read(subject));
        }
        return paused(deployment, now).orElseGet(() -> underWay(deployment, since, now));
    }

    /// A hook that waits for someone is no hang, and one that still runs has its own limit.
    private Optional<Finding> paused(ServiceDeployment deployment, Instant now) {
        for (var i = 0; i < deployment.lifecycleHookDetails().size(); i++) {
            var hook = deployment.lifecycleHookDetails().get(i);
            if (hook.expiresAt() != null && !hook.expiresAt().isAfter(now)) {
                continue;
            }
            var pointer = "/lifecycleHookDetails/" + i;
            var left = hook.expiresAt() == null ? "" : ", for another " + Numbers.duration(Duration.between(now, hook.expiresAt()));
            if ("AWAITING_ACTION".equals(hook.status())) {
                var draft = RolloutStuck.draft(subject, Status.WARN, "The deployment is paused: a hook waits for someone" + left)
                        .observed("AWAITING_ACTION at stage " + deployment.lifecycleStage())
                        .expected("someone who continues the deployment, or rolls it back" + (hook.expiresAt() == null ? "" : ", before " + hook.expiresAt()))
                        .why("The deployment does not hang, it waits"
                                + (hook.timeoutAction() == null ? "." : "; when the time is over it will " + hook.timeoutAction() + "."))
                        .evidence(Evidence.of(deployment, pointer + "/status", hook.status()),
                                Evidence.of(deployment, pointer + "/expiresAt", hook.expiresAt()))
                        .command(AwsCommand.confirm("Reads the deployment with its hooks.", ServiceDeployments.read(subject).argv(subject.region())));
                if (hook.hookId() != null) {
                    draft.command(proceed(deployment, hook.hookId()));
                }
                return Optional.of(draft.command(RolloutStuck.verify(subject)).finding());
            }
            if ("IN_PROGRESS".equals(hook.status())) {
                return Optional.of(RolloutStuck.draft(subject, Status.OK, "The deployment runs a lifecycle hook" + left)
                        .observed("a hook at stage " + deployment.lifecycleStage() + " is IN_PROGRESS")
                        .expected("an end before the hook's own limit")
                        .evidence(Evidence.of(deployment, pointer + "/status", hook.status()),
                                Evidence.of(deployment, pointer + "/expiresAt", hook.expiresAt()))
                        .finding());
            }
        }
        return Optional.empty();
    }

    private AwsCommand proceed(ServiceDeployment deployment, String hookId) {
        return AwsCommand.fix("Lets this deployment of the service " + subject.service().name()
                + " go on past the hook, as whoever set the pause is to decide. It has no undo but to"
                + " roll the deployment back.", CommandLine.aws("ecs", "continue-service-deployment")
                        .option("--service-deployment-arn", deployment.serviceDeploymentArn())
                        .option("--hook-id", hookId)
                        .option("--action", "CONTINUE")
                        .in(subject.region()));
    }

    private Finding underWay(ServiceDeployment deployment, Instant since, Instant now) {
        var age = Duration.between(since, now);
        var own = deployment.deploymentConfiguration();
        var expected = ExpectedTime.shifting(subject, own != null ? own : subject.service().deploymentConfiguration(), since);
        var target = deployment.targetServiceRevision();
        var requested = target == null ? null : target.requestedTaskCount();
        var running = target == null ? null : target.runningTaskCount();
        var incomplete = requested != null && running != null && running < requested;
        var observed = deployment.status() + " at stage " + deployment.lifecycleStage()
                + (requested == null ? "" : ", " + running + " of " + Numbers.count(requested, "new task") + " running");
        if (age.compareTo(expected.total()) <= 0) {
            return RolloutStuck.onTime(subject, observed, age, expected).evidence(evidence(deployment)).finding();
        }
        var failures = subject.service().taskDefinition() == null ? List.<TaskFailure>of() : TaskFailure.of(subject, subject.service().taskDefinition());
        var causes = RolloutCauses.of(subject, failures, since);
        // Hooks may take hours of their own before a stage, so a set that is complete is judged from the last change on.
        var standing = Duration.between(Objects.requireNonNullElse(deployment.updatedAt(), since), now);
        if (!incomplete && failures.isEmpty() && standing.compareTo(expected.total()) <= 0) {
            return RolloutStuck.draft(subject, Status.OK, "The deployment is under way, and changed " + Numbers.duration(standing) + " before the record")
                    .observed(observed).expected("a change within " + Numbers.duration(expected.total())).evidence(evidence(deployment)).finding();
        }
        var draft = RolloutStuck.stuck(subject, observed, age, expected, causes).evidence(evidence(deployment));
        if ("IN_PROGRESS".equals(deployment.status()) || "PENDING".equals(deployment.status())) {
            draft.command(RolloutStuck.rollBack(subject, deployment.serviceDeploymentArn()));
        }
        return draft.command(RolloutStuck.verify(subject)).finding();
    }

    private static List<Evidence> evidence(ServiceDeployment deployment) {
        var evidence = new ArrayList<>(List.of(Evidence.of(deployment, "/status", deployment.status()),
                Evidence.of(deployment, "/lifecycleStage", deployment.lifecycleStage())));
        if (deployment.targetServiceRevision() != null) {
            evidence.add(Evidence.of(deployment, "/targetServiceRevision/runningTaskCount", deployment.targetServiceRevision().runningTaskCount()));
        }
        return evidence;
    }
}
