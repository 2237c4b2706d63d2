package dev.drydock.inventory.iam;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// A managed policy, AWS's or the account's own, without its document: that is a version's.
public record ManagedPolicy(
        Origin origin,
        @Nullable String policyName,
        String arn,
        @Nullable String defaultVersionId)
        implements Recorded {

    @Override
    public String id() {
        return arn;
    }
}
