package dev.drydock.ui.shell;

import dev.drydock.inventory.Source;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.Selected;
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
    private final ObservableValue<List<String>> crumbs;

    HeaderViewModel(Selection selection, ObservableValue<Times> times) {
        this.selection = selection;
        source = Bindings.createStringBinding(() -> {
            var open = selection.place().source();
            return open == null ? "" : says(open.inventory().source(), times.getValue());
        }, selection.placeProperty(), times);
        crumbs = selection.placeProperty().map(HeaderViewModel::crumbs);
    }

    /// What the source is, and of when.
    ObservableValue<String> sourceProperty() {
        return source;
    }

    /// Account, cluster, service, and what is selected within it.
    ObservableValue<List<String>> crumbsProperty() {
        return crumbs;
    }

    /// Goes back to the service as a whole.
    void selectService() {
        selection.select(Selected.SERVICE);
    }

    private static String says(Source source, Times times) {
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

    private static List<String> crumbs(Place place) {
        var crumbs = new ArrayList<String>();
        var service = place.service();
        if (place.source() != null && service != null) {
            var arn = service.service().serviceArn().split(":", 6);
            crumbs.add(arn.length > 4 && !arn[4].isEmpty() ? arn[4] : "account unknown");
            var cluster = service.service().clusterArn();
            crumbs.add(cluster == null ? "default" : cluster.substring(cluster.lastIndexOf('/') + 1));
            crumbs.add(service.service().name());
        }
        return crumbs;
    }
}
