package dev.drydock.check.reachability;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Finding;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.ec2.NetworkAcl;
import dev.drydock.inventory.ec2.SecurityGroup;
import dev.drydock.path.Cidr;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The commands that let blocked traffic pass: one more rule of a security group or of a network ACL, and nothing wider than the traffic needs.
final class Opening {
    /// More rules than these are for a person to lay out.
    private static final int MOST_BLOCKS = 4;

    private final Subject subject;
    private final Finding.Draft draft;
    private final Map<String, Set<Integer>> takenNumbers = new LinkedHashMap<>();

    private Opening(Subject subject, Finding.Draft draft) {
        this.subject = subject;
        this.draft = draft;
    }

    /// Adds what confirms, mends, undoes and verifies each stop.
    static void add(Subject subject, Finding.Draft draft, List<Ways.Stop> stops) {
        var opening = new Opening(subject, draft);
        var groups = stops.stream().filter(stop -> stop.hop().kind().isGroups()).flatMap(stop -> groupIds(stop).stream()).distinct().toList();
        var acls = stops.stream().filter(stop -> stop.hop().kind().isAcl()).map(stop -> stop.hop().resource()).distinct().toList();
        var tables = stops.stream().filter(stop -> !stop.hop().kind().isGroups() && !stop.hop().kind().isAcl()).map(stop -> stop.hop().resource()).distinct().toList();
        opening.reads(groups, acls, tables, false);
        stops.forEach(opening::open);
        opening.reads(groups, acls, List.of(), true);
    }

    private static List<String> groupIds(Ways.Stop stop) {
        return Objects.requireNonNullElse(stop.near().groups(), List.of());
    }

    private void reads(List<String> groups, List<String> acls, List<String> tables, boolean verify) {
        if (!groups.isEmpty()) {
            draft.command(read(verify, "the rules of the security groups", "describe-security-groups", "--group-ids", groups));
        }
        if (!acls.isEmpty()) {
            draft.command(read(verify, "the rules of the network ACL", "describe-network-acls", "--network-acl-ids", acls));
        }
        if (!tables.isEmpty()) {
            draft.command(read(verify, "the routes", "describe-route-tables", "--route-table-ids", tables));
        }
    }

    private AwsCommand read(boolean verify, String what, String operation, String option, List<String> ids) {
        var argv = CommandLine.aws("ec2", operation).option(option, ids).in(subject.region());
        return verify ? AwsCommand.verify("Reads " + what + " again.", argv) : AwsCommand.confirm("Reads " + what + ".", argv);
    }

    private void open(Ways.Stop stop) {
        if (stop.hop().kind().isGroups()) {
            group(stop);
        } else if (stop.hop().kind().isAcl()) {
            subject.inventory().find(NetworkAcl.class, stop.hop().resource()).ifPresent(acl -> acl(stop, acl));
        }
    }

    private void group(Ways.Stop stop) {
        var group = groupIds(stop).stream().map(id -> subject.inventory().find(SecurityGroup.class, id).orElse(null)).filter(Objects::nonNull).findFirst().orElse(null);
        var peer = peer(stop.far());
        if (group == null || peer == null) {
            return;
        }
        var egress = stop.hop().kind() == Hop.Kind.GROUPS_OUT;
        var traffic = stop.way().traffic();
        var rule = new LinkedHashMap<String, Object>();
        rule.put("IpProtocol", traffic.transport().id());
        rule.put("FromPort", traffic.port());
        rule.put("ToPort", traffic.port());
        rule.putAll(peer);
        var argument = List.<Object>of(rule);
        var direction = egress ? "egress" : "ingress";
        draft.command(AwsCommand.fix("Lets " + traffic + (egress ? " out of " : " into ") + "everything that has " + group.shown() + ", " + (egress ? "to " : "from ") + farName(stop.far())
                        + " only. Its other rules stay.", change("authorize-security-group-" + direction, group, argument)))
                .command(AwsCommand.undo("Takes that rule away again.", change("revoke-security-group-" + direction, group, argument)))
                .snippet("terraform", terraform(group, stop, egress));
    }

    private List<String> change(String operation, SecurityGroup group, Object rule) {
        return CommandLine.aws("ec2", operation).option("--group-id", group.groupId()).option("--ip-permissions", rule).in(subject.region());
    }

    /// The other end as a rule names it: by its group where it has one, else by its prefix list, else by its addresses.
    private static @Nullable Map<String, Object> peer(Peer far) {
        if (far.groups() != null && !far.groups().isEmpty()) {
            return Map.of("UserIdGroupPairs", List.of(Map.of("GroupId", far.groups().getFirst())));
        }
        if (far.prefixListId() != null) {
            return Map.of("PrefixListIds", List.of(Map.of("PrefixListId", far.prefixListId())));
        }
        var four = blocks(far).stream().filter(Cidr::isIpv4).map(block -> Map.of("CidrIp", block.notation())).toList();
        var six = blocks(far).stream().filter(block -> !block.isIpv4()).map(block -> Map.of("CidrIpv6", block.notation())).toList();
        if (far.subnetId() == null || four.isEmpty() && six.isEmpty()) {
            return null;
        }
        var peer = new LinkedHashMap<String, Object>();
        if (!four.isEmpty()) {
            peer.put("IpRanges", four);
        }
        if (!six.isEmpty()) {
            peer.put("Ipv6Ranges", six);
        }
        return peer;
    }

    private static String farName(Peer far) {
        return far.groups() != null && !far.groups().isEmpty() ? far.groups().getFirst() : far.prefixListId() != null ? far.prefixListId()
                : blocks(far).stream().map(Cidr::toString).collect(Collectors.joining(", "));
    }

    /// The blocks that stand for an end: its subnet's where it is in one, since single addresses come and go.
    private static List<Cidr> blocks(Peer far) {
        if (far.subnet() == null) {
            return far.addresses();
        }
        return far.subnet().cidrBlock() != null && far.has(true) ? Cidr.parse(far.subnet().cidrBlock()).stream().toList() : far.addresses();
    }

    private static String terraform(SecurityGroup group, Ways.Stop stop, boolean egress) {
        var far = stop.far();
        var traffic = stop.way().traffic();
        var peer = far.groups() != null && !far.groups().isEmpty() ? "referenced_security_group_id = \"" + far.groups().getFirst() + "\""
                : far.prefixListId() != null ? "prefix_list_id               = \"" + far.prefixListId() + "\""
                : "cidr_ipv4                    = \"" + blocks(far).getFirst().notation() + "\"";
        return String.format(Locale.ROOT, """
                resource "aws_vpc_security_group_%s_rule" "drydock_%s_%d" {
                  security_group_id            = "%s"
                  %s
                  ip_protocol                  = "%s"
                  from_port                    = %d
                  to_port                      = %d
                }""", egress ? "egress" : "ingress", traffic.transport().id(), traffic.port(), group.groupId(), peer, traffic.transport().id(), traffic.port(), traffic.port());
    }

    private void acl(Ways.Stop stop, NetworkAcl acl) {
        var egress = stop.hop().kind() == Hop.Kind.ACL_OUT || stop.hop().kind() == Hop.Kind.ANSWER_ACL_OUT;
        var blocks = blocks(stop.far());
        if (blocks.isEmpty() || blocks.size() > MOST_BLOCKS) {
            return;
        }
        var ports = stop.hop().kind().isAnswer() ? Ports.EPHEMERAL : Ports.of(stop.way().traffic().port());
        var denier = stop.hop().ruleNumber() != null && stop.hop().ruleNumber() < AclRules.DEFAULT_RULE ? stop.hop().ruleNumber() : null;
        for (var block : blocks) {
            var number = freeNumber(acl, egress, denier);
            if (number < 1) {
                return;
            }
            var direction = egress ? "--egress" : "--ingress";
            draft.command(AwsCommand.fix("Lets " + stop.way().traffic().transport().id() + " " + ports + (egress ? " out to " : " in from ") + block + " for every subnet of "
                                    + acl.networkAclId() + ", as rule " + number + ", which comes before "
                                    + (denier == null ? "the last one" : "rule " + denier + ": ask first whether that one denies it on purpose") + ". Its other rules stay.",
                            CommandLine.aws("ec2", "create-network-acl-entry").option("--network-acl-id", acl.networkAclId()).flag(direction).option("--rule-number", number)
                                    .option("--protocol", "6".equals(protocol(stop)) ? "6" : "17").option("--port-range", "From=" + ports.from() + ",To=" + ports.to())
                                    .option(block.isIpv4() ? "--cidr-block" : "--ipv6-cidr-block", block.notation()).option("--rule-action", "allow").in(subject.region())))
                    .command(AwsCommand.undo("Takes rule " + number + " away again.", CommandLine.aws("ec2", "delete-network-acl-entry")
                            .option("--network-acl-id", acl.networkAclId()).flag(direction).option("--rule-number", number).in(subject.region())));
        }
    }

    private static String protocol(Ways.Stop stop) {
        return stop.way().traffic().transport() == Transport.TCP ? "6" : "17";
    }

    /// A number that no rule of that direction has: the nearest before the rule that denies, or after the last one that allows; 0 where there is none.
    private int freeNumber(NetworkAcl acl, boolean egress, @Nullable Integer denier) {
        var taken = takenNumbers.computeIfAbsent(acl.networkAclId() + egress, key -> acl.entries().stream()
                .filter(entry -> entry.egress() != null && entry.egress() == egress && entry.ruleNumber() != null)
                .map(entry -> entry.ruleNumber())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        var number = denier != null
                ? IntStream.iterate(denier - 1, n -> n > 0, n -> n - 1).filter(n -> !taken.contains(n)).findFirst().orElse(0)
                : IntStream.rangeClosed(1, 3276).map(n -> n * 10)
                        .filter(n -> n > taken.stream().filter(one -> one < AclRules.DEFAULT_RULE).mapToInt(Integer::intValue).max().orElse(90))
                        .filter(n -> n < AclRules.DEFAULT_RULE).findFirst().orElse(0);
        taken.add(number);
        return number;
    }
}
