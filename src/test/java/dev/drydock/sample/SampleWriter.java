package dev.drydock.sample;

import dev.drydock.estate.Estate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// Writes the built-in samples from their descriptions: [Friday502sSample], [HealthySample], [StallAt600Sample].
///
/// The samples under `src/main/resources/dev/drydock/sample` are never edited by hand: change the description, then run
///
/// ```
/// mvn -q test -Dtest=SampleIntegrityTest -Ddrydock.samples.write=true
/// ```
///
/// which writes them in place; without the property the same test compares them with what their description gives.
final class SampleWriter {

    /// A sample's name and how its estate is made: anew each time, for an estate is written once.
    record Described(String name, Supplier<Estate> estate) {}

    static final Path RESOURCES = Path.of("src/main/resources/dev/drydock/sample");

    static final List<Described> ALL = List.of(
            new Described("friday-502s", Friday502sSample::estate),
            new Described("healthy", HealthySample::estate),
            new Described("stall-at-600-before", StallAt600Sample::before),
            new Described("stall-at-600-after", StallAt600Sample::after));

    private SampleWriter() {}

    /// Writes every sample into a folder of its name below this one, in place of what stood there.
    static void writeAll(Path below) throws IOException {
        for (Described sample : ALL) {
            Path folder = below.resolve(sample.name());
            deleteTree(folder);
            sample.estate().get().writeTo(folder);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> deepestFirst;
            try (var paths = Files.walk(folder)) {
                deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        writeAll(arguments.length == 0 ? RESOURCES : Path.of(arguments[0]));
    }
}
