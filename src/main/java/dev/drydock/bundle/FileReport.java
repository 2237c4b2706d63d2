package dev.drydock.bundle;

import java.util.Locale;

/// What came of one file of a bundle.
///
/// @param reason one sentence for people; empty when the file is in order
public record FileReport(String file, Status status, String reason) {
    public enum Status {
        OK,
        /// Not readable in full: what was whole is kept, the rest is left out.
        DAMAGED,
        /// The file ends early.
        TRUNCATED,
        /// No answer that Drydock knows.
        UNRECOGNISED,
        /// An answer that does not say whom it speaks of.
        NOT_PLACED;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
