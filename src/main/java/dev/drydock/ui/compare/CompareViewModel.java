package dev.drydock.ui.compare;

import dev.drydock.bundle.WholeFile;
import dev.drydock.check.Diagnosis;
import dev.drydock.compare.MetricChange;
import dev.drydock.compare.SettingChange;
import dev.drydock.report.ComparedBundles;
import dev.drydock.report.ComparedService;
import dev.drydock.report.ComparisonHtml;
import dev.drydock.report.ComparisonJson;
import dev.drydock.report.ComparisonMarkdown;
import dev.drydock.report.Shift;
import dev.drydock.ui.kit.Chooser;
import dev.drydock.ui.kit.Saving;
import dev.drydock.ui.kit.Selection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which two sources are compared, and what came of it service by service.
public final class CompareViewModel {
    /// The forms in which a comparison is saved.
    enum Format {
        HTML("HTML", "html"),
        MARKDOWN("Markdown", "md"),
        JSON("JSON", "json");

        private final String title;
        private final String extension;

        Format(String title, String extension) {
            this.title = title;
            this.extension = extension;
        }

        String title() {
            return title;
        }
    }

    private final ObservableList<Side> open;
    private final Selection selection;
    private final Saving saving;
    private final String tool;
    private final Executor background;
    private final Executor fx;
    private final ObjectProperty<@Nullable Side> before = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Side> after = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ComparedService> service = new SimpleObjectProperty<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty showsAll = new SimpleBooleanProperty();
    private final ObservableList<ComparedService> services = FXCollections.observableArrayList();
    private final ObservableList<Change> changes = FXCollections.observableArrayList();
    private final ObservableList<SettingChange> settings = FXCollections.observableArrayList();
    private final ObservableList<MetricChange> metrics = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ListChangeListener<Side> follow = _ -> follow();
    private @Nullable ComparedBundles compared;
    private @Nullable Sides sought;
    private boolean choosing;

    /// @param open the sources that are open, kept by whoever gives them
    /// @param tool what saved comparisons say wrote them: `drydock 0.1.0`
    /// @param background where sources are compared
    /// @param fx where this is told of it
    public CompareViewModel(ObservableList<Side> open, Selection selection, Saving saving, String tool, Executor background, Executor fx) {
        this.open = open;
        this.selection = selection;
        this.saving = saving;
        this.tool = tool;
        this.background = background;
        this.fx = fx;
        before.addListener((_, _, _) -> compare());
        after.addListener((_, _, _) -> compare());
        service.addListener((_, _, _) -> show());
        filter.addListener((_, _, _) -> showChanges());
        showsAll.addListener((_, _, _) -> showChanges());
        open.addListener(follow);
        follow();
    }

    ObservableList<Side> open() {
        return open;
    }

    ObjectProperty<@Nullable Side> beforeProperty() {
        return before;
    }

    ObjectProperty<@Nullable Side> afterProperty() {
        return after;
    }

    /// The service that is shown; null while there is none.
    ObjectProperty<@Nullable ComparedService> serviceProperty() {
        return service;
    }

    ObservableList<ComparedService> services() {
        return services;
    }

    ObservableList<Change> changes() {
        return changes;
    }

    ObservableList<SettingChange> settings() {
        return settings;
    }

    ObservableList<MetricChange> metrics() {
        return metrics;
    }

    StringProperty filterProperty() {
        return filter;
    }

    /// Whether findings that are no trouble on either side are shown too.
    BooleanProperty showsAllProperty() {
        return showsAll;
    }

    /// Why there is nothing to show, as a sentence; empty while there is.
    ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /// Puts the side after before.
    void swap() {
        choose(new Sides(after.get(), before.get()));
    }

    /// Goes to what a row tells of, in its source.
    void go(Change change) {
        selection.select(change.side().bundle().diagnosis(), change.service());
        selection.select(change.shift().told());
    }

    /// The whole comparison as Markdown; empty while there is none.
    String markdown() {
        var now = compared;
        return now == null ? "" : ComparisonMarkdown.write(tool, now);
    }

    void save(Format format) {
        var now = compared;
        var was = before.get();
        var is = after.get();
        if (now != null && was != null && is != null) {
            var name = Saving.fileName(was.name() + "-and-" + is.name()) + "." + format.extension;
            saving.save("Save the comparison", name, new Chooser.FileKind(format.title, format.extension), content(format, now));
        }
    }

    private WholeFile.Content content(Format format, ComparedBundles bundles) {
        return switch (format) {
            case HTML -> out -> out.write(ComparisonHtml.write(tool, bundles).getBytes(StandardCharsets.UTF_8));
            case MARKDOWN -> out -> out.write(ComparisonMarkdown.write(tool, bundles).getBytes(StandardCharsets.UTF_8));
            case JSON -> out -> ComparisonJson.write(bundles, out);
        };
    }

    /// Sources came or went, or what is muted in them did.
    private void follow() {
        var now = new Sides(before.get(), after.get()).in(open);
        choose(now.isWhole() ? now : Sides.likely(open, looked()));
    }

    private @Nullable Side looked() {
        Diagnosis source = selection.place().source();
        return open.stream().filter(side -> side.bundle().diagnosis() == source).findFirst().orElse(null);
    }

    private void choose(Sides sides) {
        choosing = true;
        before.set(sides.before());
        after.set(sides.after());
        choosing = false;
        compare();
    }

    private void compare() {
        if (choosing) {
            return;
        }
        var sides = new Sides(before.get(), after.get());
        if (sides.isSame(sought)) {
            return;
        }
        sought = sides;
        var was = sides.before();
        var is = sides.after();
        if (was == null || is == null || !sides.isWhole()) {
            arrive(null, List.of());
            reason.set(open.size() < 2 ? "Comparing takes two recordings of the same services: one from before a change, one from after it." : "Choose two different recordings.");
            return;
        }
        reason.set("Comparing " + was.name() + " with " + is.name() + "…");
        background.execute(() -> {
            var result = ComparedBundles.of(was.bundle(), is.bundle());
            var found = ComparedService.of(result);
            fx.execute(() -> {
                if (sides.isSame(sought)) {
                    arrive(result, found);
                }
            });
        });
    }

    private void arrive(@Nullable ComparedBundles result, List<ComparedService> found) {
        var shown = service.get();
        compared = result;
        services.setAll(found);
        service.set(found.stream().filter(one -> shown != null && one.place().equals(shown.place())).findFirst()
                .or(() -> found.stream().filter(one -> isLooked(one)).findFirst())
                .orElse(found.isEmpty() ? null : found.getFirst()));
        ready.set(!found.isEmpty());
        reason.set(result != null && found.isEmpty() ? "Neither recording holds a service." : "");
        show();
    }

    private boolean isLooked(ComparedService one) {
        var now = selection.place().service();
        return now != null && one.comparison().shown().service().serviceArn().equals(now.service().serviceArn());
    }

    private void show() {
        var now = service.get();
        settings.setAll(now == null ? List.of() : now.settings());
        metrics.setAll(now == null ? List.of() : now.metrics());
        showChanges();
    }

    private void showChanges() {
        var now = service.get();
        var was = before.get();
        var is = after.get();
        if (now == null || was == null || is == null) {
            changes.clear();
            return;
        }
        var words = filter.get().toLowerCase(Locale.ROOT).strip();
        var directions = new ArrayList<>(List.of(Shift.Direction.WORSE, Shift.Direction.BETTER, Shift.Direction.OTHERWISE));
        if (showsAll.get()) {
            directions.add(Shift.Direction.NO_TROUBLE);
        }
        changes.setAll(directions.stream().flatMap(direction -> now.shifts(direction).stream()).flatMap(shift -> change(shift, now, was, is))
                .filter(change -> change.matches(words)).toList());
    }

    private static Stream<Change> change(Shift shift, ComparedService service, Side was, Side is) {
        var side = shift.after() == null ? was : is;
        var diagnosis = shift.after() == null ? service.comparison().before() : service.comparison().after();
        return diagnosis == null ? Stream.empty() : Stream.of(new Change(shift, side, diagnosis));
    }
}
