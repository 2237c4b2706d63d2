package dev.drydock.check.policy;

import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Read;
import org.jspecify.annotations.Nullable;

/// Why an answer is not known.
///
/// @param why one clause, fit to follow "because"; null where the call's own gap says it
/// @param read the call that would tell
public record Doubt(@Nullable String why, Read read) {

    public Missing missing(Subject subject) {
        return subject.needs(read);
    }

    /// One clause for people.
    public String words(Subject subject) {
        return why != null ? why : subject.inventory().calls().gap(read).why();
    }
}
