package dev.drydock.inventory.elbv2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule of a listener.
public record Rule(
        Origin origin,
        String ruleArn,
        @Nullable String priority,
        @Nullable Boolean isDefault,
        List<Action> actions)
        implements Recorded {

    @Override
    public String id() {
        return ruleArn;
    }

    public record Action(@Nullable String type, @Nullable String targetGroupArn, @Nullable ForwardConfig forwardConfig) {}

    public record ForwardConfig(List<TargetGroupTuple> targetGroups) {}

    public record TargetGroupTuple(@Nullable String targetGroupArn, @Nullable Integer weight) {}
}
