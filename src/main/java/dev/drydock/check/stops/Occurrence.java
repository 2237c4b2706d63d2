package dev.drydock.check.stops;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.check.symptom.TaskEnd;
import dev.drydock.inventory.ecs.Task;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One stopped task, or one service event.
///
/// @param symptom what it tells; empty where Drydock does not know its text
/// @param text what AWS wrote
/// @param at when; null when the record does not say
/// @param task null for an event
record Occurrence(Optional<Symptom> symptom, String text, @Nullable Instant at, @Nullable Task task, Evidence evidence) {

    static List<Occurrence> stops(Subject subject) {
        return subject.stoppedTasks().stream().map(TaskEnd::of)
                .map(end -> new Occurrence(end.symptom(), end.text(), stoppedAt(end.task()), end.task(), end.evidence()))
                .toList();
    }

    static List<Occurrence> events(Subject subject) {
        var events = subject.service().events();
        return IntStream.range(0, events.size()).filter(i -> events.get(i).message() != null).mapToObj(i -> {
            var message = String.valueOf(events.get(i).message());
            return new Occurrence(Symptom.first(message), message, events.get(i).createdAt(), null, Evidence.of(subject.service(), "/events/" + i + "/message", message));
        }).toList();
    }

    static @Nullable Instant stoppedAt(Task task) {
        return Stream.of(task.stoppedAt(), task.executionStoppedAt(), task.stoppingAt()).filter(Objects::nonNull).findFirst().orElse(null);
    }

    boolean isCause() {
        return symptom.filter(Symptom::isCause).isPresent();
    }

    /// `storefront:142 in ap-southeast-1a`; of an event, which tells neither, that it is one.
    String place() {
        if (task == null) {
            return "events";
        }
        var definition = task.taskDefinitionArn();
        return (definition == null ? "a task definition that is not recorded" : definition.substring(definition.lastIndexOf('/') + 1))
                + " in " + (task.availabilityZone() == null ? "a zone that is not recorded" : task.availabilityZone());
    }
}
