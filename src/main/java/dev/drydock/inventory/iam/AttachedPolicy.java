package dev.drydock.inventory.iam;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// A managed policy that is attached to a role. Whose role it is stands in the recorded parameters.
public record AttachedPolicy(
        Origin origin,
        @Nullable String policyName,
        String policyArn)
        implements Recorded {

    @Override
    public String id() {
        return roleName() + "/" + policyArn;
    }

    public @Nullable String roleName() {
        return origin.call().text("RoleName");
    }
}
