package dev.drydock.check.start;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.path.Egress;
import dev.drydock.path.PathEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What ECS Exec needs of the containers, the network and the platform.
final class ExecNeeds {
    private static final String SERVICE = "ssmmessages";
    private static final Set<String> TOO_OLD = Set.of("1.0.0", "1.1.0", "1.2.0", "1.3.0");

    private ExecNeeds() {}

    /// The agent writes below the root of the container's file system.
    static List<Finding> ofDefinition(Subject subject, TaskDefinition definition) {
        var findings = new ArrayList<Finding>();
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var container = definition.containerDefinitions().get(i);
            if (Boolean.TRUE.equals(container.readonlyRootFilesystem())) {
                findings.add(ExecReady.draft(subject, Status.FAIL, container.name() + "/root", "ECS Exec cannot start in the container " + container.name() + ": its root file system is read-only")
                        .observed("readonlyRootFilesystem true")
                        .expected("a writable root file system, or ECS Exec off")
                        .why("The agent has to create files and directories in the container. Both settings are good ones; together they exclude each other.")
                        .evidence(Evidence.of(definition, "/containerDefinitions/" + i + "/readonlyRootFilesystem", true))
                        .command(Definition.confirm(subject, definition))
                        .finding());
            }
        }
        return findings;
    }

    /// By the ways out of the service's path: the agent leaves by the task's own interface, or its host's.
    static List<Finding> ofNetwork(Subject subject) {
        var findings = new ArrayList<Finding>();
        var ways = subject.path().edges().stream().filter(edge -> edge.carries().contains(SERVICE)).toList();
        var none = ways.stream().filter(edge -> edge.way() == PathEdge.Way.NOTHING).map(PathEdge::from).distinct().toList();
        var unknown = ways.stream().filter(edge -> edge.way() == PathEdge.Way.UNKNOWN).map(PathEdge::from).distinct().toList();
        var sixOnly = Inventory.subnetIds(subject.service()).stream()
                .filter(id -> subject.inventory().find(Subnet.class, id).filter(subnet -> Boolean.TRUE.equals(subnet.ipv6Native())).isPresent()).toList();
        if (!sixOnly.isEmpty()) {
            findings.add(sixOnly(subject, sixOnly));
        } else if (!none.isEmpty()) {
            findings.add(cutOff(subject, none));
        }
        if (!unknown.isEmpty()) {
            findings.add(ExecReady.draft(subject, Status.UNKNOWN, "network", "Whether ECS Exec has a way to Systems Manager is not known")
                    .observed("by what way " + String.join(", ", unknown) + " reaches ssmmessages is not recorded")
                    .expected("an interface endpoint for ssmmessages, a NAT gateway, or a public address")
                    .missing(missing(subject, unknown))
                    .finding());
        }
        return findings;
    }

    private static Finding cutOff(Subject subject, List<String> none) {
        var draft = ExecReady.draft(subject, Status.FAIL, "egress", "ECS Exec has no way to Systems Manager from " + String.join(", ", none))
                .observed("nothing carries ssmmessages from " + String.join(", ", none))
                .expected("an interface endpoint for ssmmessages, a NAT gateway, or a public address")
                .why("The agent in the container opens the connection itself, to ssmmessages." + subject.region() + ". With no way there, the command ends with “TargetNotConnectedException” whatever else is right.");
        for (var id : none) {
            subject.inventory().find(Subnet.class, id).flatMap(subnet -> Egress.routeTable(subject.inventory(), subnet))
                    .ifPresent(table -> draft.evidence(Evidence.of(table, "/RouteTableId", table.routeTableId())));
        }
        return draft.command(endpoints(subject, none.getFirst())).finding();
    }

    private static Finding sixOnly(Subject subject, List<String> subnets) {
        var draft = ExecReady.draft(subject, Status.FAIL, "ipv6", "ECS Exec does not work in subnets that have IPv6 alone")
                .observed(String.join(", ", subnets) + " with IPv6 alone")
                .expected("subnets with IPv4 for tasks that are to be entered")
                .why("AWS does not support ECS Exec for tasks with IPv6 alone.");
        subnets.forEach(id -> subject.inventory().find(Subnet.class, id).ifPresent(subnet -> draft.evidence(Evidence.of(subnet, "/Ipv6Native", subnet.ipv6Native()))));
        return draft.command(AwsCommand.confirm("Reads the subnet.", Reads.describeSubnets(subnets.getFirst()).argv(subject.region()))).finding();
    }

    private static AwsCommand endpoints(Subject subject, String subnetId) {
        var vpc = subject.inventory().find(Subnet.class, subnetId).map(Subnet::vpcId).orElse(null);
        return vpc == null ? ExecReady.confirm(subject) : AwsCommand.confirm("Lists the endpoints of the VPC.", Reads.describeVpcEndpoints(vpc).argv(subject.region()));
    }

    private static List<Missing> missing(Subject subject, List<String> places) {
        for (var id : places) {
            var subnet = subject.inventory().find(Subnet.class, id).orElse(null);
            if (subnet == null || subnet.vpcId() == null) {
                return List.of(id.startsWith("subnet-") ? subject.needs(Reads.describeSubnets(id)) : subject.needs(Reads.describeServices(subject.cluster(), subject.service().name())));
            }
            if (subject.inventory().calls().covering(Reads.describeVpcEndpoints(subnet.vpcId())).isEmpty()) {
                return List.of(subject.needs(Reads.describeVpcEndpoints(subnet.vpcId())));
            }
            if (Egress.routeTable(subject.inventory(), subnet).map(RouteTable::routeTableId).isEmpty()) {
                return List.of(subject.needs(Reads.describeRouteTables(subnet.vpcId())));
            }
        }
        return List.of(subject.needs(Reads.describeServices(subject.cluster(), subject.service().name())));
    }

    /// Linux tasks on Fargate need 1.4.0; Windows has had it from its own 1.0.0 on.
    static List<Finding> ofPlatform(Subject subject) {
        var version = subject.service().platformVersion();
        var family = subject.service().platformFamily();
        if (Compute.of(subject) != Compute.FARGATE || version == null || !TOO_OLD.contains(version) || family != null && family.startsWith("Windows")) {
            return List.of();
        }
        return List.of(ExecReady.draft(subject, Status.FAIL, "platform", "ECS Exec does not work on platform version " + version)
                .observed("platformVersion " + version)
                .expected("1.4.0 or LATEST")
                .why("The agent came with platform version 1.4.0. See platform-version.")
                .evidence(Evidence.of(subject.service(), "/platformVersion", version))
                .command(ExecReady.confirm(subject))
                .finding());
    }
}
