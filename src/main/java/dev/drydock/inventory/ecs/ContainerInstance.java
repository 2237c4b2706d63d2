package dev.drydock.inventory.ecs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An EC2 host that is registered with a cluster.
public record ContainerInstance(
        Origin origin,
        String containerInstanceArn,
        @Nullable String ec2InstanceId,
        @Nullable String capacityProviderName,
        @Nullable String status,
        @Nullable Boolean agentConnected,
        @Nullable Integer runningTasksCount,
        @Nullable Integer pendingTasksCount,
        @Nullable VersionInfo versionInfo,
        List<Resource> registeredResources,
        List<Resource> remainingResources,
        List<Attribute> attributes)
        implements Recorded {

    @Override
    public String id() {
        return containerInstanceArn;
    }

    public record VersionInfo(@Nullable String agentVersion, @Nullable String agentHash, @Nullable String dockerVersion) {}

    public record Resource(@Nullable String name, @Nullable String type, @Nullable Integer integerValue, List<String> stringSetValue) {}

    public record Attribute(@Nullable String name, @Nullable String value) {}
}
