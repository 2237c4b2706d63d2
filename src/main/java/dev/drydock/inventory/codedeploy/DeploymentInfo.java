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
        @Nullable String deploymentConfigName,
        @Nullable LoadBalancerInfo loadBalancerInfo,
        @Nullable BlueGreenDeploymentConfiguration blueGreenDeploymentConfiguration,
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

    public record LoadBalancerInfo(List<TargetGroupPairInfo> targetGroupPairInfoList) {}

    /// The two target groups that traffic is shifted between.
    public record TargetGroupPairInfo(List<TargetGroupInfo> targetGroups) {}

    /// CodeDeploy names a target group by its name alone, which is unique in its account and region.
    public record TargetGroupInfo(@Nullable String name) {}

    public record BlueGreenDeploymentConfiguration(
            @Nullable BlueInstanceTerminationOption terminateBlueInstancesOnDeploymentSuccess, @Nullable DeploymentReadyOption deploymentReadyOption) {}

    public record BlueInstanceTerminationOption(@Nullable String action, @Nullable Integer terminationWaitTimeInMinutes) {}

    public record DeploymentReadyOption(@Nullable String actionOnTimeout, @Nullable Integer waitTimeInMinutes) {}
}
