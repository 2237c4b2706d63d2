package dev.drydock.ui.json;

import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.lines.JsonLine;
import dev.drydock.bundle.lines.JsonLines;
import dev.drydock.check.Diagnosis;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.Pointed;
import dev.drydock.ui.kit.Selection;
import dev.drydock.ui.kit.TextFilter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The recorded file that the selection points into. It is read while its tab is shown, in the background, and bounded however large it is.
public final class JsonViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(JsonViewModel.class);
    /// Files with more lines than that open with what is not pointed at folded away.
    private static final int FOLD_FROM = 400;
    private static final int NAME_DEPTH = 2;

    private final RecordedFiles files;
    private final Executor background;
    private final Executor fx;
    private final BooleanProperty active = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Pointed> pointed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Integer> current = new ReadOnlyObjectWrapper<>(-1);
    private final ObservableList<Integer> shown = FXCollections.observableArrayList();
    private final Set<Integer> folded = new HashSet<>();
    private List<Integer> matches = List.of();
    private JsonLines lines = new JsonLines(List.of(), -1, false, "");
    private @Nullable Place wanted;
    private @Nullable Place read;
    private int reads;
    private volatile int newest;

    /// @param background where files are read
    /// @param fx where this is told of it
    public JsonViewModel(Selection selection, RecordedFiles files, Executor background, Executor fx) {
        this.files = files;
        this.background = background;
        this.fx = fx;
        selection.placeProperty().addListener((_, _, place) -> want(place));
        active.addListener((_, _, _) -> readWanted());
        search.addListener((_, _, _) -> search());
        want(selection.place());
    }

    /// Whether its tab is shown; nothing is read while it is not.
    BooleanProperty activeProperty() {
        return active;
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Null where the selection points at nothing recorded.
    ReadOnlyObjectProperty<@Nullable Pointed> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    /// What is not as it seems: a member that is absent, a file that is damaged, or too large to show whole.
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Why the file cannot be shown; empty where it can.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The indexes of the lines that are not folded away.
    ObservableList<Integer> shown() {
        return shown;
    }

    JsonLine line(int index) {
        return lines.lines().get(index);
    }

    JsonLines lines() {
        return lines;
    }

    /// The line that is pointed at, or -1.
    int target() {
        return lines.target();
    }

    /// The line to bring into view: the one that is pointed at, or the one that was searched for; -1 for none.
    ReadOnlyObjectProperty<Integer> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// A text, or an expression between slashes.
    StringProperty searchProperty() {
        return search;
    }

    /// `3 of 17`; empty while nothing is searched for.
    ReadOnlyStringProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    boolean isMatch(int index) {
        return matches.contains(index);
    }

    boolean isFolded(int index) {
        return folded.contains(index);
    }

    void fold(int index, boolean away) {
        if (line(index).opens() && (away ? folded.add(index) : folded.remove(index))) {
            show();
        }
    }

    void foldAll(boolean away) {
        folded.clear();
        if (away) {
            for (var i = 0; i < lines.lines().size(); i++) {
                if (line(i).opens() && line(i).depth() > 0) {
                    folded.add(i);
                }
            }
        }
        show();
    }

    /// Goes to the next match, or the one before.
    void step(int by) {
        if (!matches.isEmpty()) {
            var at = matches.indexOf(current.get());
            goTo(matches.get(Math.floorMod(at < 0 ? by > 0 ? 0 : -1 : at + by, matches.size())));
        }
    }

    private void goTo(int index) {
        unfoldTo(index);
        show();
        current.set(-1);
        current.set(index);
        var at = matches.indexOf(index);
        found.set(matches.isEmpty() ? "" : (at < 0 ? "" : (at + 1) + " of ") + matches.size());
    }

    private void want(Place place) {
        wanted = place;
        var now = place.pointed().orElse(null);
        pointed.set(now);
        readWanted();
    }

    private void readWanted() {
        var place = wanted;
        if (!active.get() || place == null || place == read) {
            return;
        }
        var source = place.source();
        var at = pointed.get();
        var before = read;
        read = place;
        if (source == null || at == null) {
            show(new JsonLines(List.of(), -1, false, ""), "");
            return;
        }
        // The same place under another selection: what is folded and where it is scrolled to stays.
        if (before != null && before.source() == source && before.pointed().filter(at::equals).isPresent() && problem.get().isEmpty() && !lines.lines().isEmpty()) {
            return;
        }
        read(source, at);
    }

    private void read(Diagnosis source, Pointed at) {
        var number = ++reads;
        newest = number;
        reading.set(true);
        var opener = files.of(source);
        background.execute(() -> {
            try (var in = opener.open(at.file())) {
                var result = JsonLines.read(in, at.answer(), at.pointer(), JsonLines.Bounds.DEFAULT, () -> newest != number);
                arrive(number, result, "");
            } catch (CancellationException e) {
                // Something newer is wanted.
            } catch (BundleException e) {
                arrive(number, new JsonLines(List.of(), -1, false, ""), Objects.requireNonNullElse(e.getMessage(), ""));
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} cannot be shown", at.file(), e);
                arrive(number, new JsonLines(List.of(), -1, false, ""), at.file() + " cannot be read: " + Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()) + ".");
            }
        });
    }

    private void arrive(int number, JsonLines result, String why) {
        fx.execute(() -> {
            if (number == reads) {
                reading.set(false);
                show(result, why);
            }
        });
    }

    private void show(JsonLines result, String why) {
        lines = result;
        problem.set(why);
        note.set(result.exact() || result.target() < 0 ? result.note() : ("What is pointed at is absent; it would stand in the marked place. " + result.note()).strip());
        folded.clear();
        matches = List.of();
        found.set("");
        if (result.lines().size() > FOLD_FROM) {
            for (var i = 0; i < result.lines().size(); i++) {
                var line = line(i);
                if (line.opens() && line.depth() >= NAME_DEPTH && !(i <= result.target() && result.target() <= line.end())) {
                    folded.add(i);
                }
            }
        }
        unfoldTo(result.target());
        show();
        current.set(-1);
        current.set(result.target());
        search();
    }

    private void unfoldTo(int index) {
        for (var i = 0; i < index; i++) {
            if (line(i).opens() && line(i).end() >= index) {
                folded.remove(i);
            }
        }
    }

    private void show() {
        var open = new ArrayList<Integer>();
        for (var i = 0; i < lines.lines().size(); i++) {
            open.add(i);
            if (folded.contains(i) && line(i).opens()) {
                i = line(i).end();
            }
        }
        shown.setAll(open);
    }

    private void search() {
        var typed = search.get().strip();
        if (typed.isEmpty()) {
            matches = List.of();
            found.set("");
            shown.setAll(List.copyOf(shown));
            return;
        }
        var filter = typed.startsWith("/") && typed.endsWith("/") && typed.length() > 2 ? TextFilter.of(typed) : TextFilter.of("\"" + typed + "\"");
        if (!filter.problem().isEmpty()) {
            found.set(filter.problem());
            return;
        }
        var searched = lines;
        background.execute(() -> {
            var hits = new ArrayList<Integer>();
            for (var i = 0; i < searched.lines().size(); i++) {
                if (filter.matches(searched.lines().get(i).text())) {
                    hits.add(i);
                }
            }
            fx.execute(() -> {
                if (searched == lines && typed.equals(search.get().strip())) {
                    matches = List.copyOf(hits);
                    if (hits.isEmpty()) {
                        found.set("not found");
                        show();
                    } else {
                        var from = Math.max(0, current.get());
                        goTo(hits.stream().filter(hit -> hit >= from).findFirst().orElse(hits.getFirst()));
                    }
                }
            });
        });
    }
}
