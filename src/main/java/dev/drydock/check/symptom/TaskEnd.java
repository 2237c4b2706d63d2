package dev.drydock.check.symptom;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.ecs.Task;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a task stopped, as far as its record tells: its stop code where that says it all, else what its containers or itself are told to have stopped for.
///
/// @param symptom empty where nothing recorded is known to Drydock; stop codes are an open list
/// @param text what AWS wrote
public record TaskEnd(Task task, Optional<Symptom> symptom, String text, Evidence evidence) {
    /// Ends that someone or something else caused, whatever the reason says (ECS API reference, `TaskStopCode`).
    private static final Map<String, Symptom> FROM_OUTSIDE = Map.of(
            "UserInitiated", Symptom.STOPPED_BY_USER,
            "SpotInterruption", Symptom.SPOT_INTERRUPTION,
            "TerminationNotice", Symptom.HOST_ENDING,
            "InfrastructureHealth", Symptom.INFRASTRUCTURE);

    public static TaskEnd of(Task task) {
        var outside = task.stopCode() == null ? null : FROM_OUTSIDE.get(task.stopCode());
        if (outside != null) {
            return ofTask(task, outside);
        }
        var own = Symptom.first(task.stoppedReason()).orElse(null);
        for (var i = 0; i < task.containers().size(); i++) {
            var reason = task.containers().get(i).reason();
            var told = Symptom.first(reason).filter(Symptom::isCause);
            // What a container says is nearer to the cause than that it exited or that its task did not start.
            if (reason != null && told.isPresent() && (own == null ? endedByItself(task) : own.isVague())) {
                return new TaskEnd(task, told, reason, Evidence.of(task, "/containers/" + i + "/reason", reason));
            }
        }
        return ofTask(task, own != null ? own : byStopCode(task.stopCode()));
    }

    private static TaskEnd ofTask(Task task, @Nullable Symptom symptom) {
        return task.stoppedReason() != null
                ? new TaskEnd(task, Optional.ofNullable(symptom), task.stoppedReason(), Evidence.of(task, "/stoppedReason", task.stoppedReason()))
                : new TaskEnd(task, Optional.ofNullable(symptom), task.stopCode() == null ? "no reason and no stop code" : "stop code " + task.stopCode(),
                        Evidence.of(task, "/stopCode", task.stopCode()));
    }

    private static boolean endedByItself(Task task) {
        return byStopCode(task.stopCode()) != null;
    }

    private static @Nullable Symptom byStopCode(@Nullable String stopCode) {
        return switch (stopCode) {
            case "EssentialContainerExited" -> Symptom.EXIT;
            case "TaskFailedToStart" -> Symptom.START;
            case null, default -> null;
        };
    }
}
