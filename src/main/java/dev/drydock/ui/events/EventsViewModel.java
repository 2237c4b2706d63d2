package dev.drydock.ui.events;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Selection;
import dev.drydock.ui.kit.table.Group;
import dev.drydock.ui.kit.table.Grouping;
import dev.drydock.ui.kit.table.LinesModel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// The event log of the selected service, the newest first.
public final class EventsViewModel {
    static final Grouping<EventRow> BY_MEANING = new Grouping<>("meaning", row -> new Group(row.meaning(), sentence(row.meaning())));

    private final Selection selection;
    private final LinesModel<EventRow> lines = new LinesModel<>(EventsViewModel::text);
    private final BooleanProperty folding = new SimpleBooleanProperty(true);
    private final BooleanProperty onlyTrouble = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Events");
    private @Nullable ServiceDiagnosis service;

    public EventsViewModel(Selection selection) {
        this.selection = selection;
        folding.addListener(_ -> show());
        onlyTrouble.addListener(_ -> lines.want(row -> !onlyTrouble.get() || row.shape() != Status.OK));
        selection.placeProperty().addListener((_, _, place) -> show(place.service()));
        show(selection.place().service());
    }

    LinesModel<EventRow> lines() {
        return lines;
    }

    Selection selection() {
        return selection;
    }

    /// Whether messages that say the same of different things are one row.
    BooleanProperty foldingProperty() {
        return folding;
    }

    /// Whether the ordinary business of a service is left out.
    BooleanProperty onlyTroubleProperty() {
        return onlyTrouble;
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    @Nullable Instant capturedAt() {
        var source = selection.place().source();
        return source == null ? null : source.inventory().source().capturedAt();
    }

    void pick(EventRow row) {
        selection.select(new Selected.OfEvent(row.newest()));
    }

    /// The row of the event that is selected, or that the selected finding stands on.
    @Nullable EventRow selected() {
        return selection.place().event().flatMap(event -> lines.all().stream().filter(row -> row.events().contains(event)).findFirst()).orElse(null);
    }

    void showAll() {
        lines.filterProperty().set("");
        onlyTrouble.set(false);
    }

    private void show(@Nullable ServiceDiagnosis now) {
        if (now == service && now != null) {
            return;
        }
        service = now;
        show();
    }

    private void show() {
        var log = service == null ? List.<dev.drydock.inventory.ecs.Service.Event>of() : service.service().events();
        title.set(service == null ? "Events" : "Events " + log.size());
        lines.set(folding.get() ? EventRow.folded(log) : EventRow.each(log));
    }

    private static String text(EventRow row) {
        return row.word() + " " + row.meaning() + " " + row.events().stream().map(event -> Objects.requireNonNullElse(event.message(), "")).collect(Collectors.joining(" "));
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
    }
}
