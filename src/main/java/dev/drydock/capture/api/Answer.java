package dev.drydock.capture.api;

import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What came of a call, all pages together.
///
/// @param status `OK`; `TRUNCATED` where some pages came and then no more did; else what refused or broke it
/// @param body what `aws … --output json` prints; null where nothing came
/// @param tree the same, to look into
/// @param error why the call failed, or why its pages end early
/// @param signInNeeded whether the credentials were refused, so that no other call will fare better
public record Answer(CallStatus status, byte @Nullable [] body, @Nullable JsonNode tree, @Nullable CallError error, boolean signInNeeded) {
    static Answer failed(Failure failure) {
        return new Answer(failure.status(), null, null, failure.error(), failure.signInNeeded());
    }
}
