package dev.drydock.inventory.autoscaling;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group of EC2 instances with its bounds (EC2 Auto Scaling API reference, `AutoScalingGroup`). Joined by ARN, as capacity providers name it.
public record AutoScalingGroup(
        Origin origin,
        @Nullable String autoScalingGroupName,
        @Nullable String autoScalingGroupARN,
        @Nullable Integer minSize,
        @Nullable Integer maxSize,
        @Nullable Integer desiredCapacity,
        List<Instance> instances,
        List<SuspendedProcess> suspendedProcesses)
        implements Recorded {

    @Override
    public String id() {
        return autoScalingGroupARN != null ? autoScalingGroupARN : String.valueOf(autoScalingGroupName);
    }

    /// @param lifecycleState `InService`, `Pending`, `Terminating`, …
    public record Instance(@Nullable String instanceId, @Nullable String lifecycleState) {}

    /// @param processName `Launch`, `Terminate`, `AlarmNotification`, …
    public record SuspendedProcess(@Nullable String processName, @Nullable String suspensionReason) {}
}
