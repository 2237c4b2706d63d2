package dev.drydock.ui.shell;

import dev.drydock.bundle.Bundle;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Suppression;
import dev.drydock.ui.live.Snapshot;
import org.jspecify.annotations.Nullable;

/// A source that is open: where it came from, what was read of it, and what was found.
///
/// @param live what it was read from where it is read live; null where it was recorded before
public record OpenSource(String where, Bundle bundle, Diagnosis diagnosis, @Nullable Snapshot live) {

    public OpenSource(String where, Bundle bundle, Diagnosis diagnosis) {
        this(where, bundle, diagnosis, null);
    }

    static OpenSource of(Snapshot snapshot) {
        return new OpenSource(snapshot.where(), snapshot.diagnosed().bundle(), snapshot.diagnosed().diagnosis(), snapshot);
    }

    /// The same with what is muted in it.
    OpenSource with(Suppression suppression) {
        return new OpenSource(where, bundle, diagnosis.with(suppression), live);
    }
}
