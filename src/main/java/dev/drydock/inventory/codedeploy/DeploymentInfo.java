package dev.drydock.inventory.codedeploy;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A CodeDeploy deployment.
public record DeploymentInfo(
        Origin origin,
        String deploymentId,
        @Nullable String applicationName,
        @Nullable String deploymentGroupName,
        @Nullable String status,
        @Nullable Instant createTime,
        @Nullable Instant completeTime,
        @Nullable AutoRollbackConfiguration autoRollbackConfiguration,
        @Nullable RollbackInfo rollbackInfo,
        @Nullable ErrorInformation errorInformation)
        implements Recorded {

    @Override
    public String id() {
        return deploymentId;
    }

    public record AutoRollbackConfiguration(@Nullable Boolean enabled, List<String> events) {}

    public record RollbackInfo(@Nullable String rollbackDeploymentId, @Nullable String rollbackMessage) {}

    public record ErrorInformation(@Nullable String code, @Nullable String message) {}
}
