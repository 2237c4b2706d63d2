package dev.drydock.check.health;

import dev.drydock.check.measure.Spread;
import dev.drydock.inventory.ecs.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How long recorded tasks took from creation to start, and in which phase, in seconds.
///
/// Only the timestamps of the API tell a phase (ECS API reference, `Task`); a task's last status never does. `connectivityAt` is when a task was connected
/// *last*: one that lies after the pull began tells of a later reconnection, and is left out.
///
/// @param launched how many of the recorded tasks started
/// @param notStarted how many did not, or do not tell both times
/// @param whole from creation to start
/// @param phases each phase over the tasks that tell both of its ends
/// @param zones the whole by availability zone, by name; tasks that name none are under an empty name
public record LaunchPhases(int launched, int notStarted, Optional<Spread> whole, Map<Phase, Spread> phases, Map<String, Spread> zones) {

    /// A part of a launch, in the order in which they come.
    public enum Phase {
        /// From creation until the task is connected: capacity is found, the network interface is made and attached.
        CONNECT("capacity and network interface", Task::createdAt, LaunchPhases::connectedAt),
        /// Until the pull begins: secrets and registry credentials are fetched.
        PREPARE("preparing the pull", LaunchPhases::connectedAt, Task::pullStartedAt),
        PULL("pulling the images", Task::pullStartedAt, Task::pullStoppedAt),
        /// Until all essential containers run: containers that others depend on come first.
        START("starting the containers", Task::pullStoppedAt, Task::startedAt);

        private final String words;
        private final Function<Task, @Nullable Instant> begin;
        private final Function<Task, @Nullable Instant> end;

        Phase(String words, Function<Task, @Nullable Instant> begin, Function<Task, @Nullable Instant> end) {
            this.words = words;
            this.begin = begin;
            this.end = end;
        }

        /// How sentences name it.
        public String words() {
            return words;
        }
    }

    /// The phases of tasks that were recorded, stopped ones included.
    public static LaunchPhases of(Collection<Task> tasks) {
        var started = tasks.stream().filter(task -> seconds(task, Task::createdAt, Task::startedAt).isPresent()).toList();
        var phases = new EnumMap<Phase, Spread>(Phase.class);
        for (var phase : Phase.values()) {
            Spread.of(started.stream().flatMap(task -> seconds(task, phase.begin, phase.end).stream()).toList()).ifPresent(spread -> phases.put(phase, spread));
        }
        var zones = new TreeMap<String, Spread>();
        started.stream().collect(Collectors.groupingBy(task -> task.availabilityZone() == null ? "" : task.availabilityZone()))
                .forEach((zone, members) -> whole(members).ifPresent(spread -> zones.put(zone, spread)));
        return new LaunchPhases(started.size(), tasks.size() - started.size(), whole(started), phases, zones);
    }

    private static Optional<Spread> whole(List<Task> tasks) {
        return Spread.of(tasks.stream().flatMap(task -> seconds(task, Task::createdAt, Task::startedAt).stream()).toList());
    }

    /// The phase that takes longest in the middle; empty where no phase is told.
    public Optional<Phase> slowest() {
        return phases.entrySet().stream().max(Map.Entry.comparingByValue((one, other) -> Double.compare(one.p50(), other.p50()))).map(Map.Entry::getKey);
    }

    private static @Nullable Instant connectedAt(Task task) {
        return task.connectivityAt() != null && task.pullStartedAt() != null && task.connectivityAt().isAfter(task.pullStartedAt()) ? null : task.connectivityAt();
    }

    /// Empty where an end is missing, or where the two stand in the wrong order.
    private static Optional<Double> seconds(Task task, Function<Task, @Nullable Instant> begin, Function<Task, @Nullable Instant> end) {
        var from = begin.apply(task);
        var to = end.apply(task);
        return from == null || to == null || to.isBefore(from) ? Optional.empty() : Optional.of(Duration.between(from, to).toMillis() / 1000.0);
    }
}
