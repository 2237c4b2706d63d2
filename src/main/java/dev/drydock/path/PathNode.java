package dev.drydock.path;

import dev.drydock.inventory.applicationautoscaling.ScalableTarget;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.ec2.InternetGateway;
import dev.drydock.inventory.ec2.NatGateway;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.ecs.ContainerInstance;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.elbv2.Listener;
import dev.drydock.inventory.elbv2.LoadBalancer;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing on the path. What the record names but does not hold is a node all the same, with its record null: it exists, and nothing more is known.
public sealed interface PathNode {
    /// The ARN or id of the thing, by which selection, findings and edges name it.
    String id();

    Lane lane();

    /// The availability zone whose row the node stands in; null for what stands in none.
    default @Nullable String zone() {
        return null;
    }

    record ListenerNode(String id, Listener listener) implements PathNode {
        @Override
        public Lane lane() {
            return Lane.CLIENTS;
        }
    }

    record LoadBalancerNode(String id, @Nullable LoadBalancer loadBalancer) implements PathNode {
        @Override
        public Lane lane() {
            return Lane.LOAD_BALANCER;
        }
    }

    /// @param alternate whether it is the second group of a blue/green deployment or its kin
    /// @param health how many targets stand in each state (`healthy`, `unhealthy`, `initial`, `draining`, `unused`, …)
    /// @param healthKnown whether target health was recorded at all
    record TargetGroupNode(
            String id,
            @Nullable TargetGroup targetGroup,
            boolean alternate,
            Map<String, Integer> health,
            boolean healthKnown,
            @Nullable String containerName,
            @Nullable Integer containerPort)
            implements PathNode {
        @Override
        public Lane lane() {
            return Lane.LOAD_BALANCER;
        }

        public String name() {
            return targetGroup != null ? targetGroup.name() : Names.last(id);
        }
    }

    /// The service with its deployments; its id is the service's ARN.
    record ServiceNode(String id, Service service) implements PathNode {
        @Override
        public Lane lane() {
            return Lane.SERVICE;
        }
    }

    /// What runs in each task; its id is the task definition's ARN.
    record TaskDefinitionNode(String id, @Nullable TaskDefinition taskDefinition) implements PathNode {
        @Override
        public Lane lane() {
            return Lane.SERVICE;
        }
    }

    /// The service's scaling; its id is `service/cluster/name`.
    ///
    /// @param known whether the record tells if there is any
    record ScalingNode(String id, @Nullable ScalableTarget target, List<ScalingPolicy> policies, boolean known) implements PathNode {
        @Override
        public Lane lane() {
            return Lane.SERVICE;
        }
    }

    /// A subnet with the tasks whose network interfaces stand in it.
    ///
    /// @param routeTable the table that decides for it; null where the record does not tell
    /// @param zone as its record says it, else as its tasks do
    record SubnetNode(String id, @Nullable Subnet subnet, @Nullable RouteTable routeTable, @Nullable String zone, List<TaskSquare> tasks)
            implements PathNode {
        @Override
        public Lane lane() {
            return Lane.TASKS;
        }

        /// The addresses that AWS leaves of the IPv4 block, 2^(32 − prefix) − 5 (VPC user guide, "Subnet CIDR blocks"); null when the block is not known.
        public @Nullable Integer usable() {
            var block = subnet == null ? null : subnet.cidrBlock();
            if (block == null || !block.matches("[0-9.]+/[0-9]{1,2}")) {
                return null;
            }
            var prefix = Integer.parseInt(block.substring(block.indexOf('/') + 1));
            return prefix < 1 || prefix > 32 ? null : (int) Math.max(0, (1L << (32 - prefix)) - 5);
        }
    }

    /// Tasks that share the network of an EC2 host (bridge, host), or that have no network interface yet.
    ///
    /// @param id the container instance's ARN, or `no-interface` for tasks that stand nowhere yet
    record HostNode(String id, @Nullable ContainerInstance instance, @Nullable String zone, List<TaskSquare> tasks) implements PathNode {
        /// The id of the node that holds the tasks which have no network interface yet.
        public static final String NO_INTERFACE = "no-interface";

        @Override
        public Lane lane() {
            return Lane.TASKS;
        }
    }

    record EndpointNode(String id, VpcEndpoint endpoint) implements PathNode {
        @Override
        public Lane lane() {
            return Lane.EGRESS;
        }
    }

    record NatGatewayNode(String id, @Nullable NatGateway natGateway) implements PathNode {
        @Override
        public Lane lane() {
            return Lane.EGRESS;
        }
    }

    record InternetGatewayNode(String id, @Nullable InternetGateway internetGateway) implements PathNode {
        @Override
        public Lane lane() {
            return Lane.EGRESS;
        }
    }

    /// What a way out of a subnet ends at, where that is none of the above: a transit gateway, a peering, an appliance, no route at all ([#NO_ROUTE]), or what
    /// the record does not tell ([#NOT_RECORDED]).
    ///
    /// @param kind what it is, in words
    record OtherTargetNode(String id, String kind) implements PathNode {
        /// Where no route leads on.
        public static final OtherTargetNode NO_ROUTE = new OtherTargetNode("no-route", "no route");

        /// Where the record holds too little to say where the way leads.
        public static final OtherTargetNode NOT_RECORDED = new OtherTargetNode("not-recorded", "not recorded");

        @Override
        public Lane lane() {
            return Lane.EGRESS;
        }
    }

    /// One task as a square.
    ///
    /// @param networkInterfaceId the task's interface; null where it has none of its own
    record TaskSquare(String taskArn, @Nullable String networkInterfaceId, State state) {
        public enum State { RUNNING, STARTING, UNHEALTHY, STOPPING }
    }
}
