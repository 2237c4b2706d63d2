package dev.drydock.estate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A service as `DescribeServices` spells it, and those parts of it that its deployments repeat.
record ServiceAnswer(EcsService service) {

    /// How many events `DescribeServices` returns at most.
    private static final int MOST_EVENTS = 100;

    @Nullable List<Object> strategy() {
        if (service.strategy.isEmpty()) {
            return null;
        }
        List<Object> json = Json.list();
        service.strategy.forEach(provider -> json.add(Json.obj("capacityProvider", provider.name(), "weight", provider.weight(),
                "base", provider.base())));
        return json;
    }

    @Nullable Map<String, Object> networkConfiguration() {
        return !service.networkMode.equals("awsvpc") ? null : Json.obj("awsvpcConfiguration", Json.obj(
                "subnets", service.subnets().stream().map(subnet -> subnet.id).toList(), "securityGroups", Json.list(service.securityGroup.id),
                "assignPublicIp", service.publicIp ? "ENABLED" : "DISABLED"));
    }

    List<Object> loadBalancers() {
        List<Object> json = Json.list();
        for (TargetGroup group : service.targetGroups) {
            boolean shifts = service.alternate != null && group == service.targetGroups.getFirst();
            json.add(Json.obj("targetGroupArn", group.arn(), "containerName", "app", "containerPort", group.port,
                    "advancedConfiguration", shifts ? advanced(group, Objects.requireNonNull(service.alternate)) : null));
        }
        return json;
    }

    private Map<String, Object> advanced(TargetGroup group, TargetGroup other) {
        return Json.obj("alternateTargetGroupArn", other.arn(), "productionListenerRule", group.loadBalancer.ruleArn(group),
                "roleArn", service.estate().roleArn("ecs-infrastructure"));
    }

    Map<String, Object> deploymentConfiguration() {
        return Json.obj("deploymentCircuitBreaker", Json.obj("enable", service.breaker, "rollback", service.rollback,
                        "resetOnHealthyTask", service.breakerThreshold == null ? null : true, "thresholdConfiguration", service.breakerThreshold),
                "maximumPercent", service.maximum, "minimumHealthyPercent", service.minimumHealthy, "strategy", service.isBlueGreen() ? "BLUE_GREEN"
                : "ROLLING", "bakeTimeInMinutes", service.isBlueGreen() ? 5 : 0);
    }

    Map<String, Object> json() {
        List<Object> listed = Json.list();
        service.deployments.stream().filter(deployment -> deployment.listed).forEach(deployment -> listed.add(deployment.json()));
        List<Object> revisions = Json.list();
        service.deployments.stream().filter(deployment -> deployment.listed).forEach(deployment -> revisions.add(deployment.counts()));
        Map<String, Object> json = Json.obj("serviceArn", service.arn(), "serviceName", service.name(), "clusterArn", service.cluster().arn(),
                "loadBalancers", loadBalancers(),
                "serviceRegistries", Json.list(), "status", "ACTIVE", "desiredCount", service.desired, "runningCount", service.running(),
                "pendingCount", service.pending(),
                "launchType", service.strategy.isEmpty() ? service.launchType : null, "capacityProviderStrategy", strategy(),
                "platformVersion", service.onFargate() ? "LATEST" : null, "platformFamily", service.onFargate() ? "Linux" : null,
                "taskDefinition", service.definition(service.deployment().revision).arn(service.estate()),
                "deploymentConfiguration", deploymentConfiguration(), "deployments", listed,
                "roleArn", service.estate().arn("iam", "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"), "events", events(),
                "createdAt", Json.time(service.createdAt()),
                "currentServiceDeployment", service.deployment().arn(), "currentServiceRevisions", revisions,
                "placementConstraints", Json.list(), "placementStrategy", Json.list(), "networkConfiguration", networkConfiguration(),
                "healthCheckGracePeriodSeconds", service.targetGroups.isEmpty() ? null : service.grace, "schedulingStrategy", service.schedulingStrategy,
                "deploymentController", Json.obj("type", "ECS"), "createdBy", service.estate().arn("iam", "role/deploy"),
                "enableECSManagedTags", true,
                "propagateTags", "SERVICE", "enableExecuteCommand", service.exec, "availabilityZoneRebalancing", service.schedulingStrategy.equals("DAEMON") ? "DISABLED" : "ENABLED", "resourceManagementType",
                "CUSTOMER");
        service.edits.forEach(edit -> edit.accept(json));
        return json;
    }

    /// Newest first, and no more than AWS returns.
    private List<Object> events() {
        List<EcsService.Event> all = new ArrayList<>(service.events);
        if (service.routineEvents) {
            Instant done = service.deployment().createdAt.plus(Duration.ofMinutes(4));
            if (service.deployment().rolloutState.equals("COMPLETED")) {
                all.add(new EcsService.Event(done, "(service " + service.name() + ") (deployment " + service.deployment().id()
                        + ") deployment completed."));
                all.add(new EcsService.Event(done.plusMillis(40), "(service " + service.name() + ") has reached a steady state."));
                // ECS repeats the steady state about every six hours.
                for (Instant again = done.plus(Duration.ofHours(6)); again.isBefore(service.estate()
                        .capturedAt()); again = again.plus(Duration.ofMinutes(361))) {
                    all.add(new EcsService.Event(again, "(service " + service.name() + ") has reached a steady state."));
                }
            }
        }
        List<Object> json = Json.list();
        all.stream().sorted(Comparator.comparing(EcsService.Event::at).reversed()).limit(MOST_EVENTS).forEach(event ->
                json.add(Json.obj("id", service.estate().ids().uuid("event", service.name(), event.at(), event.message()),
                        "createdAt", Json.time(event.at()), "message", event.message())));
        return json;
    }
}
