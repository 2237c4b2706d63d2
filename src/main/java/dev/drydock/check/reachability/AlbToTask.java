package dev.drydock.check.reachability;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.check.loadbalancing.AttachedTargetGroup;
import dev.drydock.check.loadbalancing.NoTargetGroup;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.elbv2.LoadBalancer;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Whether a load balancer gets through to the tasks on their port and on that of the health check, by security groups, network ACLs and routes.
public final class AlbToTask implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.IMAGE_PATH, "alb-to-task", Owner.NETWORK,
            "Do security groups and network ACLs let the load balancer through to the tasks, and their answers back?",
            Set.of("ecs describe-services", "elbv2 describe-target-groups", "elbv2 describe-load-balancers", "ec2 describe-subnets", "ec2 describe-route-tables",
                    "ec2 describe-security-groups", "ec2 describe-network-acls"),
            Set.of("elbv2 describe-target-group-attributes", "elbv2 describe-target-health", "ec2 describe-network-interfaces"), null,
            List.of("https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html",
                    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html",
                    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var groups = AttachedTargetGroup.of(subject);
        if (groups.isEmpty()) {
            return List.of(NoTargetGroup.finding(INFO, subject, "no load balancer has to get through to the tasks"));
        }
        return switch (TaskSide.of(subject)) {
            case TaskSide.Shared shared -> List.of(shared.notApplicable(INFO, subject));
            case TaskSide.Unknown unknown -> List.of(unknown.unknown(INFO, subject));
            case TaskSide.Own tasks -> groups.stream().map(group -> judge(subject, tasks, group)).toList();
        };
    }

    private static Finding judge(Subject subject, TaskSide.Own tasks, AttachedTargetGroup group) {
        var target = group.targetGroup();
        if (target == null) {
            return unknown(group, "no such target group in the record", subject.needs(Reads.describeTargetGroups(group.arn())));
        }
        if (target.targetType() != null && !target.targetType().equals("ip")) {
            return notApplicable(group, "target type " + target.targetType(), "nothing: tasks with an interface of their own are not registered here");
        }
        if (group.loadBalancerArn() == null) {
            return notApplicable(group, "a target group without a load balancer", "nothing: nobody calls the tasks through it");
        }
        var loadBalancer = subject.inventory().find(LoadBalancer.class, group.loadBalancerArn()).orElse(null);
        if (loadBalancer == null || loadBalancer.type() == null || loadBalancer.availabilityZones().stream().allMatch(zone -> zone.subnetId() == null)) {
            return unknown(group, "the load balancer, or its subnets, are not in the record", subject.needs(Reads.describeLoadBalancers(group.loadBalancerArn())));
        }
        var side = new LoadBalancerSide(subject, group, target, loadBalancer);
        if (!side.isKnownType()) {
            return notApplicable(group, "a load balancer of type " + loadBalancer.type(), "nothing: this check knows Application and Network Load Balancers");
        }
        if (side.clientAddresses() == LoadBalancerSide.ClientAddresses.UNKNOWN) {
            return unknown(group, "whether the load balancer passes its clients' addresses on is not in the record", subject.needs(Reads.describeTargetGroupAttributes(group.arn())));
        }
        var port = side.port();
        if (port == null) {
            return unknown(group, "the tasks' port is not in the record", subject.needs(Reads.describeTargetGroups(group.arn())));
        }
        return new Verdicts(subject, tasks, group, target, side, port).finding();
    }

    private static Finding unknown(AttachedTargetGroup group, String observed, Missing missing) {
        return Finding.draft(INFO, Status.UNKNOWN, group.arn(), "Whether the load balancer gets through to the tasks of target group " + group.name() + " is not known")
                .observed(observed)
                .expected("the rules of both ends on record")
                .evidence(group.named())
                .missing(missing)
                .finding();
    }

    private static Finding notApplicable(AttachedTargetGroup group, String observed, String expected) {
        return Finding.draft(INFO, Status.NA, group.arn(), "No load balancer has to get through to the tasks of target group " + group.name())
                .observed(observed)
                .expected(expected)
                .evidence(group.named())
                .finding();
    }

    /// The judgement of one target group whose load balancer and ports are known.
    private record Verdicts(Subject subject, TaskSide.Own tasks, AttachedTargetGroup group, TargetGroup target, LoadBalancerSide side, int port) {

        Finding finding() {
            var requests = ways(side.requests(port));
            var checks = ways(side.healthChecks(port));
            var stops = new ArrayList<>(requests.stops());
            checks.stops().stream().filter(stop -> stops.stream().noneMatch(other -> other.hop().equals(stop.hop()))).forEach(stops::add);
            if (!stops.isEmpty()) {
                return hurt(requests, checks, stops);
            }
            var someClients = side.clientAddresses() == LoadBalancerSide.ClientAddresses.KEPT && requests.isUnknown() && requests.isAllRead();
            return requests.isUnknown() && !someClients || checks.isUnknown() ? undecided(requests, checks) : reached(requests, checks, someClients);
        }

        private Ways ways(List<LoadBalancerSide.Call> calls) {
            var ways = new LinkedHashMap<String, List<Reachability>>();
            for (var subnetId : tasks.subnetIds()) {
                var to = tasks.in(subnetId).withIpv4Only(!side.isIpv6());
                ways.put(subnetId, calls.stream()
                        .filter(call -> side.crossesZones() || call.sameZone(to.subnet()))
                        .map(call -> Reachability.of(subject.inventory(), call.from(), to, call.traffic())).toList());
            }
            // Where a load balancer keeps to its zone, a subnet of a zone that it is not in gets nothing from it.
            ways.values().removeIf(List::isEmpty);
            return Ways.of(ways);
        }

        private Finding hurt(Ways requests, Ways checks, List<Ways.Stop> stops) {
            var noRequests = requests.cutOff();
            var noChecks = checks.cutOff();
            var cutOff = !noRequests.isEmpty() || !noChecks.isEmpty();
            var healthy = healthy();
            var draft = Finding.draft(INFO, cutOff && healthy == 0 ? Status.FAIL : Status.WARN, group.arn(), title(requests, checks))
                    .observed(EndpointSg.sentence(stops.stream().map(stop -> stop.hop().says()).distinct().toList()) + (healthy == 0 ? "" : "; yet " + healthy
                            + " of " + targets() + " targets are healthy"))
                    .expected(expected())
                    .why(why(cutOff, requests, checks, healthy))
                    .evidence(stops.stream().flatMap(stop -> stop.hop().evidence().stream()).distinct().limit(6).toList())
                    .evidence(evidence());
            Opening.add(subject, draft, stops);
            return draft.finding();
        }

        private String title(Ways requests, Ways checks) {
            var name = side.loadBalancer().name();
            if (!requests.cutOff().isEmpty()) {
                return name + " does not get through to the tasks of target group " + group.name() + " on port " + port;
            }
            return !checks.cutOff().isEmpty()
                    ? "The health checks of " + name + " do not get through to the tasks of target group " + group.name() + " on port " + side.healthPort(port)
                    : "Some connections of " + name + " to the tasks of target group " + group.name() + " are blocked";
        }

        private String why(boolean cutOff, Ways requests, Ways checks, long healthy) {
            var subnets = requests.cutOff().isEmpty() ? checks.cutOff() : requests.cutOff();
            var hurt = requests.hurt().size() + checks.hurt().size();
            var all = requests.bySubnet().values().stream().mapToInt(List::size).sum() + checks.bySubnet().values().stream().mapToInt(List::size).sum();
            var text = cutOff
                    ? "No connection is made, so every target there is unhealthy or times out" + (subnets.size() < tasks.subnetIds().size()
                            ? ". That goes for tasks in " + subnets.size() + " of the " + tasks.subnetIds().size() + " subnets." : ".")
                    : hurt + " of " + all + " ways from the load balancer's subnets to the tasks' are blocked, in whole or in part: connections that take these time out.";
            return healthy == 0 || !cutOff ? text
                    : "By the recorded rules no connection is made. Healthy targets say that some get through, so running tasks may have other groups than new ones will, or the rules were"
                            + " changed just before they were recorded.";
        }

        private String expected() {
            var health = side.healthPort(port);
            return side.traffics(port).getFirst() + " from " + side.name() + " to " + EndpointSg.shown(tasks.groups()) + (health == port ? "" : ", tcp " + health + " for health checks")
                    + ", and the answers back on ports " + Ports.EPHEMERAL;
        }

        private Finding undecided(Ways requests, Ways checks) {
            var doubts = new ArrayList<>(requests.doubts());
            checks.doubts().stream().filter(doubt -> !doubts.contains(doubt)).forEach(doubts::add);
            var missing = new ArrayList<>(requests.isUnknown() ? requests.missing(subject, tasks.groupsRead()) : List.of());
            (checks.isUnknown() ? checks.missing(subject, tasks.groupsRead()) : List.<Missing>of()).stream().filter(item -> !missing.contains(item)).forEach(missing::add);
            return Finding.draft(INFO, Status.UNKNOWN, group.arn(), "Whether " + side.loadBalancer().name() + " gets through to the tasks of target group " + group.name() + " is not known")
                    .observed(doubts.isEmpty() ? "no way from the load balancer to the tasks' subnets in the record" : EndpointSg.sentence(doubts))
                    .expected(expected())
                    .evidence(evidence())
                    .missing(missing.stream().limit(5).toList())
                    .finding();
        }

        /// @param someClients whether the load balancer passes on its clients' addresses, and the rules let in a part of all there are: those who are meant to call
        private Finding reached(Ways requests, Ways checks, boolean someClients) {
            var passes = new ArrayList<>(someClients ? requests.doubts() : requests.passes());
            checks.passes().stream().filter(pass -> !passes.contains(pass)).forEach(passes::add);
            return Finding.draft(INFO, Status.OK, group.arn(), side.loadBalancer().name() + " gets through to the tasks of target group " + group.name()
                            + (someClients ? ", for the clients that the rules let in" : ""))
                    .observed(EndpointSg.sentence(passes))
                    .expected(expected())
                    .evidence(requests.evidence(someClients ? Verdict.UNKNOWN : Verdict.ALLOWED, 4)).evidence(evidence())
                    .finding();
        }

        private List<Evidence> evidence() {
            return List.of(Evidence.of(target, "/HealthCheckPort", target.healthCheckPort()), tasks.evidence());
        }

        private int targets() {
            return subject.inventory().targetHealth(group.arn()).size();
        }

        private long healthy() {
            return subject.inventory().targetHealth(group.arn()).stream()
                    .filter(health -> health.targetHealth() != null && "healthy".equals(health.targetHealth().state())).count();
        }
    }
}
