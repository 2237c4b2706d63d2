package dev.drydock.path;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.elbv2.Listener;
import dev.drydock.inventory.elbv2.LoadBalancer;
import dev.drydock.inventory.elbv2.Rule;
import dev.drydock.inventory.elbv2.TargetGroup;
import dev.drydock.path.Egress.PublicAddress;
import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.PathNode.EndpointNode;
import dev.drydock.path.PathNode.HostNode;
import dev.drydock.path.PathNode.ListenerNode;
import dev.drydock.path.PathNode.LoadBalancerNode;
import dev.drydock.path.PathNode.ScalingNode;
import dev.drydock.path.PathNode.ServiceNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.PathNode.TargetGroupNode;
import dev.drydock.path.PathNode.TaskDefinitionNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Joins the inventory into the path of one service.
final class PathBuilder {
    private final Inventory inventory;
    private final Service service;
    private final Map<String, PathNode> nodes = new LinkedHashMap<>();
    private final Set<PathEdge> edges = new LinkedHashSet<>();

    PathBuilder(Inventory inventory, Service service) {
        this.inventory = inventory;
        this.service = service;
    }

    ServicePath build() {
        var definition = taskDefinition();
        var workload = definition == null ? service.serviceArn() : definition.id();
        // First, so that nothing that calls itself by the service's ARN takes its place.
        add(new ServiceNode(service.serviceArn(), service));
        var targetGroups = targetGroups();
        frontDoor(targetGroups, workload);
        if (definition != null) {
            add(definition);
        }
        add(scaling());

        var placement = new TaskPlacement(inventory, service, targetGroups.keySet());
        var subnets = placement.subnetNodes();
        var hosts = placement.hostNodes();
        Stream.concat(subnets.stream(), hosts.stream()).forEach(node -> {
            add(node);
            edges.add(new PathEdge(workload, node.id(), Way.PLACEMENT, List.of()));
        });
        waysOut(subnets, hosts, definition == null ? null : definition.taskDefinition());

        var zones = Stream.concat(subnets.stream(), hosts.stream()).map(PathNode::zone).filter(Objects::nonNull).distinct().sorted().toList();
        return new ServicePath(service, inLaneOrder(), List.copyOf(edges), zones);
    }

    private void add(PathNode node) {
        nodes.putIfAbsent(node.id(), node);
    }

    private List<PathNode> inLaneOrder() {
        return nodes.values().stream().sorted(Comparator.comparing(PathNode::lane)).toList();
    }

    private @Nullable TaskDefinitionNode taskDefinition() {
        var arn = service.taskDefinition() != null
                ? service.taskDefinition()
                : service.taskSets().stream()
                        .filter(set -> "PRIMARY".equals(set.status()))
                        .map(Service.TaskSet::taskDefinition)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return arn == null ? null : new TaskDefinitionNode(arn, inventory.find(TaskDefinition.class, arn).orElse(null));
    }

    /// The service's own target groups, then those that only its task sets name; a blue/green service's second group follows its first.
    private Map<String, TargetGroupNode> targetGroups() {
        var groups = new LinkedHashMap<String, TargetGroupNode>();
        for (var attachment : service.loadBalancers()) {
            attach(groups, attachment, false);
        }
        for (var set : service.taskSets()) {
            for (var attachment : set.loadBalancers()) {
                attach(groups, attachment, !"PRIMARY".equals(set.status()));
            }
        }
        return groups;
    }

    private void attach(Map<String, TargetGroupNode> groups, Service.LoadBalancer attachment, boolean alternate) {
        if (attachment.targetGroupArn() != null) {
            groups.putIfAbsent(attachment.targetGroupArn(), targetGroup(attachment.targetGroupArn(), attachment, alternate));
        }
        var second = attachment.advancedConfiguration() == null ? null : attachment.advancedConfiguration().alternateTargetGroupArn();
        if (second != null) {
            groups.putIfAbsent(second, targetGroup(second, attachment, true));
        }
    }

    private TargetGroupNode targetGroup(String arn, Service.LoadBalancer attachment, boolean alternate) {
        var targets = inventory.targetHealth(arn);
        var health = new TreeMap<String, Integer>();
        for (var target : targets) {
            if (target.targetHealth() != null && target.targetHealth().state() != null) {
                health.merge(target.targetHealth().state(), 1, Integer::sum);
            }
        }
        var known = !targets.isEmpty() || inventory.calls().covering(Reads.describeTargetHealth(arn)).isPresent();
        return new TargetGroupNode(
                arn, inventory.find(TargetGroup.class, arn).orElse(null), alternate, health, known, attachment.containerName(), attachment.containerPort());
    }

    /// The listeners that lead to the target groups, the load balancers, and the target groups themselves.
    private void frontDoor(Map<String, TargetGroupNode> targetGroups, String workload) {
        var loadBalancers = new LinkedHashSet<String>();
        for (var group : targetGroups.values()) {
            if (group.targetGroup() != null) {
                loadBalancers.addAll(group.targetGroup().loadBalancerArns());
            }
        }
        for (var loadBalancer : loadBalancers) {
            for (var listener : inventory.listeners(loadBalancer)) {
                forwards(listener).filter(targetGroups::containsKey).distinct().forEach(group -> {
                    add(new ListenerNode(listener.listenerArn(), listener));
                    edges.add(new PathEdge(listener.listenerArn(), group, Way.TRAFFIC, shares(listener, group)));
                });
            }
            add(new LoadBalancerNode(loadBalancer, inventory.find(LoadBalancer.class, loadBalancer).orElse(null)));
        }
        service.loadBalancers().stream()
                .map(Service.LoadBalancer::loadBalancerName)
                .filter(Objects::nonNull)
                .forEach(classic -> {
                    add(new LoadBalancerNode(classic, null));
                    edges.add(new PathEdge(classic, workload, Way.TRAFFIC, List.of()));
                });
        for (var group : targetGroups.values()) {
            add(group);
            if (group.targetGroup() != null && edges.stream().noneMatch(edge -> edge.to().equals(group.id()))) {
                group.targetGroup().loadBalancerArns().forEach(loadBalancer -> edges.add(new PathEdge(loadBalancer, group.id(), Way.TRAFFIC, List.of())));
            }
        }
        targetGroups.keySet().forEach(group -> edges.add(new PathEdge(group, workload, Way.TRAFFIC, List.of())));
    }

    /// The target groups that a listener's default action or one of its rules forwards to.
    private Stream<String> forwards(Listener listener) {
        return actions(listener).flatMap(PathBuilder::targetGroups).filter(Objects::nonNull);
    }

    private Stream<Rule.Action> actions(Listener listener) {
        return Stream.concat(listener.defaultActions().stream(), inventory.rules(listener.listenerArn()).stream().flatMap(rule -> rule.actions().stream()));
    }

    /// What a listener's actions give a group where they weigh several: each group gets its weight's share of the sum of the weights (ELB API,
    /// `TargetGroupTuple`); of actions that differ, each share once.
    private List<String> shares(Listener listener, String group) {
        return actions(listener).map(Rule.Action::forwardConfig).filter(Objects::nonNull).map(Rule.ForwardConfig::targetGroups)
                .filter(tuples -> tuples.size() > 1 && tuples.stream().allMatch(tuple -> tuple.weight() != null))
                .flatMap(tuples -> {
                    var all = tuples.stream().mapToLong(tuple -> Math.max(0, Objects.requireNonNull(tuple.weight()))).sum();
                    return tuples.stream().filter(tuple -> group.equals(tuple.targetGroupArn())).map(tuple -> share(Objects.requireNonNull(tuple.weight()), all));
                })
                .distinct().sorted().toList();
    }

    private static String share(int weight, long all) {
        var percent = all == 0 ? 0 : 100.0 * Math.max(0, weight) / all;
        return (percent == Math.rint(percent) ? String.format(Locale.ROOT, "%.0f", percent) : String.format(Locale.ROOT, "%.1f", percent)) + " %";
    }

    private static Stream<@Nullable String> targetGroups(Rule.Action action) {
        var weighted = action.forwardConfig() == null ? Stream.<@Nullable String>empty()
                : action.forwardConfig().targetGroups().stream().map(Rule.TargetGroupTuple::targetGroupArn);
        return Stream.concat(Stream.of(action.targetGroupArn()), weighted);
    }

    private ScalingNode scaling() {
        var id = Inventory.scalingResourceId(service);
        var target = inventory.scalableTarget(service).orElse(null);
        var known = target != null || inventory.calls().covering(Reads.describeScalableTargets(id)).isPresent();
        return new ScalingNode(id, target, inventory.scalingPolicies(service), known);
    }

    /// Draws the edges out of every subnet and host, and adds what they end at. All endpoints of the VPCs stand on the path, used or not.
    private void waysOut(List<SubnetNode> subnets, List<HostNode> hosts, @Nullable TaskDefinition definition) {
        subnets.stream()
                .map(SubnetNode::subnet)
                .filter(Objects::nonNull)
                .map(Subnet::vpcId)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(vpc -> inventory.endpoints(vpc).stream())
                .filter(endpoint -> !"GatewayLoadBalancer".equals(endpoint.vpcEndpointType()))
                .sorted(Comparator.comparing(VpcEndpoint::shortServiceName).thenComparing(VpcEndpoint::id))
                .forEach(endpoint -> add(new EndpointNode(endpoint.id(), endpoint)));

        var needs = definition == null ? List.<NeededService>of() : NeededService.of(service, definition);
        // On EC2 the agent and the Docker daemon of the host pull images, read secrets and ship logs over the host's own interface; only what runs
        // inside the containers leaves by the task's (ECS developer guide, "Amazon ECS task networking options for the EC2 launch type").
        var fromTask = isFargate(definition) ? needs : needs.stream().filter(NeededService.execution(region())::equals).toList();
        for (var node : subnets) {
            waysOut(node.id(), node.subnet(), publicAddressOfTasks(definition), fromTask);
        }
        for (var node : hosts) {
            if (node.instance() != null) {
                var subnet = TaskPlacement.attribute(node.instance(), "ecs.subnet-id");
                waysOut(node.id(), inventory.find(Subnet.class, subnet).orElse(null), PublicAddress.UNKNOWN, needs);
            }
        }
    }

    private void waysOut(String from, @Nullable Subnet subnet, PublicAddress publicAddress, List<NeededService> needs) {
        if (subnet == null) {
            var unknown = PathNode.OtherTargetNode.NOT_RECORDED;
            add(unknown);
            edges.add(new PathEdge(from, unknown.id(), Way.UNKNOWN, needs.stream().map(need -> need.shown(region())).toList()));
            return;
        }
        var egress = new Egress(inventory, subnet, publicAddress);
        record End(String id, Way way) {}
        var carried = new LinkedHashMap<End, List<String>>();
        for (var need : needs) {
            var exit = egress.to(need);
            add(exit.node());
            carried.computeIfAbsent(new End(exit.node().id(), exit.way()), end -> new ArrayList<>()).add(need.shown(region()));
        }
        if (needs.isEmpty()) {
            var exit = egress.toInternet();
            add(exit.node());
            carried.put(new End(exit.node().id(), exit.way()), List.of());
        }
        carried.forEach((end, services) -> edges.add(new PathEdge(from, end.id(), end.way(), List.copyOf(services))));
    }

    private String region() {
        return NeededService.region(service.serviceArn());
    }

    /// A task on an EC2 instance never has a public address; on Fargate the service says so, and says no when it says nothing (ECS API,
    /// `AwsVpcConfiguration.assignPublicIp`).
    private PublicAddress publicAddressOfTasks(@Nullable TaskDefinition definition) {
        var network = service.networkConfiguration() != null ? service.networkConfiguration()
                : service.taskSets().isEmpty() ? null : service.taskSets().getFirst().networkConfiguration();
        var assigned = network != null && network.awsvpcConfiguration() != null && "ENABLED".equals(network.awsvpcConfiguration().assignPublicIp());
        return assigned && isFargate(definition) ? PublicAddress.YES : PublicAddress.NO;
    }

    /// Whether the tasks run on Fargate: by the launch type, else by the capacity providers, else by what the task definition is made for.
    private boolean isFargate(@Nullable TaskDefinition definition) {
        if (service.launchType() != null) {
            return service.launchType().equals("FARGATE");
        }
        if (!service.capacityProviderStrategy().isEmpty()) {
            return service.capacityProviderStrategy().stream()
                    .anyMatch(item -> "FARGATE".equals(item.capacityProvider()) || "FARGATE_SPOT".equals(item.capacityProvider()));
        }
        return definition != null && definition.requiresCompatibilities().equals(List.of("FARGATE"));
    }
}
