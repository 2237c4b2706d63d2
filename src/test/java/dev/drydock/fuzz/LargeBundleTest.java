package dev.drydock.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A bundle opens in twice its unpacked size of heap, and in time that grows as it does. 64 MiB here; `-Ddrydock.large=1024` takes a bundle of 1 GiB in 2 GiB.
class LargeBundleTest {
    private static final int MEBIBYTES = Integer.getInteger("drydock.large", 64);
    private static final Pattern TAKEN = Pattern.compile("(\\d+) tasks (\\d+) ms (\\d+) MiB");

    @TempDir
    private Path folder;

    private record Taken(int tasks, long milliseconds, long mebibytes) {}

    private Taken open(Path bundle, int heap) throws IOException, InterruptedException {
        var run = ChildJava.run(Files.createTempDirectory(folder, "home"), 120 + MEBIBYTES, List.of("-Xmx" + heap + "m"), LargeRun.class, List.of(bundle.toString()));
        var taken = TAKEN.matcher(run.out());
        assertTrue(taken.find(), () -> run.out() + run.err());
        System.out.println(bundle.getFileName() + ", at most " + heap + " MiB of heap: " + taken.group());
        return new Taken(Integer.parseInt(taken.group(1)), Long.parseLong(taken.group(2)), Long.parseLong(taken.group(3)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBundleOpensInTwiceItsSizeOfHeap(boolean zipped) throws Exception {
        var bundle = zipped ? folder.resolve("large.zip") : Files.createDirectory(folder.resolve("large"));
        var tasks = LargeRun.write(bundle, (long) MEBIBYTES << 20, zipped);

        assertEquals(tasks, open(bundle, 2 * MEBIBYTES).tasks());
    }

    @Test
    void timeGrowsAsTheSizeDoes() throws Exception {
        var small = folder.resolve("small.zip");
        var large = folder.resolve("large.zip");
        LargeRun.write(small, (long) MEBIBYTES << 18, true);
        LargeRun.write(large, (long) MEBIBYTES << 20, true);

        // Four times the size: in a line four times the time, in a square sixteen times.
        var before = open(small, 2 * MEBIBYTES).milliseconds();
        var after = open(large, 2 * MEBIBYTES).milliseconds();

        assertTrue(after < 9 * Math.max(before, 50), () -> before + " ms, and for four times the size " + after + " ms");
    }
}
