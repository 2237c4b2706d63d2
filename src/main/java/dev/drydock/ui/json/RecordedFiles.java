package dev.drydock.ui.json;

import dev.drydock.bundle.BundleException;
import dev.drydock.check.Diagnosis;
import java.io.InputStream;

/// Gives what opens the files of a source.
@FunctionalInterface
public interface RecordedFiles {

    /// Opens a file as it was recorded. Called off the FX thread.
    @FunctionalInterface
    interface Opener {
        /// @throws BundleException when it cannot be opened; the message is one sentence for people
        InputStream open(String file) throws BundleException;
    }

    /// Called on the FX thread.
    Opener of(Diagnosis source);
}
