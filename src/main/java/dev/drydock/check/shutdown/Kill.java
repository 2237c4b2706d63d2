package dev.drydock.check.shutdown;

import dev.drydock.check.Subject;
import dev.drydock.inventory.ecs.Task;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/// What lay behind an exit code 137, which is any SIGKILL: it is no proof of anything by itself.
public enum Kill {
    /// A reason names memory.
    OUT_OF_MEMORY("killed for want of memory"),
    /// The task had been asked to stop, and was killed when its time was over.
    AFTER_SIGTERM("killed after SIGTERM, when stopTimeout was over"),
    /// Nothing had asked the task to stop, and no reason names memory.
    UNKNOWN("killed by something that the record does not name");

    private final String words;

    Kill(String words) {
        this.words = words;
    }

    /// A clause for people.
    public String words() {
        return words;
    }

    /// The stopped tasks of a service in which an essential container ended with 137. A task that another container brought down by failing is not among them:
    /// the 137 of the rest follows from that.
    public static Map<Task, Kill> of(Subject subject) {
        var stops = StopRecord.of(subject);
        var kills = new IdentityHashMap<Task, Kill>();
        stops.outOfMemory().stream().filter(Kill::hasExitCode).forEach(task -> kills.put(task, OUT_OF_MEMORY));
        stops.stops().stream().filter(stop -> stop.end() == TaskStop.End.KILLED).forEach(stop -> kills.put(stop.task(), AFTER_SIGTERM));
        stops.unexplained().forEach(task -> kills.put(task, UNKNOWN));
        return Collections.unmodifiableMap(kills);
    }

    private static boolean hasExitCode(Task task) {
        return task.containers().stream().anyMatch(container -> container.exitCode() != null && container.exitCode() == TaskStop.KILLED_EXIT_CODE);
    }
}
