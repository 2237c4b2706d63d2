package dev.drydock.ui.shell;

import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.Progress;

/// Reads and diagnoses a source. Called off the FX thread.
@FunctionalInterface
public interface SourceLoader {

    /// @param id the place of the source among those that are open together, from 1
    /// @param where a path, or `sample:NAME`
    /// @throws BundleException when nothing can be read; the message is one sentence for people
    /// @throws java.util.concurrent.CancellationException when the progress says so; what is returned after that is not used
    OpenSource load(int id, String where, Progress progress) throws BundleException;
}
