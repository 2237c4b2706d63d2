package dev.drydock.inventory.iam;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A role, as `GetRole` tells it.
///
/// @param arn with the role's path: `arn:aws:iam::111122223333:role/apps/web`
/// @param assumeRolePolicyDocument the trust policy: who may assume the role
/// @param permissionsBoundary the managed policy beyond which nothing that the role's own policies allow counts; null without one
public record Role(
        Origin origin,
        @Nullable String path,
        @Nullable String roleName,
        String arn,
        @Nullable PolicyDocument assumeRolePolicyDocument,
        @Nullable PermissionsBoundary permissionsBoundary,
        @Nullable RoleLastUsed roleLastUsed)
        implements Recorded {

    @Override
    public String id() {
        return arn;
    }

    /// When the role was last used, as far back as IAM tracks it; without a date it was not (IAM API reference, `RoleLastUsed`).
    public record RoleLastUsed(@Nullable Instant lastUsedDate) {}

    public record PermissionsBoundary(@Nullable String permissionsBoundaryType, @Nullable String permissionsBoundaryArn) {}
}
