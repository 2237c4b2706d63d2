package dev.drydock.inventory.ecs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The frozen settings that one deployment of a service rolls out.
public record ServiceRevision(
        Origin origin,
        String serviceRevisionArn,
        @Nullable String serviceArn,
        @Nullable String taskDefinition,
        @Nullable Instant createdAt,
        List<ContainerImage> containerImages,
        List<Service.LoadBalancer> loadBalancers)
        implements Recorded {

    @Override
    public String id() {
        return serviceRevisionArn;
    }

    public record ContainerImage(@Nullable String containerName, @Nullable String imageDigest, @Nullable String image) {}
}
