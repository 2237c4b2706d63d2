package dev.drydock.capture;

import dev.drydock.bundle.Recording;
import dev.drydock.capture.api.Caller;
import dev.drydock.capture.image.BlobCache;
import dev.drydock.capture.image.ImageConfigs;
import dev.drydock.capture.plan.Plan;
import dev.drydock.capture.plan.Step;
import dev.drydock.inventory.call.Read;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// Captures an account into a bundle in memory.
public final class Capture {
    private final String tool;
    private final ExecutorService threads;
    private final InstantSource clock;
    private final Timing timing;
    private final ImageConfigs images;

    /// @param tool the name and version that the bundle names: `drydock 0.1.0`
    /// @param threads a virtual one for each call: only those let go of a connection when they are interrupted
    /// @param blobs where configurations of images are kept
    public Capture(String tool, ExecutorService threads, InstantSource clock, Timing timing, BlobCache blobs) {
        this.tool = tool;
        this.threads = threads;
        this.clock = clock;
        this.timing = timing;
        images = new ImageConfigs(blobs);
    }

    /// Starts to capture; the calls are made by threads of their own. Whoever starts it closes it.
    public CaptureRun start(Session session, Scope scope, CaptureListener listener) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return start(session, scope, Plan.of(scope, session.region().id(), now), new Recording(tool, now, session.region().id()), Map.of(), listener);
    }

    /// Goes on with a capture that ended before its end: what was answered is not asked again, so that the clock stays that of the first part.
    ///
    /// @param earlier what came until then
    public CaptureRun goOn(Session session, Scope scope, Recording earlier, CaptureListener listener) {
        var recording = new Recording(tool, earlier.capturedAt(), earlier.region());
        return start(session, scope, Plan.of(scope, session.region().id(), earlier.capturedAt()), recording, earlier.answered(), listener);
    }

    /// Starts to read again what changes from minute to minute, after a capture of the same scope.
    ///
    /// @param account whose it is, as the capture found out
    /// @param back how far back the metrics reach
    public CaptureRun refresh(Session session, Scope scope, @Nullable String account, Duration back, CaptureListener listener) {
        // Two refreshes within one second would share a folder.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var recording = new Recording(tool, now, session.region().id());
        if (account != null) {
            recording.account(account);
        }
        return start(session, scope, Plan.refresh(scope, now, back), recording, Map.of(), listener);
    }

    private CaptureRun start(Session session, Scope scope, List<Step> plan, Recording recording, Map<Read, byte[]> known, CaptureListener listener) {
        var run = new CaptureRun(new Caller(session, timing), session, images, threads, clock, plan, scope, recording, known, listener);
        run.start();
        return run;
    }

    /// Who writes what is recorded.
    public String tool() {
        return tool;
    }

    ExecutorService threads() {
        return threads;
    }
}
