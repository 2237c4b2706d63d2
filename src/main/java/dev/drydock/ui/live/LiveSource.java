package dev.drydock.ui.live;

import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.InMemoryBundle;
import dev.drydock.bundle.Progress;
import dev.drydock.bundle.RecordedSeries;
import dev.drydock.bundle.Recording;
import dev.drydock.capture.Capture;
import dev.drydock.capture.CaptureListener;
import dev.drydock.capture.CaptureRun;
import dev.drydock.capture.Scope;
import dev.drydock.capture.Session;
import dev.drydock.capture.Watch;
import dev.drydock.check.Diagnosis;
import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Read;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One account in one region that is read live as one role. Its data are its own: nothing that is read for it shows anywhere else.
///
/// Used on the FX thread; reading and diagnosing happen elsewhere, and the screen is told at most a few times a second.
public final class LiveSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSource.class);
    private static final Duration GAP = Duration.ofMillis(400);

    /// How a source stands.
    ///
    /// @param phase what it does
    /// @param readAt of when its data are; null before anything came
    /// @param needed why somebody has to sign in, as the API says it; empty where nobody has to
    /// @param denied the IAM actions that were denied
    /// @param every how often it is read again; null where it is not watched
    public record State(Phase phase, @Nullable Instant readAt, String needed, Set<String> denied, @Nullable Duration every) {}

    /// What a source does.
    public enum Phase {
        /// The first time over everything.
        READING,
        /// What changes is read again.
        REFRESHING,
        /// All that was asked has been answered, one way or another.
        READ,
        /// Somebody ended the reading; what had come is there.
        CANCELLED,
        /// Nothing more is asked until somebody signs in.
        SIGN_IN_NEEDED
    }

    private final int id;
    private final Scope scope = Scope.ALL;
    private final Capture capture;
    private final Diagnoses diagnoses;
    private final ExecutorService threads;
    private final Executor fx;
    private final Screen screen;
    private final Consumer<List<BadgeChange>> changed;
    private final Repaints repaints;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State(Phase.READING, null, "", Set.of(), null));
    private final Denied denied = new Denied();
    /// One diagnosis at a time.
    private final Object painting = new Object();

    private volatile Session session;
    private volatile @Nullable CaptureRun run;
    private volatile @Nullable Recording first;
    private volatile @Nullable RecordedSeries series;
    private volatile boolean reading;
    private volatile boolean closed;
    /// Whether everything was read once, to its end.
    private volatile boolean complete;
    private volatile @Nullable Instant readAt;
    private volatile String standing = "live";
    /// Snapshots of a capture that goes on are not shown before they hold as much as was there.
    private volatile int atLeast;
    private volatile Progress progress = Progress.NONE;
    private @Nullable Diagnosis last;
    private @Nullable Watch watch;

    LiveSource(int id, Session session, Capture capture, Diagnoses diagnoses, ExecutorService threads, Executor fx, Screen screen, Consumer<List<BadgeChange>> changed) {
        this.id = id;
        this.session = session;
        this.capture = capture;
        this.diagnoses = diagnoses;
        this.threads = threads;
        this.fx = fx;
        this.screen = screen;
        this.changed = changed;
        repaints = new Repaints(() -> paint(true), GAP, threads);
    }

    /// Tells it from all others.
    public String where() {
        return "live:" + id;
    }

    public Session session() {
        return session;
    }

    /// As whom and where, in words: `payments-prod / SRE-ReadOnly · ap-southeast-1`.
    public String title() {
        return session.title() + " · " + session.regionName();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public boolean isBusy() {
        return state.get().phase() == Phase.READING || state.get().phase() == Phase.REFRESHING;
    }

    /// Reads everything, or goes on where the reading ended.
    void start() {
        var earlier = first;
        denied.clear();
        atLeast = earlier == null ? 0 : earlier.answered().size();
        work(Phase.READING, () -> {
            var begun = earlier == null ? capture.start(session, scope, listener(true)) : capture.goOn(session, scope, earlier, listener(true));
            first = begun.recording();
            readAt = begun.recording().capturedAt();
            return begun;
        }, done -> {
            complete = !done.isCancelled() && done.signInNeeded() == null;
            if (earlier != null && done.recording().answered().size() < earlier.answered().size()) {
                first = earlier;
            }
        });
    }

    /// Reads again what changes; where the first reading was not brought to its end, goes on with that.
    public void refresh() {
        var whole = first;
        if (isBusy() || closed) {
            return;
        }
        if (whole == null || !complete) {
            start();
            return;
        }
        if (watch != null) {
            watch.refresh();
            return;
        }
        var known = series;
        var all = known == null ? new RecordedSeries(capture.tool(), whole, Watch.MOST) : known;
        work(Phase.REFRESHING, () -> capture.refresh(session, scope, whole.account(), Watch.METRICS, listener(false)), done -> {
            if (done.signInNeeded() == null && done.recording().size() > 0) {
                all.add(done.recording());
                series = all;
                readAt = done.recording().capturedAt();
            }
        });
    }

    /// Ends the reading; what has come stays.
    public void cancel() {
        var now = run;
        if (now != null) {
            threads.execute(now::cancel);
        }
    }

    /// Goes on with newly signed-in credentials where it was.
    void resume(Session newSession) {
        session = newSession;
        var every = state.get().every();
        if (every != null) {
            watch(every);
        }
        refresh();
    }

    /// Reads again from time to time; null ends that.
    public void watch(@Nullable Duration every) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
        var whole = first;
        if (every != null && whole != null && complete) {
            var known = series;
            var all = known == null ? new RecordedSeries(capture.tool(), whole, Watch.MOST) : known;
            series = all;
            watch = new Watch(capture, session, scope, all, whole.account(), every, watching());
        }
        state(new State(state.get().phase(), state.get().readAt(), state.get().needed(), state.get().denied(), watch == null ? null : every));
    }

    /// Asks nothing while nobody looks.
    void hidden(boolean nobodyLooks) {
        if (watch != null && nobodyLooks) {
            watch.pause();
        } else if (watch != null && state.get().phase() != Phase.SIGN_IN_NEEDED) {
            watch.resume();
        }
    }

    /// @param fills whether each answer is worth showing before all have come
    private CaptureListener listener(boolean fills) {
        return new CaptureListener() {
            @Override
            public void answered(Read read, CallStatus status, @Nullable CallError error, int done, int planned) {
                denied.add(read, status);
                progress.at(ReadWords.of(read) + "… " + done + " / " + planned, done, planned);
                if (fills) {
                    repaints.ask();
                }
            }
        };
    }

    private Watch.Listener watching() {
        return new Watch.Listener() {
            private @Nullable Instant before = readAt;

            @Override
            public void refreshed(RecordedSeries grown) {
                before = readAt;
                readAt = grown.capturedAt();
                standing = standing(Phase.READ);
                paint(true);
                end(Phase.READ, "");
            }

            @Override
            public void signInNeeded(String sentence) {
                // What could not be read again is as old as it was.
                readAt = before;
                standing = standing(Phase.SIGN_IN_NEEDED);
                paint(true);
                end(Phase.SIGN_IN_NEEDED, sentence);
            }

            @Override
            public void answered(Read read, CallStatus status, @Nullable CallError error, int done, int planned) {
                denied.add(read, status);
            }
        };
    }

    private void work(Phase phase, Supplier<CaptureRun> begin, Consumer<CaptureRun> done) {
        reading = true;
        var shown = screen.begin(title(), this::cancel);
        progress = shown;
        state(new State(phase, state.get().readAt(), "", state.get().denied(), state.get().every()));
        threads.execute(() -> {
            var outcome = Phase.READ;
            var needed = "";
            try (var begun = begin.get()) {
                run = begun;
                if (closed) {
                    return;
                }
                begun.await();
                atLeast = 0;
                done.accept(begun);
                var sentence = begun.signInNeeded();
                if (sentence != null) {
                    outcome = Phase.SIGN_IN_NEEDED;
                    needed = sentence;
                } else if (begun.isCancelled()) {
                    outcome = Phase.CANCELLED;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("{} could not be read", title(), e);
                report(title() + " could not be read: an error inside Drydock (" + e.getClass().getSimpleName() + "); `drydock -v` tells it in full.");
                outcome = Phase.CANCELLED;
            } finally {
                fx.execute(() -> screen.end(shown));
                run = null;
                reading = false;
            }
            standing = standing(outcome);
            paint(false);
            end(outcome, needed);
        });
    }

    private static String standing(Phase phase) {
        return switch (phase) {
            case READING, REFRESHING, READ -> "live";
            case CANCELLED -> "cancelled";
            case SIGN_IN_NEEDED -> "signed out";
        };
    }

    private void end(Phase phase, String needed) {
        var now = readAt;
        var actions = denied.actions();
        fx.execute(() -> state(new State(phase, now, needed, actions, state.get().every())));
    }

    private void report(String problem) {
        fx.execute(() -> screen.report(problem));
    }

    private void state(State now) {
        if (!closed) {
            state.set(now);
        }
    }

    /// Diagnoses what is there and hands it to the screen.
    ///
    /// @param midway whether what is there may be less than what was shown before
    private void paint(boolean midway) {
        var part = first;
        var all = series;
        if (part == null || closed || midway && part.answered().size() < atLeast) {
            return;
        }
        synchronized (painting) {
            try {
                InMemoryBundle now = (all == null ? part : all).frozen();
                var diagnosed = diagnoses.of(id, "live:" + title(), now);
                var isReading = reading;
                var changes = last == null || isReading && all == null ? List.<BadgeChange>of() : BadgeChange.between(last, diagnosed.diagnosis());
                last = isReading && all == null ? null : diagnosed.diagnosis();
                var snapshot = new Snapshot(where(), diagnosed, now, isReading, isReading ? "reading" : standing, isReading ? pending(diagnosed.diagnosis()) : List.of());
                var at = readAt;
                var actions = denied.actions();
                fx.execute(() -> {
                    if (!closed) {
                        screen.show(snapshot);
                        state(new State(state.get().phase(), at, state.get().needed(), actions, state.get().every()));
                        if (!changes.isEmpty()) {
                            changed.accept(changes);
                        }
                    }
                });
            } catch (BundleException e) {
                report(String.valueOf(e.getMessage()));
            } catch (CancellationException e) {
                // It is being closed.
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("{} could not be shown", title(), e);
                report("What was read of " + title() + " cannot be shown: an error inside Drydock (" + e.getClass().getSimpleName() + "); `drydock -v` tells it in full.");
            }
        }
    }

    private List<String> pending(Diagnosis diagnosis) {
        var now = run;
        var listed = now == null ? new TreeSet<String>() : new TreeSet<>(now.listedServices());
        diagnosis.services().forEach(service -> listed.remove(service.service().serviceArn()));
        return List.copyOf(listed);
    }

    /// Ends everything; within a second no thread and no connection is left.
    @Override
    public void close() {
        closed = true;
        repaints.close();
        if (watch != null) {
            watch.close();
        }
        var now = run;
        if (now != null) {
            threads.execute(now::cancel);
        }
    }
}
