package dev.drydock.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.advice.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What [FuzzTest] once broke something with, each cut down to what does it; the name says what that is. What it found in whole archives and encodings stands with the
/// tests of the containers.
class FoundByFuzzTest {
    private static final Path FOUND = Path.of("src/test/resources/fuzz");

    @TempDir
    private Path folder;

    static Stream<String> found() throws IOException {
        try (var files = Files.list(FOUND)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("found")
    void goesTheWholeRoad(String name) throws IOException {
        for (var shell : Shell.values()) {
            assertTrue(new Road().go(FOUND.resolve(name), folder, shell), "it can be read");
        }
    }

    @Test
    void anEntryThatCannotBeUnpackedIsRedactedUpToThere() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("services.json"));
            zip.write(Files.readAllBytes(FOUND.resolve("a-deployment-without-a-status.json")));
            zip.putNextEntry(new ZipEntry("tasks.json"));
            zip.write(("{\"tasks\": [{\"taskArn\": \"" + "ab".repeat(4000) + "\"}]}").getBytes(ISO_8859_1));
        }
        var damaged = bytes.toByteArray();
        damaged[bytes.toString(ISO_8859_1).indexOf("tasks.json") + 10] = (byte) 0xff;

        new Road().go(Files.write(folder.resolve("a.zip"), damaged), folder, Shell.BASH);
    }
}
