package dev.drydock.inventory.iam;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names of a role's inline policies, or one page of them. Whose role it is stands in the recorded parameters.
public record RolePolicyListing(
        Origin origin,
        List<String> policyNames)
        implements Recorded {

    /// Two pages of one listing are two records.
    @Override
    public String id() {
        return roleName() + "/" + String.join("/", policyNames);
    }

    public @Nullable String roleName() {
        return origin.call().text("RoleName");
    }
}
