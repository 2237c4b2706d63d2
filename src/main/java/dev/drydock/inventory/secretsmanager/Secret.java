package dev.drydock.inventory.secretsmanager;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A secret as `DescribeSecret` tells it: all but its value.
///
/// @param arn ends in a hyphen and six random characters, which are not part of the name
/// @param kmsKeyId the customer's key that encrypts it; null for the key that AWS manages, `aws/secretsmanager`
/// @param deletedDate when it is or was to be deleted, as the file writes it (it may lie in the future, so it is no measure of when the record was made); null unless
///     it is marked for deletion
/// @param lastChangedDate when its value or its description last changed
/// @param lastRotatedDate when rotation last gave it a new value
public record Secret(
        Origin origin,
        String arn,
        @Nullable String name,
        @Nullable String kmsKeyId,
        @Nullable Boolean rotationEnabled,
        @Nullable Object deletedDate,
        @Nullable Instant lastChangedDate,
        @Nullable Instant lastRotatedDate,
        Map<String, List<String>> versionIdsToStages)
        implements Recorded {

    @Override
    public String id() {
        return arn;
    }
}
