package dev.drydock.ui.metrics;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.timeline.Happening;
import dev.drydock.timeline.ServiceSeries;
import dev.drydock.timeline.Timeline;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which series of the selected service are shown, over which time, and at which moment they are read.
public final class MetricsViewModel {
    /// Checks read datapoints of so long; older ones serve to compare with.
    private static final Duration RECENT = Duration.ofHours(3);

    private final Selection selection;
    private final ObservableList<Chart> charts = FXCollections.observableArrayList();
    private final ObservableList<MetricSeries.Point> points = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty usedOnly = new SimpleBooleanProperty(true);
    private final ObjectProperty<@Nullable Instant> cursor = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Chart> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Range> range = new ReadOnlyObjectWrapper<>(new Range(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)));
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Metrics");
    private List<ServiceSeries> all = List.of();
    private List<Happening> happenings = List.of();
    private @Nullable ServiceDiagnosis shown;

    /// The time that all charts show.
    record Range(Instant from, Instant to) {
        double share(Instant time) {
            return Duration.between(from, time).toMillis() / (double) Math.max(1, Duration.between(from, to).toMillis());
        }

        Instant at(double share) {
            return from.plusMillis(Math.round(share * Duration.between(from, to).toMillis()));
        }
    }

    public MetricsViewModel(Selection selection) {
        this.selection = selection;
        selection.placeProperty().addListener((_, _, place) -> follow(place));
        filter.addListener((_, _, _) -> narrow());
        usedOnly.addListener((_, _, _) -> narrow());
        chosen.addListener((_, _, chart) -> points.setAll(chart == null ? List.of() : chart.series().points().reversed()));
        follow(selection.place());
    }

    ObservableList<Chart> charts() {
        return charts;
    }

    /// The points of the chosen series, newest first.
    ObservableList<MetricSeries.Point> points() {
        return points;
    }

    StringProperty filterProperty() {
        return filter;
    }

    /// Whether only those are shown that findings stand on.
    BooleanProperty usedOnlyProperty() {
        return usedOnly;
    }

    /// The moment at which all charts are read; null for none.
    ObjectProperty<@Nullable Instant> cursorProperty() {
        return cursor;
    }

    ObjectProperty<@Nullable Chart> chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<Range> rangeProperty() {
        return range.getReadOnlyProperty();
    }

    /// The tab's title with the count of what was recorded.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// The clock of the source; null where it has none.
    @Nullable Instant now() {
        var source = selection.place().source();
        return source == null ? null : source.inventory().source().capturedAt();
    }

    /// Rollouts, rollbacks and stops within the time that is shown.
    List<Happening> marks() {
        var span = range.get();
        return happenings.stream().filter(one -> one.kind().lane() == Happening.Lane.ROLLOUTS || one.kind().lane() == Happening.Lane.STOPS)
                .filter(one -> one.end().isAfter(span.from()) && one.from().isBefore(span.to())).toList();
    }

    /// Why there is no chart, as a sentence.
    String reason() {
        return shown == null ? "No service is selected."
                : all.isEmpty() ? "No metric of this service was recorded. The Coverage tab names the command that records them."
                : charts.isEmpty() && filter.get().isBlank() ? "No finding stands on a recorded series; turn off “Used by checks” to see all " + all.size() + "."
                : "No series matches.";
    }

    /// Moves the moment by points of a series.
    void step(Chart chart, int by) {
        var series = chart.series().points();
        if (series.isEmpty()) {
            return;
        }
        var at = cursor.get();
        var index = series.size() - 1;
        if (at != null) {
            // From the point that stands for the moment, else from the first after it.
            var here = (int) series.stream().takeWhile(point -> !point.end().isAfter(at)).count();
            index = Math.clamp(here + by, 0, series.size() - 1);
        }
        cursor.set(series.get(index).time());
    }

    private void follow(Place place) {
        if (place.service() == shown) {
            return;
        }
        shown = place.service();
        cursor.set(null);
        var source = place.source();
        var service = place.service();
        all = source == null || service == null ? List.of() : ServiceSeries.of(source.inventory(), service);
        happenings = source == null || service == null ? List.of() : Timeline.of(source.inventory(), service, List.of()).happenings();
        title.set(all.isEmpty() ? "Metrics" : "Metrics " + all.size());
        usedOnly.set(all.stream().anyMatch(one -> !one.checks().isEmpty()));
        span();
        narrow();
    }

    private void span() {
        var last = all.stream().flatMap(one -> one.series().points().stream()).map(MetricSeries.Point::end).max(Instant::compareTo);
        var end = now() != null ? now() : last.orElse(Instant.EPOCH.plusSeconds(1));
        var first = all.stream().flatMap(one -> one.series().points().stream()).map(MetricSeries.Point::time).min(Instant::compareTo).orElse(end.minus(RECENT));
        var from = first.isBefore(end.minus(RECENT)) && last.isPresent() && last.get().isAfter(end.minus(RECENT)) ? end.minus(RECENT) : first;
        range.set(new Range(from, from.isBefore(end) ? end : from.plusSeconds(60)));
    }

    private void narrow() {
        var words = filter.get().toLowerCase(Locale.ROOT).strip();
        var before = chosen.get();
        charts.setAll(all.stream().filter(one -> !usedOnly.get() || !one.checks().isEmpty()).map(Chart::new).filter(chart -> chart.matches(words)).toList());
        chosen.set(charts.stream().filter(chart -> chart.equals(before)).findFirst().orElse(charts.isEmpty() ? null : charts.getFirst()));
    }
}
