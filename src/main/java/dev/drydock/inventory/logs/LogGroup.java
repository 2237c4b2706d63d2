package dev.drydock.inventory.logs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// A log group.
///
/// @param arn ends in `:*`; older answers have it alone
/// @param logGroupArn the same without the `:*`
public record LogGroup(
        Origin origin,
        @Nullable String logGroupName,
        @Nullable String arn,
        @Nullable String logGroupArn,
        @Nullable Integer retentionInDays)
        implements Recorded {

    @Override
    public String id() {
        if (logGroupArn != null) {
            return logGroupArn;
        }
        return arn == null ? String.valueOf(logGroupName) : arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn;
    }

    /// The region that it is in, as its ARN tells; empty where none is recorded.
    public String region() {
        var parts = id().split(":", 6);
        return parts.length > 3 ? parts[3] : "";
    }
}
