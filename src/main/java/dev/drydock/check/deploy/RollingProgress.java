package dev.drydock.check.deploy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How far a rolling deployment is.
final class RollingProgress {
    private static final String IN_PROGRESS = "IN_PROGRESS";

    private final Subject subject;
    private final Service service;

    RollingProgress(Subject subject) {
        this.subject = subject;
        service = subject.service();
    }

    Finding finding() {
        var primary = service.primaryDeployment();
        if (primary == null) {
            return "ACTIVE".equals(service.status())
                    ? RolloutStuck.unknown(subject, "no PRIMARY deployment in the record", Reads.describeServices(subject.cluster(), service.name()))
                    : RolloutStuck.draft(subject, Status.NA, "The service is not active").observed("status " + service.status())
                            .expected("nothing: nothing is rolled out").finding();
        }
        var state = primary.rolloutState();
        if ("COMPLETED".equals(state) || "FAILED".equals(state)) {
            return RolloutStuck.idle(subject, "the last rollout is " + state);
        }
        if (state == null && service.deployments().size() == 1 && Objects.equals(primary.runningCount(), primary.desiredCount())) {
            return RolloutStuck.idle(subject, "one deployment, with all its tasks running");
        }
        if (state != null && !state.equals(IN_PROGRESS)) {
            return RolloutStuck.unknown(subject, "rollout state " + state + ", which Drydock does not know",
                    Reads.describeServices(subject.cluster(), service.name()));
        }
        var now = subject.now();
        if (primary.createdAt() == null || now == null) {
            return RolloutStuck.unknown(subject, "a rollout under way, and no time that tells since when",
                    Reads.describeServices(subject.cluster(), service.name()));
        }
        return underWay(primary, Duration.between(primary.createdAt(), now), primary.createdAt(), now);
    }

    private Finding underWay(Service.Deployment primary, Duration age, Instant since, Instant now) {
        var expected = ExpectedTime.rolling(subject, primary, since);
        var observed = IN_PROGRESS + ", " + primary.runningCount() + " of "
                + Numbers.count(Objects.requireNonNullElse(primary.desiredCount(), 0), "task") + " running"
                + (Objects.requireNonNullElse(primary.failedTasks(), 0) > 0 ? ", failedTasks " + primary.failedTasks() : "");
        if (age.compareTo(expected.total()) <= 0) {
            return RolloutStuck.onTime(subject, observed, age, expected).evidence(evidence(primary)).finding();
        }
        var failures = TaskFailure.of(subject, primary);
        var causes = RolloutCauses.of(subject, failures, since);
        var failing = !failures.isEmpty() || Objects.requireNonNullElse(primary.failedTasks(), 0) > 0 || !causes.all().isEmpty();
        if (!failing) {
            if (isComplete(primary) && watchesAlarms()) {
                return baking(primary, observed, age);
            }
            var latest = latestStart(primary);
            if (latest.isEmpty() && Objects.requireNonNullElse(primary.runningCount(), 0) > 0) {
                return RolloutStuck.unknown(subject, observed + " for " + Numbers.duration(age) + ", and none of its tasks in the record",
                        Reads.listTasks(subject.cluster(), service.name(), "RUNNING"));
            }
            if (latest.isPresent() && Duration.between(latest.get(), now).compareTo(expected.batch()) <= 0) {
                return RolloutStuck.draft(subject, Status.OK, "The rollout is slow, and still moves")
                        .observed(observed + "; its newest task started " + Numbers.duration(Duration.between(latest.get(), now)) + " before the record")
                        .expected("a new batch every " + Numbers.duration(expected.batch()))
                        .why(expected.workedOut() + "; it has taken " + Numbers.duration(age) + ".")
                        .evidence(evidence(primary)).finding();
            }
        }
        var draft = RolloutStuck.stuck(subject, observed, age, expected, causes).evidence(evidence(primary));
        fix(primary, causes).forEach(draft::command);
        return draft.command(RolloutStuck.verify(subject)).finding();
    }

    private static boolean isComplete(Service.Deployment primary) {
        return primary.runningCount() != null && primary.desiredCount() != null && primary.runningCount() >= primary.desiredCount();
    }

    private boolean watchesAlarms() {
        var alarms = service.deploymentConfiguration() == null ? null : service.deploymentConfiguration().alarms();
        return alarms != null && Boolean.TRUE.equals(alarms.enable()) && !alarms.alarmNames().isEmpty();
    }

    /// With deployment alarms ECS goes on watching after all tasks run, for a time that it works out itself ("How CloudWatch alarms detect Amazon ECS
    /// deployment failures"): only the service deployment tells whether that is what it waits for.
    private Finding baking(Service.Deployment primary, String observed, Duration age) {
        var current = ServiceDeployments.newest(subject).filter(deployment -> "BAKE_TIME".equals(deployment.lifecycleStage()));
        return current.isPresent()
                ? RolloutStuck.draft(subject, Status.OK, "All tasks of the rollout run, and its alarms are being watched")
                        .observed(observed + "; stage BAKE_TIME").expected("an end when the alarms have stayed quiet")
                        .evidence(evidence(primary)).evidence(Evidence.of(current.get(), "/lifecycleStage", current.get().lifecycleStage())).finding()
                : RolloutStuck.draft(subject, Status.UNKNOWN, "Whether the rollout hangs or watches its alarms is not known")
                        .observed(observed + " for " + Numbers.duration(age) + ", with deployment alarms").expected("an end when the alarms have stayed quiet")
                        .evidence(evidence(primary)).missing(subject.couldUse(ServiceDeployments.read(subject))).finding();
    }

    private Optional<Instant> latestStart(Service.Deployment primary) {
        return subject.liveTasks().stream()
                .filter(task -> Objects.equals(task.startedBy(), primary.id()) && task.startedAt() != null)
                .map(task -> Objects.requireNonNull(task.startedAt()))
                .max(Instant::compareTo);
    }

    private List<Evidence> evidence(Service.Deployment primary) {
        var pointer = "/deployments/" + service.deployments().indexOf(primary);
        return List.of(Evidence.of(service, pointer + "/rolloutState", primary.rolloutState()),
                Evidence.of(service, pointer + "/createdAt", primary.createdAt()),
                Evidence.of(service, pointer + "/runningCount", primary.runningCount()),
                Evidence.of(service, pointer + "/failedTasks", primary.failedTasks()));
    }

    /// Bounds that deadlock are widened; any other rollout goes back, unless it is itself the way back.
    private List<AwsCommand> fix(Service.Deployment primary, RolloutCauses causes) {
        var commands = new ArrayList<AwsCommand>();
        var configuration = service.deploymentConfiguration();
        if (TaskBounds.of(service).filter(TaskBounds::isDeadlock).isPresent() && causes.contains(Symptom.DEADLOCK) && configuration != null) {
            var changes = new LinkedHashMap<String, Object>();
            changes.put("maximumPercent", 200);
            changes.put("minimumHealthyPercent", 100);
            var settings = new DeploymentSettings(subject, configuration);
            commands.add(settings.change("Lets the deployment start new tasks before it stops old ones.", changes));
            commands.add(settings.undo());
            return commands;
        }
        if (primary.rolloutStateReason() != null && primary.rolloutStateReason().contains("rolling back")) {
            return commands;
        }
        var current = subject.inventory().serviceDeployments(service).stream()
                .filter(deployment -> "IN_PROGRESS".equals(deployment.status()) || "PENDING".equals(deployment.status()))
                .map(deployment -> deployment.serviceDeploymentArn()).findFirst();
        if (current.isPresent()) {
            return List.of(RolloutStuck.rollBack(subject, current.get()));
        }
        service.deployments().stream()
                .filter(other -> "COMPLETED".equals(other.rolloutState()) && other.taskDefinition() != null && primary.taskDefinition() != null
                        && !other.taskDefinition().equals(primary.taskDefinition()))
                .findFirst()
                .ifPresent(other -> {
                    commands.add(AwsCommand.fix("Deploys the task definition of the last completed deployment of the service " + service.name()
                            + " again, in place of the one that"
                            + " hangs.", deploy(String.valueOf(other.taskDefinition()))));
                    commands.add(AwsCommand.undo("Deploys the recorded task definition of the service " + service.name() + " again.",
                            deploy(String.valueOf(primary.taskDefinition()))));
                });
        return commands;
    }

    private List<String> deploy(String taskDefinition) {
        return CommandLine.aws("ecs", "update-service")
                .option("--cluster", subject.cluster())
                .option("--service", service.name())
                .option("--task-definition", taskDefinition)
                .in(subject.region());
    }
}
