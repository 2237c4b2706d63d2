package dev.drydock.check;

import dev.drydock.inventory.call.Gap;

/// What a check would have needed and the record does not give.
///
/// @param gap the open question, with why it is open and the call that would answer it
/// @param optional whether the check could be judged without it, only less surely
public record Missing(Gap gap, boolean optional) {}
