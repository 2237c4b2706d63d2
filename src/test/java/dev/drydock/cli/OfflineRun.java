package dev.drydock.cli;

import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.fuzz.Watch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The process that does everything that Drydock does offline, watched. It prints what went out, and what did not end as it should; nothing, where all is well.
///
/// Arguments: the folder it works in; then `few` for some of it, or `leak`, to see that the watch sees.
final class OfflineRun {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("sample", "friday-502s", "-o", "a.zip"),
            List.of("diagnose", "a.zip"), List.of("diagnose", "a.zip", "--format", "json"), List.of("diagnose", "a.zip", "--format", "md"),
            List.of("diagnose", "a.zip", "--format", "sarif"), List.of("diagnose", "a.zip", "--format", "html", "-o", "a.html"),
            List.of("path", "a.zip", "--service", "checkout-api", "-o", "a.svg"), List.of("path", "a.zip", "--service", "checkout-api", "-o", "a.png"),
            List.of("redact", "a.zip", "--preview"), List.of("redact", "a.zip", "-o", "b.zip", "--move-private-ranges"), List.of("diagnose", "b.zip", "--service", "checkout-api"),
            List.of("compare", "a.zip", "b.zip"), List.of("compare", "a.zip", "b.zip", "--format", "html", "-o", "c.html"),
            List.of("mute", "--help"), List.of("open", "a.zip", "--service", "checkout-api"));

    private OfflineRun() {}

    public static void main(String... args) throws IOException {
        var folder = Path.of(args[0]).toAbsolutePath();
        try (var watch = Watch.start(folder)) {
            switch (args.length < 2 ? "" : args[1]) {
                case "leak" -> leak();
                case "few" -> COMMANDS.stream().filter(command -> command.contains("sample") || command.size() < 3 || command.contains("b.zip")).forEach(command -> run(folder, command));
                default -> COMMANDS.forEach(command -> run(folder, command));
            }
            watch.stop().forEach(System.out::println);
        }
    }

    private static void run(Path folder, List<String> command) {
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(new ByteArrayOutputStream(), new PrintStream(err, true, StandardCharsets.UTF_8), false, false, Map.of(), folder, "Linux");
        var exit = CliHere.of(folder, terminal, Catalogue.checks()).run(command.toArray(String[]::new));
        if (exit != 0) {
            System.out.println(command + " exits with " + exit + ": " + err.toString(StandardCharsets.UTF_8));
        }
    }

    /// Connections as code of today makes them; where there is no network they fail, and were tried.
    private static void leak() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var channel = SocketChannel.open()) {
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
        } catch (IOException e) {
            System.out.println("no connection: " + e.getMessage());
        }
        try {
            System.out.println(InetAddress.getByName("drydock.invalid"));
        } catch (IOException e) {
            System.out.println("no such host");
        }
    }
}
