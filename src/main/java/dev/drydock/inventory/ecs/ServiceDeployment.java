package dev.drydock.inventory.ecs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One deployment of a service as `DescribeServiceDeployments` tells it: any strategy, with its lifecycle stage, circuit breaker and alarms.
public record ServiceDeployment(
        Origin origin,
        String serviceDeploymentArn,
        @Nullable String serviceArn,
        @Nullable String clusterArn,
        @Nullable String status,
        @Nullable String statusReason,
        @Nullable String lifecycleStage,
        List<LifecycleHookDetail> lifecycleHookDetails,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant updatedAt,
        @Nullable RevisionSummary targetServiceRevision,
        List<RevisionSummary> sourceServiceRevisions,
        @Nullable Rollback rollback,
        @Nullable CircuitBreaker deploymentCircuitBreaker,
        @Nullable Alarms alarms,
        @Nullable DeploymentConfiguration deploymentConfiguration)
        implements Recorded {

    @Override
    public String id() {
        return serviceDeploymentArn;
    }

    public record RevisionSummary(@Nullable String arn, @Nullable Integer requestedTaskCount, @Nullable Integer runningTaskCount, @Nullable Integer pendingTaskCount) {}

    /// How far one lifecycle hook is.
    ///
    /// @param targetType `AWS_LAMBDA` or `PAUSE`
    /// @param status `AWAITING_ACTION` (a pause that waits for someone), `IN_PROGRESS`, `SUCCEEDED`, `FAILED` or `TIMED_OUT`
    /// @param timeoutAction what happens at `expiresAt`: `ROLLBACK` or `CONTINUE`
    public record LifecycleHookDetail(
            @Nullable String hookId,
            @Nullable String targetType,
            @Nullable String targetArn,
            @Nullable String status,
            @Nullable Instant expiresAt,
            @Nullable String timeoutAction) {}

    public record Rollback(@Nullable String reason, @Nullable Instant startedAt, @Nullable String serviceRevisionArn) {}

    public record CircuitBreaker(@Nullable String status, @Nullable Integer failureCount, @Nullable Integer threshold) {}

    public record Alarms(@Nullable String status, List<String> alarmNames, List<String> triggeredAlarmNames) {}
}
