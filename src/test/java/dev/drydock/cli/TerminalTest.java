package dev.drydock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static Terminal terminal(String os, Map<String, String> environment) {
        return new Terminal(OutputStream.nullOutputStream(), new PrintStream(OutputStream.nullOutputStream()), true, true, environment, Path.of(""), os);
    }

    @Test
    void linuxHasADisplayWhereTheEnvironmentNamesOne() {
        assertEquals(false, terminal("Linux", Map.of()).hasDisplay());
        assertEquals(false, terminal("Linux", Map.of("DISPLAY", "")).hasDisplay());
        assertEquals(true, terminal("Linux", Map.of("DISPLAY", ":0")).hasDisplay());
        assertEquals(true, terminal("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")).hasDisplay());
        assertEquals(true, terminal("Mac OS X", Map.of()).hasDisplay());
        assertEquals(true, terminal("Windows 11", Map.of()).hasDisplay());
    }

    @Test
    void headlessCanBeAskedFor() {
        assertEquals(false, terminal("Linux", Map.of("DISPLAY", ":0", "DRYDOCK_HEADLESS", "1")).hasDisplay());
        assertEquals(false, terminal("Windows 11", Map.of("DRYDOCK_HEADLESS", "1")).hasDisplay());
    }

    @Test
    void coloursWhereTheyAreUnderstoodAndWanted() {
        assertEquals(true, terminal("Linux", Map.of()).isColoured());
        assertEquals(false, terminal("Linux", Map.of("TERM", "dumb")).isColoured());
        assertEquals(false, terminal("Linux", Map.of("NO_COLOR", "1")).isColoured());
        assertEquals(false, terminal("Windows 11", Map.of()).isColoured());
        assertEquals(true, terminal("Windows 11", Map.of("WT_SESSION", "x")).isColoured());
    }
}
