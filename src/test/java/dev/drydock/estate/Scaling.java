package dev.drydock.estate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A service's scalable target, its policies and what they did.
public final class Scaling {

    private static final String DIMENSION = "ecs:service:DesiredCount";

    private record Policy(String name, Map<String, Object> configuration, boolean step) {}

    private record Activity(Instant start, String description, String cause, List<Object> notScaled, boolean scaled) {}

    private final EcsService service;
    final int minimum;
    final int maximum;
    private final List<Policy> policies = new ArrayList<>();
    private final List<Activity> activities = new ArrayList<>();
    private final List<Consumer<Map<String, Object>>> edits = new ArrayList<>();

    Scaling(EcsService service, int minimum, int maximum) {
        this.service = service;
        this.minimum = minimum;
        this.maximum = maximum;
    }

    /// Target tracking on `ALBRequestCountPerTarget` of this target group, cooldowns in seconds.
    public Scaling trackRequests(TargetGroup group, double target, int scaleOut, int scaleIn) {
        return track("requests-per-target", target, "ALBRequestCountPerTarget", group.resourceLabel(), scaleOut, scaleIn, false);
    }

    /// As [#trackRequests], but with a label of one's own.
    public Scaling trackRequestsLabelled(String label, double target) {
        return track("requests-per-target", target, "ALBRequestCountPerTarget", label, 60, 300, false);
    }

    public Scaling trackCpu(String policyName, double target, int scaleOut, int scaleIn) {
        return track(policyName, target, "ECSServiceAverageCPUUtilization", null, scaleOut, scaleIn, false);
    }

    public Scaling trackMemory(String policyName, double target, int scaleOut, int scaleIn) {
        return track(policyName, target, "ECSServiceAverageMemoryUtilization", null, scaleOut, scaleIn, false);
    }

    /// CPU as a backstop that only ever scales out, so that it cannot work against the other policy.
    public Scaling backstopCpu(double target) {
        return track("cpu-backstop", target, "ECSServiceAverageCPUUtilization", null, 60, 300, true);
    }

    private Scaling track(String name, double target, String metric, @Nullable String label, int scaleOut, int scaleIn, boolean outOnly) {
        policies.add(new Policy(name, Json.obj("TargetValue", target,
                "PredefinedMetricSpecification", Json.obj("PredefinedMetricType", metric, "ResourceLabel", label),
                "ScaleOutCooldown", scaleOut, "ScaleInCooldown", scaleIn, "DisableScaleIn", outOnly), false));
        return this;
    }

    /// A step policy that adds one task for each step; an alarm has to name it.
    public Scaling step(String name) {
        policies.add(new Policy(name, Json.obj("AdjustmentType", "ChangeInCapacity",
                "StepAdjustments", Json.list(Json.obj("MetricIntervalLowerBound", 0.0, "ScalingAdjustment", 2)), "Cooldown", 60,
                "MetricAggregationType", "Average"), true));
        return this;
    }

    /// The service was taken to this count.
    public Scaling scaledTo(int count, Instant at, String policy, boolean out) {
        String alarm = alarmName(policy, out);
        activities.add(new Activity(at, "Setting desired count to " + count + ".",
                "monitor alarm " + alarm + " in state ALARM triggered policy " + policy, Json.list(), true));
        return this;
    }

    /// A policy wanted to scale in and could not, for the service stood at its minimum.
    public Scaling heldAtMinimum(Instant at, String policy) {
        activities.add(new Activity(at, "Attempting to scale due to alarm triggered",
                "monitor alarm " + alarmName(policy, false) + " in state ALARM triggered policy " + policy,
                Json.list(Json.obj("Code", "AlreadyAtMinCapacity", "MinCapacity", minimum, "CurrentCapacity", minimum)), false));
        return this;
    }

    /// Changes the answer of DescribeScalingPolicies.
    public Scaling edit(Consumer<Map<String, Object>> edit) {
        edits.add(edit);
        return this;
    }

    String resourceId() {
        return "service/" + service.path();
    }

    private String alarmName(String policy, boolean high) {
        return "TargetTracking-" + resourceId() + "-Alarm" + (high ? "High" : "Low") + "-" + service.estate().ids().uuid("alarm", service.name(),
                policy, high);
    }

    Map<String, Object> target() {
        Estate estate = service.estate();
        return Json.obj("ServiceNamespace", "ecs", "ResourceId", resourceId(), "ScalableDimension", DIMENSION, "MinCapacity", minimum,
                "MaxCapacity", maximum,
                "RoleARN", estate.arn("iam",
                "role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService"),
                "CreationTime", Json.time(service.createdAt().plusSeconds(95)),
                "SuspendedState", Json.obj("DynamicScalingInSuspended", false, "DynamicScalingOutSuspended", false,
                "ScheduledScalingSuspended", false),
                "ScalableTargetARN", estate.arn("application-autoscaling",
                "scalable-target/" + estate.ids().hex(20, "scalable target", service.name())));
    }

    Map<String, Object> policiesJson() {
        List<Object> list = Json.list();
        for (Policy policy : policies) {
            list.add(Json.obj("PolicyARN", policyArn(policy), "PolicyName", policy.name, "ServiceNamespace", "ecs", "ResourceId", resourceId(),
                    "ScalableDimension", DIMENSION, "PolicyType", policy.step ? "StepScaling" : "TargetTrackingScaling",
                    policy.step ? "StepScalingPolicyConfiguration" : "TargetTrackingScalingPolicyConfiguration", policy.configuration,
                    "Alarms", policy.step ? Json.list() : Json.list(alarmReference(policy, true), alarmReference(policy, false)),
                    "CreationTime", Json.time(service.createdAt().plusSeconds(97))));
        }
        Map<String, Object> body = Json.obj("ScalingPolicies", list);
        edits.forEach(edit -> edit.accept(body));
        return body;
    }

    private String policyArn(Policy policy) {
        Estate estate = service.estate();
        return "arn:aws:autoscaling:" + estate.region() + ":" + estate.account() + ":scalingPolicy:" + estate.ids().uuid("policy", service.name(),
                policy.name)
                + ":resource/ecs/" + resourceId() + ":policyName/" + policy.name;
    }

    private Map<String, Object> alarmReference(Policy policy, boolean high) {
        String name = alarmName(policy.name, high);
        return Json.obj("AlarmName", name, "AlarmARN", service.estate().arn("cloudwatch", "alarm:" + name));
    }

    /// The alarms that target tracking keeps for each policy, as DescribeAlarms shows them.
    List<Object> alarms() {
        List<Object> alarms = Json.list();
        for (Policy policy : policies) {
            if (!policy.step) {
                Map<String, Object> specification = Json.object(policy.configuration.get("PredefinedMetricSpecification"));
                double target = ((Number) policy.configuration.get("TargetValue")).doubleValue();
                boolean requests = "ALBRequestCountPerTarget".equals(specification.get("PredefinedMetricType"));
                String metric = requests ? "RequestCountPerTarget" : String.valueOf(specification.get("PredefinedMetricType")).contains("Memory")
                        ? "MemoryUtilization" : "CPUUtilization";
                Alarms.Metric of = requests && service.targetGroups().getFirst() instanceof TargetGroup group
                        ? new Alarms.Metric("AWS/ApplicationELB", metric,
                        Json.obj("TargetGroup", group.suffix(), "LoadBalancer", group.loadBalancer.suffix()), "Sum")
                        : new Alarms.Metric("AWS/ECS", metric, Json.obj("ClusterName", service.cluster().name(), "ServiceName", service.name()),
                        "Average");
                boolean low = activities.stream().anyMatch(activity -> !activity.scaled && activity.cause.contains(alarmName(policy.name, false)));
                alarms.add(Alarms.alarm(service.estate(), alarmName(policy.name, true), of, "GreaterThanThreshold", target, 3,
                        "OK", policyArn(policy)));
                alarms.add(Alarms.alarm(service.estate(), alarmName(policy.name, false), of,
                        "LessThanThreshold", target * 0.9, 15, low ? "ALARM" : "OK", policyArn(policy)));
            }
        }
        return alarms;
    }

    Map<String, Object> activitiesJson() {
        List<Object> list = Json.list();
        activities.stream().sorted((a, b) -> b.start.compareTo(a.start)).forEach(activity -> list.add(Json.obj(
                "ActivityId", service.estate().ids().uuid("activity", service.name(), activity.start), "ServiceNamespace", "ecs",
                "ResourceId", resourceId(),
                "ScalableDimension", DIMENSION, "Description", activity.description, "Cause", activity.cause, "StartTime", Json.time(activity.start),
                "EndTime", activity.scaled ? Json.time(activity.start.plusSeconds(41)) : null,
                "StatusCode", activity.scaled ? "Successful" : "Unfulfilled",
                "StatusMessage", activity.scaled ? "Successfully set desired count to " + activity.description.replaceAll("\\D",
                "") + ". Change successfully fulfilled by ecs."
                        : "Scaling was not performed because the service is at its minimum capacity.",
                "NotScaledReasons", activity.scaled ? null : activity.notScaled)));
        return Json.obj("ScalingActivities", list);
    }
}
