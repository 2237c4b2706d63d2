package dev.drydock.check.shutdown;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.ecs.Task;
import java.util.ArrayList;
import java.util.List;

/// How a task ended that something had asked to stop.
///
/// @param containers the essential ones, by their places in the task
record TaskStop(Task task, End end, List<Integer> containers) {
    static final int KILLED_EXIT_CODE = 137;

    enum End {
        /// An essential container ended with 137, 128 + SIGKILL.
        KILLED,
        /// It took all the time that stopTimeout allows.
        RAN_OUT_OF_TIME,
        CLEAN,
        /// The record has neither its exit codes nor its times.
        NOT_RECORDED
    }

    /// How sentences tell what these stops came to.
    static String ends(List<TaskStop> kills) {
        var killed = kills.stream().anyMatch(stop -> stop.end == End.KILLED);
        var late = kills.stream().anyMatch(stop -> stop.end == End.RAN_OUT_OF_TIME);
        return killed && late ? "ended with SIGKILL or took all of stopTimeout" : late ? "took all of stopTimeout" : "ended with SIGKILL";
    }

    boolean isKill() {
        return end == End.KILLED || end == End.RAN_OUT_OF_TIME;
    }

    /// Whether that container of it was killed, by its exit code; where all of the time was spent, any of them may have been.
    boolean killed(String container) {
        return end == End.RAN_OUT_OF_TIME || containers.stream().map(i -> task.containers().get(i))
                .anyMatch(ended -> container.equals(ended.name()) && ended.exitCode() != null && ended.exitCode() == KILLED_EXIT_CODE);
    }

    List<Evidence> evidence() {
        var evidence = new ArrayList<Evidence>();
        evidence.add(task.stopCode() != null ? Evidence.of(task, "/stopCode", task.stopCode()) : Evidence.of(task, "/stoppedReason", task.stoppedReason()));
        for (var i : containers) {
            evidence.add(Evidence.of(task, "/containers/" + i + "/exitCode", task.containers().get(i).exitCode()));
        }
        if (end == End.RAN_OUT_OF_TIME) {
            evidence.add(Evidence.of(task, "/stoppingAt", task.stoppingAt()));
            evidence.add(Evidence.of(task, "/executionStoppedAt", task.executionStoppedAt()));
        }
        return evidence;
    }
}
