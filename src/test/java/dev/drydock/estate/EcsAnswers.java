package dev.drydock.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The answers of ECS.
final class EcsAnswers {

    /// The most that one call takes (ECS API reference: DescribeServices, DescribeTasks).
    private static final int SERVICES_A_CALL = 10;
    private static final int TASKS_A_CALL = 100;

    private final Estate estate;

    EcsAnswers(Estate estate) {
        this.estate = estate;
    }

    void record(Recorder to) {
        List<String> clusterArns = estate.clusters().stream().map(Cluster::arn).toList();
        to.take("ecs", "list-clusters", Json.obj(), Json.obj("clusterArns", clusterArns));
        to.take("ecs", "describe-clusters", Json.obj("clusters", clusterArns, "include", Json.list("SETTINGS", "CONFIGURATIONS", "STATISTICS")),
                Json.obj("clusters", estate.clusters().stream().map(this::cluster).toList(), "failures", Json.list()));
        List<Object> providers = Json.list(provider("FARGATE"), provider("FARGATE_SPOT"));
        groups().forEach(group -> providers.add(group.provider()));
        to.take("ecs", "describe-capacity-providers", Json.obj(), Json.obj("capacityProviders", providers, "failures", Json.list()));
        if (!groups().isEmpty()) {
            to.take("autoscaling", "describe-auto-scaling-groups", Json.obj(), Json.obj("AutoScalingGroups", groups().stream().map(InstanceGroup::group).toList()));
        }
        to.take("ecs", "list-account-settings", Json.obj("effectiveSettings", true), Json.obj("settings", Json.list(
                setting("awsvpcTrunking", "disabled"), setting("containerInsights", "enabled"), setting("defaultLogDriverMode", "non-blocking"),
                setting("fargateTaskRetirementWaitPeriod", "7"), setting("guardDutyActivate", "off"), setting("tagResourceAuthorization", "on"))));
        for (Cluster cluster : estate.clusters()) {
            List<EcsService> services = estate.services().stream().filter(service -> service.cluster() == cluster).toList();
            to.take("ecs", "list-services", cluster.name(), Json.obj("cluster", cluster.arn()),
                    Json.obj("serviceArns", services.stream().map(EcsService::arn).toList()));
            int batch = 0;
            for (List<EcsService> some : inBatches(services, SERVICES_A_CALL)) {
                to.take("ecs", "describe-services", cluster.name() + "-" + ++batch,
                        Json.obj("cluster", cluster.arn(), "services", some.stream().map(EcsService::name).toList(), "include", Json.list("TAGS")),
                        Json.obj("services", some.stream().map(service -> service.answer().json()).toList(), "failures", Json.list()));
            }
            recordTasks(cluster, services, to);
            recordInstances(cluster, to);
        }
        for (EcsService service : estate.services()) {
            for (TaskDefinition definition : service.definitions()) {
                to.take("ecs", "describe-task-definition", definition.family + "-" + definition.revision,
                        Json.obj("taskDefinition", definition.arn(estate), "include", Json.list("TAGS")),
                        Json.obj("taskDefinition", definition.json(estate), "tags", Json.list()));
            }
            recordServiceDeployments(service, to);
        }
    }

    private List<InstanceGroup> groups() {
        return estate.clusters().stream().map(cluster -> cluster.group).filter(Objects::nonNull).toList();
    }

    private Map<String, Object> cluster(Cluster cluster) {
        List<Object> providers = Json.list("FARGATE", "FARGATE_SPOT");
        if (cluster.group instanceof InstanceGroup group) {
            providers.add(group.capacityProvider);
        }
        List<EcsService> services = estate.services().stream().filter(service -> service.cluster() == cluster).toList();
        return Json.obj("clusterArn", cluster.arn(), "clusterName", cluster.name(), "status", "ACTIVE",
                "registeredContainerInstancesCount", cluster.instances.size(),
                "runningTasksCount", services.stream().mapToInt(EcsService::running).sum(),
                "pendingTasksCount", services.stream().mapToInt(EcsService::pending).sum(),
                "activeServicesCount", services.size(), "statistics", Json.list(), "tags", Json.list(),
                "settings", Json.list(Json.obj("name", "containerInsights", "value", cluster.insights)),
                "capacityProviders", providers, "defaultCapacityProviderStrategy", Json.list());
    }

    private Map<String, Object> provider(String name) {
        return Json.obj("capacityProviderArn", estate.arn("ecs", "capacity-provider/" + name), "name", name, "status", "ACTIVE", "tags", Json.list());
    }

    private Map<String, Object> setting(String name, String value) {
        return Json.obj("name", name, "value", value, "principalArn", estate.arn("iam", "root"), "type", "user");
    }

    private record Placed(EcsService service, Task task) {}

    private void recordTasks(Cluster cluster, List<EcsService> services, Recorder to) {
        List<Placed> present = new ArrayList<>();
        List<Placed> stopped = new ArrayList<>();
        services.forEach(service -> service.tasks().forEach(task ->
                (task.desiredStatus.equals("STOPPED") ? stopped : present).add(new Placed(service, task))));
        recordTasks(cluster, present, "RUNNING", to);
        recordTasks(cluster, stopped, "STOPPED", to);
    }

    private static void recordTasks(Cluster cluster, List<Placed> tasks, String desiredStatus, Recorder to) {
        String key = cluster.name() + "-" + desiredStatus.toLowerCase(Locale.ROOT);
        to.take("ecs", "list-tasks", key, Json.obj("cluster", cluster.arn(), "desiredStatus", desiredStatus), Json.obj("taskArns", arns(tasks)));
        int batch = 0;
        for (List<Placed> some : inBatches(tasks, TASKS_A_CALL)) {
            to.take("ecs", "describe-tasks", key + "-" + ++batch,
                    Json.obj("cluster", cluster.arn(), "tasks", arns(some), "include", Json.list("TAGS")),
                    Json.obj("tasks", some.stream().map(placed -> placed.task.json(placed.service)).toList(), "failures", Json.list()));
        }
    }

    private static List<String> arns(List<Placed> tasks) {
        return tasks.stream().map(placed -> placed.task.arn(placed.service)).toList();
    }

    private void recordInstances(Cluster cluster, Recorder to) {
        List<String> arns = cluster.instances.stream().map(ContainerInstance::arn).toList();
        to.take("ecs", "list-container-instances", cluster.name(), Json.obj("cluster", cluster.arn()), Json.obj("containerInstanceArns", arns));
        int batch = 0;
        for (List<ContainerInstance> some : inBatches(cluster.instances, TASKS_A_CALL)) {
            to.take("ecs", "describe-container-instances", cluster.name() + "-" + ++batch,
                    Json.obj("cluster", cluster.arn(), "containerInstances", some.stream().map(ContainerInstance::arn).toList()),
                    Json.obj("containerInstances", some.stream().map(instance -> instance(cluster, instance)).toList(), "failures", Json.list()));
        }
    }

    private Map<String, Object> instance(Cluster cluster, ContainerInstance instance) {
        long tasks = estate.services().stream().flatMap(service -> service.tasks().stream())
                .filter(task -> task.instance == instance && task.isRunning()).count();
        return Json.obj("containerInstanceArn", instance.arn(), "ec2InstanceId", instance.instanceId(), "version", 12,
                "capacityProviderName", cluster.group instanceof InstanceGroup group ? group.capacityProvider : null,
                "versionInfo", Json.obj("agentVersion", cluster.agentVersion, "agentHash", "2f1d3ab6", "dockerVersion", "DockerVersion: 25.0.8"),
                "remainingResources", Json.list(resource("CPU", 2048), resource("MEMORY", 7168)),
                "registeredResources", Json.list(resource("CPU", 4096), resource("MEMORY", 15758)),
                "status", "ACTIVE", "agentConnected", true, "runningTasksCount", tasks, "pendingTasksCount", 0,
                "attributes", Json.list(Json.obj("name", "ecs.availability-zone", "value", instance.subnet().zone),
                        Json.obj("name", "ecs.instance-type", "value", instance.instanceType()),
                        Json.obj("name", "ecs.subnet-id", "value", instance.subnet().id), Json.obj("name", "ecs.vpc-id", "value", estate.network().vpcId),
                        Json.obj("name", "ecs.os-type", "value", "linux"), Json.obj("name", "ecs.cpu-architecture", "value", "arm64")),
                "registeredAt", Json.time(estate.capturedAt().minusSeconds(800_000)), "attachments", Json.list(), "tags", Json.list());
    }

    private static Map<String, Object> resource(String name, int value) {
        return Json.obj("name", name, "type", "INTEGER", "doubleValue", 0.0, "longValue", 0, "integerValue", value);
    }

    private static void recordServiceDeployments(EcsService service, Recorder to) {
        List<Deployment> deployments = service.deployments();
        to.take("ecs", "list-service-deployments", service.name(), Json.obj("cluster", service.cluster().arn(), "service", service.arn()),
                Json.obj("serviceDeployments", deployments.stream().map(Deployment::brief).toList()));
        List<Map<String, Object>> full = new ArrayList<>();
        for (int i = 0; i < deployments.size(); i++) {
            full.add(deployments.get(i).full(i + 1 < deployments.size() ? deployments.get(i + 1) : null));
        }
        to.take("ecs", "describe-service-deployments", service.name(),
                Json.obj("serviceDeploymentArns", deployments.stream().map(Deployment::arn).toList()),
                Json.obj("serviceDeployments", full, "failures", Json.list()));
        to.take("ecs", "describe-service-revisions", service.name(),
                Json.obj("serviceRevisionArns", deployments.stream().map(Deployment::revisionArn).toList()),
                Json.obj("serviceRevisions", deployments.stream().map(Deployment::revisionJson).toList(), "failures", Json.list()));
    }

    static <T> List<List<T>> inBatches(List<T> all, int size) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            batches.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return batches;
    }
}
