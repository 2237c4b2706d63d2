package dev.drydock.ui.tasks;

import dev.drydock.check.Status;
import dev.drydock.ui.kit.Filtered;
import dev.drydock.ui.kit.StatusGlyph;
import dev.drydock.ui.kit.Times;
import dev.drydock.ui.kit.WrappedLabel;
import dev.drydock.ui.kit.table.Column;
import dev.drydock.ui.kit.table.NoRows;
import dev.drydock.ui.kit.table.LineTable;
import dev.drydock.ui.kit.table.TablePane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The tasks as a table.
public final class TasksView extends VBox implements Filtered {
    private final TasksViewModel model;
    private final ObservableValue<Times> times;
    private final LineTable<TaskRow> table;
    private final TablePane<TaskRow> pane;

    /// @param says where it says that rows were copied
    public TasksView(TasksViewModel model, ObservableValue<Times> times, Consumer<String> says) {
        this.model = model;
        this.times = times;
        getStyleClass().add("tasks");
        table = new LineTable<>("tasks", "Tasks of the selected service, by what became of them", model.lines(), columns())
                .onPick(model::pick).telling(says);
        pane = new TablePane<>(table, "task-filter", "tasks", controls());
        VBox.setVgrow(pane, Priority.ALWAYS);
        var note = new WrappedLabel("", "table-note");
        note.setId("tasks-note");
        note.textProperty().bind(model.noteProperty());
        note.visibleProperty().bind(model.noteProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        getChildren().addAll(pane, note);
        times.addListener((_, _, _) -> table.refresh());
        model.selection().placeProperty().addListener((_, _, _) -> table.follow(model.selected()));
        model.lines().whenBuilt(this::placeholder);
        placeholder();
        table.follow(model.selected());
    }

    @Override
    public void focusFilter() {
        pane.focusFilter();
    }

    private List<Column<TaskRow>> columns() {
        return List.of(
                Column.status("Status", 126, TaskRow::shape, TaskRow::lastStatus),
                Column.<TaskRow>fixed("Task", 84, row -> row.task().shortId().substring(0, Math.min(8, row.task().shortId().length())))
                        .look(Column.Look.CODE).inFull(row -> row.task().taskArn()),
                Column.fixed("Health", 84, TaskRow::health).from(640),
                Column.text("Why it stopped", 240, TaskRow::cause).inFull(row -> row.end() == null ? "" : row.cause() + ": " + row.reason()),
                Column.fixed("Exit", 64, TaskRow::exits).look(Column.Look.NUMBER).order(Comparator.comparing(TasksView::exit)),
                time("Started", row -> TasksViewModel.started(row.task())).from(800),
                time("Stopped", row -> TasksViewModel.stopped(row.task())),
                Column.fixed("Zone", 60, TaskRow::zone).inFull(row -> String.valueOf(row.task().availabilityZone())).from(860),
                Column.fixed("Address", 112, TaskRow::address).look(Column.Look.CODE).from(940),
                Column.fixed("Revision", 130, TaskRow::revision).from(1060),
                Column.fixed("Subnet", 110, TaskRow::subnet).inFull(row -> row.subnet() + " " + row.task().networkDetail("subnetId")).from(1180),
                Column.fixed("Capacity", 110, TaskRow::capacity).from(1280));
    }

    private Column<TaskRow> time(String title, Function<TaskRow, @Nullable Instant> of) {
        return Column.<TaskRow>fixed(title, 132, row -> times.getValue().brief(of.apply(row), model.capturedAt())).look(Column.Look.CODE)
                .inFull(row -> times.getValue().full(of.apply(row))).order(Comparator.comparing(of, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private static int exit(TaskRow row) {
        return row.task().containers().stream().map(container -> container.exitCode()).filter(code -> code != null).mapToInt(Integer::intValue).max().orElse(-1);
    }

    private List<Node> controls() {
        var controls = new ArrayList<Node>();
        for (var kind : TaskRow.Kind.values()) {
            var chip = new ToggleButton();
            chip.setId("tasks-" + kind.word());
            chip.getStyleClass().addAll("chip", "small");
            chip.setGraphic(new StatusGlyph(switch (kind) {
                case RUNNING -> Status.OK;
                case PENDING -> Status.WARN;
                case STOPPED -> Status.NA;
            }));
            chip.setMinWidth(USE_PREF_SIZE);
            chip.setTooltip(new Tooltip("Show " + kind.word() + " tasks"));
            chip.selectedProperty().bindBidirectional(model.wantedProperty(kind));
            Runnable count = () -> {
                chip.setText(model.count(kind) + " " + kind.word());
                chip.setAccessibleText("Show " + kind.word() + " tasks, " + model.count(kind));
            };
            model.lines().whenBuilt(count);
            count.run();
            controls.add(chip);
        }
        controls.add(TablePane.grouping("task-groups", model.lines(), "No groups",
                List.of(TasksViewModel.BY_CAUSE, TasksViewModel.BY_ZONE, TasksViewModel.BY_REVISION, TasksViewModel.BY_EXIT)));
        return controls;
    }

    private void placeholder() {
        if (!model.lines().all().isEmpty()) {
            table.setPlaceholder(NoRows.filtered("task", model.lines(), model::showAll));
        } else if (model.selection().place().service() == null) {
            table.setPlaceholder(new NoRows("No service is selected.", "Choose one at the left."));
        } else {
            var why = model.noteProperty().get();
            table.setPlaceholder(new NoRows("No task of this service is in the record.", why.isEmpty() ? "The recorded lists name none: ECS shows stopped tasks for about an hour." : why));
        }
    }
}
