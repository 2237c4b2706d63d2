package dev.drydock.check.shutdown;

import dev.drydock.check.Compute;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How the stops of a service's tasks went, as far as they are recorded.
///
/// @param stops of tasks that something had asked to stop, out of memory left out
/// @param unexplained tasks that nothing had asked to stop and that ended with 137 all the same, with no word about memory
/// @param outOfMemory tasks that ran out of memory: another check's matter
/// @param others how many tasks ended by themselves otherwise
/// @param missing what the record lacks to know every stopped task
record StopRecord(List<TaskStop> stops, List<Task> unexplained, List<Task> outOfMemory, int others, Optional<Missing> missing) {
    /// Someone or something asked ECS to stop the task, and it got SIGTERM (ECS API reference, `TaskStopCode`).
    private static final Set<String> ASKED = Set.of("ServiceSchedulerInitiated", "UserInitiated", "SpotInterruption", "TerminationNotice");
    private static final Set<String> NOT_ASKED = Set.of("EssentialContainerExited", "TaskFailedToStart");
    /// How a container ends that ECS stops because another one was killed: by itself, by SIGTERM, or by SIGKILL.
    private static final Set<Integer> AFTER_A_KILL = Set.of(0, 143, TaskStop.KILLED_EXIT_CODE);
    /// A stop that was asked for, told by the reason: for a record without a stop code or with one that is not known.
    private static final Set<Symptom> ASKED_BY_REASON =
            Set.of(Symptom.REPLACED, Symptom.SPOT_INTERRUPTION, Symptom.MAINTENANCE, Symptom.LOAD_BALANCER_HEALTH, Symptom.CONTAINER_HEALTH);

    static StopRecord of(Subject subject) {
        var stops = new ArrayList<TaskStop>();
        var unexplained = new ArrayList<Task>();
        var outOfMemory = new ArrayList<Task>();
        var others = 0;
        for (var task : subject.stoppedTasks()) {
            if (isOutOfMemory(task)) {
                outOfMemory.add(task);
            } else if (wasAsked(task)) {
                stops.add(stop(subject, task));
            } else if (isUnexplained(subject, task)) {
                unexplained.add(task);
            } else {
                others++;
            }
        }
        return new StopRecord(List.copyOf(stops), List.copyOf(unexplained), List.copyOf(outOfMemory), others, TaskRecord.missingStopped(subject));
    }

    /// The stops that can be judged.
    List<TaskStop> judged() {
        return stops.stream().filter(stop -> stop.end() != TaskStop.End.NOT_RECORDED).toList();
    }

    List<TaskStop> kills() {
        return stops.stream().filter(TaskStop::isKill).toList();
    }

    /// The stops in which that container was killed.
    List<TaskStop> kills(String container) {
        return stops.stream().filter(stop -> stop.killed(container)).toList();
    }

    /// The stops that ended well, of tasks of that task definition.
    List<TaskStop> clean(TaskDefinition definition) {
        return stops.stream().filter(stop -> stop.end() == TaskStop.End.CLEAN && definition.taskDefinitionArn().equals(stop.task().taskDefinitionArn())).toList();
    }

    private static boolean isOutOfMemory(Task task) {
        return Symptom.in(task.stoppedReason()).contains(Symptom.OUT_OF_MEMORY)
                || task.containers().stream().anyMatch(container -> Symptom.in(container.reason()).contains(Symptom.OUT_OF_MEMORY));
    }

    private static boolean wasAsked(Task task) {
        if (task.stopCode() != null && (ASKED.contains(task.stopCode()) || NOT_ASKED.contains(task.stopCode()))) {
            return ASKED.contains(task.stopCode());
        }
        return Symptom.in(task.stoppedReason()).stream().anyMatch(ASKED_BY_REASON::contains);
    }

    /// Where another essential container failed by itself, ECS stopped the rest, and the 137 is theirs.
    private static boolean isUnexplained(Subject subject, Task task) {
        var ended = essential(definition(subject, task), task).stream().map(i -> task.containers().get(i)).toList();
        return ended.stream().anyMatch(StopRecord::isKilled)
                && ended.stream().allMatch(container -> container.exitCode() == null || AFTER_A_KILL.contains(container.exitCode()));
    }

    private static @Nullable TaskDefinition definition(Subject subject, Task task) {
        return subject.inventory().find(TaskDefinition.class, task.taskDefinitionArn()).or(subject::taskDefinition).orElse(null);
    }

    private static List<Integer> essential(@Nullable TaskDefinition definition, Task task) {
        return IntStream.range(0, task.containers().size()).filter(i -> isEssential(definition, task.containers().get(i))).boxed().toList();
    }

    private static TaskStop stop(Subject subject, Task task) {
        var definition = definition(subject, task);
        var essential = essential(definition, task);
        var ended = essential.stream().map(i -> task.containers().get(i)).toList();
        var timed = spentAll(subject, task, definition);
        var end = ended.stream().anyMatch(StopRecord::isKilled) ? TaskStop.End.KILLED
                : timed.orElse(false) ? TaskStop.End.RAN_OUT_OF_TIME
                : timed.isPresent() || !ended.isEmpty() && ended.stream().allMatch(container -> container.exitCode() != null) ? TaskStop.End.CLEAN
                : TaskStop.End.NOT_RECORDED;
        return new TaskStop(task, end, essential);
    }

    /// A container that the task definition does not name counts as essential, which is the default.
    private static boolean isEssential(@Nullable TaskDefinition definition, Task.Container container) {
        return definition == null || definition.containerDefinitions().stream()
                .filter(declared -> Objects.equals(declared.name(), container.name()))
                .allMatch(TaskDefinition.ContainerDefinition::isEssential);
    }

    private static boolean isKilled(Task.Container container) {
        return container.exitCode() != null && container.exitCode() == TaskStop.KILLED_EXIT_CODE;
    }

    /// Whether the stop took all of stopTimeout. Behind a load balancer the task first leaves its target groups, within the same span of time, so that there
    /// the times tell nothing.
    private static Optional<Boolean> spentAll(Subject subject, Task task, @Nullable TaskDefinition definition) {
        var service = subject.service();
        var balanced = service.isInLattice() || !service.loadBalancers().isEmpty() || service.taskSets().stream().anyMatch(taskSet -> !taskSet.loadBalancers().isEmpty());
        if (balanced || definition == null || task.stoppingAt() == null || task.executionStoppedAt() == null) {
            return Optional.empty();
        }
        var seconds = StopTimes.ofTask(definition, Compute.of(subject));
        return seconds.isEmpty() ? Optional.empty()
                : Optional.of(Duration.between(task.stoppingAt(), task.executionStoppedAt()).compareTo(Duration.ofSeconds(seconds.getAsInt())) >= 0);
    }
}
