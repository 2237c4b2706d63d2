package dev.drydock.playbook;

import dev.drydock.check.Subject;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ecr.EcrImage;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskDefinition.ContainerDefinition;
import dev.drydock.inventory.elbv2.TargetGroup;
import dev.drydock.path.Egress;
import dev.drydock.path.PathNode.LoadBalancerNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.PathNode.TargetGroupNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The values that the record of one service gives to the [Variable]s: for each group the things in it, each with the values that are known of it.
final class Variables {
    private final Map<Variable.Group, List<Map<Variable, String>>> things = new EnumMap<>(Variable.Group.class);

    private Variables() {}

    static Variables of(Subject subject) {
        var variables = new Variables();
        variables.things.put(Variable.Group.SERVICE, List.of(service(subject)));
        variables.things.put(Variable.Group.CONTAINER, containers(subject));
        variables.things.put(Variable.Group.TASK, tasks(subject.liveTasks().stream().filter(task -> "RUNNING".equals(task.lastStatus()))
                .sorted(Comparator.comparing(Task::taskArn))));
        variables.things.put(Variable.Group.STOPPED_TASK, subject.stoppedTasks().stream()
                .sorted(Comparator.comparing(Task::stoppedAt, Comparator.nullsFirst(Comparator.naturalOrder())).reversed())
                .map(task -> values().put(Variable.STOPPED_TASK, task.taskArn()).put(Variable.STOPPED_TASK_ID, task.shortId()).map()).toList());
        variables.things.put(Variable.Group.TARGET_GROUP, targetGroups(subject));
        variables.things.put(Variable.Group.SUBNET, subnets(subject));
        variables.things.put(Variable.Group.SECURITY_GROUP, securityGroups(subject));
        return variables;
    }

    /// The things of a group, in the order of the path.
    List<Map<Variable, String>> in(Variable.Group group) {
        return things.getOrDefault(group, List.of());
    }

    /// A value: of the given thing where it is of that group, else of the first thing in the variable's own.
    Optional<String> value(Variable variable, Variable.@Nullable Group group, @Nullable Map<Variable, String> one) {
        return one != null && variable.group() == group
                ? Optional.ofNullable(one.get(variable))
                : in(variable.group()).stream().findFirst().map(first -> first.get(variable));
    }

    private static Map<Variable, String> service(Subject subject) {
        var service = subject.service();
        var arn = service.serviceArn().split(":", 6);
        var definition = subject.taskDefinition();
        var now = subject.now();
        return values()
                .put(Variable.REGION, subject.region())
                .put(Variable.PARTITION, arn.length > 1 ? arn[1] : null)
                .put(Variable.ACCOUNT, arn.length > 4 ? arn[4] : null)
                .put(Variable.CLUSTER, service.clusterArn())
                .put(Variable.CLUSTER_NAME, last(service.clusterArn()))
                .put(Variable.SERVICE, service.name())
                .put(Variable.SERVICE_ARN, service.serviceArn())
                .put(Variable.SCALING_RESOURCE, service.clusterArn() == null ? null : Inventory.scalingResourceId(service))
                .put(Variable.DESIRED_COUNT, service.desiredCount())
                .put(Variable.TASK_DEFINITION, subject.taskDefinitionName())
                .put(Variable.FAMILY, definition.map(TaskDefinition::family).orElse(null))
                .put(Variable.EXECUTION_ROLE, last(definition.map(TaskDefinition::executionRoleArn).orElse(null)))
                .put(Variable.TASK_ROLE, last(definition.map(TaskDefinition::taskRoleArn).orElse(null)))
                .put(Variable.VPC, subject.path().nodes(SubnetNode.class).map(SubnetNode::subnet).filter(subnet -> subnet != null && subnet.vpcId() != null)
                        .map(subnet -> subnet.vpcId()).findFirst().orElse(null))
                .put(Variable.AT, time(now, Duration.ZERO))
                .put(Variable.HOUR_BEFORE, time(now, Duration.ofHours(1)))
                .put(Variable.SECONDS_AT, now == null ? null : now.getEpochSecond())
                .put(Variable.SECONDS_HOUR_BEFORE, now == null ? null : now.minus(Duration.ofHours(1)).getEpochSecond())
                .map();
    }

    private static @Nullable String time(@Nullable Instant now, Duration before) {
        return now == null ? null : now.minus(before).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// The one behind the load balancer first, then as the task definition lists them.
    private static List<Map<Variable, String>> containers(Subject subject) {
        var behind = subject.service().loadBalancers().stream().map(balancer -> balancer.containerName()).filter(name -> name != null).findFirst().orElse("");
        return subject.taskDefinition().stream().flatMap(definition -> definition.containerDefinitions().stream())
                .filter(ContainerDefinition::isEssential)
                .sorted(Comparator.comparing(container -> !behind.equals(container.name())))
                .map(Variables::container).toList();
    }

    private static Map<Variable, String> container(ContainerDefinition container) {
        var image = container.image();
        var logs = container.logConfiguration();
        return values()
                .put(Variable.CONTAINER, container.name())
                .put(Variable.IMAGE, image)
                .put(Variable.REPOSITORY, EcrImage.of(image).map(EcrImage::repository).orElse(null))
                .put(Variable.LOG_GROUP, logs != null && "awslogs".equals(logs.logDriver()) ? logs.options().get("awslogs-group") : null)
                .map();
    }

    private static List<Map<Variable, String>> tasks(Stream<Task> tasks) {
        return tasks.map(task -> values()
                .put(Variable.TASK, task.taskArn())
                .put(Variable.TASK_ID, task.shortId())
                .put(Variable.INTERFACE, task.networkDetail("networkInterfaceId"))
                .put(Variable.ADDRESS, task.networkDetail("privateIPv4Address"))
                .map()).toList();
    }

    private static List<Map<Variable, String>> targetGroups(Subject subject) {
        var things = new ArrayList<Map<Variable, String>>();
        for (var node : subject.path().nodes(TargetGroupNode.class).toList()) {
            var group = node.targetGroup();
            var balancer = Optional.ofNullable(group).map(TargetGroup::loadBalancerArns).flatMap(arns -> arns.stream().findFirst())
                    .or(() -> subject.path().nodes(LoadBalancerNode.class).map(LoadBalancerNode::id).findFirst()).orElse(null);
            things.add(values()
                    .put(Variable.TARGET_GROUP, node.id())
                    .put(Variable.TARGET_GROUP_NAME, after(node.id(), ":targetgroup/", "targetgroup/"))
                    .put(Variable.LOAD_BALANCER, balancer)
                    .put(Variable.LOAD_BALANCER_NAME, after(balancer, ":loadbalancer/", ""))
                    .map());
        }
        return List.copyOf(things);
    }

    private static List<Map<Variable, String>> subnets(Subject subject) {
        return subject.path().nodes(SubnetNode.class).map(node -> values()
                .put(Variable.SUBNET, node.id())
                .put(Variable.ROUTE_TABLE, Optional.ofNullable(node.subnet()).flatMap(subnet -> Egress.routeTable(subject.inventory(), subnet)).map(RouteTable::id).orElse(null))
                .map()).toList();
    }

    private static List<Map<Variable, String>> securityGroups(Subject subject) {
        var network = subject.service().networkConfiguration();
        var awsvpc = network == null ? null : network.awsvpcConfiguration();
        return awsvpc == null ? List.of() : awsvpc.securityGroups().stream().map(group -> values().put(Variable.SECURITY_GROUP, group).map()).toList();
    }

    private static @Nullable String after(@Nullable String arn, String mark, String before) {
        var at = arn == null ? -1 : arn.indexOf(mark);
        return arn == null || at < 0 ? null : before + arn.substring(at + mark.length());
    }

    private static @Nullable String last(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static Values values() {
        return new Values(new EnumMap<>(Variable.class));
    }

    /// Keeps what is known.
    private record Values(Map<Variable, String> map) {
        Values put(Variable variable, @Nullable Object value) {
            if (value != null && !value.toString().isBlank()) {
                map.put(variable, value.toString());
            }
            return this;
        }
    }
}
