package dev.drydock.check.reachability;

import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.SecurityGroup;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ecs.Service.NetworkConfiguration;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The end of the traffic where the tasks of a service stand.
sealed interface TaskSide {

    /// Each task has an interface of its own.
    ///
    /// @param subnetIds where tasks start
    /// @param groups the security groups that they get; null where the record does not tell
    /// @param evidence where the record names the groups
    record Own(Subject subject, List<String> subnetIds, @Nullable List<String> groups, Evidence evidence) implements TaskSide {

        /// Tasks that run or will start in one of the subnets. They have IPv6 addresses only where the record shows one, or where there is nothing else.
        Peer in(String subnetId) {
            var peer = Peer.in(subject.inventory(), "the tasks in " + shown(subnetId), subnetId, groups);
            return peer.subnet() != null && Boolean.TRUE.equals(peer.subnet().ipv6Native()) || hasIpv6(subnetId) ? peer : peer.withIpv4Only(true);
        }

        private String shown(String subnetId) {
            return subject.inventory().find(Subnet.class, subnetId).map(Hops::shown).orElse(subnetId);
        }

        private boolean hasIpv6(String subnetId) {
            return subject.liveTasks().stream().anyMatch(task -> subnetId.equals(task.networkDetail("subnetId")) && task.networkDetail("ipv6Address") != null);
        }

        /// The ports that the tasks connect from, by their operating system's default.
        Ports clientPorts() {
            var windows = subject.taskDefinition().map(TaskDefinition::runtimePlatform)
                    .filter(platform -> platform.operatingSystemFamily() != null && platform.operatingSystemFamily().startsWith("WINDOWS")).isPresent();
            return windows ? Ports.WINDOWS : Ports.LINUX;
        }

        /// What to read where the groups are not known.
        Read groupsRead() {
            return groups != null && !groups.isEmpty() ? Reads.describeSecurityGroups(groups.getFirst()) : Reads.describeServices(subject.cluster(), subject.service().name());
        }
    }

    /// Tasks share the network of their host.
    record Shared(String mode, Evidence evidence) implements TaskSide {
        Finding notApplicable(CheckInfo check, Subject subject) {
            return Finding.draft(check, Status.NA, subject.service().serviceArn(), "The tasks share the network of their host, whose security groups decide for all that runs there")
                    .observed("network mode " + mode)
                    .expected("network mode awsvpc, for this check to apply")
                    .evidence(evidence)
                    .finding();
        }
    }

    record Unknown(Missing missing) implements TaskSide {
        Finding unknown(CheckInfo check, Subject subject) {
            return Finding.draft(check, Status.UNKNOWN, subject.service().serviceArn(), "Where the tasks stand in the network is not known")
                    .observed(missing.gap().why())
                    .expected("the network configuration of the service on record")
                    .missing(missing)
                    .finding();
        }
    }

    /// A network configuration is only allowed, and then required, in the network mode `awsvpc` (ECS API reference, `CreateService`).
    static TaskSide of(Subject subject) {
        var service = subject.service();
        var own = of(subject, service.networkConfiguration(), "/networkConfiguration");
        if (own.isPresent()) {
            return own.get();
        }
        var set = IntStream.range(0, service.taskSets().size()).filter(i -> "PRIMARY".equals(service.taskSets().get(i).status())).findFirst().orElse(0);
        if (!service.taskSets().isEmpty()) {
            var ofSet = of(subject, service.taskSets().get(set).networkConfiguration(), "/taskSets/" + set + "/networkConfiguration");
            if (ofSet.isPresent()) {
                return ofSet.get();
            }
        }
        if (RolloutStyle.of(service) == RolloutStyle.EXTERNAL && service.taskSets().isEmpty()) {
            return new Unknown(subject.needs(Reads.describeTaskSets(subject.cluster(), service.name())));
        }
        if (Compute.of(subject) == Compute.FARGATE) {
            return new Unknown(subject.needs(Reads.describeServices(subject.cluster(), service.name())));
        }
        return subject.taskDefinition()
                .<TaskSide>map(definition -> "awsvpc".equals(definition.networkMode())
                        ? new Unknown(subject.needs(Reads.describeServices(subject.cluster(), service.name())))
                        : new Shared(definition.networkMode() == null ? "bridge" : definition.networkMode(), Evidence.of(definition, "/networkMode", definition.networkMode())))
                .orElseGet(() -> new Unknown(subject.needs(subject.taskDefinitionName() == null
                        ? Reads.describeServices(subject.cluster(), service.name()) : Reads.describeTaskDefinition(subject.taskDefinitionName()))));
    }

    private static Optional<TaskSide> of(Subject subject, @Nullable NetworkConfiguration network, String pointer) {
        if (network == null || network.awsvpcConfiguration() == null || network.awsvpcConfiguration().subnets().isEmpty()) {
            return Optional.empty();
        }
        var vpc = network.awsvpcConfiguration();
        var evidence = Evidence.of(subject.service(), pointer + "/awsvpcConfiguration/securityGroups", vpc.securityGroups().isEmpty() ? null : vpc.securityGroups());
        return Optional.of(new Own(subject, vpc.subnets(), vpc.securityGroups().isEmpty() ? defaultGroup(subject, vpc.subnets()) : vpc.securityGroups(),
                vpc.securityGroups().isEmpty() ? Evidence.of(subject.service(), pointer + "/awsvpcConfiguration/subnets", vpc.subnets()) : evidence));
    }

    /// Who names no group gets the default one of the VPC (ECS API reference, `AwsVpcConfiguration`).
    private static @Nullable List<String> defaultGroup(Subject subject, List<String> subnetIds) {
        var vpc = subnetIds.stream().map(id -> subject.inventory().find(Subnet.class, id).map(Subnet::vpcId).orElse(null)).filter(Objects::nonNull).findFirst();
        return vpc.flatMap(id -> subject.inventory().all(SecurityGroup.class).stream()
                        .filter(group -> "default".equals(group.groupName()) && id.equals(group.vpcId())).findFirst())
                .map(group -> List.of(group.groupId()))
                .orElse(null);
    }
}
