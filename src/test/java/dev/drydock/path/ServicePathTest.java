package dev.drydock.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.PathNode.EndpointNode;
import dev.drydock.path.PathNode.HostNode;
import dev.drydock.path.PathNode.ListenerNode;
import dev.drydock.path.PathNode.LoadBalancerNode;
import dev.drydock.path.PathNode.ScalingNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.PathNode.TargetGroupNode;
import dev.drydock.path.PathNode.TaskDefinitionNode;
import dev.drydock.path.PathNode.TaskSquare;
import dev.drydock.path.PathNode.TaskSquare.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServicePathTest {

    private static Map<State, Long> states(ServicePath path) {
        return Stream.concat(path.nodes(SubnetNode.class).flatMap(node -> node.tasks().stream()), path.nodes(HostNode.class).flatMap(node -> node.tasks().stream()))
                .collect(Collectors.groupingBy(TaskSquare::state, TreeMap::new, Collectors.counting()));
    }

    private static List<String> edges(ServicePath path, Way way) {
        return path.edges().stream().filter(edge -> edge.way() == way).map(edge -> Names.last(edge.from()) + " > " + Names.last(edge.to())).toList();
    }

    @Test
    void listenersLeadToTargetGroupsAndTheseToTheTasks() throws Exception {
        var path = PathOf.estate(estate -> estate.service("shop").behind(estate.loadBalancer("shop-alb").targetGroup("shop-tg", 8080)).withTasks(3));
        var listener = path.nodes(ListenerNode.class).findFirst().orElseThrow();
        var group = path.nodes(TargetGroupNode.class).findFirst().orElseThrow();
        var definition = path.nodes(TaskDefinitionNode.class).findFirst().orElseThrow();
        assertEquals(443, listener.listener().port());
        assertEquals("shop-alb", path.nodes(LoadBalancerNode.class).findFirst().orElseThrow().loadBalancer().name());
        assertEquals(Map.of("healthy", 3), group.health());
        assertEquals(8080, group.containerPort());
        assertEquals(
                List.of(new PathEdge(listener.id(), group.id(), Way.TRAFFIC, List.of()), new PathEdge(group.id(), definition.id(), Way.TRAFFIC, List.of())),
                path.edges().stream().filter(edge -> edge.way() == Way.TRAFFIC).toList());
        assertEquals(List.of("ap-southeast-1a", "ap-southeast-1b", "ap-southeast-1c"), path.zones());
        assertEquals(3, edges(path, Way.PLACEMENT).size());
        assertEquals(Map.of(State.RUNNING, 3L), states(path));
        assertEquals(path.nodes().size(), path.nodes().stream().map(PathNode::id).distinct().count());
    }

    @Test
    void tasksShowWhatStateTheyAreIn() throws Exception {
        var path = PathOf.estate(estate -> {
            var service = estate.service("shop").behind(estate.loadBalancer("shop-alb").targetGroup("shop-tg", 8080)).withTasks(2);
            var before = estate.capturedAt().minusSeconds(600);
            service.task(service.deployment(), before).pending("PENDING");
            service.task(service.deployment(), before).pending("ACTIVATING");
            service.task(service.deployment(), before).withTarget("unhealthy", "Target.Timeout");
            service.task(service.deployment(), before).withTarget("initial", "Elb.RegistrationInProgress");
            service.task(service.deployment(), before).stopped("UserInitiated", "stopped by hand", before.plusSeconds(60), 20, 0);
            var leaving = service.task(service.deployment(), before);
            estate.edit("ecs", "describe-tasks", answer -> PathOf.<Map<String, Object>>list(answer.get("tasks")).stream()
                    .filter(task -> task.get("taskArn").toString().endsWith(leaving.id(service)))
                    .forEach(task -> task.put("desiredStatus", "STOPPED")));
        });
        assertEquals(Map.of(State.RUNNING, 3L, State.STARTING, 2L, State.UNHEALTHY, 1L, State.STOPPING, 1L), states(path));
    }

    @Test
    void theSecondGroupOfABlueGreenServiceStandsBesideTheFirst() throws Exception {
        var path = PathOf.estate(estate -> {
            var balancer = estate.loadBalancer("shop-alb");
            var blue = balancer.targetGroup("blue", 8080);
            var green = balancer.targetGroup("green", 8080);
            estate.service("shop").behind(blue).withTasks(2).edit(service -> PathOf.<Map<String, Object>>list(service.get("loadBalancers")).getFirst()
                    .put("advancedConfiguration", Map.of("alternateTargetGroupArn", green.arn())));
        });
        assertEquals(
                Map.of("blue", false, "green", true),
                path.nodes(TargetGroupNode.class).collect(Collectors.toMap(TargetGroupNode::name, TargetGroupNode::alternate)));
    }

    @Test
    void taskSetsOfCodeDeployBringTheirOwnGroups() throws Exception {
        var path = PathOf.estate(estate -> {
            var balancer = estate.loadBalancer("shop-alb");
            var blue = balancer.targetGroup("blue", 8080);
            var green = balancer.targetGroup("green", 8080);
            estate.service("shop").behind(blue).withTasks(2).edit(service -> {
                var attachment = PathOf.<Map<String, Object>>list(service.get("loadBalancers")).getFirst();
                var other = new HashMap<>(attachment);
                other.put("targetGroupArn", green.arn());
                service.put("deploymentController", Map.of("type", "CODE_DEPLOY"));
                service.put("taskSets", List.of(
                        Map.of("id", "ecs-svc/1", "status", "PRIMARY", "loadBalancers", List.of(attachment)),
                        Map.of("id", "ecs-svc/2", "status", "ACTIVE", "loadBalancers", List.of(other))));
            });
        });
        assertEquals(List.of(false, true), path.nodes(TargetGroupNode.class).map(TargetGroupNode::alternate).toList());
    }

    @Test
    void subnetsOfAnOlderDeploymentAreOnThePathToo() throws Exception {
        var path = PathOf.estate(estate -> {
            var elsewhere = estate.network().subnet("private-c").id();
            estate.service("shop").inSubnets("private-a").withTasks(1).edit(service -> PathOf.<Map<String, Object>>list(service.get("deployments")).getFirst()
                    .put("networkConfiguration", Map.of("awsvpcConfiguration", Map.of("subnets", List.of(elsewhere), "assignPublicIp", "DISABLED"))));
        });
        assertEquals(List.of("private-a", "private-c"), path.nodes(SubnetNode.class).map(node -> node.subnet().name()).toList());
        assertEquals(List.of("ap-southeast-1a", "ap-southeast-1c"), path.zones());
    }

    @Test
    void tasksWithoutAnInterfaceStandNowhereYet() throws Exception {
        var path = PathOf.estate(estate -> {
            estate.service("shop").withTasks(2);
            estate.edit("ecs", "describe-tasks", answer -> PathOf.<Map<String, Object>>list(answer.get("tasks")).getFirst().put("attachments", List.of()));
        });
        var nowhere = path.nodes(HostNode.class).findFirst().orElseThrow();
        assertEquals(HostNode.NO_INTERFACE, nowhere.id());
        assertNull(nowhere.zone());
        assertEquals(1, nowhere.tasks().size());
    }

    @Test
    void bridgeTasksStandOnTheirHosts() throws Exception {
        var path = PathOf.estate(estate -> {
            estate.cluster("prod-cluster").withInstances(2, "m5.large");
            estate.service("legacy").onInstances("bridge").behind(estate.loadBalancer("alb").targetGroup("tg", 8080).withTargetType("instance")).withTasks(4);
            var subnet = estate.network().subnet("private-a").id();
            estate.edit("ecs", "describe-container-instances", answer -> PathOf.<Map<String, Object>>list(answer.get("containerInstances"))
                    .forEach(instance -> PathOf.<Object>list(instance.get("attributes")).add(Map.of("name", "ecs.subnet-id", "value", subnet))));
        });
        assertEquals(2, path.nodes(HostNode.class).count());
        assertEquals(0, path.nodes(SubnetNode.class).count());
        assertEquals(List.of("ap-southeast-1a", "ap-southeast-1b"), path.zones());
        var host = path.nodes(HostNode.class).findFirst().orElseThrow();
        assertEquals(2, host.tasks().size());
        assertNull(host.tasks().getFirst().networkInterfaceId());
        assertEquals("INTERFACE_ENDPOINT logs", PathOf.waysOut(path, host.id()).get("logs"), "by the host's subnet");
    }

    @Test
    void onEc2OnlyWhatRunsInTheTaskLeavesByItsInterface() throws Exception {
        var path = PathOf.estate(1, estate -> {
            estate.cluster("prod-cluster").withInstances(1, "m5.large");
            estate.service("dense").onInstances("awsvpc").withTasks(2);
        });
        assertEquals(Map.of("ssmmessages", "INTERFACE_ENDPOINT ssmmessages"), PathOf.waysOut(path));
    }

    @Test
    void withoutALoadBalancerThereIsNone() throws Exception {
        var path = PathOf.estate(estate -> estate.service("worker").withTasks(1));
        assertEquals(0, path.nodes().stream().filter(node -> node.lane() == Lane.LOAD_BALANCER || node.lane() == Lane.CLIENTS).count());
        assertEquals(List.of(), edges(path, Way.TRAFFIC));
    }

    @Test
    void withoutTasksTheSubnetsAreThereAllTheSame() throws Exception {
        var path = PathOf.estate(estate -> estate.service("asleep").withDesired(0));
        assertEquals(3, path.nodes(SubnetNode.class).count());
        assertEquals(Map.of(), states(path));
    }

    @Test
    void whatIsNamedAndNotRecordedIsThereWithoutItsRecord() throws Exception {
        var path = PathOf.estate(estate -> {
            estate.service("bare").behind(estate.loadBalancer("alb").targetGroup("tg", 8080)).withTasks(2);
            estate.deny("elbv2", "describe-target-groups", "", "no").deny("elbv2", "describe-target-health", "", "no");
            estate.deny("ecs", "describe-task-definition", "", "no").deny("ec2", "describe-subnets", "", "no");
            estate.deny("application-autoscaling", "describe-scalable-targets", "", "no");
        });
        var group = path.nodes(TargetGroupNode.class).findFirst().orElseThrow();
        assertNull(group.targetGroup());
        assertEquals("tg", group.name());
        assertFalse(group.healthKnown());
        assertNull(path.nodes(TaskDefinitionNode.class).findFirst().orElseThrow().taskDefinition());
        assertFalse(path.nodes(ScalingNode.class).findFirst().orElseThrow().known());
        var subnet = path.nodes(SubnetNode.class).findFirst().orElseThrow();
        assertNull(subnet.subnet());
        assertEquals("ap-southeast-1a", subnet.zone(), "the tasks in it tell the zone");
        assertEquals(2, path.zones().size());
    }

    @Test
    void emptyIsNotAbsent() throws Exception {
        var path = PathOf.estate(estate -> estate.service("fixed").behind(estate.loadBalancer("alb").targetGroup("tg", 8080)).withDesired(0));
        assertTrue(path.nodes(ScalingNode.class).findFirst().orElseThrow().known());
        assertTrue(path.nodes(TargetGroupNode.class).findFirst().orElseThrow().healthKnown());
    }

    @Test
    void endpointsStandThereUsedOrNot() throws Exception {
        var path = PathOf.estate(estate -> {
            estate.network().withEndpoint("sqs");
            estate.service("shop").withTasks(1);
        });
        assertTrue(path.nodes(EndpointNode.class).anyMatch(node -> node.endpoint().shortServiceName().equals("sqs")));
        assertTrue(path.edges().stream().noneMatch(edge -> edge.carries().contains("sqs")));
    }
}
