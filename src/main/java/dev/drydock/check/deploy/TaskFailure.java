package dev.drydock.check.deploy;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A task of a deployment that ended by itself: it did not start, it exited, or its health checks failed.
///
/// @param text the recorded reason
record TaskFailure(Task task, FailureCause cause, String text, Evidence evidence) {
    /// Ends that someone or something else caused: they say nothing about the deployment.
    private static final Set<String> FROM_OUTSIDE = Set.of("UserInitiated", "SpotInterruption", "TerminationNotice", "InfrastructureHealth");

    static List<TaskFailure> of(Subject subject, Service.Deployment deployment) {
        return subject.stoppedTasks().stream()
                .filter(task -> belongs(task, deployment))
                .map(TaskFailure::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /// Tasks of a service started by anything at all, since a moment: for services whose deployments do not mark their tasks.
    static List<TaskFailure> of(Subject subject, String taskDefinition) {
        return subject.stoppedTasks().stream()
                .filter(task -> taskDefinition.equals(task.taskDefinitionArn()))
                .map(TaskFailure::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /// ECS marks the tasks of a deployment with its id.
    private static boolean belongs(Task task, Service.Deployment deployment) {
        return task.startedBy() != null ? task.startedBy().equals(deployment.id())
                : task.createdAt() != null && deployment.createdAt() != null && !task.createdAt().isBefore(deployment.createdAt())
                        && Objects.equals(task.taskDefinitionArn(), deployment.taskDefinition());
    }

    private static Optional<TaskFailure> of(Task task) {
        if (task.stopCode() != null && FROM_OUTSIDE.contains(task.stopCode())) {
            return Optional.empty();
        }
        var own = FailureCause.of(task.stoppedReason());
        for (var i = 0; i < task.containers().size(); i++) {
            var reason = task.containers().get(i).reason();
            var cause = FailureCause.of(reason);
            // What a container says is nearer to the cause than that it exited or that its task did not start.
            if (cause.isPresent() && reason != null && (own.isEmpty() ? mayFail(task) : own.get().compareTo(FailureCause.EXIT) >= 0)) {
                return Optional.of(new TaskFailure(task, cause.get(), reason, Evidence.of(task, "/containers/" + i + "/reason", reason)));
            }
        }
        if (own.isPresent()) {
            return Optional.of(new TaskFailure(task, own.get(), String.valueOf(task.stoppedReason()),
                    Evidence.of(task, "/stoppedReason", task.stoppedReason())));
        }
        if (!mayFail(task)) {
            return Optional.empty();
        }
        var cause = "EssentialContainerExited".equals(task.stopCode()) ? FailureCause.EXIT : FailureCause.START;
        return Optional.of(task.stoppedReason() != null
                ? new TaskFailure(task, cause, task.stoppedReason(), Evidence.of(task, "/stoppedReason", task.stoppedReason()))
                : new TaskFailure(task, cause, String.valueOf(task.stopCode()), Evidence.of(task, "/stopCode", task.stopCode())));
    }

    /// By its stop code alone.
    private static boolean mayFail(Task task) {
        return "TaskFailedToStart".equals(task.stopCode()) || "EssentialContainerExited".equals(task.stopCode());
    }
}
