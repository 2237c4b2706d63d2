package dev.drydock.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.drydock.bundle.FileReport;
import dev.drydock.capture.api.Caller;
import dev.drydock.capture.api.Operations;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.ecs.Service;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Whatever AWS or the way to it does, the bundle is valid and says what happened, and all else goes on.
class CaptureFaultsTest {
    private static final Timing IMPATIENT = new Timing(Duration.ofSeconds(1), Duration.ofMillis(700), Duration.ofSeconds(6), 2, 24, 100);
    private static final Scope SCOPE = new Scope(List.of("prod"), List.of("web"));
    /// A call in JSON and one in XML, which fail in the protocol of each.
    private static final Map<String, String> VICTIMS = Map.of("ListAccountSettings", "ecs list-account-settings", "DescribePrefixLists", "ec2 describe-prefix-lists");

    private static final DateTimeFormatter SIGNED = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    @TempDir
    private Path folder;

    private FakeAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = new FakeAws();
        aws.answer("GetCallerIdentity", "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
        aws.answer("DescribeServices", """
                {"services": [{"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/prod/web", "serviceName": "web", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
                  "taskDefinition": "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7", "desiredCount": 2}], "failures": []}""");
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private record Fault(String name, FakeAws.Says says, CallStatus status, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault("denied", (asked, exchange) -> FakeAws.error(asked.isXml() ? 403 : 400, asked.isXml() ? "UnauthorizedOperation" : "AccessDeniedException", "no").to(asked, exchange), CallStatus.DENIED, ""),
                new Fault("throttled", (asked, exchange) -> FakeAws.error(asked.isXml() ? 503 : 400, asked.isXml() ? "RequestLimitExceeded" : "ThrottlingException", "Rate exceeded").to(asked, exchange),
                        CallStatus.THROTTLED, ""),
                new Fault("a server that fails", FakeAws.error(500, "InternalFailure", "oops"), CallStatus.ERROR, "InternalFailure"),
                new Fault("a server that fails without a word", (asked, exchange) -> FakeAws.send(exchange, 502, ""), CallStatus.ERROR, "Http502"),
                new Fault("a page of a proxy", (asked, exchange) -> FakeAws.send(exchange, 200, "<html><body>Sign in to the guest network</body></html>"), CallStatus.ERROR, ""),
                new Fault("garbage", (asked, exchange) -> FakeAws.send(exchange, 200, "\u0000\u0001{{{"), CallStatus.ERROR, ""),
                new Fault("JSON that is no object", (asked, exchange) -> FakeAws.send(exchange, 200, "[]"), CallStatus.ERROR, ""),
                new Fault("half an answer", (asked, exchange) -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write("{\"settings\": [".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    throw new IOException("gone");
                }, CallStatus.ERROR, ""),
                new Fault("no answer", (asked, exchange) -> {
                    throw new IOException("gone");
                }, CallStatus.ERROR, ""),
                new Fault("silence", (asked, exchange) -> pause(3000), CallStatus.ERROR, "Timeout"),
                new Fault("a slow drip", (asked, exchange) -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (var i = 0; i < 60; i++) {
                        exchange.getResponseBody().write(' ');
                        exchange.getResponseBody().flush();
                        pause(50);
                    }
                }, CallStatus.ERROR, "Timeout"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void itIsRecordedAndAllElseGoesOn(Fault fault) throws Exception {
        VICTIMS.keySet().forEach(operation -> aws.say(operation, fault.says()));
        var run = Accounts.whole(aws.uri(), SCOPE, IMPATIENT, folder, CaptureListener.NONE);

        var bundle = Accounts.read(run.recording());
        assertEquals(List.of(), bundle.files().stream().filter(file -> file.status() != FileReport.Status.OK).toList());
        assertEquals(1, bundle.inventory().all(Service.class).size());
        assertNull(run.signInNeeded());
        for (var call : bundle.inventory().calls().all()) {
            if (VICTIMS.containsValue(call.name())) {
                assertEquals(fault.status(), call.status(), call::toString);
                assertNotNull(call.error());
                assertTrue(fault.code().isEmpty() || call.error().code().equals(fault.code()), call::toString);
                assertFalse(call.error().message().isEmpty(), call::toString);
            } else {
                assertEquals(CallStatus.OK, call.status(), call::toString);
            }
        }
        assertEquals(2, bundle.inventory().calls().all().stream().map(Call::name).filter(VICTIMS::containsValue).count());
    }

    @Test
    void aMomentsThrottlingIsWaitedFor() throws Exception {
        var refused = new AtomicInteger();
        aws.say("DescribePrefixLists", (asked, exchange) -> {
            if (refused.getAndIncrement() < 2) {
                FakeAws.error(503, "RequestLimitExceeded", "Rate exceeded").to(asked, exchange);
            } else {
                FakeAws.nothing(asked, exchange);
            }
        });
        var run = Accounts.whole(aws.uri(), SCOPE, Accounts.QUICK, folder, CaptureListener.NONE);
        assertEquals(CallStatus.OK, Accounts.read(run.recording()).inventory().calls().named("ec2 describe-prefix-lists").getFirst().status());
    }

    /// The SDK tells from the answer how far this machine's clock is off, and signs once more. Java's own server sets the date itself, so this one is done by hand.
    @Test
    void aClockThatIsOffIsMadeUpFor() throws Exception {
        var theirs = Instant.now().plus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC);
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress()); var caller = new Caller(Accounts.session(URI.create("http://127.0.0.1:" + server.getLocalPort())), Accounts.QUICK)) {
            Accounts.THREADS.submit(() -> {
                for (var asked = 0; asked < 3; asked++) {
                    try (var socket = server.accept()) {
                        var signedAt = signedAt(socket.getInputStream());
                        var isRight = signedAt.compareTo(SIGNED.format(theirs.minusMinutes(10))) > 0;
                        var body = isRight ? "{\"settings\": []}" : "{\"__type\": \"InvalidSignatureException\", \"message\": \"Signature expired\"}";
                        socket.getOutputStream().write(("HTTP/1.1 " + (isRight ? "200 OK" : "403 Forbidden") + "\r\nDate: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs) + "\r\nContent-Length: " + body.length()
                                + "\r\nConnection: close\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
                    }
                }
                return null;
            });
            assertEquals(CallStatus.OK, caller.ask(Operations.named("ecs list-account-settings"), Map.of(), 1).status());
        }
    }

    /// When a request says that it was signed; the request is read to its end.
    private static String signedAt(InputStream in) throws IOException {
        var request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.read());
        }
        var headers = request.toString().toLowerCase(Locale.ROOT);
        in.readNBytes(Integer.parseInt(headers.replaceFirst("(?s).*\\ncontent-length: (\\d+).*", "$1")));
        return headers.replaceFirst("(?s).*\\nx-amz-date: (\\S+).*", "$1").toUpperCase(Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeTaskDefinition", "DescribeClusters"})
    void whenTheSignInRunsOutNothingElseIsAskedAndAllStays(String at) throws Exception {
        aws.say(at, FakeAws.error(400, "ExpiredTokenException", "The security token included in the request is expired"));
        var run = Accounts.whole(aws.uri(), SCOPE, Accounts.QUICK, folder, CaptureListener.NONE);

        assertEquals("The security token included in the request is expired", run.signInNeeded());
        assertFalse(run.isCancelled());
        var calls = Accounts.read(run.recording()).inventory().calls();
        assertEquals(CallStatus.ERROR, calls.named(at.equals("DescribeClusters") ? "ecs describe-clusters" : "ecs describe-task-definition").getFirst().status());
        if (at.equals("DescribeClusters")) {
            assertEquals(0, aws.count("GetMetricData"), "what takes from it is not asked");
        }
    }

    /// At the first call, in the middle, and where a server keeps silent.
    @ParameterizedTest
    @ValueSource(strings = {"GetCallerIdentity", "DescribeServices", "DescribeTaskDefinition", "GetMetricData"})
    void aCancelIsHeardWithinASecond(String at) throws Exception {
        var there = new CountDownLatch(1);
        aws.say(at, (asked, exchange) -> {
            there.countDown();
            pause(20_000);
        });
        var answered = new CountDownLatch(1);
        var listener = new CaptureListener() {
            @Override
            public void answered(Read read, CallStatus status, @Nullable CallError error, int done, int planned) {
                answered.countDown();
            }
        };
        try (var run = Accounts.capture(Accounts.QUICK, folder).start(Accounts.session(aws.uri()), SCOPE, listener)) {
            assertTrue(there.await(30, TimeUnit.SECONDS));
            assertTrue(answered.await(30, TimeUnit.SECONDS));
            var from = System.nanoTime();
            run.cancel();
            run.await();
            var took = Duration.ofNanos(System.nanoTime() - from);
            assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, took::toString);
            assertTrue(run.isCancelled());
            assertFalse(Accounts.read(run.recording()).inventory().calls().all().isEmpty());
            // A thread that is still making its client, or that a busy machine does not let run, ends a little later.
            var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (run.threads() > 0 && System.nanoTime() < patience) {
                Thread.sleep(10);
            }
            assertEquals(0, run.threads(), "all have let go");
        }
        for (var thread : sdkThreads()) {
            assertTrue(thread.join(Duration.ofSeconds(2)), thread::toString);
        }
    }

    /// Threads of the SDK's own; they end with its clients.
    private static List<Thread> sdkThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("sdk-") || thread.getName().contains("idle-connection")).toList();
    }

    @Test
    void noSecretIsLoggedHoweverMuchIs() throws Exception {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var shipped = new LoggerContext();
        System.setProperty("drydock.log.level", "TRACE");
        try {
            var configurator = new JoranConfigurator();
            configurator.setContext(shipped);
            configurator.doConfigure(CaptureFaultsTest.class.getResource("/logback.xml"));
        } finally {
            System.clearProperty("drydock.log.level");
        }
        var root = context.getLogger("ROOT");
        var was = root.getLevel();
        var console = root.getAppender("stderr");
        var seen = new ListAppender<ILoggingEvent>();
        seen.start();
        root.detachAppender(console);
        root.addAppender(seen);
        var levels = shipped.getLoggerList().stream().filter(logger -> logger.getLevel() != null).toList();
        levels.forEach(logger -> context.getLogger(logger.getName()).setLevel(logger.getLevel()));
        try {
            aws.say("ListAccountSettings", FakeAws.error(400, "ValidationException", "bad"));
            var run = Accounts.whole(aws.uri(), SCOPE, Accounts.QUICK, folder, CaptureListener.NONE);
            assertTrue(run.recording().size() > 10);
        } finally {
            root.detachAppender(seen);
            root.addAppender(console);
            levels.forEach(logger -> context.getLogger(logger.getName()).setLevel(Level.OFF));
            root.setLevel(was);
        }
        assertFalse(seen.list.isEmpty(), "something is logged");
        var text = new StringBuilder();
        List.copyOf(seen.list).forEach(event -> text.append(event.getFormattedMessage()).append('\n'));
        for (var secret : List.of(Accounts.SECRET, Accounts.TOKEN, Accounts.KEY)) {
            assertFalse(text.indexOf(secret) >= 0, text::toString);
        }
    }

    private static void pause(int millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the test is over", e);
        }
    }
}
