package dev.drydock.capture;

import dev.drydock.bundle.RecordedSeries;
import dev.drydock.bundle.Recording;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Reads again and again what changes of a capture, and makes a series of it. Paused, it asks nothing; when the credentials are refused it pauses by itself, so that it goes on
/// where it was once somebody has signed in. What was recorded of a task stays when ECS has forgotten it.
public final class Watch implements AutoCloseable {
    public static final Duration SHORTEST = Duration.ofSeconds(10);
    public static final Duration LONGEST = Duration.ofSeconds(120);
    /// An hour of the shortest interval, in which ECS still knows a task that has stopped.
    public static final int MOST = 360;
    /// CloudWatch is some minutes late with some metrics.
    public static final Duration METRICS = Duration.ofMinutes(15);

    /// Told from the watch's own threads, of each call and of each refresh.
    @FunctionalInterface
    public interface Listener extends CaptureListener {
        /// A refresh has come to its end, and is in the series.
        void refreshed(RecordedSeries series);

        /// Nothing more is asked until somebody signs in and the watch is resumed.
        ///
        /// @param sentence what the API said
        default void signInNeeded(String sentence) {}
    }

    private final Capture capture;
    private final Session session;
    private final Scope scope;
    private final Duration every;
    private final RecordedSeries series;
    private final @Nullable String account;
    private final Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Future<?> loop;
    private boolean paused;
    private boolean now;
    private boolean closed;

    /// Starts to watch.
    ///
    /// @param first the capture that is kept up to date
    /// @throws IllegalArgumentException when the interval is not within [#SHORTEST] and [#LONGEST]
    public Watch(Capture capture, Session session, Scope scope, Recording first, Duration every, Listener listener) {
        this(capture, session, scope, new RecordedSeries(capture.tool(), first, MOST), first.account(), every, listener);
    }

    /// Starts to watch, and goes on with a series.
    ///
    /// @param account whose it is, as the capture found out
    /// @throws IllegalArgumentException when the interval is not within [#SHORTEST] and [#LONGEST]
    public Watch(Capture capture, Session session, Scope scope, RecordedSeries series, @Nullable String account, Duration every, Listener listener) {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A watch looks every 10 to 120 seconds.");
        }
        this.capture = capture;
        this.session = session;
        this.scope = scope;
        this.every = every;
        this.listener = listener;
        this.account = account;
        this.series = series;
        loop = capture.threads().submit(this::watch);
    }

    public RecordedSeries series() {
        return series;
    }

    /// Asks nothing until it is resumed, as while nobody looks.
    public void pause() {
        move(() -> paused = true);
    }

    /// Goes on, and looks at once.
    public void resume() {
        move(() -> {
            paused = false;
            now = true;
        });
    }

    /// Looks at once, if it is not paused.
    public void refresh() {
        move(() -> now = true);
    }

    private void move(Runnable change) {
        lock.lock();
        try {
            change.run();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        try {
            while (isDue()) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until it is time to look again; false when it is closed.
    private boolean isDue() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = every.toNanos();
            while (!closed && (paused || !now && left > 0)) {
                if (paused) {
                    moved.await();
                } else {
                    left = moved.awaitNanos(left);
                }
            }
            now = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void look() throws InterruptedException {
        try (var run = capture.refresh(session, scope, account, METRICS, listener)) {
            run.await();
            if (run.recording().size() > 0) {
                series.add(run.recording());
                listener.refreshed(series);
            }
            var needed = run.signInNeeded();
            if (needed != null) {
                pause();
                listener.signInNeeded(needed);
            }
        }
    }

    /// Ends it; a refresh that is under way is dropped. Returns within a second.
    @Override
    public void close() {
        move(() -> closed = true);
        loop.cancel(true);
    }
}
