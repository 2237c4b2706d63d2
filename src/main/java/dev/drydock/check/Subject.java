package dev.drydock.check;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.path.ServicePath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a check judges: one service, its path, and everything recorded around it.
///
/// @param entered what a person told about the service
public record Subject(Inventory inventory, Service service, ServicePath path, Entered entered) {

    /// A service about which nobody entered anything.
    public Subject(Inventory inventory, Service service, ServicePath path) {
        this(inventory, service, path, Entered.NOTHING);
    }

    /// The region that every command names: the service's own, from its ARN.
    public String region() {
        var parts = service.serviceArn().split(":", 6);
        return parts.length > 3 ? parts[3] : "";
    }

    /// The cluster as commands name it: its ARN where recorded.
    public String cluster() {
        return service.clusterArn() != null ? service.clusterArn() : "default";
    }

    /// The clock of every age rule; null when nothing recorded tells a time.
    public @Nullable Instant now() {
        return inventory.source().capturedAt();
    }

    /// What the service is to run. Under CodeDeploy and external controllers the primary task set says it where the service does not.
    public Optional<TaskDefinition> taskDefinition() {
        return inventory.find(TaskDefinition.class, taskDefinitionName());
    }

    /// The name of what the service is to run, whether or not the task definition itself is recorded; null when not even the name is.
    public @Nullable String taskDefinitionName() {
        return service.taskDefinition() != null ? service.taskDefinition()
                : service.taskSets().stream().filter(taskSet -> "PRIMARY".equals(taskSet.status())).findFirst().map(Service.TaskSet::taskDefinition).orElse(null);
    }

    /// The tasks that are not stopped.
    public List<Task> liveTasks() {
        return inventory.tasks(service).stream().filter(task -> !task.isStopped()).toList();
    }

    public List<Task> stoppedTasks() {
        return inventory.tasks(service).stream().filter(Task::isStopped).toList();
    }

    /// A required input that the record does not give.
    public Missing needs(Read read) {
        return new Missing(inventory.calls().gap(read), false);
    }

    /// An optional input that the record does not give.
    public Missing couldUse(Read read) {
        return new Missing(inventory.calls().gap(read), true);
    }
}
