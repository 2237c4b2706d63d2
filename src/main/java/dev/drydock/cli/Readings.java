package dev.drydock.cli;

import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Entered;
import dev.drydock.report.DiagnosedBundle;
import dev.drydock.suppress.Mutings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Reads and diagnoses what a command names, with progress where someone looks on.
final class Readings {
    private final Diagnoser diagnoser;
    private final Mutings mutings;
    private final Terminal terminal;

    Readings(Diagnoser diagnoser, Mutings mutings, Terminal terminal) {
        this.diagnoser = diagnoser;
        this.mutings = mutings;
        this.terminal = terminal;
    }

    /// @param names paths or `sample:NAME`; the first becomes source 1
    List<DiagnosedBundle> diagnose(List<String> names, ServiceChoice choice) {
        return diagnose(names, choice, Entered.NOTHING, List.of());
    }

    /// @param names paths or `sample:NAME`; the first becomes source 1
    /// @param entered what a person told about the chosen services
    /// @param muted further files of mutings
    List<DiagnosedBundle> diagnose(List<String> names, ServiceChoice choice, Entered entered, List<Path> muted) {
        var bundles = new ArrayList<Bundle>();
        for (var name : names) {
            bundles.add(read(bundles.size() + 1, name));
        }
        var wanted = choice.among(bundles);
        var problems = new LinkedHashSet<String>();
        var diagnosed = new ArrayList<DiagnosedBundle>();
        for (var bundle : bundles) {
            var suppression = mutings.in(names.get(diagnosed.size()), muted, problems::add);
            var found = diagnoser.diagnose(bundle, wanted, entered, Progress.NONE);
            diagnosed.add(new DiagnosedBundle(bundle, found.diagnosis().with(suppression)));
        }
        problems.forEach(problem -> terminal.err().println(Messages.line(problem)));
        return List.copyOf(diagnosed);
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
