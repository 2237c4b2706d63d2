package dev.drydock.inventory.call;

/// What came of a recorded call, as the manifest of a bundle says it.
public enum CallStatus {
    OK,
    /// The caller lacked the permission; what needs the answer is unknown.
    DENIED,
    THROTTLED,
    ERROR,
    /// Some of the answer is there, some is not: what stands in it is true, what is absent from it is not proven absent.
    TRUNCATED,
    /// The call was left out on purpose.
    SKIPPED
}
