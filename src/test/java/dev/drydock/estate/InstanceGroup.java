package dev.drydock.estate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Auto Scaling group of a cluster's instances, and the capacity provider by which ECS scales it.
public final class InstanceGroup {

    private final Cluster cluster;
    final String capacityProvider;
    private final int minimum;
    private final int maximum;
    private String managedScaling = "ENABLED";
    private int target = 100;
    private List<String> suspended = List.of();
    private @Nullable Integer desired;
    Series reservation = Series.constant(100);

    InstanceGroup(Cluster cluster, String capacityProvider, int minimum, int maximum) {
        this.cluster = cluster;
        this.capacityProvider = capacityProvider;
        this.minimum = minimum;
        this.maximum = maximum;
    }

    public InstanceGroup withoutManagedScaling() {
        managedScaling = "DISABLED";
        return this;
    }

    /// @param percent of the instances that ECS keeps in use
    public InstanceGroup withTarget(int percent) {
        target = percent;
        return this;
    }

    /// `CapacityProviderReservation`, in percent.
    public InstanceGroup withReservation(Series percent) {
        reservation = percent;
        return this;
    }

    /// Processes of the group that somebody suspended, such as `Launch`.
    public InstanceGroup withSuspended(String... processes) {
        suspended = List.of(processes);
        return this;
    }

    /// As many instances as it is to have, where that is not as many as it has.
    public InstanceGroup withDesired(int instances) {
        desired = instances;
        return this;
    }

    String name() {
        return cluster.name() + "-instances";
    }

    private String arn() {
        return cluster.estate().arn("autoscaling", "autoScalingGroup:" + cluster.estate().ids().uuid("auto scaling group", name()) + ":autoScalingGroupName/" + name());
    }

    private String templateId() {
        return "lt-" + cluster.estate().ids().hex(17, "launch template", name());
    }

    Map<String, Object> provider() {
        return Json.obj("capacityProviderArn", cluster.estate().arn("ecs", "capacity-provider/" + capacityProvider), "name", capacityProvider, "status", "ACTIVE",
                "autoScalingGroupProvider", Json.obj("autoScalingGroupArn", arn(),
                        "managedScaling", Json.obj("status", managedScaling, "targetCapacity", target, "minimumScalingStepSize", 1, "maximumScalingStepSize", 10000,
                                "instanceWarmupPeriod", 300),
                        "managedTerminationProtection", "DISABLED", "managedDraining", "ENABLED"),
                "tags", Json.list());
    }

    Map<String, Object> group() {
        List<Object> instances = Json.list();
        cluster.instances.forEach(one -> instances.add(Json.obj("InstanceId", one.instanceId(), "InstanceType", one.instanceType(), "AvailabilityZone", one.subnet().zone,
                "LifecycleState", "InService", "HealthStatus", "Healthy", "LaunchTemplate", template(), "ProtectedFromScaleIn", false)));
        List<Object> processes = Json.list();
        suspended.forEach(process -> processes.add(Json.obj("ProcessName", process, "SuspensionReason", "User suspended at 2026-11-16T08:12:41Z")));
        return Json.obj("AutoScalingGroupName", name(), "AutoScalingGroupARN", arn(), "LaunchTemplate", template(),
                "MinSize", minimum, "MaxSize", maximum, "DesiredCapacity", desired != null ? desired : cluster.instances.size(), "DefaultCooldown", 300,
                "AvailabilityZones", cluster.instances.stream().map(one -> one.subnet().zone).distinct().sorted().toList(),
                "LoadBalancerNames", Json.list(), "TargetGroupARNs", Json.list(), "HealthCheckType", "EC2", "HealthCheckGracePeriod", 300, "Instances", instances,
                "CreatedTime", Json.time(cluster.estate().capturedAt().minus(Duration.ofDays(190))), "SuspendedProcesses", processes,
                "VPCZoneIdentifier", String.join(",", cluster.instances.stream().map(one -> one.subnet().id).distinct().toList()),
                "EnabledMetrics", Json.list(),
                "Tags", Json.list(Json.obj("ResourceId", name(), "ResourceType", "auto-scaling-group", "Key", "AmazonECSManaged", "Value", "true", "PropagateAtLaunch", true)),
                "TerminationPolicies", Json.list("Default"), "NewInstancesProtectedFromScaleIn", false);
    }

    private Map<String, Object> template() {
        return Json.obj("LaunchTemplateId", templateId(), "LaunchTemplateName", name(), "Version", "7");
    }
}
