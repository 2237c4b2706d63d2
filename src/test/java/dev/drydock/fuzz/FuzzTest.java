package dev.drydock.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Thousands of damaged bundles, each gone through from its opening to the comparison with its redacted copy, in a process of its own with little memory. Half of them are the same each time,
/// the other half no two runs have in common. A run makes as many as half a minute lets it, up to four thousand; what the test prints makes them again:
///
/// - `-Ddrydock.fuzz.cases=200000` runs longer,
/// - `-Ddrydock.fuzz.seed=S` takes that seed alone,
/// - `-Ddrydock.fuzz.case=N` with it that case alone.
///
/// What it finds is mended, and becomes a case of [FoundByFuzzTest].
class FuzzTest {
    private static final long SEED = 20261121;
    private static final int CASES = Integer.getInteger("drydock.fuzz.cases", 4000);
    /// A run that nobody asked to be long ends in time, also where the machine is busy.
    private static final int SECONDS = Integer.getInteger("drydock.fuzz.seconds", Integer.getInteger("drydock.fuzz.cases") == null ? 24 : 1_000_000);
    private static final int FIXTURES = Integer.getInteger("drydock.fuzz.fixtures", 16);
    private static final int SECONDS_A_CASE = 30;
    private static final long COLD_MS = 10_000;
    /// What a case may take of the processor, a few times what it does.
    private static final long DEAREST_MS = 80;
    /// Of the Java heap: a few times what the largest case may unpack to.
    private static final String MEMORY = "-Xmx192m";

    @TempDir
    private Path folder;

    @Test
    void noDamagedBundleBreaksAnythingOnItsWay() throws Exception {
        var seed = Long.getLong("drydock.fuzz.seed");
        var single = Long.getLong("drydock.fuzz.case");
        var seeds = seed != null ? List.of(seed) : List.of(SEED, new Random().nextLong(1, 1_000_000_000));
        var arguments = new ArrayList<>(List.of(Files.createDirectory(folder.resolve("work")).toString(), String.valueOf(single == null ? 0 : single),
                String.valueOf(single == null ? CASES / seeds.size() : 1), String.valueOf(FIXTURES), String.valueOf(SECONDS_A_CASE),
                String.valueOf(SECONDS / seeds.size())));
        seeds.forEach(each -> arguments.add(String.valueOf(each)));

        var run = ChildJava.run(folder.resolve("work"), SECONDS + 180, List.of(MEMORY), FuzzRun.class, arguments);

        System.out.println(run.out().lines().filter(line -> line.startsWith("seed ")).reduce("", (a, b) -> a + "\n" + b).strip());
        assertEquals(0, run.exit(), () -> "make a case again with -Ddrydock.fuzz.seed=S -Ddrydock.fuzz.case=N\n" + run.out() + run.err());
        assertTrue(run.out().contains(" 0 faults"), run::out);
        assertTrue(single != null || isEnough(run.out()), () -> "the cases became too dear, so too few were made: " + run.out());
        assertEquals(List.of(), left(), "every case took its files away with it, and nothing else was written");
    }

    /// By the processor's time, for a busy machine makes fewer and is not to blame. The first seconds go to a virtual machine that is not warm yet.
    private static boolean isEnough(String out) {
        var ran = Pattern.compile("seed .*: ([0-9]+) cases, .* cpu ([0-9]+) ms").matcher(out);
        var cases = 0L;
        var milliseconds = 0L;
        while (ran.find()) {
            cases += Long.parseLong(ran.group(1));
            milliseconds += Long.parseLong(ran.group(2));
        }
        return cases > 0 && cases >= (milliseconds - COLD_MS) / DEAREST_MS;
    }

    private List<Path> left() throws IOException {
        try (var files = Files.list(folder.resolve("work"))) {
            return files.toList();
        }
    }
}
