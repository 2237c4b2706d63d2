package dev.drydock.timeline;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.timeline.Happening.About;
import dev.drydock.timeline.Happening.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Starts and stops of a service's tasks. A start lasts from the task's creation until its containers ran; a stop from the order to stop until the task was gone.
final class TaskLife {
    /// Stops that somebody or something asked for (Amazon ECS API reference, Task, `stopCode`).
    private static final Set<String> ASKED_FOR = Set.of("ServiceSchedulerInitiated", "UserInitiated");

    private TaskLife() {}

    static List<Happening> in(Inventory inventory, Service service) {
        var found = new ArrayList<Happening>();
        for (var task : inventory.tasks(service)) {
            var about = new About.OfTask(task.taskArn());
            if (task.createdAt() != null) {
                var now = inventory.source().capturedAt();
                var waits = task.startedAt() == null && !task.isStopped();
                found.add(new Happening(Kind.TASK_STARTED, task.createdAt(), task.startedAt() != null ? task.startedAt() : waits ? now : null, waits,
                        "Task " + task.shortId() + (task.startedAt() != null ? " started" : waits ? " still coming up" : " never started"), definition(task), about));
            }
            var stop = task.stoppingAt() != null ? task.stoppingAt() : task.stoppedAt();
            if (stop != null) {
                found.add(new Happening(isFailed(task) ? Kind.TASK_FAILED : Kind.TASK_STOPPED, stop, task.stoppedAt(), task.stoppedAt() == null, "Task " + task.shortId() + " stopped" + exits(task),
                        Stream.of(task.stopCode(), task.stoppedReason()).filter(Objects::nonNull).collect(Collectors.joining(": ")), about));
            }
        }
        return found;
    }

    private static boolean isFailed(Task task) {
        return task.stopCode() != null && !ASKED_FOR.contains(task.stopCode()) || task.containers().stream().anyMatch(container -> container.exitCode() != null && container.exitCode() != 0 && container.exitCode() != 143);
    }

    private static String exits(Task task) {
        var codes = task.containers().stream().map(Task.Container::exitCode).filter(Objects::nonNull).distinct().sorted().map(String::valueOf).collect(Collectors.joining(", "));
        return codes.isEmpty() ? "" : ", exit code " + codes;
    }

    private static String definition(Task task) {
        var arn = task.taskDefinitionArn();
        return arn == null ? "" : arn.substring(arn.lastIndexOf('/') + 1);
    }
}
