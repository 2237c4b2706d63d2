package dev.drydock.inventory.iam;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// An inline policy of a role.
public record RolePolicy(
        Origin origin,
        @Nullable String roleName,
        @Nullable String policyName,
        @Nullable PolicyDocument policyDocument)
        implements Recorded {

    @Override
    public String id() {
        return id(roleName, policyName);
    }

    public static String id(@Nullable String roleName, @Nullable String policyName) {
        return roleName + "/" + policyName;
    }
}
