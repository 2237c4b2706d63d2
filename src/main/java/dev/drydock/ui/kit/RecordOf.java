package dev.drydock.ui.kit;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Target;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.ec2.InternetGateway;
import dev.drydock.inventory.ec2.NatGateway;
import dev.drydock.inventory.ec2.NetworkAcl;
import dev.drydock.inventory.ec2.NetworkInterface;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.SecurityGroup;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.Vpc;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.ContainerInstance;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.ServiceDeployment;
import dev.drydock.inventory.ecs.ServiceRevision;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.elbv2.Listener;
import dev.drydock.inventory.elbv2.LoadBalancer;
import dev.drydock.inventory.elbv2.Rule;
import dev.drydock.inventory.elbv2.TargetGroup;
import dev.drydock.path.PathNode;
import java.util.List;
import java.util.Optional;

/// The record behind a thing of the picture, or behind an ARN or id.
public final class RecordOf {
    private static final List<Class<? extends Recorded>> KINDS = List.of(Service.class, Task.class, TaskDefinition.class, ContainerInstance.class, Cluster.class,
            ServiceDeployment.class, ServiceRevision.class, LoadBalancer.class, Listener.class, Rule.class, TargetGroup.class, Subnet.class, NetworkInterface.class,
            SecurityGroup.class, RouteTable.class, VpcEndpoint.class, NatGateway.class, InternetGateway.class, NetworkAcl.class, Vpc.class);

    private RecordOf() {}

    /// Empty where nothing recorded has that ARN or id.
    public static Optional<Recorded> id(Inventory inventory, String id) {
        return KINDS.stream().flatMap(kind -> inventory.find(kind, id).stream()).map(Recorded.class::cast).findFirst();
    }

    static Optional<Recorded> target(Inventory inventory, ServiceDiagnosis service, Target target) {
        return switch (target.kind()) {
            case TASK -> inventory.find(Task.class, target.id()).map(Recorded.class::cast);
            case NODE -> service.path().nodes().stream().filter(node -> Place.isDrawnAs(node, target.id())).findFirst().flatMap(node -> node(inventory, node))
                    .or(() -> id(inventory, target.id()));
            case BADGE, ZONE, EDGE -> Optional.empty();
        };
    }

    private static Optional<Recorded> node(Inventory inventory, PathNode node) {
        return switch (node) {
            case PathNode.ScalingNode scaling -> Optional.<Recorded>ofNullable(scaling.target()).or(() -> scaling.policies().stream().map(Recorded.class::cast).findFirst());
            case PathNode.EndpointNode(_, var endpoint) -> Optional.of(endpoint);
            default -> id(inventory, node.id());
        };
    }
}
