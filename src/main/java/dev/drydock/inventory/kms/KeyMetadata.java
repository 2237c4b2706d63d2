package dev.drydock.inventory.kms;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// A key as `DescribeKey` tells it.
///
/// @param keyManager `AWS` or `CUSTOMER`
/// @param keyState `Enabled`, `Disabled`, `PendingDeletion`, …
public record KeyMetadata(
        Origin origin,
        @Nullable String keyId,
        String arn,
        @Nullable String keyManager,
        @Nullable String keyState)
        implements Recorded {

    @Override
    public String id() {
        return arn;
    }

    public boolean isManagedByAws() {
        return "AWS".equals(keyManager);
    }
}
