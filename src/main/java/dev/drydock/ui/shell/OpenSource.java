package dev.drydock.ui.shell;

import dev.drydock.bundle.Bundle;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Suppression;

/// A source that is open: where it came from, what was read of it, and what was found.
public record OpenSource(String where, Bundle bundle, Diagnosis diagnosis) {
    /// The same with what is muted in it.
    OpenSource with(Suppression suppression) {
        return new OpenSource(where, bundle, diagnosis.with(suppression));
    }
}
