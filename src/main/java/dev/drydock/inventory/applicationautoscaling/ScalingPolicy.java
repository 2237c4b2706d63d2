package dev.drydock.inventory.applicationautoscaling;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scaling policy.
public record ScalingPolicy(
        Origin origin,
        @Nullable String policyARN,
        @Nullable String policyName,
        @Nullable String serviceNamespace,
        @Nullable String resourceId,
        @Nullable String policyType,
        @Nullable TargetTrackingScalingPolicyConfiguration targetTrackingScalingPolicyConfiguration,
        @Nullable StepScalingPolicyConfiguration stepScalingPolicyConfiguration,
        List<Alarm> alarms)
        implements Recorded {

    @Override
    public String id() {
        return policyARN != null ? policyARN : resourceId + "/" + policyName;
    }

    public record TargetTrackingScalingPolicyConfiguration(@Nullable Double targetValue, @Nullable PredefinedMetricSpecification predefinedMetricSpecification, @Nullable CustomizedMetricSpecification customizedMetricSpecification, @Nullable Integer scaleOutCooldown, @Nullable Integer scaleInCooldown, @Nullable Boolean disableScaleIn) {}

    public record PredefinedMetricSpecification(@Nullable String predefinedMetricType, @Nullable String resourceLabel) {}

    public record CustomizedMetricSpecification(@Nullable String metricName, @Nullable String namespace, @Nullable String statistic) {}

    public record StepScalingPolicyConfiguration(@Nullable String adjustmentType, List<StepAdjustment> stepAdjustments, @Nullable Integer cooldown, @Nullable String metricAggregationType) {}

    public record StepAdjustment(@Nullable Double metricIntervalLowerBound, @Nullable Double metricIntervalUpperBound, @Nullable Integer scalingAdjustment) {}

    public record Alarm(@Nullable String alarmName, @Nullable String alarmARN) {}
}
