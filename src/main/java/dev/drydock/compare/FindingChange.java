package dev.drydock.compare;

import dev.drydock.check.Finding;
import dev.drydock.check.Status;

/// What one check says of one resource on either side, where it is not the same.
public record FindingChange(Finding before, Finding after) {

    /// Whether it matters to someone who looks for what got better or worse: a status that is not the same, or trouble that is told otherwise.
    public boolean isTelling() {
        return before.status() != after.status() || isTrouble(after);
    }

    static boolean isTrouble(Finding finding) {
        return finding.status() == Status.FAIL || finding.status() == Status.WARN;
    }
}
