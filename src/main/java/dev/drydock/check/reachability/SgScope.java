package dev.drydock.check.reachability;

import dev.drydock.check.AwsCommand;
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
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.SecurityGroup;
import dev.drydock.inventory.ec2.SecurityGroup.IpPermission;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.elbv2.LoadBalancer;
import dev.drydock.path.Cidr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether the tasks let their load balancer in by its security group, rather than a whole block of addresses in which it happens to be.
public final class SgScope implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "sg-scope", Owner.SECURITY,
            "Do the tasks let in their load balancer's group, rather than a block of addresses?",
            Set.of("ecs describe-services", "elbv2 describe-target-groups", "elbv2 describe-load-balancers", "ec2 describe-security-groups"), Set.of("ec2 describe-subnets"), null,
            List.of("https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html",
                    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"));

    /// A rule that lets a block of addresses in on the tasks' port, the load balancer's own among them.
    private record Open(SecurityGroup group, IpPermission permission, String pointer, Cidr block, boolean ipv6, String description) {}

    private record Front(List<LoadBalancer> loadBalancers, List<Integer> ports, List<Missing> missing) {
        List<String> groups() {
            return loadBalancers.stream().flatMap(one -> one.securityGroups().stream()).distinct().toList();
        }

        String names() {
            return loadBalancers.stream().map(LoadBalancer::name).distinct().collect(Collectors.joining(", "));
        }
    }

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var groups = AttachedTargetGroup.of(subject);
        if (groups.isEmpty()) {
            return List.of(NoTargetGroup.finding(INFO, subject, "there is no load balancer's group to let in"));
        }
        return switch (TaskSide.of(subject)) {
            case TaskSide.Shared shared -> List.of(shared.notApplicable(INFO, subject));
            case TaskSide.Unknown unknown -> List.of(unknown.unknown(INFO, subject));
            case TaskSide.Own tasks -> judge(subject, tasks, front(subject, groups));
        };
    }

    private static Front front(Subject subject, List<AttachedTargetGroup> groups) {
        var loadBalancers = new ArrayList<LoadBalancer>();
        var ports = new ArrayList<Integer>();
        var missing = new ArrayList<Missing>();
        for (var group : groups) {
            if (group.targetGroup() == null) {
                missing.add(subject.needs(Reads.describeTargetGroups(group.arn())));
            } else if (group.loadBalancerArn() != null) {
                var found = subject.inventory().find(LoadBalancer.class, group.loadBalancerArn()).orElse(null);
                if (found == null) {
                    missing.add(subject.needs(Reads.describeLoadBalancers(group.loadBalancerArn())));
                } else {
                    loadBalancers.add(found);
                    var side = new LoadBalancerSide(subject, group, group.targetGroup(), found);
                    var port = side.port();
                    if (port != null) {
                        ports.add(port);
                    }
                }
            }
        }
        return new Front(loadBalancers.stream().distinct().toList(), ports.stream().distinct().toList(), missing);
    }

    private static List<Finding> judge(Subject subject, TaskSide.Own tasks, Front front) {
        if (!front.missing().isEmpty() || tasks.groups() == null) {
            return List.of(unknown(subject, front.missing().isEmpty() ? "which groups the tasks have is not in the record" : "the load balancer is not in the record",
                    front.missing().isEmpty() ? List.of(subject.needs(tasks.groupsRead())) : front.missing()));
        }
        if (front.loadBalancers().isEmpty() || front.ports().isEmpty()) {
            return List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "No load balancer routes to the service")
                    .observed("target groups without a load balancer").expected("nothing: there is no load balancer's group to let in").finding());
        }
        if (front.groups().isEmpty()) {
            return List.of(withoutGroups(subject, front));
        }
        var unread = tasks.groups().stream().filter(id -> subject.inventory().find(SecurityGroup.class, id).isEmpty()).toList();
        var known = tasks.groups().stream().map(id -> subject.inventory().find(SecurityGroup.class, id).orElse(null)).filter(Objects::nonNull).toList();
        var findings = new ArrayList<Finding>();
        var referenced = known.stream().anyMatch(group -> refers(group, front));
        for (var group : known) {
            var open = open(subject, group, front);
            if (!open.isEmpty()) {
                findings.add(warn(subject, tasks, front, group, open, referenced));
            }
        }
        if (!unread.isEmpty()) {
            findings.add(unknown(subject, "the rules of " + String.join(", ", unread) + " are not in the record", unread.stream().limit(5).map(id -> subject.needs(Reads.describeSecurityGroups(id))).toList()));
        }
        if (findings.isEmpty()) {
            findings.add(ok(subject, tasks, front, known, referenced));
        }
        return findings;
    }

    private static Finding unknown(Subject subject, String observed, List<Missing> missing) {
        return Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), "Whom the tasks let in is not known").observed(observed)
                .expected("the rules of the tasks' groups, and the groups of the load balancer").missing(missing).finding();
    }

    /// A Network Load Balancer that was made without security groups can be let in by its addresses only, or by its clients'.
    private static Finding withoutGroups(Subject subject, Front front) {
        if (front.loadBalancers().stream().anyMatch(one -> !"network".equals(one.type()))) {
            return unknown(subject, "the security groups of " + front.names() + " are not in the record",
                    front.loadBalancers().stream().map(one -> subject.needs(Reads.describeLoadBalancers(one.loadBalancerArn()))).toList());
        }
        var first = front.loadBalancers().getFirst();
        return Finding.draft(INFO, Status.OK, subject.service().serviceArn(), front.names() + " has no security group, so addresses are the only way to let it in")
                .observed("a Network Load Balancer without security groups").expected("rules by address: of the load balancer's subnets, or of its clients")
                .evidence(Evidence.of(first, "/Type", first.type())).finding();
    }

    private static boolean covers(IpPermission rule, Front front) {
        return Transport.isEverything(rule.ipProtocol()) || Transport.TCP.is(rule.ipProtocol()) && rule.fromPort() != null && rule.toPort() != null
                && front.ports().stream().anyMatch(port -> new Ports(rule.fromPort(), rule.toPort()).contains(Ports.of(port)));
    }

    private static boolean refers(SecurityGroup group, Front front) {
        return group.ipPermissions().stream().filter(rule -> covers(rule, front)).flatMap(rule -> rule.userIdGroupPairs().stream())
                .anyMatch(pair -> front.groups().contains(String.valueOf(pair.groupId())));
    }

    private static List<Open> open(Subject subject, SecurityGroup group, Front front) {
        var home = front.loadBalancers().stream().flatMap(one -> one.availabilityZones().stream()).map(LoadBalancer.AvailabilityZone::subnetId)
                .flatMap(id -> subject.inventory().find(Subnet.class, id).map(Subnet::cidrBlock).stream()).filter(Objects::nonNull)
                .flatMap(text -> Cidr.parse(text).stream()).toList();
        var open = new ArrayList<Open>();
        for (var i = 0; i < group.ipPermissions().size(); i++) {
            var rule = group.ipPermissions().get(i);
            if (!covers(rule, front)) {
                continue;
            }
            for (var j = 0; j < rule.ipRanges().size(); j++) {
                var range = rule.ipRanges().get(j);
                add(open, new Open(group, rule, "/IpPermissions/" + i + "/IpRanges/" + j + "/CidrIp", parse(range.cidrIp()), false, text(range.description())), home);
            }
            for (var j = 0; j < rule.ipv6Ranges().size(); j++) {
                var range = rule.ipv6Ranges().get(j);
                add(open, new Open(group, rule, "/IpPermissions/" + i + "/Ipv6Ranges/" + j + "/CidrIpv6", parse(range.cidrIpv6()), true, text(range.description())), home);
            }
        }
        return open;
    }

    /// A block that cannot be read is no block: its rule is left to the reader.
    private static Cidr parse(@Nullable String text) {
        return text == null ? NONE : Cidr.parse(text).orElse(NONE);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static final Cidr NONE = new Cidr(0, BigInteger.ZERO, 0);

    /// A rule for other callers, such as a monitor's address, does not let the load balancer in, and is no substitute for its group.
    private static void add(List<Open> open, Open candidate, List<Cidr> home) {
        if (candidate.block().prefix() == 0 && candidate.block().bits() > 0 || home.stream().anyMatch(subnet -> candidate.block().contains(subnet))) {
            open.add(candidate);
        }
    }

    private static Finding warn(Subject subject, TaskSide.Own tasks, Front front, SecurityGroup group, List<Open> open, boolean referenced) {
        var blocks = open.stream().map(one -> one.block().toString()).distinct().toList();
        var widest = open.stream().map(Open::block).max((one, other) -> one.size().compareTo(other.size())).orElseThrow();
        var subnets = front.loadBalancers().stream().mapToInt(one -> one.availabilityZones().size()).sum();
        var draft = Finding.draft(INFO, Status.WARN, group.groupId(), "The tasks let in " + String.join(", ", blocks) + (referenced ? " besides" : " rather than") + " the group of " + front.names())
                .observed(group.shown() + " lets " + open.stream().map(one -> ports(one.permission()) + " in from " + one.block()).distinct().collect(Collectors.joining("; ")))
                .expected("ingress on port " + front.ports().stream().map(String::valueOf).collect(Collectors.joining(", ")) + " from " + String.join(" or ", front.groups()) + " alone")
                .why(widest + " is " + (widest.prefix() == 0 ? "every address" : count(widest.size())) + ", where the load balancer has a node or a few in each of " + subnets
                        + " subnets: whoever has one of the others and a route to the tasks reaches them past the load balancer, its TLS, rules and access logs.")
                .evidence(open.stream().limit(4).map(one -> Evidence.of(group, one.pointer(), rangeText(one))).toList())
                .evidence(tasks.evidence())
                .command(AwsCommand.confirm("Reads the rules of the tasks' group.", Reads.describeSecurityGroups(group.groupId()).argv(subject.region())));
        if (!referenced) {
            admit(subject, draft, front, group);
        }
        open.forEach(one -> close(subject, draft, one));
        return draft.command(AwsCommand.verify("Reads the rules again.", Reads.describeSecurityGroups(group.groupId()).argv(subject.region())))
                .snippet("terraform", String.format(Locale.ROOT, """
                        resource "aws_vpc_security_group_ingress_rule" "from_load_balancer" {
                          security_group_id            = "%s"
                          referenced_security_group_id = "%s"
                          ip_protocol                  = "tcp"
                          from_port                    = %d
                          to_port                      = %d
                        }""", group.groupId(), front.groups().getFirst(), front.ports().getFirst(), front.ports().getFirst()))
                .finding();
    }

    /// The text as it is recorded, whatever bits it has below its prefix.
    private static String rangeText(Open one) {
        var index = Integer.parseInt(one.pointer().split("/")[4]);
        return one.ipv6() ? text(one.permission().ipv6Ranges().get(index).cidrIpv6()) : text(one.permission().ipRanges().get(index).cidrIp());
    }

    private static String ports(IpPermission rule) {
        return Transport.isEverything(rule.ipProtocol()) ? "everything" : "tcp " + new Ports(Objects.requireNonNullElse(rule.fromPort(), 0), Objects.requireNonNullElse(rule.toPort(), 65535));
    }

    private static String count(BigInteger size) {
        return size.bitLength() > 40 ? "more addresses than could be counted" : String.format(Locale.ROOT, "%,d address%s", size, size.equals(BigInteger.ONE) ? "" : "es");
    }

    private static void admit(Subject subject, Finding.Draft draft, Front front, SecurityGroup group) {
        for (var port : front.ports()) {
            var rule = new LinkedHashMap<String, Object>();
            rule.put("IpProtocol", "tcp");
            rule.put("FromPort", port);
            rule.put("ToPort", port);
            rule.put("UserIdGroupPairs", front.groups().stream().map(id -> Map.of("GroupId", id)).toList());
            draft.command(AwsCommand.fix("First: lets the load balancer's group into everything that has " + group.shown() + ". Its other rules stay.",
                            change(subject, "authorize-security-group-ingress", group, rule)))
                    .command(AwsCommand.undo("Takes that rule away again. Only after the block is let in again.", change(subject, "revoke-security-group-ingress", group, rule)));
        }
    }

    private static void close(Subject subject, Finding.Draft draft, Open one) {
        var permission = one.permission();
        var rule = new LinkedHashMap<String, Object>();
        rule.put("IpProtocol", String.valueOf(permission.ipProtocol()));
        if (permission.fromPort() != null && permission.toPort() != null) {
            rule.put("FromPort", permission.fromPort());
            rule.put("ToPort", permission.toPort());
        }
        var range = new LinkedHashMap<String, Object>();
        range.put(one.ipv6() ? "CidrIpv6" : "CidrIp", rangeText(one));
        var revoked = new LinkedHashMap<>(rule);
        revoked.put(one.ipv6() ? "Ipv6Ranges" : "IpRanges", List.of(Map.copyOf(range)));
        if (!one.description().isEmpty()) {
            range.put("Description", one.description());
        }
        var restored = new LinkedHashMap<>(rule);
        restored.put(one.ipv6() ? "Ipv6Ranges" : "IpRanges", List.of(range));
        draft.command(AwsCommand.fix("Then: stops letting " + one.block() + " into everything that has " + one.group().shown() + ". Whoever calls past the load balancer, other services among them,"
                        + " is cut off: look into the flow logs for such callers first.", change(subject, "revoke-security-group-ingress", one.group(), revoked)))
                .command(AwsCommand.undo("Lets the recorded block in again.", change(subject, "authorize-security-group-ingress", one.group(), restored)));
    }

    private static List<String> change(Subject subject, String operation, SecurityGroup group, Map<String, Object> rule) {
        return CommandLine.aws("ec2", operation).option("--group-id", group.groupId()).option("--ip-permissions", List.of(rule)).in(subject.region());
    }

    private static Finding ok(Subject subject, TaskSide.Own tasks, Front front, List<SecurityGroup> groups, boolean referenced) {
        var names = groups.stream().map(SecurityGroup::shown).collect(Collectors.joining(", "));
        return Finding.draft(INFO, Status.OK, subject.service().serviceArn(), referenced
                        ? "The tasks let in the group of " + front.names() + ", and no block of addresses that it is in"
                        : "The tasks let in no block of addresses that " + front.names() + " is in")
                .observed(names + (referenced ? " refers to " + String.join(", ", front.groups()) : " has no rule by address for it"))
                .expected("ingress from " + String.join(" or ", front.groups()))
                .evidence(tasks.evidence())
                .finding();
    }
}
