package dev.drydock.check.loadbalancing;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether the target groups of an awsvpc service take IP addresses, since its tasks have no other name.
public final class TargetType implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.DEPLOY_502, "tg-target-type", Owner.PLATFORM,
            "Do the target groups of an awsvpc service take IP addresses?",
            Set.of("elbv2 describe-target-groups", "ecs describe-task-definition"), Set.of(),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html",
                    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html"));

    private static final String AWSVPC = "awsvpc";

    /// The types that are not `ip`; a type that is none of these is one that Drydock does not know.
    private static final Set<String> OTHERS = Set.of("instance", "lambda", "alb");

    /// Where the record says how the tasks are networked.
    private record NetworkMode(String mode, Evidence evidence) {}

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var groups = AttachedTargetGroup.of(subject);
        if (groups.isEmpty()) {
            return List.of(NoTargetGroup.finding(INFO, subject, "there is nothing to register with"));
        }
        var mode = networkMode(subject);
        if (mode.isPresent() && !mode.get().mode().equals(AWSVPC)) {
            return List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "The tasks do not use awsvpc networking")
                    .observed("network mode " + mode.get().mode())
                    .expected("nothing: such tasks are registered by their host")
                    .evidence(mode.get().evidence())
                    .finding());
        }
        return groups.stream().map(group -> judge(subject, group, mode)).toList();
    }

    private static Finding judge(Subject subject, AttachedTargetGroup group, Optional<NetworkMode> mode) {
        var recorded = group.targetGroup();
        if (recorded == null || recorded.targetType() == null) {
            return unknown(subject, group, "no target type in the record").evidence(group.named())
                    .missing(subject.needs(Reads.describeTargetGroups(group.arn()))).finding();
        }
        var type = Evidence.of(recorded, "/TargetType", recorded.targetType());
        if (recorded.targetType().equals("ip")) {
            return Finding.draft(INFO, Status.OK, group.arn(), "Target group " + group.name() + " takes IP addresses")
                    .observed("target type ip").expected("target type ip").evidence(type).finding();
        }
        if (!OTHERS.contains(recorded.targetType())) {
            return unknown(subject, group, "target type " + recorded.targetType() + ", which Drydock does not know").evidence(type)
                    .missing(subject.needs(Reads.describeTargetGroups(group.arn()))).finding();
        }
        return mode.map(awsvpc -> mismatch(subject, group, recorded, awsvpc, type)).orElseGet(() ->
                unknown(subject, group, "target type " + recorded.targetType() + ", and no network mode in the record").evidence(type)
                        .missing(subject.needs(Reads.describeTaskDefinition(String.valueOf(subject.service().taskDefinition())))).finding());
    }

    private static Finding mismatch(Subject subject, AttachedTargetGroup group, TargetGroup recorded, NetworkMode awsvpc, Evidence type) {
        var read = Reads.describeTargetGroups(group.arn()).argv(subject.region());
        return Finding.draft(INFO, Status.FAIL, group.arn(), "Target group " + group.name() + " cannot take the tasks: its target type is "
                + recorded.targetType())
                .observed("target type " + recorded.targetType() + ", network mode " + awsvpc.mode())
                .expected("target type ip. A target group's type cannot be changed: make another one with type ip and the same port, protocol and health check,"
                        + " point the listener rule at it, and let the service register there")
                .why("An awsvpc task has a network interface of its own and is registered by that address. ECS refuses to create or update a service with any"
                        + " other target type, so tasks of this service are not registered here.")
                .evidence(type, awsvpc.evidence(), group.named())
                .command(AwsCommand.confirm("Reads the target group.", read))
                .finding();
    }

    private static Finding.Draft unknown(Subject subject, AttachedTargetGroup group, String observed) {
        return Finding.draft(INFO, Status.UNKNOWN, group.arn(), "Whether target group " + group.name() + " can take the tasks of "
                + subject.service().name() + " is not known").observed(observed).expected("target type ip for awsvpc tasks");
    }

    private static Optional<NetworkMode> networkMode(Subject subject) {
        var service = subject.service();
        var subnets = Inventory.subnetIds(service);
        if (!subnets.isEmpty()) {
            var where = service.networkConfiguration() != null ? "" : "/taskSets/0";
            return Optional.of(new NetworkMode(AWSVPC, Evidence.of(service, where + "/networkConfiguration/awsvpcConfiguration/subnets", subnets)));
        }
        return subject.taskDefinition().filter(definition -> definition.networkMode() != null)
                .map(definition -> new NetworkMode(String.valueOf(definition.networkMode()),
                        Evidence.of(definition, "/networkMode", definition.networkMode())));
    }
}
