package dev.drydock.inventory.kms;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.iam.PolicyDocument;
import org.jspecify.annotations.Nullable;

/// The policy of a key. Of which key it is stands in the recorded parameters.
public record KeyPolicy(
        Origin origin,
        @Nullable PolicyDocument policy)
        implements Recorded {

    @Override
    public String id() {
        return String.valueOf(keyId());
    }

    /// The key as the request named it: its id, or its ARN.
    public @Nullable String keyId() {
        return origin.call().text("KeyId");
    }
}
