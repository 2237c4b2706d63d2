package dev.drydock.check.symptom;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A symptom where and when it was recorded.
///
/// @param at when; null when the record does not say
/// @param text what AWS wrote
public record Sighting(Symptom symptom, @Nullable Instant at, String text, Evidence evidence) {

    /// Every place in a service's record where a symptom is told: its events, its tasks and their containers.
    public static List<Sighting> of(Subject subject, Symptom symptom) {
        var sightings = new ArrayList<Sighting>();
        var events = subject.service().events();
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (event.message() != null && Symptom.in(event.message()).contains(symptom)) {
                sightings.add(new Sighting(symptom, event.createdAt(), event.message(), Evidence.of(subject.service(), "/events/" + i + "/message", event.message())));
            }
        }
        for (var task : subject.inventory().tasks(subject.service())) {
            var at = task.stoppedAt() != null ? task.stoppedAt() : task.stoppingAt();
            if (task.stoppedReason() != null && Symptom.in(task.stoppedReason()).contains(symptom)) {
                sightings.add(new Sighting(symptom, at, task.stoppedReason(), Evidence.of(task, "/stoppedReason", task.stoppedReason())));
            }
            for (var i = 0; i < task.containers().size(); i++) {
                var reason = task.containers().get(i).reason();
                if (reason != null && Symptom.in(reason).contains(symptom)) {
                    sightings.add(new Sighting(symptom, at, reason, Evidence.of(task, "/containers/" + i + "/reason", reason)));
                }
            }
        }
        return List.copyOf(sightings);
    }

    /// Those after which the service has not been steady again: the trouble goes on as far as the record tells.
    public static List<Sighting> unresolved(Subject subject, Symptom symptom) {
        var steady = of(subject, Symptom.STEADY_STATE).stream().map(Sighting::at).filter(Objects::nonNull).max(Instant::compareTo).orElse(null);
        return of(subject, symptom).stream().filter(sighting -> sighting.at() == null || steady == null || !sighting.at().isBefore(steady)).toList();
    }
}
