package dev.drydock.fuzz;

import dev.drydock.check.fixture.FixtureBundles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The process that goes the road with damaged bundles, with as much memory as it was given. It prints each fault with what makes it again, and exits with 1 when there was any.
///
/// Arguments: the folder it may write to, the number of the first case, how many cases, how many fixtures to start from, seconds that a case may take, seconds
/// after which no further case is begun, and seeds.
final class FuzzRun {
    private record Running(long number, long since) {}

    private final Path folder;
    private final long seed;
    private final long deadline;
    private final List<SmallBundle> bases;
    private final Map<Thread, Running> running = new ConcurrentHashMap<>();
    private final Set<String> places = ConcurrentHashMap.newKeySet();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    /// What the cases took of the processor, in nanoseconds; not what they waited for it.
    private final AtomicLong cpu = new AtomicLong();

    private FuzzRun(Path folder, long seed, long deadline, List<SmallBundle> bases) {
        this.folder = folder;
        this.seed = seed;
        this.deadline = deadline;
        this.bases = bases;
    }

    public static void main(String... args) throws InterruptedException {
        var folder = Path.of(args[0]).toAbsolutePath();
        var first = Long.parseLong(args[1]);
        var cases = Long.parseLong(args[2]);
        var holds = true;
        try (var watch = Watch.start(folder)) {
            for (var seed : List.of(args).subList(6, args.length)) {
                var bases = bases(Long.parseLong(seed), Integer.parseInt(args[3]));
                holds &= new FuzzRun(folder, Long.parseLong(seed), TimeUnit.SECONDS.toNanos(Long.parseLong(args[4])), bases).go(first, cases, TimeUnit.SECONDS.toNanos(Long.parseLong(args[5])));
            }
            var seen = watch.stop();
            seen.forEach(event -> System.out.println("FAULT " + event));
            holds &= seen.isEmpty();
        }
        System.exit(holds ? 0 : 1);
    }

    /// The samples, and as many of the fixtures as wanted: which, the seed tells.
    private static List<SmallBundle> bases(long seed, int fixtures) {
        var all = FixtureBundles.all();
        var rest = new ArrayList<>(all.subList(4, all.size()));
        Collections.shuffle(rest, new Random(seed));
        var taken = new ArrayList<>(all.subList(0, 4));
        taken.addAll(rest.subList(0, Math.min(fixtures, rest.size())));
        return taken.stream().map(SmallBundle::of).toList();
    }

    private boolean go(long first, long cases, long budget) throws InterruptedException {
        var next = new AtomicLong(first);
        var began = System.nanoTime();
        var threads = Integer.getInteger("drydock.fuzz.threads", Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4));
        try (var workers = Executors.newFixedThreadPool(threads, work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        })) {
            for (var i = 0; i < threads; i++) {
                workers.submit(() -> {
                    var road = new Road();
                    for (var number = next.getAndIncrement(); number < first + cases && System.nanoTime() - began < budget; number = next.getAndIncrement()) {
                        one(road, number);
                    }
                });
            }
            workers.shutdown();
            while (!workers.awaitTermination(200, TimeUnit.MILLISECONDS)) {
                running.forEach((thread, now) -> {
                    if (System.nanoTime() - now.since() > deadline) {
                        System.out.println("FAULT case " + now.number() + " hangs at " + Arrays.asList(thread.getStackTrace()));
                        System.out.flush();
                        Runtime.getRuntime().halt(1);
                    }
                });
            }
        }
        System.out.println("seed " + seed + ": " + tried + " cases, " + read + " read, " + faults + " faults in " + places.size() + " places, slowest "
                + TimeUnit.NANOSECONDS.toMillis(slowest.get()) + " ms, heap up to " + peak() + " MiB, cpu " + TimeUnit.NANOSECONDS.toMillis(cpu.get()) + " ms");
        return faults.get() == 0;
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    }

    private void one(Road road, long number) {
        var work = folder.resolve("case-" + number);
        var fuzzCase = new FuzzCase(seed, number, bases);
        var since = System.nanoTime();
        var worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        running.put(Thread.currentThread(), new Running(number, since));
        try {
            tried.incrementAndGet();
            Files.createDirectories(work);
            if (road.go(fuzzCase.write(work), work, number)) {
                read.incrementAndGet();
            }
        } catch (Throwable e) {
            fault(number, fuzzCase, e);
        } finally {
            running.remove(Thread.currentThread());
            cpu.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked);
            slowest.accumulateAndGet(System.nanoTime() - since, Math::max);
            delete(work);
        }
    }

    private void fault(long number, FuzzCase fuzzCase, Throwable e) {
        faults.incrementAndGet();
        var where = Arrays.stream(e.getStackTrace()).map(String::valueOf).filter(frame -> frame.contains("dev.drydock")).limit(6).toList();
        if (places.add(e.getClass() + (where.isEmpty() ? "" : where.getFirst()) + (e instanceof IllegalStateException ? e.getMessage().split(":")[0] : ""))) {
            System.out.println("FAULT case " + number + " " + e + "\n  at " + String.join("\n  at ", where) + "\n  top " + Arrays.stream(e.getStackTrace()).limit(4).toList()
                    + "\n  " + fuzzCase.story().replaceAll("\\p{Cntrl}", "?"));
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.out.println("FAULT " + folder + " cannot be deleted: " + e);
        }
    }
}
