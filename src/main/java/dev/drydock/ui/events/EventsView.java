package dev.drydock.ui.events;

import dev.drydock.ui.kit.Filtered;
import dev.drydock.ui.kit.Times;
import dev.drydock.ui.kit.table.Column;
import dev.drydock.ui.kit.table.NoRows;
import dev.drydock.ui.kit.table.LineTable;
import dev.drydock.ui.kit.table.TablePane;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/// The event log as a table.
public final class EventsView extends StackPane implements Filtered {
    private static final Comparator<Instant> OLDEST_FIRST = Comparator.naturalOrder();

    private final EventsViewModel model;
    private final LineTable<EventRow> table;
    private final TablePane<EventRow> pane;

    /// @param says where it says that rows were copied
    public EventsView(EventsViewModel model, ObservableValue<Times> times, Consumer<String> says) {
        this.model = model;
        getStyleClass().add("events");
        table = new LineTable<>("events", "Events of the selected service, the newest first", model.lines(), List.of(
                Column.status("Tells", 116, EventRow::shape, EventRow::word),
                Column.<EventRow>fixed("Newest", 132, row -> times.getValue().brief(row.newest().createdAt(), model.capturedAt())).look(Column.Look.CODE)
                        .inFull(row -> row.events().size() == 1 ? times.getValue().full(row.newest().createdAt())
                                : times.getValue().full(row.oldest().createdAt()) + " to " + times.getValue().full(row.newest().createdAt()))
                        .order(Comparator.comparing(row -> row.newest().createdAt(), Comparator.nullsFirst(OLDEST_FIRST))),
                Column.fixed("", 52, EventRow::times).look(Column.Look.NUMBER).order(Comparator.comparing(row -> row.events().size())),
                Column.text("Message", 460, EventRow::message),
                Column.text("What it tells", 220, EventRow::meaning).from(780)))
                .onPick(model::pick).twoLinesBelow(1600).telling(says);
        pane = new TablePane<>(table, "event-filter", "events", List.of(
                toggle("fold-events", "Fold repeats", "Make messages that say the same of different things one row", model.foldingProperty()),
                toggle("trouble-events", "Only trouble", "Leave out the ordinary business of a service", model.onlyTroubleProperty()),
                TablePane.grouping("event-groups", model.lines(), "No groups", List.of(EventsViewModel.BY_MEANING))));
        getChildren().add(pane);
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

    private static Node toggle(String id, String title, String hint, BooleanProperty what) {
        var button = new ToggleButton(title);
        button.setId(id);
        button.getStyleClass().addAll("chip", "only", "small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(hint));
        button.selectedProperty().bindBidirectional(what);
        return button;
    }

    private void placeholder() {
        table.setPlaceholder(!model.lines().all().isEmpty() ? NoRows.filtered("event", model.lines(), model::showAll)
                : model.selection().place().service() == null ? new NoRows("No service is selected.", "Choose one at the left.")
                : new NoRows("The record holds no event of this service.",
                        "Events come with ecs describe-services; ECS keeps the newest 100. The recorded answer has none: it may have been cut down before it was handed over."));
    }
}
