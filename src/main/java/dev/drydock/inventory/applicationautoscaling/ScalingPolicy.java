package dev.drydock.inventory.applicationautoscaling;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A scaling policy. `PutScalingPolicy` replaces a policy's configuration as a whole, so the configurations are kept as they were recorded, with members
/// that are younger than this code: a command that restores or amends a policy must not lose any. [#targetTracking] and [#stepAdjustments] read them.
///
/// @param policyType `TargetTrackingScaling`, `StepScaling`, `PredictiveScaling`, or one that is younger than this code
/// @param targetTrackingScalingPolicyConfiguration empty for other types; likewise the other two
public record ScalingPolicy(
        Origin origin,
        @Nullable String policyARN,
        @Nullable String policyName,
        @Nullable String serviceNamespace,
        @Nullable String resourceId,
        @Nullable String scalableDimension,
        @Nullable String policyType,
        Map<String, Object> targetTrackingScalingPolicyConfiguration,
        Map<String, Object> stepScalingPolicyConfiguration,
        Map<String, Object> predictiveScalingPolicyConfiguration,
        List<Alarm> alarms)
        implements Recorded {

    @Override
    public String id() {
        return policyARN != null ? policyARN : resourceId + "/" + policyName;
    }

    /// The name that people know it by.
    public String name() {
        return policyName != null ? policyName : id();
    }

    public boolean isTargetTracking() {
        return "TargetTrackingScaling".equals(policyType);
    }

    public boolean isStep() {
        return "StepScaling".equals(policyType);
    }

    public boolean isPredictive() {
        return "PredictiveScaling".equals(policyType);
    }

    /// What a target tracking policy is set to; null for any other type.
    public @Nullable TargetTracking targetTracking() {
        return isTargetTracking() ? TargetTracking.of(targetTrackingScalingPolicyConfiguration) : null;
    }

    /// The steps of a step scaling policy: by how much each scales.
    public List<Integer> stepAdjustments() {
        return stepScalingPolicyConfiguration.get("StepAdjustments") instanceof List<?> steps
                ? steps.stream()
                        .map(step -> step instanceof Map<?, ?> map && map.get("ScalingAdjustment") instanceof Number number ? number.intValue() : 0)
                        .toList()
                : List.of();
    }

    public record Alarm(@Nullable String alarmName, @Nullable String alarmARN) {}
}
