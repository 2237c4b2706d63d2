package dev.drydock.check.reachability;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.SecurityGroup;
import dev.drydock.inventory.ec2.SecurityGroup.IpPermission;
import dev.drydock.path.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the security groups of one end say of traffic with the other. Their rules allow only, and add up (Amazon VPC user guide, "Security group rules").
final class GroupRules {
    private final Inventory inventory;
    private final Hop.Kind kind;
    private final List<String> groupIds;
    private final Peer other;
    private final Traffic traffic;
    private final Area asked;
    private Area open;
    private Area maybe = Area.NONE;
    private final List<Evidence> allowing = new ArrayList<>();
    private final List<String> allowedBy = new ArrayList<>();
    private final List<Evidence> absent = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private final Set<Read> unread = new LinkedHashSet<>();

    GroupRules(Inventory inventory, Hop.Kind kind, List<String> groupIds, Peer other, Traffic traffic) {
        this.inventory = inventory;
        this.kind = kind;
        this.groupIds = groupIds;
        this.other = other;
        this.traffic = traffic;
        asked = Area.of(other.addresses(), Ports.of(traffic.port()));
        open = asked;
    }

    Hop hop() {
        for (var id : groupIds) {
            inventory.find(SecurityGroup.class, id).ifPresentOrElse(this::take, () -> {
                names.add(id);
                doubt(asked, "the rules of " + id + " are not on record", Reads.describeSecurityGroups(id));
            });
        }
        var blocked = open.minus(maybe);
        var all = asked.minus(blocked).isEmpty();
        if (open.isEmpty()) {
            return hop(Verdict.ALLOWED, String.join(" and ", allowedBy), allowing, "");
        }
        if (blocked.isEmpty() || !other.exact() && !all) {
            return hop(Verdict.UNKNOWN, doubts.isEmpty()
                    ? "the " + direction() + " rules of " + String.join(", ", names) + " allow " + traffic + " for a part of the addresses that " + other.name() + " may have"
                    : String.join("; ", doubts), allowing, "");
        }
        if (all) {
            return hop(Verdict.BLOCKED, noRule() + " " + preposition() + " " + other.where(), absent, "");
        }
        var part = blocked.shown(Ports.of(traffic.port()));
        return hop(Verdict.PARTLY, noRule() + " " + preposition() + " " + part, allowing.isEmpty() ? absent : allowing, part);
    }

    private Hop hop(Verdict verdict, String says, List<Evidence> evidence, String part) {
        return new Hop(kind, verdict, String.join(",", groupIds), says, List.copyOf(evidence), verdict == Verdict.UNKNOWN ? List.copyOf(unread) : List.of(), part,
                verdict == Verdict.BLOCKED ? 1 : verdict == Verdict.PARTLY ? open.minus(maybe).shareOf(asked) : 0, null);
    }

    private String noRule() {
        return (names.size() == 1 ? names.getFirst() + " has" : String.join(", ", names) + " have") + " no " + direction() + " rule for " + traffic;
    }

    private boolean isEgress() {
        return kind == Hop.Kind.GROUPS_OUT;
    }

    private String direction() {
        return isEgress() ? "egress" : "ingress";
    }

    private String preposition() {
        return isEgress() ? "to" : "from";
    }

    private void doubt(Area area, String why, @Nullable Read read) {
        maybe = maybe.or(area);
        doubts.add(why);
        if (read != null) {
            unread.add(read);
        }
    }

    private void take(SecurityGroup group) {
        names.add(group.shown());
        var rules = isEgress() ? group.ipPermissionsEgress() : group.ipPermissions();
        var member = isEgress() ? "/IpPermissionsEgress" : "/IpPermissions";
        for (var i = 0; i < rules.size(); i++) {
            take(group, member + "/" + i, rules.get(i));
        }
        absent.add(Evidence.of(group, member + "/" + rules.size(), null));
    }

    private void take(SecurityGroup group, String pointer, IpPermission rule) {
        if (rule.ipProtocol() == null) {
            doubt(asked, "a rule of " + group.shown() + " has no protocol on record", Reads.describeSecurityGroups(group.groupId()));
            return;
        }
        if (!traffic.transport().is(rule.ipProtocol())) {
            return;
        }
        var everything = Transport.isEverything(rule.ipProtocol());
        if (!everything && (rule.fromPort() == null || rule.toPort() == null)) {
            doubt(asked, "a rule of " + group.shown() + " has no ports on record", Reads.describeSecurityGroups(group.groupId()));
            return;
        }
        // Port -1 stands for every port where the protocol is everything, and for nothing else.
        var ports = everything || rule.fromPort() == null || rule.toPort() == null ? Ports.ALL : new Ports(rule.fromPort(), rule.toPort());
        if (ports.contains(Ports.of(traffic.port()))) {
            references(group, pointer, rule);
            ranges(group, pointer, rule);
            prefixLists(group, pointer, rule);
        }
    }

    /// A group's id is unique across accounts, so a group of a peered VPC is known by it as well. A reference stands for the private addresses of whatever has
    /// the group.
    private void references(SecurityGroup group, String pointer, IpPermission rule) {
        for (var i = 0; i < rule.userIdGroupPairs().size(); i++) {
            var referenced = rule.userIdGroupPairs().get(i).groupId();
            if (referenced == null) {
                continue;
            }
            if (other.groups() == null) {
                doubt(asked, group.shown() + " refers to " + referenced + ", and the groups of " + other.name() + " are not on record", null);
            } else if (other.groups().contains(referenced)) {
                allow(asked, group, pointer + "/UserIdGroupPairs/" + i + "/GroupId", referenced);
            }
        }
    }

    private void ranges(SecurityGroup group, String pointer, IpPermission rule) {
        for (var i = 0; i < rule.ipRanges().size(); i++) {
            range(group, pointer + "/IpRanges/" + i + "/CidrIp", rule.ipRanges().get(i).cidrIp());
        }
        for (var i = 0; i < rule.ipv6Ranges().size(); i++) {
            range(group, pointer + "/Ipv6Ranges/" + i + "/CidrIpv6", rule.ipv6Ranges().get(i).cidrIpv6());
        }
    }

    private void range(SecurityGroup group, String pointer, @Nullable String cidr) {
        var block = cidr == null ? null : Cidr.parse(cidr).orElse(null);
        if (block == null) {
            doubt(asked, "a rule of " + group.shown() + " names addresses that cannot be read", Reads.describeSecurityGroups(group.groupId()));
        } else {
            allow(Area.of(List.of(block), Ports.of(traffic.port())), group, pointer, cidr);
        }
    }

    private void prefixLists(SecurityGroup group, String pointer, IpPermission rule) {
        for (var i = 0; i < rule.prefixListIds().size(); i++) {
            var list = rule.prefixListIds().get(i).prefixListId();
            if (list == null) {
                continue;
            }
            if (list.equals(other.prefixListId())) {
                allow(asked, group, pointer + "/PrefixListIds/" + i + "/PrefixListId", list);
                continue;
            }
            var contents = PrefixListBlocks.of(inventory, list);
            allow(Area.of(contents.blocks(), Ports.of(traffic.port())), group, pointer + "/PrefixListIds/" + i + "/PrefixListId", list);
            if (!contents.whole()) {
                doubt(asked, "what prefix list " + list + " holds, which a rule of " + group.shown() + " names, is not on record", Reads.getManagedPrefixListEntries(list));
            }
        }
    }

    private void allow(Area area, SecurityGroup group, String pointer, String what) {
        if (open.overlaps(area)) {
            open = open.minus(area);
            allowing.add(Evidence.of(group, pointer, what));
            allowedBy.add(group.shown() + " lets " + traffic + (isEgress() ? " out to " : " in from ") + what);
        }
    }
}
