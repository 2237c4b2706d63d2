package dev.drydock.ui.tasks;

import dev.drydock.check.Status;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.check.symptom.TaskEnd;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.path.PathNode.TaskSquare.State;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A task as the table shows it.
///
/// @param state as the picture has it; null for a task that is stopped
/// @param end why it stopped; null for a task that is not
/// @param subnet the name of its subnet, else its id; empty where it has none
record TaskRow(Task task, @Nullable State state, @Nullable TaskEnd end, String subnet) {

    /// Which of the three kinds that people look for.
    enum Kind {
        RUNNING("running"), PENDING("pending"), STOPPED("stopped");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    Kind kind() {
        if (end != null) {
            return Kind.STOPPED;
        }
        return state == State.STARTING ? Kind.PENDING : Kind.RUNNING;
    }

    /// Of a task that stopped in the ordinary course nothing is wrong; one that something outside took is a warning, and an end that nothing explains is unknown.
    Status shape() {
        if (end != null) {
            return end.symptom().map(Symptom::kind).map(kind -> switch (kind) {
                case CAUSE, OUTCOME -> Status.FAIL;
                case TAKEN -> Status.WARN;
                case NORMAL -> Status.NA;
            }).orElse(Status.UNKNOWN);
        }
        return switch (state) {
            case RUNNING -> Status.OK;
            case STARTING -> Status.WARN;
            case UNHEALTHY -> Status.FAIL;
            case STOPPING -> Status.NA;
            case null -> Status.UNKNOWN;
        };
    }

    String lastStatus() {
        return task.lastStatus() == null ? "not told" : task.lastStatus().toLowerCase(Locale.ROOT);
    }

    String health() {
        return task.healthStatus() == null ? "" : task.healthStatus().toLowerCase(Locale.ROOT);
    }

    /// What ended it, by the checks' own taxonomy; empty for a task that is not stopped.
    String cause() {
        return end == null ? "" : end.symptom().map(Symptom::words).orElse("nothing that Drydock knows");
    }

    /// What AWS wrote; empty for a task that is not stopped.
    String reason() {
        return end == null ? "" : end.text();
    }

    /// `1a` of `ap-southeast-1a`.
    String zone() {
        var zone = task.availabilityZone();
        return zone == null ? "" : zone.replaceFirst("^[a-z]{2}(-[a-z]+)+-(?=\\d)", "");
    }

    String address() {
        var address = task.networkDetail("privateIPv4Address");
        return address != null ? address : Optional.ofNullable(task.networkDetail("privateIPv6Address")).orElse("");
    }

    /// `checkout-api:88`.
    String revision() {
        var arn = task.taskDefinitionArn();
        return arn == null ? "" : arn.substring(arn.lastIndexOf('/') + 1);
    }

    String capacity() {
        return task.capacityProviderName() != null ? task.capacityProviderName() : task.launchType() == null ? "" : task.launchType();
    }

    /// `137`, or `app 137, proxy 0` where several containers ended.
    String exits() {
        var ended = task.containers().stream().filter(container -> container.exitCode() != null).toList();
        return ended.size() == 1 ? String.valueOf(ended.getFirst().exitCode())
                : ended.stream().map(container -> container.name() + " " + container.exitCode()).collect(Collectors.joining(", "));
    }
}
