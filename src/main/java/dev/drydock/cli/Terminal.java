package dev.drydock.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where a command was typed.
///
/// @param out what scripts read; always UTF-8, whatever the locale
/// @param err messages and progress
/// @param outIsTerminal whether someone looks at `out`
/// @param errIsTerminal whether someone looks at `err`
/// @param environment the environment variables
/// @param folder the current folder
/// @param osName as Java's `os.name` has it
public record Terminal(
        OutputStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, Map<String, String> environment, Path folder, String osName) {

    /// The process's own.
    public static Terminal ofProcess() {
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                isTerminal(1),
                isTerminal(2),
                System.getenv(),
                Path.of(""),
                System.getProperty("os.name", ""));
    }

    /// Whether a file descriptor is a terminal. Linux tells of each; elsewhere Java tells only of the standard input and output together.
    private static boolean isTerminal(int descriptor) {
        var link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                var target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException e) {
                return false;
            }
        }
        var console = System.console();
        return console != null && console.isTerminal();
    }

    boolean isWindows() {
        return osName.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /// Whether text on `out` may be coloured (no-color.org).
    boolean isColoured() {
        var plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"));
        var understood = !isWindows() || environment.containsKey("WT_SESSION") || environment.containsKey("TERM");
        return outIsTerminal && !plain && understood;
    }

    /// Whether a window can be opened. Windows and macOS always have a display to themselves.
    public boolean hasDisplay() {
        var isUnix = !isWindows() && !osName.toLowerCase(Locale.ROOT).startsWith("mac");
        return !environment.containsKey("DRYDOCK_HEADLESS") && (!isUnix || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY"));
    }

    /// Asks the system to show a page in a browser.
    ///
    /// @return whether it was asked to
    public boolean browse(String page) {
        var system = osName.toLowerCase(Locale.ROOT);
        var command = system.startsWith("windows") ? List.of("rundll32", "url.dll,FileProtocolHandler", page)
                : List.of(system.startsWith("mac") ? "open" : "xdg-open", page);
        try {
            new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start().getOutputStream().close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}
