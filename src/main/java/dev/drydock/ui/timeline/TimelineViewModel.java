package dev.drydock.ui.timeline;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Target;
import dev.drydock.inventory.Capture;
import dev.drydock.inventory.elbv2.TargetHealthDescription;
import dev.drydock.timeline.Happening;
import dev.drydock.timeline.Happening.About;
import dev.drydock.timeline.Link;
import dev.drydock.timeline.ServiceSeries;
import dev.drydock.timeline.Snapshot;
import dev.drydock.timeline.Timeline;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What happened to the selected service, which part of it is in view, and what is selected of it.
public final class TimelineViewModel {
    private static final double SHORTEST = 10;
    private static final double MARGIN = 0.03;
    private static final int MOST_SERIES = 3;
    /// What is long past says little about now: the view opens on the last of it.
    private static final Duration RECENT = Duration.ofHours(3);

    private final Selection selection;
    private final Function<Diagnosis, List<Capture>> captures;
    private final ReadOnlyObjectWrapper<@Nullable Timeline> timeline = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(new View(0, 1));
    private final ReadOnlyObjectWrapper<@Nullable Happening> chosen = new ReadOnlyObjectWrapper<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final IntegerProperty moment = new SimpleIntegerProperty(-1);
    private final ObservableList<Happening> listed = FXCollections.observableArrayList();
    private final ObservableList<ServiceSeries> series = FXCollections.observableArrayList();
    private @Nullable ServiceDiagnosis shown;
    private boolean choosing;

    /// The part of time in view, in seconds of the epoch.
    record View(double from, double to) {}

    /// @param captures the moments of a source that is a series, oldest first; none for one that is not
    public TimelineViewModel(Selection selection, Function<Diagnosis, List<Capture>> captures) {
        this.selection = selection;
        this.captures = captures;
        selection.placeProperty().addListener((_, _, place) -> follow(place));
        filter.addListener((_, _, _) -> list());
        follow(selection.place());
    }

    ReadOnlyObjectProperty<@Nullable Timeline> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /// The happening that is selected; null where what is selected is none.
    ReadOnlyObjectProperty<@Nullable Happening> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    StringProperty filterProperty() {
        return filter;
    }

    /// Which capture of a series is looked at, from 0; -1 for the newest state.
    public IntegerProperty momentProperty() {
        return moment;
    }

    /// The happenings as a list, by time.
    ObservableList<Happening> listed() {
        return listed;
    }

    /// The series that are drawn below the lanes.
    ObservableList<ServiceSeries> series() {
        return series;
    }

    /// The clock of the source; null where it has none.
    @Nullable Instant now() {
        var source = selection.place().source();
        return source == null ? null : source.inventory().source().capturedAt();
    }

    private void follow(Place place) {
        if (place.service() != shown) {
            shown = place.service();
            read(place);
        }
        if (!choosing) {
            var now = timeline.get();
            chosen.set(now == null ? null : about(place, now));
        }
    }

    private void read(Place place) {
        var source = place.source();
        var service = place.service();
        moment.set(-1);
        if (source == null || service == null) {
            timeline.set(null);
            series.clear();
        } else {
            timeline.set(Timeline.of(source.inventory(), service, snapshots(source, service)));
            series.setAll(ServiceSeries.of(source.inventory(), service).stream().filter(one -> !one.series().points().isEmpty()).limit(MOST_SERIES).toList());
        }
        list();
        fit();
    }

    private List<Snapshot> snapshots(Diagnosis source, ServiceDiagnosis service) {
        var found = new ArrayList<Snapshot>();
        for (var capture : captures.apply(source)) {
            var at = capture.at();
            if (at != null) {
                found.add(snapshot(at, service, capture::targetHealth));
            }
        }
        var now = source.inventory().source().capturedAt();
        if (found.isEmpty() && now != null) {
            found.add(snapshot(now, service, source.inventory()::targetHealth));
        }
        return found;
    }

    private static Snapshot snapshot(Instant at, ServiceDiagnosis service, Function<String, List<TargetHealthDescription>> health) {
        var targets = new TreeMap<String, String>();
        for (var mapping : service.service().loadBalancers()) {
            var arn = mapping.targetGroupArn();
            if (arn != null) {
                for (var one : health.apply(arn)) {
                    var parts = arn.split("/");
                    var target = one.target();
                    var state = one.targetHealth() == null ? null : one.targetHealth().state();
                    targets.put((parts.length > 1 ? parts[1] : arn) + " " + (target == null ? "?" : target.id() + ":" + target.port()), Objects.requireNonNullElse(state, "unknown"));
                }
            }
        }
        return new Snapshot(at, targets);
    }

    private static @Nullable Happening about(Place place, Timeline timeline) {
        return switch (place.selected()) {
            case Selected.OfEvent(var event) -> find(timeline, new About.OfEvent(event));
            case Selected.OfThing(var target) when target.kind() == Target.Kind.TASK -> find(timeline, new About.OfTask(target.id()));
            case Selected.OfThing(var target) -> find(timeline, new About.OfThing(target.id()));
            default -> null;
        };
    }

    /// Of several about one thing the last: of a task, how it ended.
    private static @Nullable Happening find(Timeline timeline, About about) {
        return timeline.happenings().stream().filter(one -> one.about().equals(about)).reduce((_, last) -> last).orElse(null);
    }

    /// Selects a happening, and with it what it is about, everywhere.
    void choose(@Nullable Happening happening) {
        choosing = true;
        chosen.set(happening);
        if (happening != null) {
            selection.select(switch (happening.about()) {
                case About.OfTask(var arn) -> new Selected.OfThing(Target.task(arn));
                case About.OfEvent(var event) -> new Selected.OfEvent(event);
                case About.OfThing(var id) -> new Selected.OfThing(Target.node(id));
                case About.OfService _ -> Selected.SERVICE;
            });
        }
        choosing = false;
    }

    /// What belongs to the selected happening.
    List<Link> links() {
        var now = timeline.get();
        var one = chosen.get();
        return now == null || one == null ? List.of() : now.of(one);
    }

    /// Goes to the next happening in time, or the one before, within the lane of the selected one; from nothing to the first or last in view.
    void step(int by) {
        var now = timeline.get();
        if (now != null && !now.happenings().isEmpty()) {
            var at = chosen.get();
            var lane = at == null ? inView(now) : now.happenings().stream().filter(one -> one.kind().lane() == at.kind().lane()).toList();
            var index = at == null ? (by > 0 ? -1 : lane.size()) : lane.indexOf(at);
            reveal(lane.get(Math.clamp((long) index + by, 0, lane.size() - 1)));
        }
    }

    private List<Happening> inView(Timeline now) {
        var seen = view.get();
        var found = now.happenings().stream().filter(one -> TimeScale.seconds(one.from()) >= seen.from() && TimeScale.seconds(one.from()) <= seen.to()).toList();
        return found.isEmpty() ? now.happenings() : found;
    }

    /// Goes to the nearest happening of the next lane that has any.
    void stepLane(int by) {
        var now = timeline.get();
        var at = chosen.get();
        if (now == null || now.happenings().isEmpty()) {
            return;
        }
        if (at == null) {
            step(1);
            return;
        }
        var lanes = Arrays.asList(Happening.Lane.values());
        for (var lane = lanes.indexOf(at.kind().lane()) + by; lane >= 0 && lane < lanes.size(); lane += by) {
            var wanted = lanes.get(lane);
            var nearest = now.happenings().stream().filter(one -> one.kind().lane() == wanted).min(Comparator.comparing(one -> Duration.between(one.from(), at.from()).abs()));
            if (nearest.isPresent()) {
                reveal(nearest.get());
                return;
            }
        }
    }

    /// Selects a happening and brings it into view.
    void reveal(Happening happening) {
        var now = view.get();
        var at = TimeScale.seconds(happening.from());
        if (at < now.from() || at > now.to()) {
            var half = (now.to() - now.from()) / 2;
            view.set(new View(at - half, at + half));
        }
        choose(happening);
    }

    /// Shows what happened within the last hours before the capture where anything did, else everything.
    void fit() {
        var now = timeline.get();
        var span = now == null ? null : now.span().orElse(null);
        if (now == null || span == null) {
            return;
        }
        var recent = span.to().minus(RECENT);
        var first = now.happenings().stream().filter(one -> one.end().isAfter(recent)).map(one -> one.from().isBefore(recent) ? recent : one.from()).min(Instant::compareTo).orElse(span.from());
        show(TimeScale.seconds(first), TimeScale.seconds(span.to()));
    }

    void fitAll() {
        var now = timeline.get();
        if (now != null) {
            now.span().ifPresent(span -> show(TimeScale.seconds(span.from()), TimeScale.seconds(span.to())));
        }
    }

    private void show(double from, double to) {
        var margin = Math.max(SHORTEST, (to - from) * MARGIN);
        view.set(new View(from - margin, to + margin));
    }

    /// Shows a range.
    void range(double from, double to) {
        var middle = (from + to) / 2;
        var half = Math.max(SHORTEST / 2, Math.abs(to - from) / 2);
        view.set(new View(middle - half, middle + half));
    }

    /// Zooms about a place.
    ///
    /// @param factor below 1 to see less, and that larger
    /// @param share where, from 0 at the left to 1 at the right
    void zoom(double factor, double share) {
        var now = view.get();
        var span = now.to() - now.from();
        var wanted = Math.clamp(span * factor, SHORTEST, longest());
        var at = now.from() + share * span;
        view.set(new View(at - share * wanted, at + (1 - share) * wanted));
    }

    void pan(double share) {
        var now = view.get();
        var by = share * (now.to() - now.from());
        view.set(new View(now.from() + by, now.to() + by));
    }

    private double longest() {
        var now = timeline.get();
        var span = now == null ? null : now.span().orElse(null);
        return span == null ? 86_400 : Math.max(SHORTEST * 4, Duration.between(span.from(), span.to()).toSeconds() * 1.5);
    }

    private void list() {
        var now = timeline.get();
        var words = filter.get().toLowerCase(Locale.ROOT).strip();
        listed.setAll(now == null ? List.of() : now.happenings().reversed().stream().filter(one -> words.isEmpty() || text(one).contains(words)).toList());
    }

    private static String text(Happening one) {
        return String.join(" ", one.kind().word(), one.kind().lane().title(), one.title(), one.detail()).toLowerCase(Locale.ROOT);
    }
}
