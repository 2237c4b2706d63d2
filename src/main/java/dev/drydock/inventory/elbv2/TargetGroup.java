package dev.drydock.inventory.elbv2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A target group.
public record TargetGroup(
        Origin origin,
        String targetGroupArn,
        @Nullable String targetGroupName,
        @Nullable String protocol,
        @Nullable Integer port,
        @Nullable String protocolVersion,
        @Nullable String targetType,
        @Nullable String vpcId,
        @Nullable String ipAddressType,
        @Nullable String healthCheckPath,
        @Nullable String healthCheckPort,
        @Nullable String healthCheckProtocol,
        @Nullable Integer healthCheckIntervalSeconds,
        @Nullable Integer healthCheckTimeoutSeconds,
        @Nullable Integer healthyThresholdCount,
        @Nullable Integer unhealthyThresholdCount,
        @Nullable Matcher matcher,
        List<String> loadBalancerArns)
        implements Recorded {

    @Override
    public String id() {
        return targetGroupArn;
    }

    public String name() {
        return targetGroupName != null ? targetGroupName : targetGroupArn;
    }

    /// The part of the ARN that CloudWatch dimensions and scaling labels use: `targetgroup/name/id`.
    public String dimension() {
        return targetGroupArn.substring(targetGroupArn.lastIndexOf(':') + 1);
    }

    public record Matcher(@Nullable String httpCode, @Nullable String grpcCode) {}
}
