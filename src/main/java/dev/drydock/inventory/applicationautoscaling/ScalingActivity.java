package dev.drydock.inventory.applicationautoscaling;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scaling activity, with those that did not scale where the record asked for them.
public record ScalingActivity(
        Origin origin,
        String activityId,
        @Nullable String serviceNamespace,
        @Nullable String resourceId,
        @Nullable String description,
        @Nullable String cause,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable String statusCode,
        @Nullable String statusMessage,
        List<NotScaledReason> notScaledReasons)
        implements Recorded {

    @Override
    public String id() {
        return activityId;
    }

    public record NotScaledReason(@Nullable String code, @Nullable Integer maxCapacity, @Nullable Integer minCapacity, @Nullable Integer currentCapacity) {}
}
