package dev.drydock.check.stops;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A container of a live task, with the image that it was really started from.
///
/// @param digest as ECS resolved it when the image was pulled
record Pulled(Task task, int index, String digest) {

    /// The containers of that name in live tasks of that task definition that have a digest, the newest task first.
    static List<Pulled> of(Subject subject, TaskDefinition definition, String container) {
        var pulled = new ArrayList<Pulled>();
        for (var task : subject.liveTasks()) {
            if (!definition.taskDefinitionArn().equals(task.taskDefinitionArn())) {
                continue;
            }
            for (var i = 0; i < task.containers().size(); i++) {
                var running = task.containers().get(i);
                if (Objects.equals(container, running.name()) && running.imageDigest() != null) {
                    pulled.add(new Pulled(task, i, running.imageDigest()));
                }
            }
        }
        return List.copyOf(pulled);
    }

    /// Whether the container runs: then the image was made for the platform.
    boolean runs() {
        return "RUNNING".equals(task.containers().get(index).lastStatus()) || task.startedAt() != null;
    }

    Evidence evidence() {
        return Evidence.of(task, "/containers/" + index + "/imageDigest", digest);
    }

    /// `sha256:34627d2b6c65`: enough to tell two apart.
    static String brief(String digest) {
        return digest.length() > 19 && digest.startsWith("sha256:") ? digest.substring(0, 19) : digest;
    }
}
