package dev.drydock.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BashTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "dash", "zsh", "ksh"})
    void passesEveryArgumentOnToTheByte(String shell) throws Exception {
        assumeTrue(isInstalled(shell), shell + " is not installed");
        var arguments = new ArrayList<>(Hostile.known());
        arguments.addAll(Hostile.random(2_000));
        if (!shell.equals("dash")) {
            arguments.addAll(Hostile.unseen());
        }
        assertEquals(arguments, arriving(shell, arguments));
    }

    @Test
    void isOneLineWithoutControlCharacters() {
        for (var argument : Hostile.unseen()) {
            var line = Shell.BASH.line(List.of("aws", argument));
            assertTrue(line.runnable());
            assertFalse(line.text().codePoints().anyMatch(Unseen::is), line.text());
        }
    }

    @Test
    void leavesPlainWordsAsTheyAre() {
        assertEquals("aws ecs describe-services --cluster prod --services web 'my service' --region eu-west-1",
                Shell.BASH.line(List.of("aws", "ecs", "describe-services", "--cluster", "prod", "--services", "web", "my service", "--region", "eu-west-1")).text());
    }

    @Test
    void saysWhatNoCommandLineCanPass() {
        for (var argument : List.of("a\0b", "\ud83d")) {
            for (var shell : Shell.values()) {
                var line = shell.line(List.of("aws", argument));
                assertFalse(line.runnable());
                assertTrue(line.text().endsWith("This command cannot be written: its argument 2 holds a character that no command line can pass."), line.text());
            }
        }
    }

    /// Runs the very lines, with `aws` standing for a function that prints its arguments.
    private List<String> arriving(String shell, List<String> arguments) throws IOException, InterruptedException {
        var script = new StringBuilder("aws() { printf '%s\\0' \"$@\"; }\n");
        for (var argument : arguments) {
            script.append(Shell.BASH.line(List.of("aws", argument)).text()).append('\n');
        }
        var file = Files.writeString(folder.resolve("lines"), script);
        var output = folder.resolve("output");
        var exit = new ProcessBuilder(shell, file.toString()).redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
        var text = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, exit, text);
        return List.of(text.substring(0, text.length() - 1).split("\0", -1));
    }

    static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
