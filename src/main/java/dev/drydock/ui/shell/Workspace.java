package dev.drydock.ui.shell;

import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.FileReport;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Muting;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Suppression;
import dev.drydock.coverage.Coverage;
import dev.drydock.inventory.Capture;
import dev.drydock.suppress.MutingException;
import dev.drydock.suppress.Mutings;
import dev.drydock.ui.kit.Selection;
import dev.drydock.ui.live.Snapshot;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sources that are open side by side, the loads under way, and what could not be opened. Used on the FX thread only; loading happens elsewhere.
public final class Workspace {
    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    private static final Comparator<OpenSource> BY_ID = Comparator.comparing(open -> open.diagnosis().inventory().source().id());

    private final SourceLoader loader;
    private final Mutings mutings;
    private final Executor keeping;
    private final Executor background;
    private final Executor fx;
    private final Selection selection = new Selection();
    private final ObservableList<OpenSource> sources = FXCollections.observableArrayList();
    private final ObservableList<Diagnosis> diagnoses = FXCollections.observableArrayList();
    private final ObservableList<Load> loads = FXCollections.observableArrayList();
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    /// The views of the lists are kept: one that nobody keeps is collected, and whoever listens to it hears no more.
    private final ObservableList<OpenSource> openSources = FXCollections.unmodifiableObservableList(sources);
    private final ObservableList<Diagnosis> openDiagnoses = FXCollections.unmodifiableObservableList(diagnoses);
    private final ObservableList<Load> runningLoads = FXCollections.unmodifiableObservableList(loads);
    private final ObservableList<String> openProblems = FXCollections.unmodifiableObservableList(problems);
    private final Map<String, String> details = new HashMap<>();
    private int lastId;

    /// @param mutings what is muted, and where that is kept
    /// @param background where sources are read; shut down when the window closes
    /// @param fx where this is told of it
    public Workspace(SourceLoader loader, Mutings mutings, Executor background, Executor fx) {
        this.loader = loader;
        this.mutings = mutings;
        keeping = background;
        this.background = work -> {
            try {
                background.execute(work);
            } catch (RejectedExecutionException e) {
                // The window has closed, and nobody waits for it.
            }
        };
        this.fx = fx;
        sources.addListener((ListChangeListener<OpenSource>) _ -> diagnoses.setAll(sources.stream().map(OpenSource::diagnosis).toList()));
    }

    public Selection selection() {
        return selection;
    }

    /// Where work goes that is too long for the FX thread. What comes after the window has closed is left undone.
    Executor background() {
        return background;
    }

    /// Where what may not get lost is written: it refuses what comes after the window has closed, so that it can be written otherwise.
    Executor keeping() {
        return keeping;
    }

    /// Where such work comes back to.
    Executor fx() {
        return fx;
    }

    /// The open sources, in the order in which they were asked for.
    public ObservableList<OpenSource> sources() {
        return openSources;
    }

    /// What was found in the open sources.
    public ObservableList<Diagnosis> diagnoses() {
        return openDiagnoses;
    }

    public ObservableList<Load> loads() {
        return runningLoads;
    }

    /// What could not be done, a sentence each, until it is dismissed.
    public ObservableList<String> problems() {
        return openProblems;
    }

    /// Opens a file of an open source, as it was recorded. Called off the FX thread, on a source that was found on it.
    InputStream open(String where, String file) throws BundleException {
        return loader.open(where, file);
    }

    /// Where an open source came from; empty for one that is closed.
    Optional<String> where(Diagnosis diagnosis) {
        return sources.stream().filter(source -> source.diagnosis() == diagnosis).findFirst().map(OpenSource::where);
    }

    /// What came of the files of an open source.
    public List<FileReport> files(Diagnosis diagnosis) {
        return sources.stream().filter(source -> source.diagnosis() == diagnosis).findFirst().map(source -> source.bundle().files()).orElse(List.of());
    }

    /// What works out what an open source lacks.
    Supplier<Coverage> coverage(Diagnosis diagnosis) {
        var bundle = sources.stream().filter(source -> source.diagnosis() == diagnosis).findFirst().map(OpenSource::bundle).orElseGet(() -> new Bundle(diagnosis.inventory(), List.of()));
        return () -> Coverage.of(bundle, diagnosis);
    }

    /// The moments of an open source that is a series, oldest first; none for one that is a single capture.
    List<Capture> captures(Diagnosis diagnosis) {
        return sources.stream().filter(source -> source.diagnosis() == diagnosis).findFirst().map(source -> source.bundle().captures()).orElse(List.of());
    }

    /// A place for a source that is opened by another road than [#open].
    int newId() {
        return ++lastId;
    }

    /// Shows work under way among the loads until [#end].
    ///
    /// @param cancel ends it
    Load begin(String doing, String where, Runnable cancel) {
        var load = new Load(doing, where, fx, cancel);
        loads.add(load);
        return load;
    }

    void end(Load load) {
        loads.remove(load);
    }

    /// Shows a live source as it is now, in its own place; the first time it is gone to. One that was closed meanwhile stays closed.
    void show(Snapshot snapshot) {
        var now = OpenSource.of(snapshot);
        var before = sources.stream().filter(open -> open.where().equals(now.where())).findFirst();
        if (before.isEmpty()) {
            sources.add(now);
            FXCollections.sort(sources, BY_ID);
            selection.select(now.diagnosis());
            return;
        }
        sources.set(sources.indexOf(before.get()), now);
        selection.replace(before.get().diagnosis(), now.diagnosis());
        var place = selection.place();
        if (place.source() == now.diagnosis() && place.service() == null && !now.diagnosis().services().isEmpty()) {
            selection.select(now.diagnosis());
        }
    }

    /// What is muted in a source, from its files; not for the FX thread.
    Suppression suppression(String where) {
        return mutings.in(where, List.of(), problem -> fx.execute(() -> report(problem)));
    }

    /// What a source is read from where it is read live.
    Optional<Snapshot> live(@Nullable Diagnosis diagnosis) {
        return sources.stream().filter(source -> source.diagnosis() == diagnosis).findFirst().map(OpenSource::live);
    }

    /// Closes a source by where it came from.
    void close(String where) {
        sources.stream().filter(source -> source.where().equals(where)).findFirst().ifPresent(this::close);
    }

    /// Opens sources beside those that are open. One that is open already is read again in its place.
    public void open(Opening opening) {
        var arrivals = new Arrivals(opening);
        for (var where : opening.bundles()) {
            var id = ++lastId;
            var load = new Load(where, fx);
            loads.add(load);
            background.execute(() -> {
                var outcome = load(id, load);
                fx.execute(() -> {
                    loads.remove(load);
                    arrivals.arrived(outcome);
                });
            });
        }
    }

    public void cancelLoads() {
        loads.forEach(Load::cancel);
    }

    /// Closes the source that the selection stands in, and goes to another that is open.
    public void closeSelected() {
        var selected = selection.place().source();
        sources.stream().filter(source -> source.diagnosis() == selected).findFirst().ifPresent(this::close);
    }

    /// Mutes something in the source that the selection stands in.
    ///
    /// @param everywhere whether it is kept among the settings, for every bundle
    public void mute(Muting muting, boolean everywhere) {
        change(where -> (everywhere ? mutings.everywhere() : mutings.of(where)).add(muting));
    }

    /// Takes away what mutes something in the source that the selection stands in.
    public void unmute(Muting muting) {
        change(where -> mutings.remove(where, muting));
    }

    /// The day against which an expiry is held.
    LocalDate today() {
        return mutings.today();
    }

    @FunctionalInterface
    private interface MutingChange {
        void in(String where) throws MutingException;
    }

    /// Changes the files in the background, and then shows what is muted now in each open source: one file holds for all of them.
    private void change(MutingChange change) {
        var selected = selection.place().source();
        var where = sources.stream().filter(source -> source.diagnosis() == selected).findFirst().map(OpenSource::where);
        if (where.isEmpty()) {
            return;
        }
        var open = List.copyOf(sources);
        background.execute(() -> {
            var problems = new ArrayList<String>();
            try {
                change.in(where.get());
            } catch (MutingException e) {
                problems.add(e.getMessage());
            }
            var suppressions = open.stream().map(source -> mutings.in(source.where(), List.of(), problem -> {})).toList();
            fx.execute(() -> {
                problems.forEach(this::report);
                for (var i = 0; i < open.size(); i++) {
                    suppress(open.get(i), suppressions.get(i));
                }
            });
        });
    }

    private void suppress(OpenSource source, Suppression suppression) {
        var at = sources.indexOf(source);
        if (at >= 0) {
            var now = source.with(suppression);
            sources.set(at, now);
            selection.replace(source.diagnosis(), now.diagnosis());
        }
    }

    public void report(String problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /// Reports a problem with what whoever mends it needs.
    public void report(String problem, String detail) {
        details.put(problem, detail);
        report(problem);
    }

    /// A problem with its details, to be sent to whoever mends it.
    String inFull(String problem) {
        var detail = details.get(problem);
        return detail == null ? problem : problem + "\n\n" + detail;
    }

    public void dismiss(String problem) {
        problems.remove(problem);
        details.remove(problem);
    }

    /// Puts a source beside those that are open, in the place of the same one read before.
    void add(OpenSource source) {
        sources.stream().filter(open -> open.where().equals(source.where())).findFirst().ifPresent(before -> {
            sources.remove(before);
            selection.replace(before.diagnosis(), source.diagnosis());
        });
        sources.add(source);
        FXCollections.sort(sources, BY_ID);
    }

    private void close(OpenSource source) {
        var at = sources.indexOf(source);
        sources.remove(at);
        selection.forget(source.diagnosis());
        if (sources.isEmpty()) {
            selection.clear();
        } else {
            selection.select(sources.get(Math.min(at, sources.size() - 1)).diagnosis());
        }
    }

    private sealed interface Outcome {
        /// @param problems what could not be read beside it
        record Opened(OpenSource source, List<String> problems) implements Outcome {}

        record Refused(String sentence) implements Outcome {}

        record Cancelled() implements Outcome {}
    }

    private Outcome load(int id, Load load) {
        try {
            var source = loader.load(id, load.where(), load);
            var problems = new ArrayList<String>();
            var muted = source.with(mutings.in(load.where(), List.of(), problems::add));
            return load.isCancelled() ? new Outcome.Cancelled() : new Outcome.Opened(muted, problems);
        } catch (BundleException e) {
            return new Outcome.Refused(e.getMessage());
        } catch (CancellationException e) {
            return new Outcome.Cancelled();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("{} could not be opened", load.where(), e);
            return new Outcome.Refused(load.where() + " could not be opened: an error inside Drydock (" + e.getClass().getSimpleName()
                    + "); `drydock -v` tells it in full.");
        }
    }

    /// What came of the bundles of one opening, and whether the place that it asks for was found in any.
    private final class Arrivals {
        private final Opening opening;
        private int awaited;
        private int opened;
        private boolean placed;

        Arrivals(Opening opening) {
            this.opening = opening;
            awaited = opening.bundles().size();
        }

        void arrived(Outcome outcome) {
            awaited--;
            switch (outcome) {
                case Outcome.Opened(var source, var found) -> {
                    opened++;
                    found.forEach(Workspace.this::report);
                    add(source);
                    place(source);
                }
                case Outcome.Refused(var sentence) -> report(sentence);
                case Outcome.Cancelled _ -> {}
            }
            if (awaited == 0 && opened > 0 && !placed) {
                report("There is no " + opening.place() + " in what was opened; choose one at the left.");
            }
        }

        private void place(OpenSource source) {
            var diagnosis = source.diagnosis();
            if (placed) {
                return;
            }
            if (!opening.hasPlace()) {
                selection.select(diagnosis);
                placed = true;
                return;
            }
            var service = diagnosis.services().stream()
                    .filter(each -> named(opening.service(), each.service().name(), each.service().serviceArn()))
                    .filter(each -> named(opening.cluster(), lastPart(each.service().clusterArn()), each.service().clusterArn()))
                    .filter(each -> opening.finding() == null || finding(each) != null)
                    .min(ServiceDiagnosis.WORST_FIRST);
            if (service.isPresent()) {
                placed = true;
                selection.select(diagnosis, service.get());
                var finding = finding(service.get());
                if (finding != null) {
                    selection.select(finding);
                }
            } else if (selection.place().source() == null) {
                selection.select(diagnosis);
            }
        }

        private @Nullable Finding finding(ServiceDiagnosis service) {
            return service.findings().stream().filter(finding -> finding.id().equals(opening.finding()) || finding.check().id().equals(opening.finding()))
                    .findFirst().orElse(null);
        }

        private static boolean named(@Nullable String wanted, @Nullable String name, @Nullable String arn) {
            return wanted == null || wanted.equals(name) || wanted.equals(arn);
        }

        private static @Nullable String lastPart(@Nullable String arn) {
            return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
        }
    }
}
