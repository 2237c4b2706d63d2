package dev.drydock.cli;

import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.InMemoryBundle;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Check;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Entered;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.report.DiagnosedBundle;
import dev.drydock.sample.Samples;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// Reads bundles by the names that people give them, and runs the checks over them.
public final class Diagnoser {
    private static final String SAMPLE = "sample:";

    private volatile BundleReader reader;
    private final Samples samples;
    private final List<Check> catalogue;

    public Diagnoser(BundleReader reader, Samples samples, List<Check> catalogue) {
        this.reader = reader;
        this.samples = samples;
        this.catalogue = List.copyOf(catalogue);
    }

    /// How much a bundle may take.
    public Limits limits() {
        return reader.limits();
    }

    /// What is read from now on keeps to other limits.
    void keepTo(Limits limits) {
        reader = new BundleReader(limits);
    }

    Samples samples() {
        return samples;
    }

    /// The ids of all checks.
    List<String> checkIds() {
        return catalogue.stream().map(check -> check.info().id()).toList();
    }

    /// The bundle that is opened when nothing is named.
    String firstSample() {
        return SAMPLE + samples.all().getFirst().name();
    }

    /// Reads a bundle.
    ///
    /// @param id the place of the source among those that are open together, from 1
    /// @param where a path, or `sample:NAME`
    /// @param folder what a relative path starts from
    /// @throws BundleException when nothing can be read; the message is one sentence for people
    /// @throws java.util.concurrent.CancellationException when the progress says so
    public Bundle read(int id, String where, Path folder, Progress progress) throws BundleException {
        if (!where.startsWith(SAMPLE)) {
            return reader.read(id, path(where, folder), progress);
        }
        try (var sample = samples.open(where.substring(SAMPLE.length()))) {
            return reader.read(id, where, sample.folder(), progress);
        } catch (NoSuchFileException e) {
            throw new BundleException(where + " cannot be opened: " + e.getReason() + ".", e);
        } catch (IOException e) {
            throw new BundleException(where + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /// Opens one file of a bundle, as it was recorded.
    ///
    /// @throws BundleException when it cannot be opened; the message is one sentence for people
    public InputStream open(String where, Path folder, String file) throws BundleException {
        if (!where.startsWith(SAMPLE)) {
            return reader.open(path(where, folder), file);
        }
        try {
            var sample = samples.open(where.substring(SAMPLE.length()));
            return new FilterInputStream(reader.open(sample.folder(), file)) {
                @Override
                public void close() throws IOException {
                    try (sample) {
                        super.close();
                    }
                }
            };
        } catch (IOException e) {
            throw new BundleException(where + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /// Reads what is in memory, by the same road.
    ///
    /// @throws BundleException when nothing can be read; the message is one sentence for people
    public Bundle read(int id, String name, InMemoryBundle bundle) throws BundleException {
        return reader.read(id, name, bundle, Progress.NONE);
    }

    /// What is done with the path of a bundle.
    @FunctionalInterface
    public interface WithPath {
        void at(Path path) throws IOException;
    }

    /// Gives the place of a bundle that can be read.
    ///
    /// @throws BundleException when there is no such place; the message is one sentence for people
    public void withPath(String where, Path folder, WithPath use) throws BundleException, IOException {
        if (!where.startsWith(SAMPLE)) {
            use.at(path(where, folder));
            return;
        }
        try (var sample = samples.open(where.substring(SAMPLE.length()))) {
            use.at(sample.folder());
        }
    }

    private static Path path(String where, Path folder) throws BundleException {
        try {
            return folder.resolve(where);
        } catch (InvalidPathException e) {
            throw new BundleException(where + " is not the name of a file: " + e.getReason() + ".", e);
        }
    }

    /// Runs the checks over the wanted services of a bundle, about which nobody entered anything.
    public DiagnosedBundle diagnose(Bundle bundle, Predicate<Service> wanted, Progress progress) {
        return diagnose(bundle, wanted, Entered.NOTHING, progress);
    }

    /// Runs the checks over the wanted services of a bundle.
    ///
    /// @param entered what a person told about them
    DiagnosedBundle diagnose(Bundle bundle, Predicate<Service> wanted, Entered entered, Progress progress) {
        return new DiagnosedBundle(bundle, Diagnosis.of(bundle.inventory(), catalogue, wanted, entered, progress::isCancelled));
    }
}
