package dev.drydock.check.deploy;

import dev.drydock.check.Evidence;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.ecs.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the record tells about why a rollout does not come to an end: the ends of its own tasks first, then the service's events since it began, the health
/// of its targets, tasks that wait, and bounds that leave no room.
final class RolloutCauses {
    /// A task that waits for longer is stalled.
    private static final Duration WAITING = Duration.ofMinutes(10);

    /// Long texts begin with what failed and end with why.
    private static final int QUOTED_HEAD = 90;
    private static final int QUOTED_TAIL = 130;

    /// @param sentence a clause that names the cause and what shows it
    record Cause(Symptom cause, String sentence, Evidence evidence) {}

    private final Map<Symptom, Cause> causes = new TreeMap<>();

    /// @param failures the ends of the rollout's own tasks
    /// @param since when the rollout began; null when the record does not say
    static RolloutCauses of(Subject subject, List<TaskFailure> failures, @Nullable Instant since) {
        var found = new RolloutCauses();
        found.ofTasks(failures);
        found.ofEvents(subject, since);
        found.ofTargets(subject);
        found.ofWaiting(subject);
        if (RolloutStyle.of(subject.service()) == RolloutStyle.ROLLING && !subject.service().isDaemon()) {
            found.ofBounds(subject);
        }
        return found;
    }

    List<Cause> all() {
        return List.copyOf(causes.values());
    }

    boolean contains(Symptom cause) {
        return causes.containsKey(cause);
    }

    /// The first cause, as a title ends.
    String title() {
        return causes.isEmpty() ? "the record shows no cause" : causes.values().iterator().next().cause().words();
    }

    /// The causes in one clause, or that there is none.
    String sentence() {
        return causes.isEmpty() ? "the record shows no cause" : String.join("; ", causes.values().stream().map(Cause::sentence).toList());
    }

    List<Evidence> evidence() {
        return causes.values().stream().map(Cause::evidence).toList();
    }

    private void ofTasks(List<TaskFailure> failures) {
        var counts = failures.stream().collect(Collectors.groupingBy(TaskFailure::cause, Collectors.counting()));
        for (var failure : failures) {
            add(failure.cause(), Numbers.count(counts.getOrDefault(failure.cause(), 0L), "task") + " stopped: " + failure.cause().words() + " (“"
                    + quote(failure.text()) + "”)", failure.evidence());
        }
    }

    private void ofEvents(Subject subject, @Nullable Instant since) {
        var events = subject.service().events();
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (event.message() != null && event.createdAt() != null && (since == null || !event.createdAt().isBefore(since))) {
                var evidence = Evidence.of(subject.service(), "/events/" + i + "/message", event.message());
                var at = Numbers.minute(event.createdAt());
                Symptom.first(event.message()).filter(Symptom::isCause).ifPresent(cause -> add(cause, cause.words() + " (event of " + at + ")", evidence));
            }
        }
    }

    private void ofTargets(Subject subject) {
        for (var targetGroup : targetGroups(subject.service())) {
            for (var health : subject.inventory().targetHealth(targetGroup)) {
                var state = health.targetHealth();
                if (state != null && "unhealthy".equals(state.state())) {
                    add(Symptom.TARGET_UNHEALTHY, Symptom.TARGET_UNHEALTHY.words() + " (a target is unhealthy: " + state.reason() + ")",
                            Evidence.of(health, "/TargetHealth/State", state.state()));
                }
            }
        }
    }

    private void ofWaiting(Subject subject) {
        var now = subject.now();
        if (now == null) {
            return;
        }
        var waiting = subject.liveTasks().stream()
                .filter(task -> "PROVISIONING".equals(task.lastStatus()) || "PENDING".equals(task.lastStatus()))
                .filter(task -> task.createdAt() != null && task.createdAt().isBefore(now.minus(WAITING)))
                .toList();
        if (!waiting.isEmpty()) {
            var first = waiting.getFirst();
            add(Symptom.START, Numbers.count(waiting.size(), "task") + " in " + first.lastStatus() + " for over " + WAITING.toMinutes() + " min",
                    Evidence.of(first, "/lastStatus", first.lastStatus()));
        }
    }

    private void ofBounds(Subject subject) {
        TaskBounds.of(subject.service()).filter(TaskBounds::isDeadlock).ifPresent(bounds -> add(Symptom.DEADLOCK,
                Symptom.DEADLOCK.words() + " (" + bounds.workedOut() + ", desired " + bounds.desired() + ")",
                Evidence.of(subject.service(), "/deploymentConfiguration/maximumPercent", bounds.maximumPercent())));
    }

    /// The first to tell of a cause tells it.
    private void add(Symptom cause, String sentence, Evidence evidence) {
        causes.putIfAbsent(cause, new Cause(cause, sentence, evidence));
    }

    static Set<String> targetGroups(Service service) {
        var arns = new LinkedHashSet<String>();
        var loadBalancers = new ArrayList<>(service.loadBalancers());
        service.taskSets().forEach(taskSet -> loadBalancers.addAll(taskSet.loadBalancers()));
        for (var loadBalancer : loadBalancers) {
            if (loadBalancer.targetGroupArn() != null) {
                arns.add(loadBalancer.targetGroupArn());
            }
            var advanced = loadBalancer.advancedConfiguration();
            if (advanced != null && advanced.alternateTargetGroupArn() != null) {
                arns.add(advanced.alternateTargetGroupArn());
            }
        }
        return arns;
    }

    private static String quote(String text) {
        return text.length() > QUOTED_HEAD + QUOTED_TAIL
                ? text.substring(0, QUOTED_HEAD).stripTrailing() + " … " + text.substring(text.length() - QUOTED_TAIL).stripLeading()
                : text;
    }
}
