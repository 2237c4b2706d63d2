package dev.drydock.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A pair of task CPU and memory that Fargate takes ("Amazon ECS task definition differences for Fargate", section "Task CPU and memory").
///
/// @param cpu CPU units; 1,024 are one vCPU
/// @param memory MiB
public record FargateSize(int cpu, int memory) {
    private static final int GIB = 1024;
    private static final int VCPU = 1024;

    /// All valid pairs, by CPU and then by memory.
    public static final List<FargateSize> ALL = Stream.of(
                    of(VCPU / 4, 512, GIB, 2 * GIB),
                    range(VCPU / 2, 1, 4, 1),
                    range(VCPU, 2, 8, 1),
                    range(2 * VCPU, 4, 16, 1),
                    range(4 * VCPU, 8, 30, 1),
                    range(8 * VCPU, 16, 60, 4),
                    range(16 * VCPU, 32, 120, 8),
                    of(32 * VCPU, 60 * GIB, 120 * GIB, 244 * GIB))
            .flatMap(sizes -> sizes)
            .toList();

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern VCPUS = Pattern.compile("(\\d{0,6}\\.?\\d{1,6})\\s*vcpu", Pattern.CASE_INSENSITIVE);
    private static final Pattern GIGABYTES = Pattern.compile("(\\d{0,6}\\.?\\d{1,6})\\s*gb", Pattern.CASE_INSENSITIVE);

    private static Stream<FargateSize> of(int cpu, int... memory) {
        return IntStream.of(memory).mapToObj(mebibytes -> new FargateSize(cpu, mebibytes));
    }

    /// From the least to the most memory, in steps of so many GiB.
    private static Stream<FargateSize> range(int cpu, int from, int to, int step) {
        return IntStream.iterate(from, gib -> gib <= to, gib -> gib + step).mapToObj(gib -> new FargateSize(cpu, gib * GIB));
    }

    /// Whether Fargate takes this pair at all.
    public boolean isValid() {
        return ALL.contains(this);
    }

    /// From eight vCPU on, and below one, only Linux tasks.
    public boolean isLinuxOnly() {
        return cpu < VCPU || cpu >= 8 * VCPU;
    }

    /// The valid amounts of memory for a CPU value; none where Fargate does not know that value.
    public static List<Integer> memoriesFor(int cpu) {
        return ALL.stream().filter(size -> size.cpu == cpu).map(FargateSize::memory).toList();
    }

    /// The smallest valid pair that has at least so much of both: the least CPU first, then the least memory. Empty where nothing is as large.
    public static Optional<FargateSize> holding(int cpu, int memory) {
        return ALL.stream().filter(size -> size.cpu >= cpu && size.memory >= memory).findFirst();
    }

    /// The next pair with more memory: with the same CPU where there is one, else with the next CPU value that has it. Empty for the largest.
    public Optional<FargateSize> moreMemory() {
        return holding(cpu, memory + 1);
    }

    /// `1 vCPU and 2048 MiB`
    public String words() {
        return Numbers.plain((double) cpu / VCPU) + " vCPU and " + memory + " MiB";
    }

    /// The `cpu` of a task as ECS takes it, CPU units (`512`) or vCPU (`0.5 vCPU`), in units; empty where the text is null or of another form.
    public static OptionalInt cpuUnits(@Nullable String cpu) {
        return units(cpu, VCPUS, VCPU);
    }

    /// The `memory` of a task as ECS takes it, MiB (`2048`) or GB (`2 GB`), in MiB; empty where the text is null or of another form.
    public static OptionalInt mebibytes(@Nullable String memory) {
        return units(memory, GIGABYTES, GIB);
    }

    private static OptionalInt units(@Nullable String written, Pattern larger, int factor) {
        if (written == null) {
            return OptionalInt.empty();
        }
        var text = written.strip();
        if (WHOLE.matcher(text).matches()) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        var matcher = larger.matcher(text);
        return matcher.matches()
                ? OptionalInt.of(new BigDecimal(matcher.group(1).startsWith(".") ? "0" + matcher.group(1) : matcher.group(1)).multiply(BigDecimal.valueOf(factor)).intValue())
                : OptionalInt.empty();
    }
}
