package dev.drydock.check.loadbalancing;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// When tasks of a service stopped, as far as the record tells. ECS shows a stopped task for about an hour; the service's events go back further.
final class TaskStops {
    /// `(service web) has stopped 2 running tasks: (task 0a1b…) (task 2c3d…)`
    private static final Pattern STOPPED = Pattern.compile("has stopped (\\d+) running tasks?\\b");
    private static final Pattern TASK_ID = Pattern.compile("\\(task ([0-9a-fA-F-]{8,64})\\)");

    private TaskStops() {}

    static List<Moment> of(Subject subject) {
        var moments = new ArrayList<Moment>();
        var known = new HashSet<String>();
        for (var task : subject.inventory().tasks(subject.service())) {
            stop(subject, task).ifPresent(moment -> {
                moments.add(moment);
                known.add(task.shortId());
            });
        }
        moments.addAll(fromEvents(subject, known, List.copyOf(moments)));
        return List.copyOf(moments);
    }

    /// What is missing to say that no task stopped; empty when the record tells of all of them.
    static Optional<Missing> missing(Subject subject) {
        var list = Reads.listTasks(subject.cluster(), subject.service().name(), "STOPPED");
        var calls = subject.inventory().calls();
        if (calls.covering(list).isEmpty()) {
            return Optional.of(subject.needs(list));
        }
        var described = calls.gap(Reads.describeTasks(subject.cluster(), List.of()));
        var whole = switch (described.reason()) {
            case NOT_IN_ANSWER, NARROWER, NOT_RECORDED -> true;
            case DENIED, THROTTLED, FAILED, TRUNCATED, SKIPPED, DAMAGED -> false;
        };
        return whole ? Optional.empty() : Optional.of(new Missing(described, false));
    }

    /// A task that never started served nothing, so its end cuts nothing off.
    private static Optional<Moment> stop(Subject subject, Task task) {
        if ("TaskFailedToStart".equals(task.stopCode()) || task.stoppingAt() == null && task.executionStoppedAt() == null && task.stoppedAt() == null) {
            return Optional.empty();
        }
        var from = Stream.of(task.stoppingAt(), task.executionStoppedAt(), task.stoppedAt()).filter(Objects::nonNull).findFirst().orElseThrow();
        var last = task.stoppedAt() != null ? task.stoppedAt() : task.executionStoppedAt() != null ? task.executionStoppedAt() : subject.now();
        var to = last == null || last.isBefore(from) ? from : last;
        var member = task.stoppedAt() != null ? "/stoppedAt" : task.stoppingAt() != null ? "/stoppingAt" : "/executionStoppedAt";
        var value = task.stoppedAt() != null ? task.stoppedAt() : from;
        return Optional.of(new Moment(Moment.Kind.TASK_STOP, from, to, "the stop of task " + task.shortId(), Evidence.of(task, member, value), task));
    }

    /// The stops that only events tell of: those of tasks that are recorded are left out.
    private static List<Moment> fromEvents(Subject subject, Set<String> known, List<Moment> tasks) {
        var moments = new ArrayList<Moment>();
        var events = subject.service().events();
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (event.message() == null || event.createdAt() == null || !STOPPED.matcher(event.message()).find()) {
                continue;
            }
            var named = TASK_ID.matcher(event.message()).results().map(result -> result.group(1)).toList();
            var told = named.isEmpty()
                    ? tasks.stream().anyMatch(stop -> !event.createdAt().isBefore(stop.from()) && !event.createdAt().isAfter(stop.to()))
                    : known.containsAll(named);
            if (!told) {
                moments.add(event(subject, i, event.createdAt(), event.message()));
            }
        }
        return moments;
    }

    private static Moment event(Subject subject, int index, Instant at, String message) {
        return new Moment(Moment.Kind.TASK_STOP, at, at, "the stop that an event of " + Numbers.minute(at) + " tells of",
                Evidence.of(subject.service(), "/events/" + index + "/message", message), null);
    }
}
