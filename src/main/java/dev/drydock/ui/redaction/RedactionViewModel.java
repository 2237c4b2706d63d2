package dev.drydock.ui.redaction;

import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.InMemoryBundle;
import dev.drydock.bundle.WholeFile;
import dev.drydock.bundle.redaction.CustomPatterns;
import dev.drydock.bundle.redaction.Kind;
import dev.drydock.ui.kit.Chooser;
import dev.drydock.ui.kit.Undertaking;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A redacted copy in the making: what is asked for, what it would hold, and how far its writing has come.
public final class RedactionViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(RedactionViewModel.class);
    private static final Chooser.FileKind ZIP = new Chooser.FileKind("Zip archives", "zip");
    private static final Chooser.FileKind PATTERNS = new Chooser.FileKind("Text files", "txt");

    private final Whereabouts whereabouts;
    private final String tool;
    private final Chooser chooser;
    private final Executor background;
    private final Executor fx;
    private final Consumer<String> saved;

    private final ReadOnlyObjectWrapper<@Nullable Request> request = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Undertaking> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Path> patternsFile = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
    private final BooleanProperty movesPrivateRanges = new SimpleBooleanProperty();
    private final BooleanProperty showsOriginals = new SimpleBooleanProperty();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Kind> kind = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable FileRow> file = new SimpleObjectProperty<>();
    private final ObservableList<FileRow> files = FXCollections.observableArrayList();
    private final ObservableList<PlaceRow> places = FXCollections.observableArrayList();
    private CustomPatterns custom = CustomPatterns.NONE;
    private boolean narrowing;

    /// @param tool who writes the copy: `drydock 0.1.0`
    /// @param background where bundles are read and written
    /// @param fx where this is told of it
    /// @param saved told what was saved where, as a sentence
    public RedactionViewModel(Whereabouts whereabouts, String tool, Chooser chooser, Executor background, Executor fx, Consumer<String> saved) {
        this.whereabouts = whereabouts;
        this.tool = tool;
        this.chooser = chooser;
        this.background = background;
        this.fx = fx;
        this.saved = saved;
        filter.addListener((_, _, _) -> narrow());
        kind.addListener((_, _, _) -> narrow());
        file.addListener((_, _, _) -> {
            if (!narrowing) {
                showPlaces();
            }
        });
        movesPrivateRanges.addListener((_, _, _) -> look());
    }

    /// What is asked for; null while nothing is.
    ReadOnlyObjectProperty<@Nullable Request> requestProperty() {
        return request.getReadOnlyProperty();
    }

    /// Null while it is worked out, and where it could not be.
    ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// The work under way; null while there is none.
    ReadOnlyObjectProperty<@Nullable Undertaking> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The file that the user's own patterns were read from; null without.
    ReadOnlyObjectProperty<@Nullable Path> patternsFileProperty() {
        return patternsFile.getReadOnlyProperty();
    }

    /// What could not be done, as a sentence; empty where nothing went wrong.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What was done last, as a sentence; empty before anything was.
    ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    BooleanProperty movesPrivateRangesProperty() {
        return movesPrivateRanges;
    }

    /// Whether originals are shown; never unless the user asks, and for this one time.
    BooleanProperty showsOriginalsProperty() {
        return showsOriginals;
    }

    /// A text that narrows the files.
    StringProperty filterProperty() {
        return filter;
    }

    /// The kind of value that is looked at; null for all.
    ObjectProperty<@Nullable Kind> kindProperty() {
        return kind;
    }

    /// The file that is looked at.
    ObjectProperty<@Nullable FileRow> fileProperty() {
        return file;
    }

    ObservableList<FileRow> files() {
        return files;
    }

    /// The places in the file that is looked at.
    ObservableList<PlaceRow> places() {
        return places;
    }

    /// Asks for a redacted copy of a bundle, and works out what it would hold.
    ///
    /// @param where a path, or `sample:NAME`
    public void ask(String where, Bundle bundle) {
        ask(Request.of(where, bundle));
    }

    /// The same for a bundle that lies in memory.
    ///
    /// @param name what the copy is named for
    /// @param recording what the bundle was read from, to which nothing is added
    public void ask(String name, Bundle bundle, InMemoryBundle recording) {
        ask(Request.of(name, bundle, recording));
    }

    private void ask(Request asked) {
        cancel();
        custom = CustomPatterns.NONE;
        patternsFile.set(null);
        showsOriginals.set(false);
        filter.set("");
        kind.set(null);
        done.set("");
        problem.set("");
        request.set(null);
        movesPrivateRanges.set(false);
        request.set(asked);
        look();
    }

    public void close() {
        cancel();
        request.set(null);
        show(null);
    }

    /// Stops the work under way; what was shown stays.
    void cancel() {
        var now = running.get();
        if (now != null) {
            now.cancel();
            running.set(null);
        }
    }

    /// Reads patterns of the user's own from a file, and works out again what is replaced.
    void choosePatterns() {
        chooser.toRead("Patterns of your own, one regular expression a line", PATTERNS).ifPresent(this::readPatterns);
    }

    void forgetPatterns() {
        custom = CustomPatterns.NONE;
        patternsFile.set(null);
        look();
    }

    private void readPatterns(Path path) {
        problem.set("");
        background.execute(() -> {
            try {
                var read = CustomPatterns.of(Files.readAllLines(path));
                fx.execute(() -> {
                    custom = read;
                    patternsFile.set(path);
                    look();
                });
            } catch (CharacterCodingException e) {
                fx.execute(() -> problem.set(path + " cannot be read: it is no UTF-8 text."));
            } catch (IOException e) {
                fx.execute(() -> problem.set(path + " cannot be read: " + WholeFile.reason(e) + "."));
            } catch (CustomPatterns.FaultException e) {
                fx.execute(() -> problem.set(path.getFileName() + ", " + e.getMessage() + "."));
            }
        });
    }

    /// Works out what is replaced.
    void look() {
        var asked = request.get();
        if (asked != null) {
            problem.set("");
            done.set("");
            show(null);
            var samples = new Samples();
            start(new Undertaking("Reading " + asked.where(), fx), (redactor, work) -> Preview.of(redactor.preview(work, samples), samples), this::show);
        }
    }

    /// Asks where to, and writes the copy there.
    void save() {
        var asked = request.get();
        if (asked == null) {
            return;
        }
        chooser.toSave("Save the redacted copy", asked.suggestedName(), ZIP).ifPresent(to -> {
            problem.set("");
            done.set("");
            var refusal = refusal(asked, to);
            if (!refusal.isEmpty()) {
                problem.set(refusal);
                return;
            }
            start(new Undertaking("Writing " + to.getFileName(), fx), (redactor, work) -> {
                WholeFile.write(to, out -> {
                    var buffer = new BufferedOutputStream(out, 1 << 16);
                    redactor.write(buffer, work);
                    buffer.flush();
                });
                return to;
            }, path -> {
                done.set("Saved " + path);
                saved.accept("Saved " + path);
            });
        });
    }

    /// The original must outlive its copy.
    private static String refusal(Request asked, Path to) {
        if (asked.recording() == null && !asked.where().startsWith("sample:")) {
            try {
                var original = Path.of(asked.where()).toAbsolutePath().normalize();
                if (to.toAbsolutePath().normalize().startsWith(original)) {
                    return to + (Files.isDirectory(original) ? " lies within the bundle itself; choose another folder." : " is the bundle itself; choose another name.");
                }
            } catch (InvalidPathException e) {
                LOG.debug("{} is no path", asked.where(), e);
            }
        }
        return "";
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(dev.drydock.bundle.BundleRedactor redactor, Undertaking work) throws IOException;
    }

    private <T> void start(Undertaking work, Work<T> what, Consumer<T> then) {
        var asked = request.get();
        if (asked == null) {
            return;
        }
        cancel();
        running.set(work);
        var patterns = custom;
        var from = patternsFile.get();
        var moves = movesPrivateRanges.get();
        background.execute(() -> {
            try {
                var recording = asked.recording();
                if (recording != null) {
                    var result = what.with(asked.redactor(recording, patterns, moves, tool), work);
                    end(work, () -> then.accept(result));
                    return;
                }
                whereabouts.of(asked.where(), path -> {
                    var result = what.with(asked.redactor(path, patterns, moves, tool), work);
                    end(work, () -> then.accept(result));
                });
            } catch (CancellationException e) {
                end(work, () -> {});
            } catch (BundleException e) {
                end(work, () -> problem.set(e.getMessage()));
            } catch (IOException e) {
                end(work, () -> problem.set("The copy cannot be made: " + WholeFile.reason(e) + "."));
            } catch (CustomPatterns.FaultException e) {
                end(work, () -> problem.set((from == null ? "The patterns" : from.getFileName()) + ", " + e.getMessage() + "."));
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                LOG.error("{} could not be redacted", asked.where(), e);
                end(work, () -> problem.set("The copy could not be made: an error inside Drydock (" + e.getClass().getSimpleName() + "); `drydock -v` tells it in full."));
            }
        });
    }

    /// Tells of what came of a work, unless another has taken its place.
    private void end(Undertaking work, Runnable tell) {
        fx.execute(() -> {
            if (running.get() == work) {
                running.set(null);
                tell.run();
            }
        });
    }

    private void show(@Nullable Preview now) {
        preview.set(now);
        narrow();
    }

    private void narrow() {
        var now = preview.get();
        var words = filter.get().toLowerCase(Locale.ROOT).strip();
        var wanted = now == null ? List.<FileRow>of() : now.files().stream()
                .filter(row -> words.isEmpty() || row.file().toLowerCase(Locale.ROOT).contains(words))
                .filter(row -> kind.get() == null || row.count(kind.get()) > 0)
                .toList();
        var before = file.get();
        narrowing = true;
        files.setAll(wanted);
        narrowing = false;
        file.set(wanted.stream().filter(row -> before != null && row.file().equals(before.file())).findFirst().orElse(wanted.isEmpty() ? null : wanted.getFirst()));
        showPlaces();
    }

    private void showPlaces() {
        var now = preview.get();
        var row = file.get();
        var wanted = kind.get();
        places.setAll(now == null || row == null ? List.of() : now.samples().of(row.file()).stream().filter(place -> wanted == null || place.kinds().contains(wanted)).toList());
    }

    /// What the places stand for, where they are not all.
    String placesSay() {
        var row = file.get();
        if (row == null || preview.get() == null) {
            return "";
        }
        if (row.leftOut() != null) {
            return "Not in the copy. " + row.leftOut();
        }
        var count = row.count(kind.get());
        var what = kind.get() == null ? "" : kind.get().words() + ": ";
        return count == 0 ? "Nothing in this file is replaced; it leaves as it is."
                : what + Counts.of(count, "replacement") + (places.size() >= Samples.OF_KIND_AND_FILE ? "; the first places of each kind are shown" : " in " + Counts.of(places.size(), "value"));
    }
}
