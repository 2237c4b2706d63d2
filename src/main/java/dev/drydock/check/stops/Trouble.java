package dev.drydock.check.stops;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.check.symptom.Sighting;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.ecs.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When trouble of a service counts as going on: after it was last steady, or within a rollout that is under way.
///
/// @param steady when the service was last steady; null where no event on record tells
/// @param rollout the id of the deployment that is under way, with which ECS marks its tasks; null where none is, or it has none
/// @param since when that deployment began; null where none is under way
/// @param settled whether all tasks run and nothing is rolled out: what a record without a steady state is judged by
record Trouble(@Nullable Sighting steady, @Nullable String rollout, @Nullable Instant since, boolean settled) {
    private static final Duration RECENT = Duration.ofHours(24);

    static Trouble of(Subject subject) {
        var steady = Sighting.of(subject, Symptom.STEADY_STATE).stream().filter(sighting -> sighting.at() != null)
                .max(Comparator.comparing(sighting -> Objects.requireNonNull(sighting.at()))).orElse(null);
        var service = subject.service();
        var primary = service.primaryDeployment();
        var rolling = primary != null && "IN_PROGRESS".equals(primary.rolloutState()) ? primary : null;
        var since = rolling != null ? rolling.createdAt() : shifting(subject);
        var running = service.runningCount() != null && service.desiredCount() != null && service.runningCount() >= service.desiredCount()
                && Objects.requireNonNullElse(service.pendingCount(), 0) == 0;
        return new Trouble(steady, rolling == null ? null : rolling.id(), since, running && since == null && rolling == null && !isFailed(primary));
    }

    private static boolean isFailed(Service.@Nullable Deployment primary) {
        return primary != null && "FAILED".equals(primary.rolloutState());
    }

    /// Since when a deployment that is not a rolling one is under way.
    private static @Nullable Instant shifting(Subject subject) {
        return subject.inventory().serviceDeployments(subject.service()).stream()
                .filter(deployment -> "IN_PROGRESS".equals(deployment.status()) || "PENDING".equals(deployment.status()))
                .flatMap(deployment -> Stream.of(deployment.startedAt(), deployment.createdAt()).filter(Objects::nonNull).limit(1))
                .min(Comparator.naturalOrder()).orElse(null);
    }

    boolean goesOn(Occurrence occurrence) {
        if (since != null && isOfRollout(occurrence, since)) {
            return true;
        }
        var at = occurrence.at();
        if (steady == null || steady.at() == null) {
            return !settled;
        }
        return at == null || !at.isBefore(steady.at());
    }

    private boolean isOfRollout(Occurrence occurrence, Instant began) {
        var task = occurrence.task();
        if (task != null && rollout != null && task.startedBy() != null) {
            return rollout.equals(task.startedBy());
        }
        var at = task != null && task.createdAt() != null ? task.createdAt() : occurrence.at();
        return at != null && !at.isBefore(began);
    }

    /// Whether an event is over, and so old that it says nothing about the service of today.
    boolean isHistory(Occurrence occurrence, @Nullable Instant now) {
        return now != null && occurrence.task() == null && occurrence.at() != null && occurrence.at().isBefore(now.minus(RECENT)) && !goesOn(occurrence);
    }

    /// Why it counts as going on, or as over, as a sentence.
    String sentence(boolean goesOn) {
        var last = steady == null || steady.at() == null ? "no event on record tells of a steady state" : "the service was last steady at " + Tally.when(steady.at());
        return goesOn
                ? "It goes on as far as the record tells: " + (since == null ? last : "a deployment has been under way since " + Tally.when(since)) + "."
                : "It is over as far as the record tells: " + (steady == null ? "all tasks run, and nothing is rolled out" : last) + ".";
    }

    List<Evidence> evidence() {
        return steady == null ? List.of() : List.of(steady.evidence());
    }
}
