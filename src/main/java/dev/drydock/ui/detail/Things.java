package dev.drydock.ui.detail;

import dev.drydock.advice.Unseen;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.check.symptom.TaskEnd;
import dev.drydock.drawing.Target;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.ec2.NetworkInterface;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.path.PathEdge;
import dev.drydock.path.PathNode;
import dev.drydock.ui.detail.Fact.Facts;
import dev.drydock.ui.detail.Page.Related;
import dev.drydock.ui.detail.Page.Thing;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.RecordOf;
import dev.drydock.ui.kit.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the record says about the things of a path, under the API's own names.
final class Things {
    private static final String NOT_HELD = "The record names this but does not hold it, so nothing more is known.";

    private final Inventory inventory;
    private final ServiceDiagnosis service;
    private final Times times;

    Things(Inventory inventory, ServiceDiagnosis service, Times times) {
        this.inventory = inventory;
        this.service = service;
        this.times = times;
    }

    Thing of(Target target) {
        return switch (target.kind()) {
            case NODE -> target.id().equals(Place.INTERFACE_ENDPOINTS)
                    ? interfaceEndpoints()
                    : service.path().node(target.id()).map(this::node).or(() -> RecordOf.id(inventory, target.id()).map(this::elsewhere)).orElseGet(() -> unknown(target));
            case TASK -> task(target.id());
            case ZONE -> zone(target.id());
            case EDGE -> service.path().edges().stream().filter(edge -> Place.isDrawnAs(service.path(), edge, target)).findFirst()
                    .map(this::edge).orElseGet(() -> unknown(target));
            case BADGE -> unknown(target);
        };
    }

    private static Thing unknown(Target target) {
        return new Thing(target.kind() == Target.Kind.EDGE ? "Connection" : "Several things", target.id(), target.id(), "", List.of());
    }

    /// A recorded thing that the picture does not draw.
    private Thing elsewhere(Recorded recorded) {
        return switch (recorded) {
            case NetworkInterface card -> new Thing("Network interface", card.networkInterfaceId(), card.networkInterfaceId(), "", new Facts()
                    .add("Status", card.status())
                    .add("InterfaceType", card.interfaceType())
                    .add("Description", card.description())
                    .add("AvailabilityZone", card.availabilityZone())
                    .add("PrivateIpAddress", card.privateIpAddress())
                    .add("PublicIp", card.association() == null ? null : card.association().publicIp())
                    .add("SubnetId", card.subnetId())
                    .add("Groups", card.groups().stream().map(group -> group.groupId()).toList())
                    .list()).with(related(card));
            case Task task -> task(task.taskArn());
            default -> new Thing("Recorded thing", last(recorded.id()), recorded.id(), "It has no place on this service's picture; the raw JSON holds all that was recorded of it.", List.of());
        };
    }

    private List<Related> related(NetworkInterface card) {
        var related = new ArrayList<Related>();
        inventory.tasks(service.service()).stream().filter(task -> card.networkInterfaceId().equals(task.networkDetail("networkInterfaceId"))).findFirst()
                .ifPresent(task -> related.add(new Related("Task", task.shortId(), Target.task(task.taskArn()))));
        addNode(related, "Subnet", card.subnetId());
        return related;
    }

    private void addNode(List<Related> related, String kind, @Nullable String id) {
        if (id != null && service.path().node(id).isPresent()) {
            related.add(new Related(kind, name(id), Target.node(id)));
        }
    }

    /// An event of the service, with what it names.
    Thing event(Service.Event event, List<Target> subjects) {
        var message = event.message() == null ? "An event without a message" : event.message();
        var symptom = Symptom.first(event.message());
        var repeats = service.service().events().stream().filter(each -> message.equals(each.message())).count();
        return new Thing("Service event", Unseen.shown(message), event.id() == null ? "" : event.id(), "", new Facts()
                .add("createdAt", times.full(event.createdAt()))
                .add("Tells", symptom.map(Symptom::words).orElse("nothing that Drydock knows"))
                .add("Usually mended by", symptom.filter(Symptom::isCause).map(each -> each.owner().name().toLowerCase(Locale.ROOT)).orElse(null))
                .add("Word for word", repeats > 1 ? repeats + " times in the log" : null)
                .list()).with(subjects.stream().map(this::related).toList());
    }

    private Related related(Target target) {
        return target.kind() == Target.Kind.TASK ? new Related("Task", last(target.id()), target)
                : new Related(service.path().node(target.id()).map(node -> node(node).kind()).orElse("Thing"), name(target.id()), target);
    }

    private Thing interfaceEndpoints() {
        var endpoints = service.path().nodes(PathNode.EndpointNode.class).map(PathNode.EndpointNode::endpoint)
                .filter(endpoint -> "interface".equalsIgnoreCase(endpoint.vpcEndpointType())).toList();
        var facts = new Facts();
        endpoints.forEach(endpoint -> facts.add(endpoint.shortServiceName(),
                endpoint.state() + (Boolean.TRUE.equals(endpoint.privateDnsEnabled()) ? ", private DNS" : ", no private DNS")));
        return new Thing("Endpoints", "Interface endpoints", endpoints.size() == 1 ? "1 endpoint" : endpoints.size() + " endpoints", "", facts.list());
    }

    private Thing node(PathNode node) {
        return switch (node) {
            case PathNode.ListenerNode(var id, var listener) -> thing("Listener", listener.protocol() + " :" + listener.port(), id, new Facts()
                    .add("Protocol", listener.protocol())
                    .add("Port", listener.port())
                    .add("DefaultActions", listener.defaultActions().stream().map(action -> action.type()).toList()));
            case PathNode.LoadBalancerNode(var id, var balancer) -> balancer == null
                    ? notHeld("Load balancer", id)
                    : thing("Load balancer", balancer.name(), id, new Facts()
                    .add("Type", balancer.type())
                    .add("Scheme", balancer.scheme())
                    .add("State", balancer.state() == null ? null : balancer.state().code())
                    .add("DNSName", balancer.dnsName())
                    .add("AvailabilityZones", balancer.availabilityZones().stream().map(zone -> zone.zoneName()).toList())
                    .add("SecurityGroups", balancer.securityGroups())
                    .add("idle_timeout.timeout_seconds", inventory.loadBalancerAttribute(id, "idle_timeout.timeout_seconds").map(a -> a.value()).orElse(null)));
            case PathNode.TargetGroupNode group -> targetGroup(group);
            case PathNode.ServiceNode(var id, var record) -> thing("Service", record.name(), id, serviceFacts(record));
            case PathNode.TaskDefinitionNode(var id, var definition) -> definition == null ? notHeld("Task definition", id)
                    : thing("Task definition", definition.shortName(), id, taskDefinition(definition));
            case PathNode.ScalingNode scaling -> scaling(scaling);
            case PathNode.SubnetNode subnet -> subnet(subnet);
            case PathNode.HostNode(var id, var instance, var zone, var tasks) -> thing(
                    id.equals(PathNode.HostNode.NO_INTERFACE) ? "Tasks without a network interface" : "Container instance",
                    instance == null || instance.ec2InstanceId() == null ? id.substring(id.lastIndexOf('/') + 1) : instance.ec2InstanceId(), id, new Facts()
                    .add("Availability zone", zone)
                    .add("Tasks", tasks(tasks)));
            case PathNode.EndpointNode(var id, var endpoint) -> thing(endpoint.vpcEndpointType() + " endpoint", endpoint.shortServiceName(), id, new Facts()
                    .add("ServiceName", endpoint.serviceName())
                    .add("State", endpoint.state())
                    .add("PrivateDnsEnabled", endpoint.privateDnsEnabled())
                    .add("SubnetIds", endpoint.subnetIds())
                    .add("RouteTableIds", endpoint.routeTableIds())
                    .add("Groups", endpoint.groups().stream().map(group -> group.groupId()).toList()));
            case PathNode.NatGatewayNode(var id, var nat) -> nat == null ? notHeld("NAT gateway", id) : thing("NAT gateway", nat.name(), id, new Facts()
                    .add("State", nat.state())
                    .add("ConnectivityType", nat.connectivityType())
                    .add("AvailabilityMode", nat.availabilityMode())
                    .add("SubnetId", nat.subnetId())
                    .add("FailureMessage", nat.failureMessage()));
            case PathNode.InternetGatewayNode(var id, var gateway) -> gateway == null ? notHeld("Internet gateway", id)
                    : thing("Internet gateway", gateway.name(), id, new Facts()
                            .add("Attachments", gateway.attachments().stream().map(attachment -> attachment.vpcId() + " " + attachment.state()).toList()));
            case PathNode.OtherTargetNode(var id, var kind) -> new Thing("Route target", kind, id, "", List.of());
        };
    }

    private Thing targetGroup(PathNode.TargetGroupNode node) {
        var group = node.targetGroup();
        var facts = new Facts();
        if (group != null) {
            facts.add("TargetType", group.targetType())
                    .add("Protocol", group.protocol() == null ? null : group.protocol() + " " + group.port())
                    .add("HealthCheckPath", group.healthCheckPath())
                    .add("HealthCheckIntervalSeconds", group.healthCheckIntervalSeconds())
                    .add("HealthyThresholdCount", group.healthyThresholdCount())
                    .add("UnhealthyThresholdCount", group.unhealthyThresholdCount());
        }
        for (var key : List.of("deregistration_delay.timeout_seconds", "slow_start.duration_seconds", "load_balancing.algorithm.type")) {
            facts.add(key, inventory.targetGroupAttribute(node.id(), key).map(attribute -> attribute.value()).orElse(null));
        }
        facts.add("Container", node.containerName() == null ? null : node.containerName() + ":" + node.containerPort())
                .add("TargetHealth", !node.healthKnown() ? "not recorded" : node.health().isEmpty() ? "no targets"
                        : new TreeMap<>(node.health()).entrySet().stream()
                                .map(state -> state.getValue() + " " + state.getKey()).collect(Collectors.joining(", ")));
        return new Thing(node.alternate() ? "Alternate target group" : "Target group", node.name(), node.id(), group == null ? NOT_HELD : "", facts.list());
    }

    private static Facts serviceFacts(Service service) {
        var facts = new Facts()
                .add("status", service.status())
                .add("desiredCount", service.desiredCount())
                .add("runningCount", service.runningCount())
                .add("pendingCount", service.pendingCount())
                .add("launchType", service.launchType())
                .add("capacityProviderStrategy", service.capacityProviderStrategy().stream()
                        .map(item -> item.capacityProvider() + " weight " + (item.weight() == null ? 0 : item.weight())).toList())
                .add("platformVersion", service.platformVersion())
                .add("taskDefinition", last(service.taskDefinition()))
                .add("deploymentController", service.deploymentController() == null ? null : service.deploymentController().type())
                .add("healthCheckGracePeriodSeconds", service.healthCheckGracePeriodSeconds());
        var configuration = service.deploymentConfiguration();
        if (configuration != null) {
            facts.add("maximumPercent", configuration.maximumPercent())
                    .add("minimumHealthyPercent", configuration.minimumHealthyPercent())
                    .add("deploymentCircuitBreaker", configuration.deploymentCircuitBreaker() == null ? null
                            : "enable " + configuration.deploymentCircuitBreaker().enable() + ", rollback " + configuration.deploymentCircuitBreaker().rollback())
                    .add("alarms", configuration.alarms() == null ? List.of() : configuration.alarms().alarmNames());
        }
        for (var deployment : service.deployments()) {
            var running = deployment.runningCount() + " of " + deployment.desiredCount() + " running";
            facts.add("deployment " + deployment.status(), running
                    + (deployment.rolloutState() == null ? "" : ", " + deployment.rolloutState()));
        }
        return facts;
    }

    private static Facts taskDefinition(TaskDefinition definition) {
        var facts = new Facts()
                .add("networkMode", definition.networkMode())
                .add("cpu", definition.cpu())
                .add("memory", definition.memory())
                .add("requiresCompatibilities", definition.requiresCompatibilities());
        for (var container : definition.containerDefinitions()) {
            var name = container.name() + " ";
            facts.add(name + "image", container.image())
                    .add(name + "entryPoint", container.entryPoint())
                    .add(name + "command", container.command())
                    .add(name + "stopTimeout", container.stopTimeout())
                    .add(name + "initProcessEnabled", container.linuxParameters() == null ? null : container.linuxParameters().initProcessEnabled());
        }
        return facts;
    }

    private static Thing scaling(PathNode.ScalingNode node) {
        var target = node.target();
        var facts = new Facts();
        if (target != null) {
            facts.add("MinCapacity", target.minCapacity()).add("MaxCapacity", target.maxCapacity());
        }
        for (var policy : node.policies()) {
            facts.add(policy.policyName() == null ? "policy" : policy.policyName(), tracked(policy));
        }
        var note = !node.known() ? "The record does not tell whether this service scales." : target == null ? "This service does not scale by itself." : "";
        return new Thing("Scaling", node.id().substring(node.id().lastIndexOf('/') + 1), node.id(), note, facts.list());
    }

    private static String tracked(ScalingPolicy policy) {
        var tracking = policy.targetTracking();
        if (tracking == null) {
            return policy.policyType() + (policy.isStep() ? " by " + policy.stepAdjustments() : "");
        }
        var customized = tracking.customized();
        var metric = tracking.predefinedMetricType() != null ? tracking.predefinedMetricType()
                : customized != null ? String.join(", ", customized.metricNames()) : "a metric that is not recorded";
        return metric + (tracking.targetValue() == null ? "" : " at " + tracking.targetValue())
                + (tracking.scaleInCooldown() == null ? "" : ", ScaleInCooldown " + tracking.scaleInCooldown() + " s")
                + (tracking.disableScaleIn() ? ", never scales in" : "");
    }

    private Thing subnet(PathNode.SubnetNode node) {
        var subnet = node.subnet();
        var table = node.routeTable();
        var facts = new Facts().add("AvailabilityZone", node.zone());
        if (subnet != null) {
            facts.add("CidrBlock", subnet.cidrBlock())
                    .add("Usable addresses", node.usable())
                    .add("AvailableIpAddressCount", subnet.availableIpAddressCount());
        }
        facts.add("Tasks", tasks(node.tasks()))
                .add("Services that place here", inventory.servicesIn(node.id()).stream().map(Service::name).toList())
                .add("Route table", table == null ? "not recorded" : table.name());
        if (table != null) {
            for (var route : table.routes()) {
                var to = first(route.gatewayId(), route.natGatewayId(), route.transitGatewayId(), route.vpcPeeringConnectionId(),
                        route.networkInterfaceId(), route.egressOnlyInternetGatewayId());
                facts.add(first(route.destinationCidrBlock(), route.destinationIpv6CidrBlock(), route.destinationPrefixListId()),
                        to + ("blackhole".equals(route.state()) ? " (blackhole)" : ""));
            }
        }
        return new Thing("Subnet", subnet == null ? node.id() : subnet.name(), node.id(), subnet == null ? NOT_HELD : "", facts.list());
    }

    private static String first(@Nullable String... values) {
        for (var value : values) {
            if (value != null) {
                return value;
            }
        }
        return "not recorded";
    }

    private Thing zone(String zone) {
        var subnets = service.path().nodes(PathNode.SubnetNode.class).filter(subnet -> zone.equals(subnet.zone())).toList();
        var facts = new Facts();
        for (var subnet : subnets) {
            var record = subnet.subnet();
            var free = record == null || record.availableIpAddressCount() == null ? "" : record.availableIpAddressCount() + " free, ";
            facts.add(record == null ? subnet.id() : record.name(), free + tasks(subnet.tasks()));
        }
        return new Thing("Availability zone", zone, zone, "", facts.list());
    }

    private Thing task(String arn) {
        var square = service.path().nodes().stream().flatMap(node -> switch (node) {
            case PathNode.SubnetNode subnet -> subnet.tasks().stream();
            case PathNode.HostNode host -> host.tasks().stream();
            default -> Stream.<PathNode.TaskSquare>empty();
        }).filter(task -> task.taskArn().equals(arn)).findFirst();
        var record = inventory.find(Task.class, arn);
        var facts = new Facts();
        record.filter(Task::isStopped).map(TaskEnd::of).flatMap(TaskEnd::symptom).ifPresent(symptom -> facts.add("Why it stopped", symptom.words()));
        record.ifPresent(task -> {
            facts.add("lastStatus", task.lastStatus())
                    .add("desiredStatus", task.desiredStatus())
                    .add("healthStatus", task.healthStatus())
                    .add("capacityProviderName", task.capacityProviderName())
                    .add("launchType", task.launchType())
                    .add("availabilityZone", task.availabilityZone())
                    .add("taskDefinition", last(task.taskDefinitionArn()))
                    .add("subnetId", task.networkDetail("subnetId"))
                    .add("networkInterfaceId", task.networkDetail("networkInterfaceId"))
                    .add("privateIPv4Address", task.networkDetail("privateIPv4Address"))
                    .add("createdAt", times.full(task.createdAt()))
                    .add("startedAt", times.full(task.startedAt()))
                    .add("stoppingAt", times.full(task.stoppingAt()))
                    .add("stoppedAt", times.full(task.stoppedAt()))
                    .add("stopCode", task.stopCode())
                    .add("stoppedReason", task.stoppedReason());
            task.containers().forEach(container -> facts.add("container " + container.name(), container.lastStatus()
                    + (container.exitCode() == null ? "" : ", exit code " + container.exitCode())));
        });
        var related = new ArrayList<Related>();
        record.ifPresent(task -> {
            addNode(related, "Subnet", task.networkDetail("subnetId"));
            addNode(related, "Container instance", task.containerInstanceArn());
            addNode(related, "Task definition", task.taskDefinitionArn());
            var card = task.networkDetail("networkInterfaceId");
            if (card != null && inventory.find(NetworkInterface.class, card).isPresent()) {
                related.add(new Related("Network interface", card, Target.node(card)));
            }
        });
        return new Thing("Task" + square.map(task -> " · " + task.state().name().toLowerCase(Locale.ROOT)).orElse(""),
                arn.substring(arn.lastIndexOf('/') + 1), arn, record.isEmpty() ? NOT_HELD : "", facts.list()).with(related);
    }

    private Thing edge(PathEdge edge) {
        var way = switch (edge.way()) {
            case TRAFFIC -> "Requests";
            case PLACEMENT -> "Placement";
            case INTERFACE_ENDPOINT -> "Through an interface endpoint";
            case GATEWAY_ENDPOINT -> "Through a gateway endpoint";
            case NAT -> "Through NAT";
            case INTERNET -> "To the internet";
            case OTHER -> "Through another gateway";
            case NOTHING -> "No way out";
            case UNKNOWN -> "Not recorded";
        };
        return new Thing("Connection", way, edge.from() + " → " + edge.to(), "", new Facts()
                .add("From", name(edge.from()))
                .add("To", name(edge.to()))
                .add("Carries", edge.carries())
                .list());
    }

    private String name(String id) {
        return service.path().node(id).map(node -> node(node).name()).orElse(id);
    }

    private static String tasks(List<PathNode.TaskSquare> tasks) {
        if (tasks.isEmpty()) {
            return "no tasks";
        }
        return tasks.stream().collect(Collectors.groupingBy(PathNode.TaskSquare::state, TreeMap::new, Collectors.counting())).entrySet().stream()
                .map(state -> state.getValue() + " " + state.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String last(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static Thing thing(String kind, String name, String id, Facts facts) {
        return new Thing(kind, name, id, "", facts.list());
    }

    private static Thing notHeld(String kind, String id) {
        return new Thing(kind, id.substring(id.lastIndexOf('/') + 1), id, NOT_HELD, List.of());
    }
}
