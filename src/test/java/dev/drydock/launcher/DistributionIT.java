package dev.drydock.launcher;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `mvn package` leaves in target/drydock, started as its users start it: as a process, with no display, through a link, from
/// a folder with a blank in its name.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/drydock is a shell script")
class DistributionIT {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    @TempDir
    private Path folder;

    private Path launcher;

    @BeforeEach
    void link() throws Exception {
        var installation = folder.resolve("Program Files");
        try (var files = Files.walk(Path.of("target", "drydock"))) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, installation.resolve(Path.of("target", "drydock").relativize(file).toString()));
            }
        }
        launcher = Files.createSymbolicLink(folder.resolve("drydock"), installation.resolve("bin/drydock"));
    }

    @Test
    void itTellsItsVersion() throws Exception {
        var launch = launch("--version");
        assertAll(
                () -> assertEquals(0, launch.exit(), launch.err()),
                () -> assertTrue(launch.out().matches("drydock \\d+\\.\\d+\\.\\d+\\R"), launch.out()),
                () -> assertEquals("", launch.err()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "diagnose --help", "path --help", "sample --help", "open --help"})
    void itHelps(String commandLine) throws Exception {
        var launch = launch(commandLine.split(" "));
        assertAll(
                () -> assertEquals(0, launch.exit(), launch.err()),
                () -> assertTrue(launch.out().contains("Usage: drydock"), launch.out()),
                () -> assertEquals("", launch.err()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"diagnoze", "--no-such-option", "diagnose", "diagnose not-there.zip", "diagnose sample:no-such-sample"})
    void badUsageIsOneLine(String commandLine) throws Exception {
        var launch = launch(commandLine.split(" "));
        assertAll(
                () -> assertEquals(2, launch.exit()),
                () -> assertEquals("", launch.out()),
                () -> assertEquals(1, launch.err().lines().count(), launch.err()),
                () -> assertFalse(launch.err().contains("Exception"), launch.err()));
    }

    @Test
    void itBringsItsManPageAndItsCompletion() {
        var share = Path.of("target", "drydock", "share");
        assertAll(
                () -> assertTrue(Files.readString(share.resolve("man/man1/drydock.1")).contains("\n.SS drydock diagnose\n")),
                () -> assertTrue(Files.readString(share.resolve("bash-completion/completions/drydock")).contains("_complete_drydock")));
    }

    @Test
    void withNoDisplayItPrintsTheDiagnosisAndDrawsThePath() throws Exception {
        var launch = launch();
        var picture = folder.resolve("drydock-path.png");
        assertAll(
                () -> assertEquals(0, launch.exit(), launch.err()),
                () -> assertFalse(launch.out().isBlank()),
                () -> assertEquals(1, launch.err().lines().count(), launch.err()),
                () -> assertArrayEquals(PNG, Arrays.copyOf(Files.readAllBytes(picture), PNG.length)));
    }

    @Test
    void onlyWhatRunsIsOnTheClassPath() throws Exception {
        try (var jars = Files.list(Path.of("target", "drydock", "lib"))) {
            var names = jars.map(jar -> jar.getFileName().toString()).toList();
            assertTrue(names.stream().anyMatch(name -> name.startsWith("drydock-")), names::toString);
            assertTrue(names.stream().noneMatch(name -> name.startsWith("junit") || name.startsWith("javafx-")), names::toString);
        }
    }

    private Launch launch(String... arguments) throws Exception {
        var environment = Map.of(
                "PATH", "/usr/bin:/bin",
                "JAVA_HOME", System.getProperty("java.home"),
                "HOME", folder.toString(),
                "DRYDOCK_JAVA_OPTS", "-Duser.home=" + folder);
        return Launch.run(folder, environment, Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList());
    }
}
