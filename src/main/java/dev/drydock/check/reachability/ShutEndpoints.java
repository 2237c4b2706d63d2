package dev.drydock.check.reachability;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.ec2.SecurityGroup;
import dev.drydock.inventory.ec2.SecurityGroup.IpPermission;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.VpcEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Endpoints that nothing can enter, while private DNS leads every call in the VPC to them: what the task definition does not name, the code may still call.
///
/// Only one that admits nobody at all is told of. One that admits others, and not these tasks, may mean that.
record ShutEndpoints(CheckInfo check, Subject subject) {
    private static final int HTTPS = 443;

    /// @param judged the endpoints that the check has judged already
    List<Finding> findings(List<String> subnetIds, Set<String> judged) {
        // Without a task role the code has no credentials to call AWS with.
        if (subject.taskDefinition().filter(definition -> definition.taskRoleArn() != null).isEmpty()) {
            return List.of();
        }
        return subnetIds.stream().flatMap(id -> subject.inventory().find(Subnet.class, id).stream()).map(Subnet::vpcId).filter(Objects::nonNull).distinct()
                .flatMap(vpc -> subject.inventory().endpoints(vpc).stream())
                .filter(endpoint -> endpoint.isInterface() && endpoint.isAvailable() && Boolean.TRUE.equals(endpoint.privateDnsEnabled()))
                .filter(endpoint -> !judged.contains(endpoint.vpcEndpointId()) && !endpoint.shortServiceName().equals(endpoint.serviceName()))
                .filter(this::admitsNobody)
                .map(this::finding)
                .toList();
    }

    private List<SecurityGroup> groups(VpcEndpoint endpoint) {
        return endpoint.groups().stream().flatMap(group -> subject.inventory().find(SecurityGroup.class, group.groupId()).stream()).toList();
    }

    private boolean admitsNobody(VpcEndpoint endpoint) {
        var groups = groups(endpoint);
        return !groups.isEmpty() && groups.size() == endpoint.groups().size() && groups.stream().allMatch(group -> group.ipPermissions().stream().allMatch(ShutEndpoints::isOther));
    }

    /// Whether a rule is surely not about HTTPS; of a protocol that nobody has heard of that is not sure.
    private static boolean isOther(IpPermission rule) {
        return switch (rule.ipProtocol()) {
            case "tcp", "6" -> rule.fromPort() != null && rule.toPort() != null && (HTTPS < rule.fromPort() || HTTPS > rule.toPort());
            case "udp", "17", "icmp", "1", "icmpv6", "58" -> true;
            case null, default -> false;
        };
    }

    private Finding finding(VpcEndpoint endpoint) {
        var service = endpoint.shortServiceName();
        var groups = groups(endpoint);
        var evidence = new ArrayList<>(List.of(Evidence.of(endpoint, "/PrivateDnsEnabled", endpoint.privateDnsEnabled())));
        groups.forEach(group -> evidence.add(Evidence.of(group, "/IpPermissions/" + group.ipPermissions().size(), null)));
        var shown = String.join(" and ", groups.stream().map(SecurityGroup::shown).toList());
        return Finding.draft(check, Status.WARN, endpoint.vpcEndpointId(), "Nothing gets into the " + service + " endpoint (" + endpoint.vpcEndpointId() + "), where every call to " + service + " ends up")
                .observed("private DNS on; " + shown + (groups.size() == 1 ? " has" : " have") + " no ingress rule for tcp " + HTTPS)
                .expected("an ingress rule for tcp " + HTTPS + " from the tasks that call " + service + ", or no such endpoint")
                .why("The ordinary name of " + service + " leads to this endpoint in the whole VPC, so no other way is tried: where the code calls it, the call hangs until its timeout."
                        + " What ECS itself needs to start the tasks does not go there; whether the code does, no record tells.")
                .evidence(evidence)
                .command(AwsCommand.confirm("Reads the endpoint's security groups.", CommandLine.aws("ec2", "describe-security-groups")
                        .option("--group-ids", groups.stream().map(SecurityGroup::groupId).toList()).in(subject.region())))
                .finding();
    }
}
