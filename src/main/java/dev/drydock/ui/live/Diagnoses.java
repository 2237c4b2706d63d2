package dev.drydock.ui.live;

import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.InMemoryBundle;
import dev.drydock.report.DiagnosedBundle;

/// The one road from a bundle to its findings.
@FunctionalInterface
public interface Diagnoses {
    /// Called off the FX thread.
    ///
    /// @param id the place of the source among those that are open
    /// @param name how the source is called
    /// @throws BundleException when nothing can be read; the message is one sentence for people
    DiagnosedBundle of(int id, String name, InMemoryBundle bundle) throws BundleException;
}
