package dev.drydock.check.policy;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import java.util.List;
import java.util.stream.Collectors;

/// Whether an action on a resource is allowed, by the policies that are recorded.
public sealed interface Answer {
    /// What no record holds, fit to stand in every finding that says "allowed".
    String UNSEEN = "Organisation policies (SCPs and RCPs) and session policies are not in the record; they can still deny it.";

    /// @param by the statement that allows it; no recorded statement denies it, and every policy that could was read
    record Allowed(Ruling by) implements Answer {}

    /// @param by the statement that denies it explicitly, whatever others allow
    record Denied(Ruling by) implements Answer {}

    /// No statement allows it, and every policy that could was read.
    ///
    /// @param read the policies that were read; may be empty
    /// @param byBoundary whether the role's own policies allow it, and its permissions boundary does not
    record NotAllowed(List<Policy> read, boolean byBoundary) implements Answer {
        /// `policy A and inline policy b`; `no policy at all`
        public String policies() {
            return read.isEmpty() ? "no policy at all"
                    : read.size() > 4 ? read.size() + " policies"
                    : read.stream().map(Policy::name).collect(Collectors.joining(" and "));
        }
    }

    /// @param doubts what was not read, or cannot be decided; never empty
    record Unknown(List<Doubt> doubts) implements Answer {
        public List<Missing> missing(Subject subject) {
            return doubts.stream().map(doubt -> doubt.missing(subject)).distinct().toList();
        }

        /// The reasons as one clause.
        public String words(Subject subject) {
            return doubts.stream().map(doubt -> doubt.words(subject)).distinct().limit(3).collect(Collectors.joining("; "));
        }
    }

    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    /// Whether the record proves that it is not permitted, by a Deny or for want of an Allow.
    default boolean isRefused() {
        return this instanceof Denied || this instanceof NotAllowed;
    }

    /// What the answer stands on; empty where it is not known.
    default List<Evidence> evidence() {
        return switch (this) {
            case Allowed(var by) -> List.of(by.evidence());
            case Denied(var by) -> List.of(by.evidence());
            case NotAllowed(var read, _) -> read.stream().limit(6).map(Policy::evidence).toList();
            case Unknown _ -> List.of();
        };
    }

    /// Both must allow it: a role's own policies and its permissions boundary.
    default Answer within(Answer boundary) {
        if (this instanceof Denied || boundary instanceof Denied) {
            return this instanceof Denied ? this : boundary;
        }
        if (this instanceof NotAllowed) {
            return this;
        }
        if (boundary instanceof NotAllowed(var read, _)) {
            return new NotAllowed(read, true);
        }
        return this instanceof Unknown ? this : boundary instanceof Unknown ? boundary : this;
    }
}
