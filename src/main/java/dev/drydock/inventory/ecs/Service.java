package dev.drydock.inventory.ecs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An ECS service, as `DescribeServices` tells it.
public record Service(
        Origin origin,
        String serviceArn,
        @Nullable String serviceName,
        @Nullable String clusterArn,
        @Nullable String status,
        @Nullable Integer desiredCount,
        @Nullable Integer runningCount,
        @Nullable Integer pendingCount,
        @Nullable String launchType,
        List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String platformVersion,
        @Nullable String platformFamily,
        @Nullable String taskDefinition,
        @Nullable DeploymentConfiguration deploymentConfiguration,
        List<Deployment> deployments,
        List<TaskSet> taskSets,
        List<Event> events,
        List<LoadBalancer> loadBalancers,
        List<ServiceRegistry> serviceRegistries,
        List<PlacementStrategy> placementStrategy,
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable Integer healthCheckGracePeriodSeconds,
        @Nullable String schedulingStrategy,
        @Nullable DeploymentController deploymentController,
        @Nullable Boolean enableExecuteCommand,
        @Nullable String propagateTags,
        @Nullable String availabilityZoneRebalancing,
        @Nullable String resourceManagementType,
        @Nullable String currentServiceDeployment,
        @Nullable Instant createdAt)
        implements Recorded {

    @Override
    public String id() {
        return serviceArn;
    }

    /// The service's name; where the answer has none, the last part of its ARN.
    public String name() {
        return serviceName != null ? serviceName : serviceArn.substring(serviceArn.lastIndexOf('/') + 1);
    }

    /// The deployment that the service is moving to or rests on, or null when none is recorded.
    public @Nullable Deployment primaryDeployment() {
        return deployments.stream().filter(deployment -> "PRIMARY".equals(deployment.status())).findFirst().orElse(null);
    }

    /// Whether VPC Lattice checks the tasks of one of its deployments.
    public boolean isInLattice() {
        return deployments.stream().anyMatch(deployment -> !deployment.vpcLatticeConfigurations().isEmpty());
    }

    public boolean isDaemon() {
        return "DAEMON".equals(schedulingStrategy);
    }

    public record CapacityProviderStrategyItem(@Nullable String capacityProvider, @Nullable Integer weight, @Nullable Integer base) {}

    /// @param type `spread`, `binpack` or `random`
    /// @param field what tasks are spread over, or packed by: `attribute:ecs.availability-zone`, `instanceId`, `cpu`, `memory`
    public record PlacementStrategy(@Nullable String type, @Nullable String field) {}

    public record DeploymentController(@Nullable String type) {}

    /// @param failedTasks consecutive failed launches; ECS resets it once tasks run
    /// @param rolloutState exists for rolling deployments only
    public record Deployment(
            @Nullable String id,
            @Nullable String status,
            @Nullable String taskDefinition,
            @Nullable Integer desiredCount,
            @Nullable Integer pendingCount,
            @Nullable Integer runningCount,
            @Nullable Integer failedTasks,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable String launchType,
            List<CapacityProviderStrategyItem> capacityProviderStrategy,
            @Nullable NetworkConfiguration networkConfiguration,
            List<VpcLatticeConfiguration> vpcLatticeConfigurations,
            @Nullable String rolloutState,
            @Nullable String rolloutStateReason) {}

    /// A task set of an external or CodeDeploy deployment. CodeDeploy writes its deployment id into `externalId`.
    public record TaskSet(
            @Nullable String id,
            @Nullable String taskSetArn,
            @Nullable String externalId,
            @Nullable String status,
            @Nullable String taskDefinition,
            @Nullable Integer computedDesiredCount,
            @Nullable Integer pendingCount,
            @Nullable Integer runningCount,
            @Nullable Instant createdAt,
            @Nullable String stabilityStatus,
            @Nullable NetworkConfiguration networkConfiguration,
            List<LoadBalancer> loadBalancers) {}

    public record Event(@Nullable String id, @Nullable Instant createdAt, @Nullable String message) {}

    public record LoadBalancer(
            @Nullable String targetGroupArn,
            @Nullable String loadBalancerName,
            @Nullable String containerName,
            @Nullable Integer containerPort,
            @Nullable AdvancedConfiguration advancedConfiguration) {}

    /// Where native blue/green and its kin shift traffic: the second target group and the rules that point at it.
    public record AdvancedConfiguration(
            @Nullable String alternateTargetGroupArn,
            @Nullable String productionListenerRule,
            @Nullable String testListenerRule,
            @Nullable String roleArn) {}

    public record VpcLatticeConfiguration(@Nullable String targetGroupArn, @Nullable String portName) {}

    public record ServiceRegistry(@Nullable String registryArn, @Nullable Integer port, @Nullable String containerName) {}

    public record NetworkConfiguration(@Nullable AwsVpcConfiguration awsvpcConfiguration) {}

    public record AwsVpcConfiguration(List<String> subnets, List<String> securityGroups, @Nullable String assignPublicIp) {}
}
