package dev.drydock.check.deploy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.codedeploy.DeploymentInfo;
import dev.drydock.inventory.ecs.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far a deployment by task sets is: CodeDeploy's, or that of an external controller.
final class TaskSetProgress {
    private static final Set<String> RUNNING = Set.of("Created", "Queued", "InProgress", "Baking", "Ready");
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed", "Stopped");

    private final Subject subject;
    private final RolloutStyle style;
    private final List<Service.TaskSet> taskSets;

    TaskSetProgress(Subject subject, RolloutStyle style) {
        this.subject = subject;
        this.style = style;
        taskSets = subject.service().taskSets();
    }

    Finding finding() {
        if (taskSets.isEmpty()) {
            return RolloutStuck.unknown(subject, "no task set in the record", Reads.describeServices(subject.cluster(), subject.service().name()));
        }
        var behind = taskSets.stream().filter(TaskSetProgress::isBehind).findFirst();
        if (style == RolloutStyle.EXTERNAL) {
            return behind.map(this::external).orElseGet(() -> RolloutStuck.idle(subject, sets()));
        }
        // One task set that is complete is the rest after a deployment, whatever CodeDeploy says of it.
        if (taskSets.size() == 1 && behind.isEmpty()) {
            return RolloutStuck.idle(subject, sets());
        }
        var newest = behind.orElseGet(this::newest);
        if (newest.externalId() == null) {
            return RolloutStuck.unknown(subject, sets() + ", and no CodeDeploy deployment named",
                    Reads.describeServices(subject.cluster(), subject.service().name()));
        }
        return subject.inventory().find(DeploymentInfo.class, newest.externalId())
                .map(info -> codeDeploy(newest, info))
                .orElseGet(() -> RolloutStuck.unknown(subject, sets() + "; CodeDeploy's deployment " + newest.externalId() + " is not in the record",
                        Reads.getDeployment(newest.externalId())));
    }

    private Finding codeDeploy(Service.TaskSet taskSet, DeploymentInfo info) {
        var status = info.status();
        if (status != null && ENDED.contains(status)) {
            return RolloutStuck.idle(subject, sets() + "; CodeDeploy's deployment is " + status);
        }
        var now = subject.now();
        if (status == null || !RUNNING.contains(status) || info.createTime() == null || now == null) {
            return RolloutStuck.unknown(subject, "CodeDeploy status " + status + " since " + info.createTime(), Reads.getDeployment(info.deploymentId()));
        }
        var evidence = Evidence.of(info, "/status", status);
        var age = Duration.between(info.createTime(), now);
        if (status.equals("Ready")) {
            return RolloutStuck.draft(subject, Status.WARN, "The deployment is paused: CodeDeploy waits for someone to shift the traffic")
                    .observed(sets() + "; CodeDeploy's deployment is Ready").expected("someone who continues the deployment, or stops it")
                    .why("It does not hang, it waits: its deployment began " + Numbers.duration(age) + " before the record.").evidence(evidence)
                    .command(AwsCommand.confirm("Reads CodeDeploy's deployment.", Reads.getDeployment(info.deploymentId()).argv(subject.region())))
                    .finding();
        }
        return judge(taskSet, age, info.createTime(), ExpectedTime.codeDeploy(subject, info, info.createTime()), sets() + "; CodeDeploy's deployment "
                + info.deploymentId() + " is " + status, evidence);
    }

    private Finding external(Service.TaskSet taskSet) {
        var now = subject.now();
        return taskSet.createdAt() == null || now == null
                ? RolloutStuck.unknown(subject, sets() + ", and no time that tells since when",
                        Reads.describeServices(subject.cluster(), subject.service().name()))
                : judge(taskSet, Duration.between(taskSet.createdAt(), now), taskSet.createdAt(),
                        ExpectedTime.shifting(subject, null, taskSet.createdAt()), sets(), pointer(taskSet, "/runningCount", taskSet.runningCount()));
    }

    private Finding judge(Service.TaskSet taskSet, Duration age, Instant since, ExpectedTime expected, String observed, Evidence evidence) {
        if (age.compareTo(expected.total()) <= 0) {
            return RolloutStuck.onTime(subject, observed, age, expected).evidence(evidence).finding();
        }
        if (!isBehind(taskSet)) {
            return RolloutStuck.draft(subject, Status.OK, "The new task set is complete, and the deployment waits to go on")
                    .observed(observed).expected("all task sets complete").evidence(evidence).finding();
        }
        var failures = taskSet.taskDefinition() == null ? List.<TaskFailure>of() : TaskFailure.of(subject, taskSet.taskDefinition());
        return RolloutStuck.stuck(subject, observed, age, expected, RolloutCauses.of(subject, failures, since))
                .evidence(evidence, pointer(taskSet, "/computedDesiredCount", taskSet.computedDesiredCount()),
                        pointer(taskSet, "/externalId", taskSet.externalId()))
                .command(RolloutStuck.verify(subject))
                .finding();
    }

    private Evidence pointer(Service.TaskSet taskSet, String member, @Nullable Object value) {
        return Evidence.of(subject.service(), "/taskSets/" + taskSets.indexOf(taskSet) + member, value);
    }

    private Service.TaskSet newest() {
        return taskSets.stream().max(Comparator.comparing(taskSet -> Objects.requireNonNullElse(taskSet.createdAt(), Instant.MIN))).orElseThrow();
    }

    private static boolean isBehind(Service.TaskSet taskSet) {
        return taskSet.runningCount() != null && taskSet.computedDesiredCount() != null && taskSet.runningCount() < taskSet.computedDesiredCount();
    }

    /// `PRIMARY 4 of 4, ACTIVE 1 of 4`
    private String sets() {
        return String.join(", ", taskSets.stream().map(taskSet -> taskSet.status() + " " + taskSet.runningCount() + " of "
                + taskSet.computedDesiredCount()).toList());
    }
}
