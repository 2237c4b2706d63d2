package dev.drydock.cli;

import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.BundleRedactor;
import dev.drydock.bundle.Progress;
import dev.drydock.bundle.redaction.CustomPatterns;
import dev.drydock.bundle.redaction.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/// Opens what is to be redacted.
record Redactions(Diagnoser diagnoser, Path folder, String tool) {
    @FunctionalInterface
    interface Use {
        void of(BundleRedactor redactor) throws IOException;
    }

    /// @param where a path, or `sample:NAME`
    void open(String where, CustomPatterns custom, boolean movePrivateRanges, Progress progress, Use use) throws BundleException {
        // By how much ranges move is told nowhere, so it must not be the same each time.
        var redactor = new Redactor(custom, diagnoser.limits().nesting(), movePrivateRanges ? 1 + new SecureRandom().nextInt(255) : 0);
        var bundle = diagnoser.read(1, where, folder, progress);
        try {
            diagnoser.withPath(where, folder, path -> use.of(new BundleRedactor(bundle, path, diagnoser.limits(), redactor, tool)));
        } catch (IOException e) {
            throw new BundleException(where + " cannot be read: " + Output.reason(e) + ".", e);
        }
    }
}
