package dev.drydock.bundle.redaction;

import java.util.Map;

/// One value in which something was replaced. It holds the original: it is for the screen of whoever owns the bundle, and is written nowhere.
///
/// @param pointer the JSON pointer of the value in its answer, with the members' names as they are in the copy
/// @param kinds what was replaced in it, and how often
/// @param before the value as it stands in the original
/// @param after as it stands in the copy
public record Replaced(String pointer, Map<Kind, Integer> kinds, String before, String after) {

    /// Is told of every value in which something is replaced.
    @FunctionalInterface
    public interface Listener {
        Listener NONE = _ -> {};

        void replaced(Replaced value);
    }
}
