package dev.drydock;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.cli.Cli;
import dev.drydock.cli.Diagnoser;
import dev.drydock.cli.Terminal;
import dev.drydock.sample.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where everything is put together. Nothing of JavaFX is loaded but to open the window.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var diagnoser = new Diagnoser(new BundleReader(Limits.DEFAULT), new Samples(), Catalogue.checks());
        var cli = new Cli(Terminal.ofProcess(), "drydock " + version(), diagnoser, Optional.empty(), () -> System.setProperty("drydock.log.level", "DEBUG"));
        System.exit(cli.run(args));
    }

    private static String version() {
        try (var in = Main.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
