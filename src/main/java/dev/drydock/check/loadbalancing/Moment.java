package dev.drydock.check.loadbalancing;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.ecs.Task;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A span of time in which tasks of a service went away: the stop of one task, or a rollout.
///
/// @param what how a sentence names it
/// @param evidence the recorded time that it stands on
/// @param task the task that stopped; null for a rollout, and for a stop that only an event tells of
public record Moment(Kind kind, Instant from, Instant to, String what, Evidence evidence, @Nullable Task task) {
    public enum Kind { TASK_STOP, ROLLOUT }

    /// Errors so long before or after a task's stop are taken to be about it.
    private static final Duration AROUND_A_STOP = Duration.ofMinutes(2);

    /// The first instant whose errors count.
    Instant start() {
        return kind == Kind.TASK_STOP ? from.minus(AROUND_A_STOP) : from;
    }

    /// The last instant whose errors count.
    Instant end() {
        return kind == Kind.TASK_STOP ? to.plus(AROUND_A_STOP) : to;
    }

    boolean isStop() {
        return kind == Kind.TASK_STOP;
    }
}
