package dev.drydock.inventory.ssm;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A parameter's description, without its value.
///
/// @param arn null in answers of older CLIs
/// @param type `String`, `StringList` or `SecureString`
/// @param keyId the key that encrypts a `SecureString`; `alias/aws/ssm` is AWS's own
public record Parameter(
        Origin origin,
        String name,
        @Nullable String arn,
        @Nullable String type,
        @Nullable String keyId,
        @Nullable Instant lastModifiedDate)
        implements Recorded {

    @Override
    public String id() {
        return arn != null ? arn : name;
    }
}
