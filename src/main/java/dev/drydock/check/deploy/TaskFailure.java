package dev.drydock.check.deploy;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.check.symptom.TaskEnd;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A task of a deployment that ended by itself: it did not start, it exited, or its health checks failed.
///
/// @param text the recorded reason
record TaskFailure(Task task, Symptom cause, String text, Evidence evidence) {

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
        var end = TaskEnd.of(task);
        return end.symptom().filter(Symptom::isCause).map(cause -> new TaskFailure(task, cause, end.text(), end.evidence()));
    }
}
