package dev.drydock.check;

import java.util.Locale;

/// What a check found. The order is from the worst to the one that says least.
public enum Status {
    /// It is failing now in what was recorded, or the configuration cannot work.
    FAIL("Fail"),
    /// A risk that has not been seen failing in what was recorded.
    WARN("Warn"),
    /// An input is missing or was denied.
    UNKNOWN("Unknown"),
    /// Every input that the check needs was there, and holds.
    OK("OK"),
    /// Does not apply to this service.
    NA("N/A");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /// The word that people read.
    public String word() {
        return word;
    }

    /// The word that scripts read: `fail`, `warn`, `unknown`, `ok`, `na`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
