package dev.drydock.ui.redaction;

import dev.drydock.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Path;

/// Gives the place on disk of a bundle that is open, for as long as it is used. Called off the FX thread.
@FunctionalInterface
public interface Whereabouts {

    /// What is done there.
    @FunctionalInterface
    interface Use {
        void at(Path path) throws IOException;
    }

    /// @param where a path, or `sample:NAME`
    /// @throws BundleException when there is no such place; the message is one sentence for people
    void of(String where, Use use) throws BundleException, IOException;
}
