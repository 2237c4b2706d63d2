package dev.drydock.ui.redaction;

import dev.drydock.bundle.redaction.Kind;
import dev.drydock.bundle.redaction.Replaced;
import java.util.Set;
import java.util.stream.Collectors;

/// One place where something is replaced.
///
/// @param pointer the JSON pointer of the value
record PlaceRow(String file, String pointer, Set<Kind> kinds, Excerpt excerpt) {
    static PlaceRow of(String file, Replaced value) {
        return new PlaceRow(file, value.pointer(), Set.copyOf(value.kinds().keySet()), Excerpt.of(value));
    }

    String words() {
        return kinds.stream().sorted().map(Kind::words).collect(Collectors.joining(", "));
    }
}
