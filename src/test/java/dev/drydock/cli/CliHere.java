package dev.drydock.cli;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.capture.credentials.AllowedCommands;
import dev.drydock.check.Check;
import dev.drydock.sample.Samples;
import dev.drydock.suppress.Mutings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The command line with all that it keeps in one folder, on one day, and nobody to ask at AWS.
public final class CliHere {
    private CliHere() {}

    public static Cli of(Path folder, Terminal terminal, List<Check> checks) {
        return of(folder, terminal, checks, Optional.empty(), () -> {});
    }

    static Cli of(Path folder, Terminal terminal, List<Check> checks, Optional<Window> window, Runnable logging) {
        var diagnoser = new Diagnoser(new BundleReader(Limits.DEFAULT), new Samples(), checks);
        var mutings = new Mutings(folder.resolve("settings/muted.json"), folder, () -> LocalDate.of(2026, 11, 21));
        return new Cli(terminal, "drydock 0.1.0", diagnoser, mutings, folder.resolve("playbooks"), new AllowedCommands(folder.resolve("allowed-commands")),
                CaptureCommandTest.offline(folder), window, logging);
    }
}
