package dev.drydock.check.deploy;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.codedeploy.DeploymentInfo;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.ServiceDeployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the last rollout of a service ended.
///
/// @param why a sentence about what that means; empty where it ended well
/// @param failures the ends of the tasks that it failed by
/// @param since when it began; null when not recorded
record RolloutOutcome(
        Status status,
        String title,
        String observed,
        String why,
        List<Evidence> evidence,
        List<TaskFailure> failures,
        @Nullable Instant since,
        List<Missing> missing) {
    private static final String BACK = "The version that was to go out is not out, and what runs is the one before.";

    static RolloutOutcome rolling(Subject subject) {
        var service = subject.service();
        var primary = service.primaryDeployment();
        var failed = service.deployments().stream().filter(deployment -> "FAILED".equals(deployment.rolloutState())).findFirst();
        if (primary != null && failed.isPresent() && failed.get() == primary) {
            return new RolloutOutcome(Status.FAIL, "The last rollout failed", reason("FAILED", primary.rolloutStateReason()),
                    "A failed deployment launches no more tasks. " + (rollsBack(service)
                            ? "With rollback on, ECS goes back to the last COMPLETED deployment: the record shows no way back, so there may be none."
                            : "ECS does not go back by itself: the service stays with the tasks that still run."),
                    evidence(service, primary), TaskFailure.of(subject, primary), primary.createdAt(), List.of());
        }
        if (primary != null && isWayBack(primary)) {
            var failing = "IN_PROGRESS".equals(primary.rolloutState()) && Objects.requireNonNullElse(primary.failedTasks(), 0) > 0;
            var title = failing ? "The last rollout failed, and the way back fails too"
                    : "IN_PROGRESS".equals(primary.rolloutState()) ? "The last rollout failed and is going back" : "The last rollout failed and went back";
            return new RolloutOutcome(failing ? Status.FAIL : Status.WARN, title,
                    reason(primary.rolloutState(), primary.rolloutStateReason()) + (failing ? "; failedTasks " + primary.failedTasks() : ""), BACK,
                    evidence(service, primary), failures(subject, failed, primary),
                    failed.map(Service.Deployment::createdAt).orElse(primary.createdAt()), List.of());
        }
        if (failed.isPresent()) {
            return new RolloutOutcome(Status.WARN, "A rollout failed, and another one follows it", reason("FAILED", failed.get().rolloutStateReason()),
                    "The failed deployment still stands beside the one that follows it.", evidence(service, failed.get()),
                    TaskFailure.of(subject, failed.get()),
                    failed.get().createdAt(), List.of());
        }
        return ServiceDeployments.newest(subject).map(RolloutOutcome::ofServiceDeployment).filter(outcome -> outcome.status() != Status.UNKNOWN)
                .orElseGet(() -> of(Status.OK, "The last rollout did not fail",
                        primary == null ? "no deployment" : "rollout state " + primary.rolloutState(), "",
                        primary == null ? List.of() : evidence(service, primary), null));
    }

    static RolloutOutcome shifting(Subject subject, RolloutStyle style) {
        if (style == RolloutStyle.EXTERNAL) {
            return of(Status.OK, "No failed rollout is on record", "an external controller keeps its own account", "", List.of(), null);
        }
        if (style == RolloutStyle.CODE_DEPLOY) {
            return codeDeploy(subject);
        }
        return ServiceDeployments.newest(subject).map(RolloutOutcome::ofServiceDeployment)
                .map(outcome -> outcome.status() == Status.UNKNOWN ? outcome.withMissing(subject.needs(ServiceDeployments.read(subject))) : outcome)
                .orElseGet(() -> ServiceDeployments.noneKept(subject)
                        ? of(Status.OK, "No failed rollout is on record", "no service deployment in the last 90 days", "", List.of(), null)
                        : notKnown("no service deployment in the record").withMissing(subject.needs(ServiceDeployments.read(subject))));
    }

    private static RolloutOutcome notKnown(String observed) {
        return of(Status.UNKNOWN, "How the last rollout ended is not known", observed, "", List.of(), null);
    }

    private RolloutOutcome withMissing(Missing input) {
        return new RolloutOutcome(status, title, observed, why, evidence, failures, since, List.of(input));
    }

    private static RolloutOutcome ofServiceDeployment(ServiceDeployment deployment) {
        var status = Objects.requireNonNullElse(deployment.status(), "");
        var evidence = new ArrayList<>(List.of(Evidence.of(deployment, "/status", deployment.status())));
        if (deployment.statusReason() != null) {
            evidence.add(Evidence.of(deployment, "/statusReason", deployment.statusReason()));
        }
        var observed = reason(status, deployment.statusReason()) + triggered(deployment, evidence);
        var since = deployment.startedAt() != null ? deployment.startedAt() : deployment.createdAt();
        return switch (status) {
            case "SUCCESSFUL" -> of(Status.OK, "The last rollout ended well", observed, "", evidence, null);
            case "PENDING", "IN_PROGRESS" -> of(Status.OK, "The last rollout has not failed so far", observed, "", evidence, null);
            case "ROLLBACK_SUCCESSFUL" -> of(Status.WARN, "The last rollout failed and went back", observed, BACK, evidence, since);
            case "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS" -> of(Status.WARN, "The last rollout is going back", observed, BACK, evidence, since);
            case "ROLLBACK_FAILED" -> of(Status.FAIL, "The last rollout failed, and so did the way back", observed,
                    "Neither the new version nor the one before is fully out.", evidence, since);
            case "STOP_REQUESTED", "STOPPED" -> isTriggered(deployment)
                    ? of(Status.FAIL, "The last rollout failed and stopped", observed,
                            "It stopped without going back: the service stays with the tasks that still run.", evidence, since)
                    : of(Status.WARN, "The last rollout was stopped before its end", observed,
                            "A deployment that was stopped leaves the service between two versions.", evidence, since);
            default -> notKnown("deployment status " + status + ", which Drydock does not know");
        };
    }

    private static RolloutOutcome of(Status status, String title, String observed, String why, List<Evidence> evidence, @Nullable Instant since) {
        return new RolloutOutcome(status, title, observed, why, evidence, List.of(), since, List.of());
    }

    private static boolean isTriggered(ServiceDeployment deployment) {
        return deployment.deploymentCircuitBreaker() != null && "TRIGGERED".equals(deployment.deploymentCircuitBreaker().status())
                || deployment.alarms() != null && "TRIGGERED".equals(deployment.alarms().status());
    }

    private static String triggered(ServiceDeployment deployment, List<Evidence> evidence) {
        var breaker = deployment.deploymentCircuitBreaker();
        var text = new StringBuilder();
        if (breaker != null && "TRIGGERED".equals(breaker.status())) {
            evidence.add(Evidence.of(deployment, "/deploymentCircuitBreaker/status", breaker.status()));
            text.append("; the circuit breaker tripped")
                    .append(breaker.failureCount() == null ? "" : " at " + breaker.failureCount() + " failures of " + breaker.threshold());
        }
        if (deployment.alarms() != null && !deployment.alarms().triggeredAlarmNames().isEmpty()) {
            evidence.add(Evidence.of(deployment, "/alarms/triggeredAlarmNames", deployment.alarms().triggeredAlarmNames()));
            text.append("; alarm ").append(String.join(", ", deployment.alarms().triggeredAlarmNames()));
        }
        return text.toString();
    }

    private static RolloutOutcome codeDeploy(Subject subject) {
        var ids = subject.service().taskSets().stream().map(Service.TaskSet::externalId).filter(Objects::nonNull).toList();
        var newest = ids.stream().flatMap(id -> subject.inventory().find(DeploymentInfo.class, id).stream())
                .max(Comparator.comparing(info -> Objects.requireNonNullElse(info.createTime(), Instant.MIN)));
        if (newest.isEmpty()) {
            return notKnown("CodeDeploy's deployment is not in the record").withMissing(subject.needs(ids.isEmpty()
                    ? Reads.describeServices(subject.cluster(), subject.service().name()) : Reads.getDeployment(ids.getFirst())));
        }
        var info = newest.get();
        var status = Objects.requireNonNullElse(info.status(), "");
        var evidence = List.of(Evidence.of(info, "/status", info.status()));
        var error = info.errorInformation() == null ? null : info.errorInformation().message();
        var back = info.rollbackInfo() != null && info.rollbackInfo().rollbackDeploymentId() != null;
        return switch (status) {
            case "Created", "Queued", "InProgress", "Baking", "Ready" ->
                of(Status.OK, "The last rollout has not failed so far", "CodeDeploy: " + status, "", evidence, null);
            case "Succeeded" -> of(Status.OK, "The last rollout ended well", "CodeDeploy: " + status, "", evidence, null);
            case "Failed", "Stopped" -> of(back ? Status.WARN : Status.FAIL, back ? "The last rollout failed and went back" : "The last rollout failed",
                    "CodeDeploy: " + reason(status, error),
                    back ? BACK : "CodeDeploy did not go back: the service stays with whatever the deployment left.", evidence, info.createTime());
            default -> notKnown("CodeDeploy status " + status + ", which Drydock does not know")
                    .withMissing(subject.needs(Reads.getDeployment(info.deploymentId())));
        };
    }

    private static boolean rollsBack(Service service) {
        var breaker = service.deploymentConfiguration() == null ? null : service.deploymentConfiguration().deploymentCircuitBreaker();
        return breaker != null && Boolean.TRUE.equals(breaker.rollback());
    }

    private static boolean isWayBack(Service.Deployment deployment) {
        return deployment.rolloutStateReason() != null && deployment.rolloutStateReason().contains("rolling back");
    }

    private static List<TaskFailure> failures(Subject subject, Optional<Service.Deployment> failed, Service.Deployment primary) {
        return TaskFailure.of(subject, failed.orElse(primary));
    }

    private static String reason(@Nullable String state, @Nullable String reason) {
        return state + (reason == null || reason.isBlank() ? "" : " (“" + reason + "”)");
    }

    private static List<Evidence> evidence(Service service, Service.Deployment deployment) {
        var pointer = "/deployments/" + service.deployments().indexOf(deployment);
        return List.of(Evidence.of(service, pointer + "/rolloutState", deployment.rolloutState()),
                Evidence.of(service, pointer + "/rolloutStateReason", deployment.rolloutStateReason()));
    }
}
