package dev.drydock.ui.shell;

import dev.drydock.inventory.Source;
import dev.drydock.ui.kit.Crumb;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.Selection;
import dev.drydock.ui.kit.SourceName;
import dev.drydock.ui.kit.Times;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// Where the window stands, in words.
final class HeaderViewModel {
    private final Selection selection;
    private final ObservableValue<String> source;
    private final ObservableValue<List<Crumb>> crumbs;

    HeaderViewModel(Selection selection, ObservableValue<Times> times) {
        this.selection = selection;
        source = Bindings.createStringBinding(() -> {
            var open = selection.place().source();
            return open == null ? "" : says(open.inventory().source(), times.getValue());
        }, selection.placeProperty(), times);
        crumbs = selection.placeProperty().map(Crumb::of);
    }

    /// What the source is, and of when.
    ObservableValue<String> sourceProperty() {
        return source;
    }

    /// Account, cluster, service, and what is selected within it.
    ObservableValue<List<Crumb>> crumbsProperty() {
        return crumbs;
    }

    /// Goes to where a step of the way leads.
    void go(Place place) {
        selection.go(place);
    }

    private static String says(Source source, Times times) {
        if (SourceName.isLive(source)) {
            return "Live · " + SourceName.of(source);
        }
        var parts = new ArrayList<>(List.of(SourceName.isSample(source) ? "Sample" : "Offline", SourceName.of(source)));
        parts.add(source.capturedAt() == null ? "time unknown" : times.minute(source.capturedAt()) + (source.capturedAtInferred() ? " (inferred)" : ""));
        if (source.region() != null) {
            parts.add(source.region());
        }
        if (source.redacted()) {
            parts.add("redacted");
        }
        return String.join(" · ", parts);
    }
}
