package dev.drydock.whatif;

import org.jspecify.annotations.Nullable;

/// An input as it was used.
///
/// @param value null where it was left out
/// @param where for a recorded value, what it was read from; else empty
public record Input(Parameter parameter, @Nullable String value, Provenance provenance, String where) {
    public enum Provenance {
        GIVEN("given"), RECORDED("recorded"), DEFAULT("default"), ABSENT("not given");

        private final String words;

        Provenance(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
