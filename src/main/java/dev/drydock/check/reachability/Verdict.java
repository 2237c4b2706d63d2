package dev.drydock.check.reachability;

import java.util.Collection;

/// What the recorded rules say of some traffic, the best first.
public enum Verdict {
    /// Everything passes, and every rule that it takes is on record.
    ALLOWED,
    /// Something that decides is not on record.
    UNKNOWN,
    /// Some addresses or ports pass, others do not.
    PARTLY,
    /// Nothing passes.
    BLOCKED;

    /// The verdict on a way whose every hop must be passed: what is known to stop traffic outweighs what is not known.
    static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.stream().reduce(ALLOWED, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
