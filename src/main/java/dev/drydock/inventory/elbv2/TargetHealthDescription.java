package dev.drydock.inventory.elbv2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// The health of one target. The answer does not say of which target group: the request does.
public record TargetHealthDescription(
        Origin origin,
        @Nullable Target target,
        @Nullable String healthCheckPort,
        @Nullable TargetHealth targetHealth)
        implements Recorded {

    @Override
    public String id() {
        return origin.call().text("TargetGroupArn") + "/" + (target == null ? null : target.id() + ":" + target.port());
    }

    public record Target(@Nullable String id, @Nullable Integer port, @Nullable String availabilityZone) {}

    public record TargetHealth(@Nullable String state, @Nullable String reason, @Nullable String description) {}
}
