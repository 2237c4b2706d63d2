package dev.drydock.launcher;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `bin/drydock` on JDKs that are shell scripts, which say how they were called: every way in which a Java can be found or missed,
/// without one being started.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/drydock is a shell script")
class LauncherTest {
    private static final Path SCRIPT = Path.of("packaging", "bin", "drydock").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path launcher;
    private Map<String, String> environment;

    /// An installation in a folder with a blank, a PATH that holds the script's tools and no Java, and no JDK anywhere.
    @BeforeEach
    void install() throws IOException {
        var installation = folder.resolve("Drydock 0.1.0");
        launcher = Files.createDirectories(installation.resolve("bin")).resolve("drydock");
        Files.copy(SCRIPT, launcher);
        Files.createDirectories(installation.resolve("lib"));
        var tools = Files.createDirectories(folder.resolve("tools"));
        for (var tool : List.of("dirname", "readlink", "sed")) {
            program(tools.resolve(tool), "exec " + installed(tool).orElseThrow() + " \"$@\"");
        }
        environment = new HashMap<>(Map.of(
                "PATH", tools.toString(),
                "DRYDOCK_JDK_FOLDERS", folder.resolve("none").toString()));
    }

    @Test
    void javaHomeComesFirst() throws Exception {
        jdkOnPath("25.0.1");
        environment.put("JAVA_HOME", jdk("chosen", "25.0.3").toString());
        assertEquals("chosen", chosen());
    }

    @Test
    void thePathComesBeforeTheFolders() throws Exception {
        jdkOnPath("26.0.1");
        inFolders(jdk("installed", "25.0.3"));
        assertEquals("on-path", chosen());
    }

    @Test
    void whatIsTooOldOrGoneIsPassedOver() throws Exception {
        environment.put("JAVA_HOME", jdk("seventeen", "17.0.15").toString());
        jdkOnPath("21.0.2");
        var installed = inFolders(jdk("installed", "25.0.3"));
        assertEquals("installed", chosen());

        environment.put("JAVA_HOME", installed.resolve("not-there").toString());
        assertEquals("installed", chosen());
    }

    @Test
    void theFoldersAreLookedThroughInTheirOrder() throws Exception {
        var old = jdk("first folder/jdk-17", "17.0.15");
        var first = jdk("second folder/Java 25.jdk/Contents/Home", "25.0.3");
        var second = jdk("third folder/jdk-26", "26");
        environment.put("DRYDOCK_JDK_FOLDERS", String.join(
                ":", old.getParent().toString(), folder.resolve("second folder").toString(), second.getParent().toString()));
        assertEquals(first, chosenHome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.3", "25.0.3+9-LTS", "26-ea", "100.1"})
    void isNewEnough(String version) throws Exception {
        environment.put("JAVA_HOME", jdk("jdk", version).toString());
        assertEquals("jdk", chosen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "9", "17.0.15", "24.0.2", ""})
    void isTooOld(String version) throws Exception {
        environment.put("JAVA_HOME", jdk("jdk", version).toString());
        assertEquals(2, launch().exit());
    }

    @Test
    void withoutAReleaseFileJavaIsAsked() throws Exception {
        var jdk = jdk("jdk", "25.0.3");
        Files.delete(jdk.resolve("release"));
        environment.put("JAVA_HOME", jdk.toString());
        assertEquals("jdk", chosen());
    }

    @Test
    void withAReleaseFileJavaIsNotAsked() throws Exception {
        var jdk = jdk("jdk", "25.0.3");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        environment.put("JAVA_HOME", jdk.toString());
        assertEquals(2, launch().exit());
    }

    @Test
    void aVersionManagersShimIsAskedAndStarted() throws Exception {
        // A link to the manager, which acts by the name that it is called by.
        var manager = Files.createDirectories(folder.resolve("manager/bin")).resolve("mise");
        Files.copy(jdk("real", "25.0.3").resolve("bin/java"), manager);
        var shims = Files.createDirectories(folder.resolve("shims"));
        Files.createSymbolicLink(shims.resolve("java"), manager);
        environment.merge("PATH", shims.toString(), (path, more) -> path + ":" + more);
        assertTrue(launch().out().startsWith(shims.resolve("java") + "\n"));
    }

    @Test
    void whereThereIsNoneOneLineSaysWhatToDo() throws Exception {
        var launch = launch("diagnose", "x.zip");
        assertAll(
                () -> assertEquals(2, launch.exit()),
                () -> assertEquals("", launch.out()),
                () -> assertEquals(1, launch.err().lines().count(), launch.err()),
                () -> assertTrue(launch.err().startsWith("drydock: Java 25 or newer is needed"), launch.err()),
                () -> assertTrue(launch.err().contains("https://adoptium.net"), launch.err()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash", "zsh", "busybox"})
    void everyArgumentArrivesAsItIs(String shell) throws Exception {
        var interpreter = installed(shell);
        assumeTrue(interpreter.isPresent(), shell + " is not installed");
        inFolders(jdk("jdk", "25.0.3"));
        environment.put("DRYDOCK_JAVA_OPTS", "-Xmx1g -Dname=*");
        Files.createFile(folder.resolve("-Dname=of a file that matches"));
        var arguments = List.of("a b", "", "\"quoted\"", "it's", "$HOME", "`id`", "*", "@file", "--", "-n", "\\n", "two\nlines");
        var command = new ArrayList<String>();
        command.add(interpreter.get().toString());
        if (shell.equals("busybox")) {
            command.add("sh");
        }
        command.add(launcher.toString());
        command.addAll(arguments);

        var launch = Launch.run(folder, environment, command);

        var lib = launcher.toRealPath().getParent().resolveSibling("lib");
        var passed = new ArrayList<>(List.of(
                "-Xmx1g", "-Dname=*", "@" + lib.resolve("java.options"), "--module-path", lib.resolve("javafx").toString(),
                "--class-path", lib + "/*", "dev.drydock.Main"));
        passed.addAll(arguments);
        var expected = new StringBuilder();
        passed.forEach(argument -> expected.append('[').append(argument).append("]\n"));
        assertEquals("", launch.err());
        assertEquals(expected.toString(), launch.out().substring(launch.out().indexOf('[')));
    }

    @Test
    void javaTakesTheProcessOverAndItsExitCodeIsTheLaunchers() throws Exception {
        environment.put("JAVA_HOME", jdk("jdk", "25.0.3").toString());
        environment.put("EXIT", "130");
        var launch = launch();
        assertEquals(130, launch.exit());
        assertTrue(launch.out().contains("pid " + launch.pid() + "\n"), launch.out());
    }

    @Test
    void itIsFoundThroughLinks() throws Exception {
        environment.put("JAVA_HOME", jdk("jdk", "25.0.3").toString());
        var bin = Files.createDirectories(folder.resolve("my bin"));
        Files.createSymbolicLink(bin.resolve("to-installation"), bin.relativize(launcher));
        launcher = Files.createSymbolicLink(folder.resolve("drydock"), bin.resolve("to-installation"));
        assertTrue(launch().out().contains("Drydock 0.1.0/lib/javafx]"));
    }

    @Test
    void namesInUtf8AreReadInALocaleWithoutACharacterSet() throws Exception {
        environment.put("JAVA_HOME", jdk("jdk", "25.0.3").toString());
        assertTrue(launch().out().contains("locale C.UTF-8\n"));
        environment.put("LC_ALL", "de_DE.ISO-8859-1");
        assertTrue(launch().out().contains("locale de_DE.ISO-8859-1\n"));
    }

    private Launch launch(String... arguments) throws Exception {
        return Launch.run(folder, environment, Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList());
    }

    private Path chosenHome() throws Exception {
        var launch = launch();
        assertEquals(0, launch.exit(), launch.err());
        return Path.of(launch.out().lines().findFirst().orElseThrow()).getParent().getParent();
    }

    private String chosen() throws Exception {
        return chosenHome().getFileName().toString();
    }

    /// Makes a JDK whose `java` prints how it was called.
    private Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        var java = Files.createDirectories(home.resolve("bin")).resolve("java");
        program(java, """
                if [ "$1" = -version ]; then
                  echo 'Picked up JAVA_TOOL_OPTIONS: -Dx=y' >&2
                  echo 'openjdk version "%s" 2026-04-21' >&2
                  exit 0
                fi
                echo "$0"
                echo "pid $$"
                echo "locale $LC_ALL"
                printf '[%%s]\\n' "$@"
                exit "${EXIT:-0}"
                """.formatted(version));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Any\"\n");
        return home;
    }

    /// Puts a link to a new JDK's java on the PATH, as `update-alternatives` does.
    private void jdkOnPath(String version) throws IOException {
        var bin = Files.createDirectories(folder.resolve("path"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of("../on-path/bin/java"));
        jdk("on-path", version);
        environment.merge("PATH", bin.toString(), (path, more) -> path + ":" + more);
    }

    private Path inFolders(Path jdk) {
        environment.put("DRYDOCK_JDK_FOLDERS", jdk.getParent().toString());
        return jdk;
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script);
        assertTrue(file.toFile().setExecutable(true));
    }

    private static Optional<Path> installed(String program) {
        return Stream.of("/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin")
                .map(bin -> Path.of(bin, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
