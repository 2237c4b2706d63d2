package dev.drydock.capture;

import dev.drydock.bundle.Recording;
import dev.drydock.capture.api.Answer;
import dev.drydock.capture.api.Caller;
import dev.drydock.capture.image.Download;
import dev.drydock.capture.image.ImageConfigs;
import dev.drydock.capture.plan.Feed;
import dev.drydock.capture.plan.Request;
import dev.drydock.capture.plan.Step;
import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Read;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// One capture that is under way. It ends when nothing is left to ask, when it is cancelled, or when the credentials are refused; what has come by then stays.
public final class CaptureRun implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Logger LOG = LoggerFactory.getLogger(CaptureRun.class);
    /// Within this time after a cancel the threads have let go of their connections.
    private static final long LET_GO_MILLIS = 900;

    private final Caller caller;
    private final ImageConfigs images;
    private final Download download;
    private final ExecutorService threads;
    private final InstantSource clock;
    private final CaptureListener listener;
    private final Recording recording;
    private final Map<Read, byte[]> known;
    private final Set<String> listed = ConcurrentHashMap.newKeySet();
    private final Feed feed;
    private final Set<Future<?>> underWay = ConcurrentHashMap.newKeySet();
    private final Object busy = new Object();
    private int busyThreads;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile @Nullable String signIn;
    private int done;
    private int planned;

    /// @param known answers that are not asked for again
    CaptureRun(Caller caller, Session session, ImageConfigs images, ExecutorService threads, InstantSource clock, List<Step> plan, Scope scope, Recording recording, Map<Read, byte[]> known, CaptureListener listener) {
        this.caller = caller;
        this.images = images;
        download = new Download(caller.http(), session.endpoint());
        this.threads = threads;
        this.clock = clock;
        this.recording = recording;
        this.known = known;
        this.listener = listener;
        feed = new Feed(plan, scope);
    }

    void start() {
        submit(feed.start());
    }

    /// What has come so far. It can be read and saved at any time.
    public Recording recording() {
        return recording;
    }

    /// The ARNs of the services that the clusters have, as far as they are listed; most are described only later.
    public Set<String> listedServices() {
        return Set.copyOf(listed);
    }

    /// Whether it ended because somebody said so.
    public boolean isCancelled() {
        return cancelled;
    }

    /// Why somebody has to sign in before anything else can be asked, as the API says it; null where nobody has to.
    public @Nullable String signInNeeded() {
        return signIn;
    }

    /// How many threads still do something for it.
    int threads() {
        synchronized (busy) {
            return busyThreads;
        }
    }

    /// Waits for the end.
    ///
    /// @throws InterruptedException when this thread was told to stop; the capture goes on
    public void await() throws InterruptedException {
        ended.await();
    }

    /// Ends it now: calls that are under way are dropped. Returns within a second.
    public void cancel() {
        if (ended.getCount() == 0) {
            return;
        }
        synchronized (this) {
            cancelled = true;
            underWay.forEach(call -> call.cancel(true));
        }
        ended.countDown();
        letGo();
    }

    /// Cancels what is still under way, and lets go of all connections.
    @Override
    public void close() {
        cancel();
        letGo();
        caller.close();
    }

    private void letGo() {
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LET_GO_MILLIS);
        synchronized (busy) {
            try {
                while (busyThreads > 0 && System.nanoTime() < until) {
                    busy.wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void enter() {
        synchronized (busy) {
            busyThreads++;
        }
    }

    private void leave() {
        synchronized (busy) {
            busyThreads--;
            busy.notifyAll();
        }
    }

    private synchronized void submit(List<Feed.Call> calls) {
        underWay.removeIf(Future::isDone);
        planned += calls.size();
        for (var call : calls) {
            if (!cancelled) {
                underWay.add(threads.submit(() -> {
                    enter();
                    try {
                        make(call);
                    } finally {
                        leave();
                    }
                }));
            }
        }
        if (feed.isEmpty()) {
            ended.countDown();
        }
    }

    private void make(Feed.Call call) {
        if (cancelled) {
            return;
        }
        if (signIn != null) {
            submit(feed.done(call, null));
            return;
        }
        var read = call.read();
        var at = clock.instant();
        var answer = answer(call);
        if (answer == null || cancelled) {
            return;
        }
        recording.add(read, key(call.request()), answer.status(), answer.error(), at, answer.body());
        if (read.name().equals("ecs list-services") && answer.tree() != null) {
            answer.tree().path("serviceArns").forEach(arn -> listed.add(arn.asString("")));
        }
        if (read.service().equals("sts") && answer.tree() != null) {
            recording.account(answer.tree().path("Account").asString(""));
        }
        if (answer.signInNeeded() && answer.error() != null) {
            signIn = answer.error().message();
        }
        var next = feed.done(call, answer.tree());
        tell(read, answer);
        submit(next);
    }

    private @Nullable Answer answer(Feed.Call call) {
        var answered = known.get(call.read());
        if (answered != null) {
            return new Answer(CallStatus.OK, answered, MAPPER.readTree(answered), null, false);
        }
        try {
            if (call.request().skipped() != null) {
                return new Answer(CallStatus.SKIPPED, null, null, new CallError("Skipped", call.request().skipped()), false);
            }
            return call.step().isImageConfig() ? imageConfig(call.request()) : caller.ask(call.step().operation(), call.request().parameters(), call.step().pages());
        } catch (CancellationException e) {
            return null;
        } catch (RuntimeException e) {
            LOG.error("A fault of Drydock in {}", call.read().name(), e);
            return new Answer(CallStatus.ERROR, null, null, new CallError("CaptureFault", e.getClass().getSimpleName()), false);
        }
    }

    private Answer imageConfig(Request request) {
        return images.read(caller, download, request.beside().get(Step.REGISTRY), String.valueOf(request.parameters().get("repositoryName")),
                String.valueOf(request.parameters().get("imageDigest")), request.beside().get(Step.ARCHITECTURE));
    }

    private void tell(Read read, Answer answer) {
        int now;
        int all;
        synchronized (this) {
            now = ++done;
            all = planned;
        }
        listener.answered(read, answer.status(), answer.error(), now, all);
    }

    /// What an answer's file is named for: the first thing that its call asked about.
    private static String key(Request request) {
        return request.parameters().values().stream().filter(String.class::isInstance).map(String.class::cast).map(text -> text.substring(text.lastIndexOf('/') + 1)).findFirst().orElse("");
    }
}
