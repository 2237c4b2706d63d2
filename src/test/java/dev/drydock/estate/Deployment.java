package dev.drydock.estate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A deployment of a service, as `DescribeServices` lists it, and with it the service deployment and the service revision
/// that newer calls show for it.
public final class Deployment {

    private final EcsService service;
    final int revision;
    final Instant createdAt;
    private final String id;
    private Instant updatedAt;
    String status = "PRIMARY";
    String rolloutState = "COMPLETED";
    private @Nullable String reason;
    int failedTasks;
    /// Whether `DescribeServices` still lists it: a former deployment lives on as a service deployment only.
    boolean listed = true;
    private @Nullable Integer desired;

    Deployment(EcsService service, int revision, Instant createdAt) {
        this.service = service;
        this.revision = revision;
        this.createdAt = createdAt;
        this.updatedAt = createdAt.plus(Duration.ofMinutes(4));
        this.id = "ecs-svc/" + service.estate().ids().decimal(19, "deployment", service.name(), revision, createdAt);
    }

    public Deployment inProgress() {
        rolloutState = "IN_PROGRESS";
        return this;
    }

    /// When it last changed: where it is completed, when it was.
    public Deployment updatedAt(Instant instant) {
        updatedAt = instant;
        return this;
    }

    public Deployment withState(String rolloutState, String reason) {
        this.rolloutState = rolloutState;
        this.reason = reason;
        return this;
    }

    public Deployment withFailedTasks(int count) {
        failedTasks = count;
        return this;
    }

    /// How many tasks it shall have, where that is not the service's own count.
    public Deployment withDesired(int count) {
        desired = count;
        return this;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String id() {
        return id;
    }

    private int desired() {
        return desired != null ? desired : status.equals("PRIMARY") ? service.desired() : running() + pending();
    }

    private List<Task> tasks() {
        return service.tasks().stream().filter(task -> task.deployment.equals(id)).toList();
    }

    private int running() {
        return (int) tasks().stream().filter(Task::isRunning).count();
    }

    private int pending() {
        return (int) tasks().stream().filter(Task::isPending).count();
    }

    private boolean isDone() {
        return rolloutState.equals("COMPLETED");
    }

    String arn() {
        return service.estate().arn("ecs", "service-deployment/" + service.path() + "/"
                + service.estate().ids().letters(21, "service deployment", id()));
    }

    String revisionArn() {
        return service.estate().arn("ecs", "service-revision/" + service.path() + "/"
                + service.estate().ids().decimal(19, "service revision", service.name(), revision));
    }

    Map<String, Object> json() {
        return Json.obj("id", id(), "status", status, "taskDefinition", service.definition(revision).arn(service.estate()), "desiredCount", desired(),
                "pendingCount", pending(), "runningCount", running(), "failedTasks", failedTasks, "createdAt", Json.time(createdAt),
                "updatedAt", Json.time(updatedAt),
                "capacityProviderStrategy", service.answer().strategy(), "launchType", service.answer().strategy() == null ? service.launchType()
                : null,
                "platformVersion", service.onFargate() ? "1.4.0" : null, "platformFamily", service.onFargate() ? "Linux" : null,
                "networkConfiguration", service.answer().networkConfiguration(),
                "rolloutState", service.isBlueGreen() ? null : rolloutState,
                "rolloutStateReason", service.isBlueGreen() ? null : reason != null ? reason : "ECS deployment " + id()
                + (isDone() ? " completed." : " in progress."));
    }

    private String serviceDeploymentStatus() {
        return switch (rolloutState) {
            case "COMPLETED" -> "SUCCESSFUL";
            case "FAILED" -> "STOPPED";
            default -> "IN_PROGRESS";
        };
    }

    Map<String, Object> brief() {
        return Json.obj("serviceDeploymentArn", arn(), "serviceArn", service.arn(), "clusterArn", service.cluster().arn(),
                "startedAt", Json.time(createdAt.plusSeconds(1)), "createdAt", Json.time(createdAt), "finishedAt", isDone() ? Json.time(updatedAt)
                : null,
                "targetServiceRevisionArn", revisionArn(), "status", serviceDeploymentStatus());
    }

    /// @param before the deployment that this one replaced
    Map<String, Object> full(@Nullable Deployment before) {
        List<Object> sources = Json.list();
        if (before != null) {
            sources.add(before.revisionCounts(isDone() ? 0 : before.running()));
        }
        boolean breaker = service.breakerEnabled();
        return Json.obj("serviceDeploymentArn", arn(), "serviceArn", service.arn(), "clusterArn", service.cluster().arn(),
                "createdAt", Json.time(createdAt),
                "startedAt", Json.time(createdAt.plusSeconds(1)), "finishedAt", isDone() ? Json.time(updatedAt) : null,
                "updatedAt", Json.time(updatedAt),
                "sourceServiceRevisions", sources, "targetServiceRevision", revisionCounts(isDone() && !listed ? 0 : running()),
                "status", serviceDeploymentStatus(), "deploymentConfiguration", service.answer().deploymentConfiguration(),
                "deploymentCircuitBreaker", Json.obj("status", !breaker ? "DISABLED" : isDone() ? "MONITORING_COMPLETE" : "MONITORING",
                        "failureCount", breaker ? failedTasks : 0, "threshold", breaker ? service.breakerThreshold() : 0),
                "alarms", Json.obj("status", "DISABLED"));
    }

    /// Its revision with the tasks that it has now.
    Map<String, Object> counts() {
        return revisionCounts(running());
    }

    private Map<String, Object> revisionCounts(int running) {
        return Json.obj("arn", revisionArn(), "requestedTaskCount", listed ? desired() : 0, "runningTaskCount", running, "pendingTaskCount", listed
                ? pending() : 0);
    }

    Map<String, Object> revisionJson() {
        Estate estate = service.estate();
        TaskDefinition definition = service.definition(revision);
        List<Object> images = Json.list();
        definition.containers.forEach(container -> images.add(Json.obj("containerName", container.name,
                "imageDigest", container.digest(estate, revision),
                "image", container.image(estate, revision))));
        return Json.obj("serviceRevisionArn", revisionArn(), "serviceArn", service.arn(), "clusterArn", service.cluster().arn(),
                "taskDefinition", definition.arn(estate), "capacityProviderStrategy", service.answer().strategy(),
                "launchType", service.answer().strategy() == null ? service.launchType() : null,
                "platformVersion", service.onFargate() ? "1.4.0" : null, "platformFamily", service.onFargate() ? "Linux" : null,
                "loadBalancers", service.answer().loadBalancers(), "networkConfiguration", service.answer().networkConfiguration(),
                "containerImages", images,
                "guardDutyEnabled", false, "createdAt", Json.time(createdAt));
    }
}
