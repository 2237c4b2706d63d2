package dev.drydock.report;

import dev.drydock.compare.Comparison;

/// Two bundles that were read and diagnosed, and what is not the same in them.
public record ComparedBundles(DiagnosedBundle before, DiagnosedBundle after, Comparison comparison) {

    public static ComparedBundles of(DiagnosedBundle before, DiagnosedBundle after) {
        return new ComparedBundles(before, after, Comparison.of(before.diagnosis(), after.diagnosis()));
    }
}
