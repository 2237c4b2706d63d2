package dev.drydock.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.bundle.RecordedSeries;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A capture that is kept up to date.
class WatchTest {
    private static final Scope SCOPE = new Scope(List.of("prod"), List.of("web"));
    private static final String TASK = "arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private FakeAws aws;

    @BeforeEach
    void start() throws Exception {
        aws = new FakeAws();
        aws.answer("GetCallerIdentity", "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
        var desired = new AtomicInteger();
        aws.say("DescribeServices", (asked, exchange) -> FakeAws.send(exchange, 200, """
                {"services": [{"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/prod/web", "serviceName": "web", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
                  "desiredCount": %d}]}""".formatted(desired.incrementAndGet())));
        aws.say("ListTasks", (asked, exchange) -> FakeAws.send(exchange, 200, asked.members().get("desiredStatus").equals("STOPPED") ? "{\"taskArns\": [\"" + TASK + "\"]}" : "{\"taskArns\": []}"));
        aws.answer("DescribeTasks", "{\"tasks\": [{\"taskArn\": \"" + TASK + "\", \"clusterArn\": \"arn:aws:ecs:eu-west-1:111122223333:cluster/prod\", \"lastStatus\": \"STOPPED\", \"stoppedReason\": \"gone\"}]}");
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private Watch watch(CaptureRun first) {
        return new Watch(Accounts.capture(Accounts.QUICK, folder), Accounts.session(aws.uri()), SCOPE, first.recording(), Watch.LONGEST, new Watch.Listener() {
            @Override
            public void refreshed(RecordedSeries series) {
                told.add("refreshed " + series.size());
            }

            @Override
            public void signInNeeded(String sentence) {
                told.add(sentence);
            }
        });
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void itMakesASeriesThatKeepsWhatEcsForgets() throws Exception {
        var first = Accounts.whole(aws.uri(), SCOPE, Accounts.QUICK, folder, CaptureListener.NONE);
        var before = aws.log().size();
        try (var watch = watch(first)) {
            watch.refresh();
            assertEquals("refreshed 2", next());
            var asked = aws.log().size() - before;
            assertTrue(asked < 10, () -> "a refresh is small, and asked " + asked + " times");
            aws.answer("ListTasks", "{\"taskArns\": []}");
            watch.refresh();
            assertEquals("refreshed 3", next());

            var bundle = new BundleReader(Limits.DEFAULT).read(1, "watch", watch.series(), Progress.NONE);
            assertEquals(List.of(), bundle.files().stream().filter(file -> file.status() != dev.drydock.bundle.FileReport.Status.OK).toList());
            assertEquals(3, bundle.inventory().all(Service.class).getFirst().desiredCount(), "the newest state");
            assertEquals(List.of(TASK), bundle.inventory().all(Task.class).stream().map(Task::taskArn).toList());
        }
    }

    @Test
    void whenTheSignInRunsOutItWaitsAndGoesOn() throws Exception {
        var first = Accounts.whole(aws.uri(), SCOPE, Accounts.QUICK, folder, CaptureListener.NONE);
        try (var watch = watch(first)) {
            aws.say("ListTasks", FakeAws.error(400, "ExpiredTokenException", "expired"));
            watch.refresh();
            assertEquals("refreshed 2", next());
            assertEquals("expired", next());
            aws.answer("ListTasks", "{\"taskArns\": []}");
            watch.resume();
            assertEquals("refreshed 3", next());
        }
    }

    @Test
    void itLooksNeitherTooOftenNorTooSeldom() throws Exception {
        var first = Accounts.whole(aws.uri(), SCOPE, Accounts.QUICK, folder, CaptureListener.NONE);
        for (var every : List.of(Duration.ofSeconds(9), Duration.ofSeconds(121))) {
            assertThrows(IllegalArgumentException.class, () -> new Watch(Accounts.capture(Accounts.QUICK, folder), Accounts.session(aws.uri()), SCOPE, first.recording(), every, series -> {}));
        }
    }
}
