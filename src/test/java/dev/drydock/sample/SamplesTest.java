package dev.drydock.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.FileReport;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {

    private final Samples samples = new Samples();

    @Test
    void theFirstIsTheIncident() {
        assertEquals("friday-502s", samples.all().getFirst().name());
        assertTrue(samples.all().stream().allMatch(sample -> sample.description().endsWith(".")), "descriptions are sentences");
    }

    @Test
    void aNameThatIsNoneSaysWhichThereAre() {
        var refused = assertThrows(NoSuchFileException.class, () -> samples.open("../healthy"));
        assertTrue(refused.getMessage().contains("friday-502s, healthy, stall-at-600-before, stall-at-600-after"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"friday-502s", "healthy", "stall-at-600-before", "stall-at-600-after"})
    void aZipIsABundleAndAlwaysTheSame(String name, @TempDir Path folder) throws Exception {
        Path first = folder.resolve("first.zip");
        Path second = folder.resolve("second.zip");
        Files.writeString(second, "what stood there before");
        samples.writeZip(name, first);
        samples.writeZip(name, second);
        assertEquals(-1, Files.mismatch(first, second));
        var bundle = new BundleReader(Limits.DEFAULT).read(1, first, Progress.NONE);
        assertEquals(List.of(), bundle.files().stream().filter(report -> report.status() != FileReport.Status.OK).toList());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count(), "nothing unfinished is left behind");
        }
    }

    @Test
    void aZipThatCannotBeWrittenLeavesNothing(@TempDir Path folder) throws Exception {
        assertThrows(NoSuchFileException.class, () -> samples.writeZip("none", folder.resolve("none.zip")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    /// The product runs from a jar; here one is made of what the build compiled, and the class is loaded from it.
    @Test
    void samplesOpenInsideAJar(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("drydock+samples 1.jar");
        jarOf(Path.of(Samples.class.getProtectionDomain().getCodeSource().getLocation().toURI()), jar);
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> loaded = loader.loadClass(Samples.class.getName());
            Object inJar = loaded.getDeclaredConstructor().newInstance();
            try (var open = (AutoCloseable) loaded.getMethod("open", String.class).invoke(inJar, "healthy"); var here = samples.open("healthy")) {
                Path opened = (Path) open.getClass().getMethod("folder").invoke(open);
                assertFalse(opened.getFileSystem().equals(folder.getFileSystem()), "is read inside the jar");
                assertArrayEquals(Files.readAllBytes(here.folder().resolve("manifest.json")), Files.readAllBytes(opened.resolve("manifest.json")));
            }
            Path zip = folder.resolve("jar.zip");
            loaded.getMethod("writeZip", String.class, Path.class).invoke(inJar, "healthy", zip);
            samples.writeZip("healthy", folder.resolve("classes.zip"));
            assertEquals(-1, Files.mismatch(zip, folder.resolve("classes.zip")));
        }
    }

    private static void jarOf(Path classes, Path jar) throws Exception {
        Path home = classes.resolve("dev/drydock/sample");
        try (var out = new JarOutputStream(Files.newOutputStream(jar)); Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
