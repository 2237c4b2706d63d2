package dev.drydock.capture;

import dev.drydock.bundle.Recording;
import dev.drydock.capture.api.Caller;
import dev.drydock.capture.image.BlobCache;
import dev.drydock.capture.image.ImageConfigs;
import dev.drydock.capture.plan.Plan;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;

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
        var recording = new Recording(tool, now, session.region().id());
        var run = new CaptureRun(new Caller(session, timing), session, images, threads, clock, Plan.of(scope, session.region().id(), now), scope, recording, listener);
        run.start();
        return run;
    }
}
