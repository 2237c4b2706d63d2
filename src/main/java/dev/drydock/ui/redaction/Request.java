package dev.drydock.ui.redaction;

import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleRedactor;
import dev.drydock.bundle.InMemoryBundle;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.redaction.CustomPatterns;
import dev.drydock.bundle.redaction.Redactor;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// A bundle to be redacted.
///
/// @param where a path, or `sample:NAME`
/// @param recording where it lies in memory; null where it lies on disk
/// @param move what private ranges move by where they do: drawn once for the preview and the copy, and told nowhere
record Request(String where, Bundle bundle, @Nullable InMemoryBundle recording, int move) {
    static Request of(String where, Bundle bundle) {
        return of(where, bundle, null);
    }

    static Request of(String where, Bundle bundle, @Nullable InMemoryBundle recording) {
        return new Request(where, bundle, recording, 1 + new SecureRandom().nextInt(255));
    }

    /// A redactor for one run over the bundle.
    BundleRedactor redactor(Path path, CustomPatterns custom, boolean movesPrivateRanges, String tool) {
        return new BundleRedactor(bundle, path, Limits.DEFAULT, new Redactor(custom, Limits.DEFAULT.nesting(), movesPrivateRanges ? move : 0), tool);
    }

    /// The same for one that lies in memory.
    BundleRedactor redactor(InMemoryBundle from, CustomPatterns custom, boolean movesPrivateRanges, String tool) {
        return new BundleRedactor(bundle, from, new Redactor(custom, Limits.DEFAULT.nesting(), movesPrivateRanges ? move : 0), tool);
    }

    /// What the copy is called unless the user says otherwise.
    String suggestedName() {
        var name = where.startsWith("sample:") ? where.substring("sample:".length()) : where.replace('\\', '/').replaceFirst("/+$", "").replaceFirst("^.*/", "");
        return name.replaceFirst("(?i)\\.(zip|tgz|tar|tar\\.gz|json)$", "").replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "-redacted.zip";
    }
}
