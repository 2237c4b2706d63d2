package dev.drydock.inventory.ecs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An ECS task, running or stopped, as `DescribeTasks` tells it. ECS keeps stopped tasks for about an hour.
public record Task(
        Origin origin,
        String taskArn,
        @Nullable String clusterArn,
        @Nullable String taskDefinitionArn,
        @Nullable String group,
        @Nullable String startedBy,
        @Nullable String lastStatus,
        @Nullable String desiredStatus,
        @Nullable String healthStatus,
        @Nullable String launchType,
        @Nullable String capacityProviderName,
        @Nullable String containerInstanceArn,
        @Nullable String availabilityZone,
        @Nullable String platformVersion,
        @Nullable String platformFamily,
        @Nullable Boolean enableExecuteCommand,
        @Nullable String cpu,
        @Nullable String memory,
        @Nullable String connectivity,
        @Nullable Instant createdAt,
        @Nullable Instant connectivityAt,
        @Nullable Instant pullStartedAt,
        @Nullable Instant pullStoppedAt,
        @Nullable Instant startedAt,
        @Nullable Instant stoppingAt,
        @Nullable Instant executionStoppedAt,
        @Nullable Instant stoppedAt,
        @Nullable String stopCode,
        @Nullable String stoppedReason,
        List<Attachment> attachments,
        List<Container> containers)
        implements Recorded {

    @Override
    public String id() {
        return taskArn;
    }

    /// The last part of the ARN, which people call the task id.
    public String shortId() {
        return taskArn.substring(taskArn.lastIndexOf('/') + 1);
    }

    public boolean isStopped() {
        return "STOPPED".equals(lastStatus) || "DELETED".equals(lastStatus);
    }

    /// The value of a detail of the task's network interface (`networkInterfaceId`, `subnetId`, `privateIPv4Address`), or null when the task has none.
    public @Nullable String networkDetail(String name) {
        for (var attachment : attachments) {
            if ("ElasticNetworkInterface".equals(attachment.type()) || "eni".equals(attachment.type())) {
                for (var detail : attachment.details()) {
                    if (name.equals(detail.name())) {
                        return detail.value();
                    }
                }
            }
        }
        return null;
    }

    public record Attachment(@Nullable String id, @Nullable String type, @Nullable String status, List<KeyValuePair> details) {}

    public record KeyValuePair(@Nullable String name, @Nullable String value) {}

    public record Container(
            @Nullable String name,
            @Nullable String image,
            @Nullable String imageDigest,
            @Nullable String lastStatus,
            @Nullable Integer exitCode,
            @Nullable String reason,
            @Nullable String healthStatus,
            List<NetworkBinding> networkBindings,
            List<ManagedAgent> managedAgents) {}

    public record NetworkBinding(@Nullable String bindIP, @Nullable Integer containerPort, @Nullable Integer hostPort, @Nullable String protocol) {}

    public record ManagedAgent(@Nullable String name, @Nullable String lastStatus, @Nullable String reason) {}
}
