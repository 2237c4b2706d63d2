package dev.drydock.check.loadbalancing;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.codedeploy.DeploymentInfo;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whether a service that shifts traffic between two target groups has both, and whether they are alike.
public final class BothTargetGroups implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.DEPLOY_502, "both-target-groups", Owner.PLATFORM,
            "Are both target groups of a service that shifts traffic there, and alike?",
            Set.of("ecs describe-services", "elbv2 describe-target-groups", "elbv2 describe-target-group-attributes"), Set.of(),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html"));

    /// What both groups must have in common so that a request is served alike by either.
    private static final Map<String, Function<TargetGroup, @Nullable Object>> MEMBERS = new LinkedHashMap<>();

    private static final List<String> ATTRIBUTES = List.of(DeregistrationDelay.KEY, "slow_start.duration_seconds", "stickiness.enabled",
            "load_balancing.algorithm.type");

    static {
        MEMBERS.put("TargetType", TargetGroup::targetType);
        MEMBERS.put("Protocol", TargetGroup::protocol);
        MEMBERS.put("ProtocolVersion", TargetGroup::protocolVersion);
        MEMBERS.put("VpcId", TargetGroup::vpcId);
        MEMBERS.put("HealthCheckProtocol", TargetGroup::healthCheckProtocol);
        MEMBERS.put("HealthCheckPort", TargetGroup::healthCheckPort);
        MEMBERS.put("HealthCheckPath", TargetGroup::healthCheckPath);
        MEMBERS.put("HealthCheckIntervalSeconds", TargetGroup::healthCheckIntervalSeconds);
        MEMBERS.put("HealthCheckTimeoutSeconds", TargetGroup::healthCheckTimeoutSeconds);
        MEMBERS.put("HealthyThresholdCount", TargetGroup::healthyThresholdCount);
        MEMBERS.put("UnhealthyThresholdCount", TargetGroup::unhealthyThresholdCount);
        MEMBERS.put("Matcher/HttpCode", group -> group.matcher() == null ? null : group.matcher().httpCode());
        MEMBERS.put("Matcher/GrpcCode", group -> group.matcher() == null ? null : group.matcher().grpcCode());
    }

    /// Two target groups that traffic is shifted between.
    private record Pair(AttachedTargetGroup production, @Nullable AttachedTargetGroup alternate, Evidence named) {}

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var style = RolloutStyle.of(subject.service());
        if (AttachedTargetGroup.of(subject).isEmpty()) {
            return List.of(NoTargetGroup.finding(INFO, subject, "no traffic is shifted between target groups"));
        }
        return switch (style) {
            case ROLLING, EXTERNAL -> List.of(draft(subject, Status.NA, "The service shifts no traffic between target groups")
                    .observed(style.words() + " deployments").finding());
            case UNKNOWN -> List.of(draft(subject, Status.UNKNOWN, "How the service deploys is not known")
                    .observed(RolloutStyle.unknownName(subject.service()))
                    .evidence(RolloutStyle.evidence(subject.service()))
                    .missing(subject.needs(Reads.describeServices(subject.cluster(), subject.service().name())))
                    .finding());
            case BLUE_GREEN, LINEAR, CANARY -> nativePairs(subject).stream().map(pair -> judge(subject, pair)).toList();
            case CODE_DEPLOY -> List.of(codeDeploy(subject));
        };
    }

    private static List<Pair> nativePairs(Subject subject) {
        var groups = AttachedTargetGroup.of(subject);
        var pairs = new ArrayList<Pair>();
        var loadBalancers = subject.service().loadBalancers();
        for (var i = 0; i < loadBalancers.size(); i++) {
            var own = byArn(groups, loadBalancers.get(i).targetGroupArn());
            if (own.isPresent()) {
                var advanced = loadBalancers.get(i).advancedConfiguration();
                var other = byArn(groups, advanced == null ? null : advanced.alternateTargetGroupArn()).orElse(null);
                pairs.add(new Pair(own.get(), other, Evidence.of(subject.service(), "/loadBalancers/" + i + "/advancedConfiguration"
                        + (advanced == null ? "" : "/alternateTargetGroupArn"), other == null ? null : other.arn())));
            }
        }
        return pairs;
    }

    private static Optional<AttachedTargetGroup> byArn(List<AttachedTargetGroup> groups, @Nullable String arn) {
        return groups.stream().filter(group -> group.arn().equals(arn)).findFirst();
    }

    /// CodeDeploy keeps the pair in its deployment; the task sets name one group each.
    private static Finding codeDeploy(Subject subject) {
        var attached = AttachedTargetGroup.of(subject);
        if (attached.size() > 1) {
            return judge(subject, new Pair(attached.getFirst(), attached.get(1), attached.get(1).named()));
        }
        for (var taskSet : subject.service().taskSets()) {
            var info = subject.inventory().find(DeploymentInfo.class, taskSet.externalId());
            if (info.isPresent() && info.get().loadBalancerInfo() != null) {
                return ofDeployment(subject, attached.getFirst(), info.get());
            }
        }
        var deployment = subject.service().taskSets().stream().map(taskSet -> taskSet.externalId()).filter(Objects::nonNull).findFirst();
        return draft(subject, Status.UNKNOWN, "The second target group of the service is not known")
                .observed("one target group on the task sets; CodeDeploy keeps the pair")
                .evidence(attached.getFirst().named())
                .missing(subject.needs(deployment.map(Reads::getDeployment)
                        .orElseGet(() -> Reads.describeServices(subject.cluster(), subject.service().name()))))
                .finding();
    }

    private static Finding ofDeployment(Subject subject, AttachedTargetGroup own, DeploymentInfo info) {
        var pairs = info.loadBalancerInfo() == null ? List.<DeploymentInfo.TargetGroupPairInfo>of() : info.loadBalancerInfo().targetGroupPairInfoList();
        for (var i = 0; i < pairs.size(); i++) {
            var names = pairs.get(i).targetGroups();
            for (var j = 0; j < names.size(); j++) {
                var name = names.get(j).name();
                if (name != null && !name.equals(own.name())) {
                    var named = Evidence.of(info, "/loadBalancerInfo/targetGroupPairInfoList/" + i + "/targetGroups/" + j + "/name", name);
                    var other = subject.inventory().all(TargetGroup.class).stream().filter(group -> name.equals(group.targetGroupName())).findFirst();
                    return other.map(group -> judge(subject, new Pair(own, new AttachedTargetGroup(group.targetGroupArn(), true, named, group), named)))
                            .orElseGet(() -> draft(subject, Status.UNKNOWN, "Whether target group " + name + " is like " + own.name() + " is not known")
                                    .observed("no target group of that name in the record")
                                    .evidence(named)
                                    .missing(subject.needs(Reads.describeTargetGroupsNamed(name)))
                                    .finding());
                }
            }
        }
        return draft(subject, Status.FAIL, "CodeDeploy has no second target group to shift traffic to")
                .observed("one target group in the deployment")
                .why("Blue/green needs two target groups: the new tasks register with the one that serves no traffic, and then the listener moves.")
                .evidence(Evidence.of(info, "/loadBalancerInfo/targetGroupPairInfoList/0/targetGroups/1", null))
                .command(AwsCommand.confirm("Reads CodeDeploy's deployment.", Reads.getDeployment(info.deploymentId()).argv(subject.region())))
                .finding();
    }

    private static Finding judge(Subject subject, Pair pair) {
        var other = pair.alternate();
        if (other == null) {
            return draft(pair.production(), Status.FAIL, "No second target group to shift traffic to beside " + pair.production().name())
                    .observed("no alternate target group on the service")
                    .why("The new tasks register with the group that serves no traffic, and then the listener rule moves: without a second group"
                            + " nothing can be shifted.")
                    .evidence(pair.named())
                    .command(confirmService(subject))
                    .finding();
        }
        for (var group : List.of(pair.production(), other)) {
            if (group.targetGroup() == null) {
                return absent(subject, pair, group);
            }
        }
        return compare(subject, pair, Objects.requireNonNull(pair.production().targetGroup()), other, Objects.requireNonNull(other.targetGroup()));
    }

    /// A target group that the service names and the record does not hold: gone, where the record proves that.
    private static Finding absent(Subject subject, Pair pair, AttachedTargetGroup group) {
        var read = Reads.describeTargetGroups(group.arn());
        var calls = subject.inventory().calls();
        var gap = calls.gap(read);
        var error = gap.call() == null ? null : gap.call().error();
        var gone = gap.reason() == Gap.Reason.FAILED && error != null && error.code().startsWith("TargetGroupNotFound");
        if (calls.covering(read).isPresent() || gone) {
            return draft(pair.production(), Status.FAIL, "Target group " + group.name() + " does not exist")
                    .observed("the service names it, and the account's target groups do not include it")
                    .why("A deployment registers its new tasks with one of the two groups: without it the next one cannot shift traffic.")
                    .evidence(group.named())
                    .command(AwsCommand.confirm("Reads the target group.", read.argv(subject.region())))
                    .finding();
        }
        return draft(pair.production(), Status.UNKNOWN, "Whether target group " + group.name() + " is there is not known")
                .observed("no such target group in the record")
                .evidence(group.named())
                .missing(new Missing(gap, false))
                .finding();
    }

    private static Finding compare(Subject subject, Pair pair, TargetGroup one, AttachedTargetGroup alternate, TargetGroup two) {
        var differences = new ArrayList<String>();
        var evidence = new ArrayList<>(List.of(pair.named()));
        MEMBERS.forEach((member, value) -> {
            var first = value.apply(one);
            var second = value.apply(two);
            if (!Objects.equals(first, second)) {
                differences.add(member + " " + first + " and " + second);
                evidence.add(Evidence.of(one, "/" + member, first));
                evidence.add(Evidence.of(two, "/" + member, second));
            }
        });
        var missing = new ArrayList<Missing>();
        for (var group : List.of(pair.production(), alternate)) {
            if (subject.inventory().targetGroupAttribute(group.arn(), DeregistrationDelay.KEY).isEmpty()) {
                missing.add(subject.needs(Reads.describeTargetGroupAttributes(group.arn())));
            }
        }
        for (var key : ATTRIBUTES) {
            var first = subject.inventory().targetGroupAttribute(one.targetGroupArn(), key);
            var second = subject.inventory().targetGroupAttribute(two.targetGroupArn(), key);
            if (first.isPresent() && second.isPresent() && !Objects.equals(first.get().value(), second.get().value())) {
                differences.add(key + " " + first.get().value() + " and " + second.get().value());
                evidence.add(Evidence.of(first.get(), "/Value", first.get().value()));
                evidence.add(Evidence.of(second.get(), "/Value", second.get().value()));
            }
        }
        var names = pair.production().name() + " and " + alternate.name();
        if (!differences.isEmpty()) {
            return draft(pair.production(), Status.WARN, "Target groups " + names + " are not alike")
                    .observed(String.join("; ", differences))
                    .why("Each deployment moves the traffic to the other group: what differs changes with every deployment, and comes back with the next.")
                    .evidence(evidence)
                    .command(AwsCommand.confirm("Reads the alternate target group.", Reads.describeTargetGroups(alternate.arn()).argv(subject.region())))
                    .finding();
        }
        if (!missing.isEmpty()) {
            return draft(pair.production(), Status.UNKNOWN, "Whether target groups " + names + " are alike is not known")
                    .observed("the same type, protocol and health check; attributes are not in the record")
                    .evidence(evidence).missing(missing).finding();
        }
        return draft(pair.production(), Status.OK, "Target groups " + names + " are both there, and alike")
                .observed("the same type, protocol, health check and attributes").evidence(evidence).finding();
    }

    private static AwsCommand confirmService(Subject subject) {
        return AwsCommand.confirm("Reads the service.", Reads.describeServices(subject.cluster(), subject.service().name()).argv(subject.region()));
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title)
                .expected(status == Status.NA ? "nothing: one target group is enough"
                        : "two target groups with the same type, protocol, health check and attributes");
    }

    private static Finding.Draft draft(AttachedTargetGroup about, Status status, String title) {
        return Finding.draft(INFO, status, about.arn(), title).expected("two target groups with the same type, protocol, health check and attributes");
    }
}
