package dev.drydock.cli;

import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Entered;
import dev.drydock.report.DiagnosedBundle;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Reads and diagnoses what a command names, with progress where someone looks on.
final class Readings {
    private final Diagnoser diagnoser;
    private final Terminal terminal;

    Readings(Diagnoser diagnoser, Terminal terminal) {
        this.diagnoser = diagnoser;
        this.terminal = terminal;
    }

    /// @param names paths or `sample:NAME`; the first becomes source 1
    List<DiagnosedBundle> diagnose(List<String> names, ServiceChoice choice) {
        return diagnose(names, choice, Entered.NOTHING);
    }

    /// @param names paths or `sample:NAME`; the first becomes source 1
    /// @param entered what a person told about the chosen services
    List<DiagnosedBundle> diagnose(List<String> names, ServiceChoice choice, Entered entered) {
        var bundles = new ArrayList<Bundle>();
        for (var name : names) {
            bundles.add(read(bundles.size() + 1, name));
        }
        var wanted = choice.among(bundles);
        return bundles.stream().map(bundle -> diagnoser.diagnose(bundle, wanted, entered, Progress.NONE)).toList();
    }

    private Bundle read(int id, String name) {
        var bundle = load(id, name);
        // The logger is made when it is needed: by then -v has been heeded.
        LoggerFactory.getLogger(Readings.class).debug("Read {}: {} calls, {} files", name, bundle.inventory().calls().all().size(), bundle.files().size());
        return bundle;
    }

    private Bundle load(int id, String name) {
        try {
            if (!terminal.errIsTerminal()) {
                return diagnoser.read(id, name, terminal.folder(), Progress.NONE);
            }
            try (var progress = new ProgressLine(terminal.err(), name)) {
                return diagnoser.read(id, name, terminal.folder(), progress);
            }
        } catch (BundleException e) {
            throw CommandFailure.unusable(e.getMessage());
        }
    }
}
