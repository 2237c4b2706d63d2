package dev.drydock.inventory.ecs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of `ListServiceDeployments`: how a deployment of a service ended, if it has. ECS keeps these for 90 days.
public record ServiceDeploymentBrief(
        Origin origin,
        String serviceDeploymentArn,
        @Nullable String serviceArn,
        @Nullable String status,
        @Nullable String statusReason,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String targetServiceRevisionArn)
        implements Recorded {

    @Override
    public String id() {
        return serviceDeploymentArn;
    }
}
