package dev.drydock.ui.shell;

import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.Progress;
import java.io.InputStream;

/// Reads and diagnoses sources, and opens what they hold. Called off the FX thread.
@FunctionalInterface
public interface SourceLoader {

    /// @param id the place of the source among those that are open together, from 1
    /// @param where a path, or `sample:NAME`
    /// @throws BundleException when nothing can be read; the message is one sentence for people
    /// @throws java.util.concurrent.CancellationException when the progress says so; what is returned after that is not used
    OpenSource load(int id, String where, Progress progress) throws BundleException;

    /// Opens a file of a source, as it was recorded. A loader of what is recorded nowhere cannot.
    ///
    /// @throws BundleException when it cannot be opened; the message is one sentence for people
    default InputStream open(String where, String file) throws BundleException {
        throw new BundleException(file + " of " + where + " cannot be opened: it is recorded nowhere.");
    }
}
