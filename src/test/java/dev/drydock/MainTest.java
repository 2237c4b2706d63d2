package dev.drydock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The application as a process, with no JavaFX on its path at all: what needs no window must not load any of it.
class MainTest {
    @TempDir Path folder;

    private ArrayList<String> java(String... arguments) {
        var classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("openjfx") && !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath, "dev.drydock.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private Process start(List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile());
        // The poorest locale that there is, as in cron.
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        return builder.start();
    }

    private int run(String... arguments) throws Exception {
        return start(java(arguments)).waitFor();
    }

    private String out() throws Exception {
        return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
    }

    private String err() throws Exception {
        return Files.readString(folder.resolve("err"), StandardCharsets.UTF_8);
    }

    @Test
    void diagnosesInUtf8WhateverTheLocale() throws Exception {
        assertEquals(0, run("diagnose", "sample:friday-502s"), err());
        assertTrue(out().startsWith("sample:friday-502s · captured "), out());
        assertEquals("", err());
    }

    @Test
    void withNoDisplayItPrintsAndDraws() throws Exception {
        assertEquals(0, run(), err());
        assertTrue(out().startsWith("sample:friday-502s · "), out());
        assertEquals(1, err().lines().count(), err());
        assertTrue(Files.size(folder.resolve("drydock-path.png")) > 10_000);
    }

    @Test
    void writesTheSameBytesInEveryLocaleAndZone() throws Exception {
        var reports = new ArrayList<String>();
        for (var place : List.of(List.of("-Duser.language=en", "-Duser.timezone=UTC"), List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Asia/Kathmandu"),
                List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=America/St_Johns"))) {
            for (var format : List.of("json", "text")) {
                var command = java("diagnose", "sample:friday-502s", "--format", format);
                command.addAll(1, place);
                assertEquals(0, start(command).waitFor(), err());
                reports.add(out());
            }
        }
        assertEquals(reports.subList(0, 2), reports.subList(2, 4));
        assertEquals(reports.subList(0, 2), reports.subList(4, 6));
    }

    @Test
    void tellsItsVersion() throws Exception {
        assertEquals(0, run("--version"), err());
        assertTrue(out().matches("drydock \\d+\\.\\d+\\.\\d+\\R"), out());
    }

    @Test
    void logsToStderrWhenAsked() throws Exception {
        assertEquals(0, run("diagnose", "sample:healthy", "-v", "-o", "report.txt"), err());
        assertTrue(err().contains("Read sample:healthy: "), err());
        assertEquals("", out());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGINT to send")
    void controlCEndsItAsAShellExpects() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "/bin/kill is not installed");
        // A pipe that nobody reads fills up, and the report never ends.
        var builder = new ProcessBuilder(java("diagnose", "sample:friday-502s", "--format", "json", "-o", "-")).directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile());
        var process = builder.start();
        assertTrue(process.getInputStream().read() == '{', "the report has begun");
        assertEquals(0, new ProcessBuilder("/bin/kill", "-INT", String.valueOf(process.pid())).start().waitFor());
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(130, process.exitValue());
        assertEquals("", err());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no head to pipe into")
    void aReaderThatLeavesIsNoError() throws Exception {
        var quoted = java("diagnose", "sample:friday-502s", "--format", "json").stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        assertEquals(0, start(List.of("bash", "-c", quoted + " | head -c 1; exit ${PIPESTATUS[0]}")).waitFor(), err());
        assertEquals("{", out());
        assertEquals("", err());
    }

    @Test
    void neverPrintsAStackTrace() throws Exception {
        assertEquals(2, run("diagnose", "sample:nothing"));
        assertEquals(1, err().lines().count(), err());
        assertFalse(err().contains("\tat "), err());
    }
}
