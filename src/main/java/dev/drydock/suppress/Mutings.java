package dev.drydock.suppress;

import dev.drydock.check.Muting;
import dev.drydock.check.Suppression;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where mutings are kept: beside each bundle in `<its name>.muted.json`, and for all bundles in one file among the settings. A built-in sample has nothing
/// beside it, so what is muted in one is kept among the settings.
public final class Mutings {
    private static final String SAMPLE = "sample:";
    /// What is read live lies nowhere, so nothing can lie beside it.
    private static final String LIVE = "live:";
    private static final String ENDING = ".muted.json";

    private final MutingFile everywhere;
    private final Path folder;
    private final Supplier<LocalDate> today;

    /// @param everywhere the file among the settings
    /// @param folder what a relative path starts from
    /// @param today the day on the user's calendar, against which an expiry is held
    public Mutings(Path everywhere, Path folder, Supplier<LocalDate> today) {
        this.everywhere = new MutingFile(everywhere);
        this.folder = folder;
        this.today = today;
    }

    /// The file for every bundle.
    public MutingFile everywhere() {
        return everywhere;
    }

    public LocalDate today() {
        return today.get();
    }

    /// The file that goes along with a bundle.
    ///
    /// @param where a path, `sample:NAME` or `live:NUMBER`
    public MutingFile of(String where) {
        try {
            var bundle = where.startsWith(SAMPLE) || where.startsWith(LIVE) ? null : folder.resolve(where).toAbsolutePath().normalize();
            return bundle == null || bundle.getFileName() == null ? everywhere : new MutingFile(bundle.resolveSibling(bundle.getFileName() + ENDING));
        } catch (InvalidPathException e) {
            return everywhere;
        }
    }

    /// Takes away what mutes something in a bundle, wherever it is kept.
    public void remove(String where, Muting muting) throws MutingException {
        if (!of(where).remove(muting.check(), muting.resource())) {
            everywhere.remove(muting.check(), muting.resource());
        }
    }

    /// Everything that is muted in a bundle: what stands beside it goes before what stands among the settings.
    ///
    /// @param more further files
    /// @param problems told what could not be read, a sentence each; all else still holds
    public Suppression in(String where, List<Path> more, Consumer<String> problems) {
        var files = new ArrayList<MutingFile>();
        more.forEach(file -> files.add(new MutingFile(folder.resolve(file))));
        var beside = of(where);
        files.add(beside);
        if (beside != everywhere) {
            files.add(everywhere);
        }
        var mutings = new ArrayList<Muting>();
        for (var file : files) {
            try {
                mutings.addAll(file.read());
            } catch (MutingException e) {
                problems.accept(e.getMessage());
            }
        }
        return new Suppression(List.copyOf(mutings), today.get());
    }
}
