package dev.drydock.path;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ecs.ContainerInstance;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.elbv2.TargetHealthDescription;
import dev.drydock.path.PathNode.HostNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.PathNode.TaskSquare;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the tasks of a service stand: in subnets by their own interfaces, on EC2 hosts whose network they share, or nowhere yet.
final class TaskPlacement {
    private static final Comparator<@Nullable String> ZONES = Comparator.nullsLast(Comparator.naturalOrder());

    private final Inventory inventory;
    private final Service service;
    private final Set<String> unhealthyTargets = new HashSet<>();
    private final Map<String, List<Task>> bySubnet = new TreeMap<>();
    private final Map<String, List<Task>> byHost = new TreeMap<>();

    TaskPlacement(Inventory inventory, Service service, Collection<String> targetGroups) {
        this.inventory = inventory;
        this.service = service;
        for (var targetGroup : targetGroups) {
            inventory.targetHealth(targetGroup).stream().filter(TaskPlacement::isUnhealthy).forEach(health -> {
                var target = health.target();
                if (target != null && target.id() != null) {
                    unhealthyTargets.add(target.id() + ":" + target.port());
                    if (!target.id().startsWith("i-")) {
                        unhealthyTargets.add(target.id());
                    }
                }
            });
        }
        subnets(service).forEach(subnet -> bySubnet.put(subnet, new ArrayList<>()));
        for (var task : inventory.tasks(service)) {
            if (!task.isStopped()) {
                place(task);
            }
        }
    }

    /// Every subnet that the service, one of its deployments or one of its task sets may place tasks in.
    private static Set<String> subnets(Service service) {
        var networks = Stream.of(
                Stream.ofNullable(service.networkConfiguration()),
                service.deployments().stream().map(Service.Deployment::networkConfiguration),
                service.taskSets().stream().map(Service.TaskSet::networkConfiguration)).flatMap(stream -> stream);
        var ids = new LinkedHashSet<String>();
        networks.forEach(network -> {
            if (network != null && network.awsvpcConfiguration() != null) {
                ids.addAll(network.awsvpcConfiguration().subnets());
            }
        });
        return ids;
    }

    private void place(Task task) {
        var subnet = task.networkDetail("subnetId");
        if (subnet != null) {
            bySubnet.computeIfAbsent(subnet, id -> new ArrayList<>()).add(task);
        } else if (task.containerInstanceArn() != null && !hasOwnInterface(task)) {
            byHost.computeIfAbsent(task.containerInstanceArn(), arn -> new ArrayList<>()).add(task);
        } else {
            byHost.computeIfAbsent(HostNode.NO_INTERFACE, id -> new ArrayList<>()).add(task);
        }
    }

    private boolean hasOwnInterface(Task task) {
        return inventory.find(TaskDefinition.class, task.taskDefinitionArn())
                .map(definition -> "awsvpc".equals(definition.networkMode()))
                .orElseGet(() -> !subnets(service).isEmpty());
    }

    /// The subnets by zone, then name; those whose zone is not known last.
    List<SubnetNode> subnetNodes() {
        return bySubnet.entrySet().stream()
                .map(entry -> {
                    var subnet = inventory.find(Subnet.class, entry.getKey()).orElse(null);
                    var zone = subnet != null && subnet.availabilityZone() != null ? subnet.availabilityZone() : zone(entry.getValue());
                    var table = subnet == null ? null : Egress.routeTable(inventory, subnet).orElse(null);
                    return new SubnetNode(entry.getKey(), subnet, table, zone, squares(entry.getValue()));
                })
                .sorted(Comparator.comparing(SubnetNode::zone, ZONES)
                        .thenComparing(node -> node.subnet() == null ? node.id() : node.subnet().name())
                        .thenComparing(SubnetNode::id))
                .toList();
    }

    /// The hosts by zone, then ARN; tasks that stand nowhere yet last.
    List<HostNode> hostNodes() {
        return byHost.entrySet().stream()
                .map(entry -> {
                    var nowhere = entry.getKey().equals(HostNode.NO_INTERFACE);
                    var instance = inventory.find(ContainerInstance.class, entry.getKey()).orElse(null);
                    var attribute = instance == null ? null : attribute(instance, "ecs.availability-zone");
                    var zone = nowhere ? null : attribute != null ? attribute : zone(entry.getValue());
                    return new HostNode(entry.getKey(), instance, zone, squares(entry.getValue()));
                })
                .sorted(Comparator.comparing(HostNode::zone, ZONES).thenComparing(node -> node.id().equals(HostNode.NO_INTERFACE)).thenComparing(HostNode::id))
                .toList();
    }

    /// An attribute that the ECS agent sets, such as `ecs.subnet-id`.
    static @Nullable String attribute(ContainerInstance instance, String name) {
        return instance.attributes().stream()
                .filter(attribute -> name.equals(attribute.name()))
                .map(ContainerInstance.Attribute::value)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String zone(List<Task> tasks) {
        return tasks.stream().map(Task::availabilityZone).filter(zone -> zone != null).findFirst().orElse(null);
    }

    private List<TaskSquare> squares(List<Task> tasks) {
        return tasks.stream()
                .sorted(Comparator.comparing(Task::taskArn))
                .map(task -> new TaskSquare(task.taskArn(), task.networkDetail("networkInterfaceId"), state(task)))
                .sorted(Comparator.comparing(TaskSquare::state))
                .toList();
    }

    private TaskSquare.State state(Task task) {
        if ("STOPPED".equals(task.desiredStatus())) {
            return TaskSquare.State.STOPPING;
        }
        return switch (task.lastStatus()) {
            case "DEACTIVATING", "STOPPING", "DEPROVISIONING" -> TaskSquare.State.STOPPING;
            case "RUNNING" -> "UNHEALTHY".equals(task.healthStatus()) || failsHealthChecks(task) ? TaskSquare.State.UNHEALTHY : TaskSquare.State.RUNNING;
            case null, default -> TaskSquare.State.STARTING;
        };
    }

    /// Whether a target group calls the task unhealthy: by its own address, or by its host's port where it shares the host's network.
    private boolean failsHealthChecks(Task task) {
        var address = task.networkDetail("privateIPv4Address");
        if (address != null) {
            return unhealthyTargets.contains(address);
        }
        var instance = inventory.find(ContainerInstance.class, task.containerInstanceArn()).map(ContainerInstance::ec2InstanceId).orElse(null);
        return instance != null
                && task.containers().stream()
                        .flatMap(container -> container.networkBindings().stream())
                        .anyMatch(binding -> unhealthyTargets.contains(instance + ":" + binding.hostPort()));
    }

    private static boolean isUnhealthy(TargetHealthDescription health) {
        return health.targetHealth() != null && "unhealthy".equals(health.targetHealth().state());
    }
}
