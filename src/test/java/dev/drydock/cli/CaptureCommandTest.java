package dev.drydock.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.capture.Accounts;
import dev.drydock.capture.Capture;
import dev.drydock.capture.FakeAws;
import dev.drydock.capture.credentials.AllowedCommands;
import dev.drydock.capture.image.BlobCache;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.sample.Samples;
import dev.drydock.suppress.Mutings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `drydock capture`, from the arguments to the bundle and the exit status.
class CaptureCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicReference<Runnable> interrupt = new AtomicReference<>(() -> {});
    private FakeAws aws;

    /// What asks AWS, for tests that never do.
    static Live offline(Path folder) {
        return new Live(new Capture("drydock 0.1.0", Accounts.THREADS, InstantSource.system(), Accounts.QUICK, new BlobCache(folder.resolve("blobs"), 1 << 20)), action -> () -> {});
    }

    @BeforeEach
    void start() throws Exception {
        aws = new FakeAws();
        aws.answer("GetCallerIdentity", "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
        aws.answer("DescribeServices", """
                {"services": [{"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/prod/web", "serviceName": "web", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
                  "taskDefinition": "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7", "desiredCount": 2, "youngerThanTheSdk": "kept"}], "failures": []}""");
        aws.answer("DescribeTaskDefinition", """
                {"taskDefinition": {"taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7", "family": "web", "revision": 7, "containerDefinitions": [
                  {"name": "app", "image": "nginx", "environment": [{"name": "DB", "value": "PLANTED"}], "logConfiguration": {"logDriver": "awslogs", "options": {
                    "awslogs-group": "/ecs/web", "awslogs-stream-prefix": "web"}}}]}}""");
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private int run(String... args) {
        return run(Map.of("AWS_ACCESS_KEY_ID", Accounts.KEY, "AWS_SECRET_ACCESS_KEY", Accounts.SECRET, "AWS_SESSION_TOKEN", Accounts.TOKEN, "AWS_REGION", "eu-west-1"), args);
    }

    private int run(Map<String, String> environment, String... args) {
        var all = new HashMap<>(environment);
        all.putIfAbsent("AWS_CONFIG_FILE", folder.resolve("none").toString());
        all.putIfAbsent("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
        var here = new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, all, folder, "Linux");
        var diagnoser = new Diagnoser(new BundleReader(Limits.DEFAULT), new Samples(), Catalogue.checks());
        var mutings = new Mutings(folder.resolve("muted.json"), folder, () -> LocalDate.of(2026, 11, 20));
        var live = new Live(offline(folder).capture(), action -> {
            interrupt.set(action);
            return () -> {};
        });
        return new Cli(here, "drydock 0.1.0", diagnoser, mutings, folder.resolve("playbooks"), new AllowedCommands(folder.resolve("allowed")), live, Optional.empty(), () -> {}).run(args);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String[] capture(String... more) {
        var args = new java.util.ArrayList<>(List.of("capture", "--cluster", "prod", "--service", "web", "--endpoint-url", aws.uri().toString(), "-o", "out.zip"));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private dev.drydock.bundle.Bundle bundle() throws Exception {
        return new BundleReader(Limits.DEFAULT).read(1, folder.resolve("out.zip"), Progress.NONE);
    }

    @Test
    void itWritesARedactedBundle() throws Exception {
        assertEquals(0, run(capture()), this::err);
        var bundle = bundle();
        var text = everything();
        assertAll(
                () -> assertEquals(1, bundle.inventory().all(Service.class).size()),
                () -> assertTrue(bundle.inventory().source().redacted()),
                () -> assertFalse(text.contains("PLANTED"), text),
                () -> assertTrue(err().matches("(?s).*drydock: out.zip, \\d+ KB, \\d+ calls: \\d+ ok.*"), err()),
                () -> assertEquals("", out.toString()));
    }

    @Test
    void unredactedWhenAskedFor() throws Exception {
        assertEquals(0, run(capture("--no-redact")), this::err);
        var text = everything();
        assertAll(
                () -> assertTrue(text.contains("PLANTED") && text.contains("youngerThanTheSdk"), text),
                () -> assertFalse(text.contains(Accounts.SECRET) || text.contains(Accounts.TOKEN) || text.contains(Accounts.KEY), text),
                () -> assertTrue(err().contains("Nothing in it is redacted."), err()));
    }

    @Test
    void aDeniedCallIsToldOnceWithItsAction() throws Exception {
        aws.say("ListTasks", FakeAws.error(400, "AccessDeniedException", "no"));
        assertEquals(0, run(capture()), this::err);
        assertAll(
                () -> assertTrue(err().contains("drydock: ecs list-tasks was denied; it needs ecs:ListTasks (2 calls)."), err()),
                () -> assertEquals(1, err().split("was denied", -1).length - 1),
                () -> assertEquals(2, bundle().inventory().calls().named("ecs list-tasks").stream().filter(call -> call.status() == CallStatus.DENIED).count()));
    }

    @Test
    void aRefusedSignInHasAnExitStatusOfItsOwn() {
        aws.say("*", FakeAws.error(403, "InvalidClientTokenId", "The security token included in the request is invalid."));
        aws.say("GetCallerIdentity", FakeAws.error(403, "InvalidClientTokenId", "The security token included in the request is invalid."));
        assertEquals(3, run(capture()), this::err);
        assertAll(
                () -> assertTrue(err().contains("Sign in first"), err()),
                () -> assertFalse(Files.exists(folder.resolve("out.zip"))));
    }

    @Test
    void withoutCredentialsThereIsNothingToSignWith() {
        assertEquals(2, run(Map.of("AWS_REGION", "eu-west-1"), capture()), this::err);
        assertTrue(err().contains("default"), err());
    }

    @Test
    void messagesOfLogsAreRecordedWhenAskedFor() throws Exception {
        aws.answer("FilterLogEvents", "{\"events\": [{\"logStreamName\": \"web/app/1\", \"timestamp\": 1, \"message\": \"hello\"}]}");
        assertEquals(0, run(capture("--logs", "15m", "--no-redact")), this::err);
        assertEquals("web/app/", bundle().inventory().calls().named("logs filter-log-events").getFirst().text("logStreamNamePrefix"));
        assertTrue(everything().contains("hello"));
    }

    @Test
    void cancelledItKeepsWhatHasCome() throws Exception {
        var there = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        aws.say("DescribeTaskDefinition", (asked, exchange) -> {
            there.countDown();
            try {
                never.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var exit = ForkJoinPool.commonPool().submit(() -> run(capture()));
        assertTrue(there.await(30, TimeUnit.SECONDS));
        interrupt.get().run();
        assertEquals(130, exit.get(10, TimeUnit.SECONDS), this::err);
        assertEquals(1, bundle().inventory().all(Service.class).size());
        assertTrue(err().contains("what has come is kept: out.zip"), err());
    }

    @Test
    void thePolicyIsPrintedWithoutAskingAnybody() {
        assertEquals(0, run(Map.of(), "capture", "--print-policy"), this::err);
        var policy = out.toString(StandardCharsets.UTF_8);
        assertAll(
                () -> assertTrue(policy.contains("\"ecs:DescribeServices\"") && policy.contains("\"elasticloadbalancing:DescribeTargetHealth\"") && policy.contains("\"servicequotas:GetServiceQuota\""), policy),
                () -> assertFalse(policy.contains("sts:") || policy.contains("CreateToken") || policy.contains("\"*\","), policy),
                () -> assertEquals(List.of(), aws.log()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "--cluster prod; Say where to with -o BUNDLE.zip",
        "--cluster prod -o -; A bundle is not written to stdout",
        "--service web -o x.zip; \"web\" is a name",
        "--endpoint-url localhost:5000 -o x.zip; --endpoint-url takes a URL such as http://localhost:5000",
        "--logs ever -o x.zip; --logs takes a time of at most 24h",
        "--logs 25h -o x.zip; --logs takes a time of at most 24h"})
    void badUsageIsOneLine(String arguments, String sentence) {
        assertEquals(2, run(("capture " + arguments).split(" ")));
        assertTrue(err().startsWith("drydock: " + sentence.strip()) && err().lines().count() == 1, err());
    }

    private String everything() throws Exception {
        var all = new StringBuilder();
        try (var zip = new java.util.zip.ZipFile(folder.resolve("out.zip").toFile())) {
            for (var entry : zip.stream().toList()) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
