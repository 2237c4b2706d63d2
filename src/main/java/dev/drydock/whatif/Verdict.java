package dev.drydock.whatif;

import dev.drydock.check.Status;

/// What the numbers mean, in a sentence.
public record Verdict(Status status, String sentence) {
    static Verdict ok(String sentence) {
        return new Verdict(Status.OK, sentence);
    }

    static Verdict warn(String sentence) {
        return new Verdict(Status.WARN, sentence);
    }

    static Verdict fail(String sentence) {
        return new Verdict(Status.FAIL, sentence);
    }
}
