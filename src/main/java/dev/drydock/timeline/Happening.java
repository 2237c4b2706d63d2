package dev.drydock.timeline;

import dev.drydock.inventory.ecs.Service;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that happened, or that lasted for a while.
///
/// @param to when it ended; null for what has no length; for what was still going on at the capture, the capture
/// @param open whether it was still going on at the capture
/// @param title a few words
/// @param detail the recorded words, or what is known beside; may be empty
public record Happening(Kind kind, Instant from, @Nullable Instant to, boolean open, String title, String detail, About about) {

    /// The lanes, from top to bottom.
    public enum Lane {
        ROLLOUTS("Rollouts"),
        STARTS("Task starts"),
        STOPS("Task stops"),
        TARGETS("Target health"),
        SCALING("Scaling"),
        EVENTS("Service events");

        private final String title;

        Lane(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /// What it is; whether it is trouble is told by its shape as well as its colour.
    public enum Kind {
        ROLLOUT(Lane.ROLLOUTS, "rollout", false),
        FAILED_ROLLOUT(Lane.ROLLOUTS, "failed rollout", true),
        ROLLBACK(Lane.ROLLOUTS, "rollback", true),
        TASK_STARTED(Lane.STARTS, "task start", false),
        TASK_STOPPED(Lane.STOPS, "task stop", false),
        TASK_FAILED(Lane.STOPS, "failed task", true),
        TARGETS_WELL(Lane.TARGETS, "targets", false),
        TARGETS_UNWELL(Lane.TARGETS, "targets", true),
        SCALED(Lane.SCALING, "scaling", false),
        NOT_SCALED(Lane.SCALING, "failed scaling", true),
        EVENT(Lane.EVENTS, "event", false),
        BAD_EVENT(Lane.EVENTS, "event of trouble", true);

        private final Lane lane;
        private final String word;
        private final boolean trouble;

        Kind(Lane lane, String word, boolean trouble) {
            this.lane = lane;
            this.word = word;
            this.trouble = trouble;
        }

        public Lane lane() {
            return lane;
        }

        public String word() {
            return word;
        }

        public boolean isTrouble() {
            return trouble;
        }
    }

    /// What it is about.
    public sealed interface About {
        record OfTask(String taskArn) implements About {}

        record OfEvent(Service.Event event) implements About {}

        /// A thing by its ARN or id.
        record OfThing(String id) implements About {}

        /// The service as a whole.
        record OfService() implements About {}
    }

    /// When it was over; of what has no length, when it was.
    public Instant end() {
        return to == null ? from : to;
    }
}
