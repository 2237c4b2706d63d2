package dev.drydock.check.capacity;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.check.symptom.Sighting;
import dev.drydock.check.symptom.Symptom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A service event that tells of a task for which no container instance was found (ECS developer guide, "Amazon ECS service event messages").
///
/// @param at when; null when the record does not say
/// @param text what ECS wrote
record PlacementEvent(Cause cause, @Nullable Instant at, String text, Evidence evidence) {
    enum Cause {
        /// The cluster has no instance with room.
        ROOM("no instance had room"),
        /// An instance lacks something that the task definition or a placement constraint asks for: more instances of the kind do not help.
        ATTRIBUTE("no instance had what the task asks for"),
        /// The agent of an instance did not answer.
        AGENT("the agent of an instance was not connected"),
        /// The cluster has as many tasks in `PROVISIONING` as it may.
        LIMIT("the cluster has as many tasks waiting for capacity as it may");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// Those after which the service has not been steady again, the oldest first.
    static List<PlacementEvent> unresolved(Subject subject) {
        var service = subject.service();
        var steady = Sighting.of(subject, Symptom.STEADY_STATE).stream().map(Sighting::at).filter(Objects::nonNull).max(Instant::compareTo).orElse(null);
        var found = new ArrayList<PlacementEvent>();
        for (var i = 0; i < service.events().size(); i++) {
            var event = service.events().get(i);
            var cause = cause(event.message());
            if (cause != null && (event.createdAt() == null || steady == null || !event.createdAt().isBefore(steady))) {
                found.add(new PlacementEvent(cause, event.createdAt(), String.valueOf(event.message()), Evidence.of(service, "/events/" + i + "/message", event.message())));
            }
        }
        found.sort(Comparator.comparing(PlacementEvent::at, Comparator.nullsFirst(Comparator.naturalOrder())));
        return List.copyOf(found);
    }

    /// What a message tells of a missing instance; null when it tells nothing of the kind.
    static @Nullable Cause cause(@Nullable String message) {
        if (message == null) {
            return null;
        }
        var told = Symptom.in(message);
        if (told.contains(Symptom.PROVISIONING_LIMIT)) {
            return Cause.LIMIT;
        }
        if (!told.contains(Symptom.NO_INSTANCE) && !told.contains(Symptom.INSTANCE_INTERFACES)) {
            return null;
        }
        var text = message.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (text.contains("missing an attribute") || text.contains("\"attribute\"") || text.contains("memberof placement constraint")) {
            return Cause.ATTRIBUTE;
        }
        return text.contains("\"agent\"") || text.contains("agent is disconnected") ? Cause.AGENT : Cause.ROOM;
    }
}
