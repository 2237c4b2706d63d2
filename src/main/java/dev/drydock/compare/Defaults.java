package dev.drydock.compare;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the APIs document for members that are not given: a default that is spelled out is no change.
final class Defaults {
    /// @param kind the kind of resource
    /// @param member its path, without the keys of lists
    /// @param source where it is documented
    record Default(String kind, String member, String value, String source) {}

    private static final String SERVICE = "Amazon ECS API reference, CreateService";
    private static final String DEPLOYMENT = "Amazon ECS API reference, DeploymentConfiguration";
    private static final String CONTAINER = "Amazon ECS API reference, ContainerDefinition";
    private static final String HEALTH = "Amazon ECS API reference, HealthCheck";
    private static final String GROUP = "Elastic Load Balancing API reference, TargetGroupAttribute";
    private static final String BALANCER = "Elastic Load Balancing API reference, LoadBalancerAttribute";
    private static final String TRACKING = "Application Auto Scaling API reference, TargetTrackingScalingPolicyConfiguration";
    private static final String SUSPENDED = "Application Auto Scaling API reference, SuspendedState";

    static final List<Default> ALL = List.of(
            new Default("service", "healthCheckGracePeriodSeconds", "0", SERVICE),
            new Default("service", "platformVersion", "LATEST", SERVICE),
            new Default("service", "propagateTags", "NONE", SERVICE),
            new Default("service", "enableExecuteCommand", "false", SERVICE),
            new Default("service", "deploymentController.type", "ECS", SERVICE),
            new Default("service", "networkConfiguration.awsvpcConfiguration.assignPublicIp", "DISABLED", "Amazon ECS API reference, AwsVpcConfiguration"),
            new Default("service", "capacityProviderStrategy.base", "0", "Amazon ECS API reference, CapacityProviderStrategyItem"),
            new Default("service", "capacityProviderStrategy.weight", "0", "Amazon ECS API reference, CapacityProviderStrategyItem"),
            new Default("service", "deploymentConfiguration.strategy", "ROLLING", DEPLOYMENT),
            new Default("service", "deploymentConfiguration.maximumPercent", "200", DEPLOYMENT),
            new Default("service", "deploymentConfiguration.minimumHealthyPercent", "100", DEPLOYMENT),
            new Default("service", "deploymentConfiguration.deploymentCircuitBreaker.enable", "false", "Amazon ECS API reference, DeploymentCircuitBreaker"),
            new Default("service", "deploymentConfiguration.deploymentCircuitBreaker.rollback", "false", "Amazon ECS API reference, DeploymentCircuitBreaker"),
            new Default("service", "deploymentConfiguration.alarms.enable", "false", "Amazon ECS API reference, DeploymentAlarms"),
            new Default("service", "deploymentConfiguration.alarms.rollback", "false", "Amazon ECS API reference, DeploymentAlarms"),
            new Default("task definition", "networkMode", "bridge", "Amazon ECS API reference, RegisterTaskDefinition (Linux)"),
            new Default("task definition", "ephemeralStorage.sizeInGiB", "20", "Amazon ECS developer guide, Fargate task ephemeral storage"),
            new Default("task definition", "containerDefinitions.essential", "true", CONTAINER),
            new Default("task definition", "containerDefinitions.stopTimeout", "30", CONTAINER),
            new Default("task definition", "containerDefinitions.versionConsistency", "enabled", CONTAINER),
            new Default("task definition", "containerDefinitions.readonlyRootFilesystem", "false", CONTAINER),
            new Default("task definition", "containerDefinitions.privileged", "false", CONTAINER),
            new Default("task definition", "containerDefinitions.linuxParameters.initProcessEnabled", "false", "Amazon ECS API reference, LinuxParameters"),
            new Default("task definition", "containerDefinitions.portMappings.protocol", "tcp", "Amazon ECS API reference, PortMapping"),
            new Default("task definition", "containerDefinitions.healthCheck.interval", "30", HEALTH),
            new Default("task definition", "containerDefinitions.healthCheck.timeout", "5", HEALTH),
            new Default("task definition", "containerDefinitions.healthCheck.retries", "3", HEALTH),
            new Default("task definition", "containerDefinitions.healthCheck.startPeriod", "0", HEALTH + ": off"),
            new Default("scalable target", "SuspendedState.DynamicScalingInSuspended", "false", SUSPENDED),
            new Default("scalable target", "SuspendedState.DynamicScalingOutSuspended", "false", SUSPENDED),
            new Default("scalable target", "SuspendedState.ScheduledScalingSuspended", "false", SUSPENDED),
            new Default("scaling policy", "TargetTrackingScalingPolicyConfiguration.ScaleOutCooldown", "300", TRACKING + ": Amazon ECS services"),
            new Default("scaling policy", "TargetTrackingScalingPolicyConfiguration.ScaleInCooldown", "300", TRACKING + ": Amazon ECS services"),
            new Default("scaling policy", "TargetTrackingScalingPolicyConfiguration.DisableScaleIn", "false", TRACKING),
            new Default("target group attributes", "deregistration_delay.timeout_seconds", "300", GROUP),
            new Default("target group attributes", "stickiness.enabled", "false", GROUP),
            new Default("target group attributes", "slow_start.duration_seconds", "0", GROUP),
            new Default("target group attributes", "load_balancing.algorithm.type", "round_robin", GROUP),
            new Default("load balancer attributes", "idle_timeout.timeout_seconds", "60", BALANCER),
            new Default("load balancer attributes", "client_keep_alive.seconds", "3600", BALANCER),
            new Default("load balancer attributes", "deletion_protection.enabled", "false", BALANCER),
            new Default("load balancer attributes", "routing.http2.enabled", "true", BALANCER));

    private static final Map<String, String> BY_PLACE = ALL.stream().collect(Collectors.toMap(one -> one.kind() + " " + one.member(), Default::value));
    private static final Pattern KEYS = Pattern.compile("\\[[^]]*]");

    private Defaults() {}

    static @Nullable String of(String kind, String member) {
        return BY_PLACE.get(kind + " " + KEYS.matcher(member).replaceAll(""));
    }
}
