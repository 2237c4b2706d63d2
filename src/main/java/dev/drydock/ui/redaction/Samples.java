package dev.drydock.ui.redaction;

import dev.drydock.bundle.BundleRedactor;
import dev.drydock.bundle.redaction.Kind;
import dev.drydock.bundle.redaction.Replaced;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The first places of each kind in each file: enough to judge by, and no more than memory bears. Filled by one thread.
final class Samples implements BundleRedactor.Places {
    static final int OF_KIND_AND_FILE = 50;
    private static final int IN_ALL = 50_000;

    private final Map<String, List<PlaceRow>> byFile = new HashMap<>();
    private final Map<String, Map<Kind, Integer>> kept = new HashMap<>();
    private int count;

    @Override
    public void replaced(String file, Replaced value) {
        var ofFile = kept.computeIfAbsent(file, _ -> new EnumMap<>(Kind.class));
        if (count < IN_ALL && value.kinds().keySet().stream().anyMatch(kind -> ofFile.getOrDefault(kind, 0) < OF_KIND_AND_FILE)) {
            value.kinds().keySet().forEach(kind -> ofFile.merge(kind, 1, Integer::sum));
            byFile.computeIfAbsent(file, _ -> new ArrayList<>()).add(PlaceRow.of(file, value));
            count++;
        }
    }

    List<PlaceRow> of(String file) {
        return byFile.getOrDefault(file, List.of());
    }
}
