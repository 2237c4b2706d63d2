package dev.drydock.inventory.ecs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An ECS cluster.
public record Cluster(
        Origin origin,
        String clusterArn,
        @Nullable String clusterName,
        @Nullable String status,
        @Nullable Integer runningTasksCount,
        @Nullable Integer pendingTasksCount,
        @Nullable Integer activeServicesCount,
        List<String> capacityProviders,
        List<Service.CapacityProviderStrategyItem> defaultCapacityProviderStrategy,
        List<ClusterSetting> settings)
        implements Recorded {

    @Override
    public String id() {
        return clusterArn;
    }

    /// The cluster's name; where the answer has none, the last part of its ARN.
    public String name() {
        return clusterName != null ? clusterName : clusterArn.substring(clusterArn.lastIndexOf('/') + 1);
    }

    public record ClusterSetting(@Nullable String name, @Nullable String value) {}
}
