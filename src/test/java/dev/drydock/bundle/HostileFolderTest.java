package dev.drydock.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Folders in which something stands that is no file, or that change while they are read: it is reported, and costs nothing else.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has neither pipes nor devices in folders, nor these permissions")
class HostileFolderTest {
    private static final String TASK = "{\"tasks\": [{\"taskArn\": \"a\"}]}";

    @TempDir
    Path folder;

    private Path bundle;

    @BeforeEach
    void write() throws IOException {
        bundle = BundleTree.small().directory(folder.resolve("d"));
    }

    private Bundle read(Progress progress) {
        var read = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> new BundleReader(Limits.DEFAULT).read(1, bundle, progress));
        assertEquals(1, read.inventory().all(Service.class).size());
        return read;
    }

    private static String reason(Bundle read, String file) {
        return read.files().stream().filter(report -> report.file().equals(file)).map(FileReport::reason).findFirst().orElseThrow(() -> new AssertionError(read.files()));
    }

    private static void pipe(Path path) throws IOException, InterruptedException {
        var made = new ProcessBuilder("mkfifo", path.toString()).start();
        assumeTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0, "mkfifo is not there");
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        pipe(bundle.resolve("pipe.json"));

        assertEquals("Neither a file nor a folder.", reason(read(Progress.NONE), "pipe.json"));
    }

    @Test
    void aSocketIsNoFile() throws Exception {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            // The name of a socket is short by nature, so it is made where names are short and linked in.
            var path = bundle.resolve("s");
            assumeTrue(path.toString().length() < 100, "the temporary folder's name is too long for a socket");
            server.bind(UnixDomainSocketAddress.of(path));

            assertEquals("Neither a file nor a folder.", reason(read(Progress.NONE), "s"));
        }
    }

    @Test
    void linksThatLoopOrLeadToDevicesAreListed() throws Exception {
        Files.createSymbolicLink(bundle.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(bundle.resolve("up"), bundle);
        Files.createSymbolicLink(bundle.resolve("zero.json"), Path.of("/dev/zero"));

        var read = read(Progress.NONE);

        for (var name : new String[] {"loop", "up", "zero.json"}) {
            assertEquals("A link; links are not followed.", reason(read, name));
        }
    }

    @Test
    void whatMayNotBeReadIsSaidToBe() throws Exception {
        var file = Files.setPosixFilePermissions(Files.writeString(bundle.resolve("closed.json"), TASK), PosixFilePermissions.fromString("---------"));
        var inner = Files.setPosixFilePermissions(Files.createDirectory(bundle.resolve("closed")), PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(file), "this user may read everything");

            var read = read(Progress.NONE);

            assertEquals("It cannot be read: permission denied.", reason(read, "closed.json"));
            assertEquals("It cannot be read: permission denied.", reason(read, "closed"));
        } finally {
            Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void anEmptyFileIsNoAnswer() throws Exception {
        Files.createFile(bundle.resolve("empty.json"));

        assertTrue(read(Progress.NONE).files().stream().anyMatch(report -> report.file().equals("empty.json") && report.status() != FileReport.Status.OK));
    }

    /// Does something to the folder once its first file is read.
    private static Progress onceReading(ThrowingRunnable change) {
        return new Progress() {
            private boolean done;

            @Override
            public void at(String file, long read, long total) {
                if (!done) {
                    done = true;
                    assertTimeoutPreemptively(Duration.ofSeconds(10), change::run);
                }
            }
        };
    }

    @FunctionalInterface
    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    @Test
    void aFileThatGoesAwayWhileTheFolderIsReadIsReported() throws Exception {
        var last = Files.writeString(bundle.resolve("z.json"), TASK);

        assertEquals("It cannot be read: it is not there any more.", reason(read(onceReading(() -> Files.delete(last))), "z.json"));
    }

    @Test
    void aFileThatBecomesAPipeWhileTheFolderIsReadIsNotWaitedFor() throws Exception {
        var last = Files.writeString(bundle.resolve("z.json"), TASK);

        var read = read(onceReading(() -> {
            Files.delete(last);
            pipe(last);
        }));

        assertEquals("It cannot be read: it is not what it was when the folder was listed.", reason(read, "z.json"));
    }

    @Test
    void aFolderThatBecomesALinkWhileItIsReadIsNotFollowed() throws Exception {
        var last = Files.writeString(Files.createDirectory(bundle.resolve("z")).resolve("z.json"), "{}");
        var outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("z.json"), TASK);

        var read = read(onceReading(() -> {
            Files.delete(last);
            Files.delete(bundle.resolve("z"));
            Files.createSymbolicLink(bundle.resolve("z"), outside);
        }));

        assertEquals(0, read.inventory().all(Task.class).size());
        assertTrue(reason(read, "z/z.json").contains("not what it was"));
    }

    @Test
    void aFileThatGrowsPastTheLimitWhileItIsReadIsRefused() throws Exception {
        var last = Files.writeString(bundle.resolve("z.json"), TASK);
        var limits = new Limits(1 << 20, 10_000, 100, 200, 200);

        var message = assertThrows(BundleException.class, () -> new BundleReader(limits).read(1, bundle, onceReading(() -> Files.writeString(last, " ".repeat(20_000))))).getMessage();

        assertTrue(message.contains("larger than the limit of 10000 bytes a file"), message);
    }
}
