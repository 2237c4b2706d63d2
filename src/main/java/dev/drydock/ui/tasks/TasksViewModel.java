package dev.drydock.ui.tasks;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.Missing;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.check.symptom.TaskEnd;
import dev.drydock.drawing.Target;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.path.PathNode;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Selection;
import dev.drydock.ui.kit.table.Group;
import dev.drydock.ui.kit.table.Grouping;
import dev.drydock.ui.kit.table.LinesModel;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// The tasks of the selected service: those in trouble first, then those that stopped, by what ended them, then those that are well.
public final class TasksViewModel {
    static final Grouping<TaskRow> BY_CAUSE = new Grouping<>("state and stop cause", row -> row.kind() == TaskRow.Kind.STOPPED
            ? new Group("stopped " + row.cause(), "Stopped: " + row.cause()) : new Group(state(row), state(row)));
    static final Grouping<TaskRow> BY_ZONE = new Grouping<>("zone", row -> named(Objects.requireNonNullElse(row.task().availabilityZone(), ""), "Zone not told"));
    static final Grouping<TaskRow> BY_REVISION = new Grouping<>("revision", row -> named(row.revision(), "Revision not told"));
    static final Grouping<TaskRow> BY_EXIT = new Grouping<>("exit code", row -> named(row.exits(), "No exit code"));

    private final Selection selection;
    private final LinesModel<TaskRow> lines = new LinesModel<>(TasksViewModel::text);
    private final Map<TaskRow.Kind, BooleanProperty> wanted = new EnumMap<>(TaskRow.Kind.class);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Tasks");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private @Nullable ServiceDiagnosis shown;

    public TasksViewModel(Selection selection) {
        this.selection = selection;
        for (var kind : TaskRow.Kind.values()) {
            var property = new SimpleBooleanProperty(true);
            property.addListener(_ -> lines.want(row -> wantedProperty(row.kind()).get()));
            wanted.put(kind, property);
        }
        lines.groupingProperty().set(BY_CAUSE);
        selection.placeProperty().addListener((_, _, place) -> show(place));
        show(selection.place());
    }

    LinesModel<TaskRow> lines() {
        return lines;
    }

    Selection selection() {
        return selection;
    }

    BooleanProperty wantedProperty(TaskRow.Kind kind) {
        return Objects.requireNonNull(wanted.get(kind));
    }

    int count(TaskRow.Kind kind) {
        return (int) lines.all().stream().filter(row -> row.kind() == kind).count();
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// What the record does not tell of the tasks, and why; empty where it tells of all.
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// The clock of the source that is shown.
    @Nullable Instant capturedAt() {
        var source = selection.place().source();
        return source == null ? null : source.inventory().source().capturedAt();
    }

    void pick(TaskRow row) {
        selection.select(new Selected.OfThing(Target.task(row.task().taskArn())));
    }

    /// The row that the selection speaks of.
    @Nullable TaskRow selected() {
        return selection.place().task().flatMap(arn -> lines.all().stream().filter(row -> row.task().taskArn().equals(arn)).findFirst()).orElse(null);
    }

    void showAll() {
        lines.filterProperty().set("");
        wanted.values().forEach(property -> property.set(true));
    }

    private void show(Place place) {
        if (place.service() == shown && shown != null) {
            return;
        }
        shown = place.service();
        var source = place.source();
        if (source == null || shown == null) {
            title.set("Tasks");
            note.set("");
            lines.set(List.of());
            return;
        }
        var rows = rows(source, shown);
        title.set("Tasks " + rows.size());
        note.set(note(new Subject(source.inventory(), shown.service(), shown.path())));
        lines.set(rows);
    }

    private static String note(Subject subject) {
        return Stream.of(TaskRecord.missingLive(subject).map(missing -> says("Not every live task is known", missing)),
                        TaskRecord.missingStopped(subject).map(missing -> says("Not every stopped task is known", missing)))
                .flatMap(Optional::stream).collect(Collectors.joining(" "));
    }

    private static String says(String what, Missing missing) {
        var gap = missing.gap();
        return what + ": " + gap.why() + (gap.reason() == Gap.Reason.DENIED ? "; ask for " + gap.read().iamAction() : "") + ".";
    }

    private static List<TaskRow> rows(Diagnosis source, ServiceDiagnosis service) {
        var squares = new HashMap<String, PathNode.TaskSquare.State>();
        service.path().nodes().stream().flatMap(node -> switch (node) {
            case PathNode.SubnetNode subnet -> subnet.tasks().stream();
            case PathNode.HostNode host -> host.tasks().stream();
            default -> Stream.<PathNode.TaskSquare>empty();
        }).forEach(square -> squares.put(square.taskArn(), square.state()));
        var rows = source.inventory().tasks(service.service()).stream().map(task -> row(source, task, squares.get(task.taskArn()))).toList();
        Function<TaskRow, String> byCause = TaskRow::cause;
        var counts = rows.stream().collect(Collectors.groupingBy(byCause, Collectors.counting()));
        return rows.stream().sorted(Comparator.comparing(TasksViewModel::rank)
                        .thenComparing(row -> -counts.get(row.cause())).thenComparing(TaskRow::cause)
                        .thenComparing(TasksViewModel::time, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(row -> row.task().taskArn()))
                .toList();
    }

    private static TaskRow row(Diagnosis source, Task task, PathNode.TaskSquare.@Nullable State state) {
        var subnetId = task.networkDetail("subnetId");
        var subnet = subnetId == null ? "" : source.inventory().find(Subnet.class, subnetId).map(Subnet::name).orElse(subnetId);
        return new TaskRow(task, task.isStopped() ? null : state, task.isStopped() ? TaskEnd.of(task) : null, subnet);
    }

    private static int rank(TaskRow row) {
        if (row.kind() == TaskRow.Kind.STOPPED) {
            return 2;
        }
        return switch (row.state()) {
            case UNHEALTHY -> 0;
            case STARTING -> 1;
            case STOPPING -> 3;
            case null, default -> 4;
        };
    }

    static @Nullable Instant time(TaskRow row) {
        var task = row.task();
        return row.end() == null ? started(task) : stopped(task);
    }

    static @Nullable Instant started(Task task) {
        return task.startedAt();
    }

    static @Nullable Instant stopped(Task task) {
        return task.stoppedAt() != null ? task.stoppedAt() : task.stoppingAt();
    }

    private static String state(TaskRow row) {
        return switch (row.state()) {
            case RUNNING -> "Running";
            case STARTING -> "Starting";
            case UNHEALTHY -> "Running, unhealthy";
            case STOPPING -> "Stopping";
            case null -> row.kind() == TaskRow.Kind.STOPPED ? "Stopped" : "Elsewhere";
        };
    }

    private static Group named(String text, String otherwise) {
        return new Group(text, text.isEmpty() ? otherwise : text);
    }

    private static String text(TaskRow row) {
        var task = row.task();
        return String.join(" ", task.taskArn(), row.lastStatus(), row.health(), row.cause(), row.reason(), Objects.requireNonNullElse(task.stopCode(), ""),
                Objects.requireNonNullElse(task.availabilityZone(), ""), row.subnet(), Objects.requireNonNullElse(task.networkDetail("subnetId"), ""),
                Objects.requireNonNullElse(task.networkDetail("networkInterfaceId"), ""), row.address(), row.revision(), row.capacity(), "exit " + row.exits(), state(row));
    }
}
