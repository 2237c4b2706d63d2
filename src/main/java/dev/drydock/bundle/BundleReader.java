package dev.drydock.bundle;

import java.nio.file.Path;

/// Reads a bundle in any of its containers.
public final class BundleReader {
    private final Limits limits;

    public BundleReader(Limits limits) {
        this.limits = limits;
    }

    /// Reads the bundle at a path.
    ///
    /// @param id the place of the source among those that are open together, from 1
    /// @throws BundleException when nothing can be read; the message is one sentence for people
    /// @throws java.util.concurrent.CancellationException when the progress says so
    public Bundle read(int id, Path path, Progress progress) throws BundleException {
        throw new BundleException(path + " cannot be read within " + limits + ".");
    }
}
