package dev.drydock.ui.kit;

import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.cli.Diagnoser;
import dev.drydock.sample.Samples;
import java.nio.file.Path;

/// A source as the window has it, for view models, which need no toolkit.
public final class Opened {
    private Opened() {}

    /// @param where a path, or `sample:NAME`
    public static Diagnosis of(String where) throws BundleException {
        var diagnoser = new Diagnoser(new BundleReader(Limits.DEFAULT), new Samples(), Catalogue.checks());
        return diagnoser.diagnose(diagnoser.read(1, where, Path.of(""), Progress.NONE), _ -> true, Progress.NONE).diagnosis();
    }

    /// A selection that stands at a service of it.
    public static Selection at(Diagnosis source, String service) {
        var selection = new Selection();
        selection.select(source, source.services().stream().filter(each -> each.service().name().equals(service)).findFirst().orElseThrow());
        return selection;
    }
}
