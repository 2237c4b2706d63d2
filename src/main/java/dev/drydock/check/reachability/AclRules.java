package dev.drydock.check.reachability;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.NetworkAcl;
import dev.drydock.inventory.ec2.NetworkAcl.Entry;
import dev.drydock.path.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a network ACL says of traffic with some addresses. Its rules are taken by their number; the first that matches decides, and what none matches is denied
/// (Amazon VPC user guide, "Network ACL rules").
final class AclRules {
    /// The rule that every network ACL ends with, which the API numbers 32767 and the console `*`; that for IPv6 is 32768.
    static final int DEFAULT_RULE = 32767;

    private record Numbered(int index, int number, Entry entry) {}

    private final NetworkAcl acl;
    private final Hop.Kind kind;
    private final Peer other;
    private final Transport transport;
    private final Ports ports;
    private final boolean egress;
    private final Area asked;
    private Area left;
    private Area denied = Area.NONE;
    private Area doubtful = Area.NONE;
    private final List<Evidence> allowing = new ArrayList<>();
    private final List<Evidence> denying = new ArrayList<>();
    private final List<String> allowedBy = new ArrayList<>();
    private final List<String> deniedBy = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private @Nullable Integer denier;

    /// @param ports where the traffic goes: one port for a request, the client's ports for an answer
    AclRules(NetworkAcl acl, Hop.Kind kind, Peer other, Transport transport, Ports ports) {
        this.acl = acl;
        this.kind = kind;
        this.other = other;
        this.transport = transport;
        this.ports = ports;
        egress = kind == Hop.Kind.ACL_OUT || kind == Hop.Kind.ANSWER_ACL_OUT;
        asked = Area.of(other.addresses(), ports);
        left = asked;
    }

    Hop hop() {
        if (acl.entries().stream().anyMatch(entry -> entry.egress() == null || entry.ruleNumber() == null)) {
            return hop(Verdict.UNKNOWN, acl.networkAclId() + " has a rule without its number or direction on record", List.of(), "");
        }
        inOrder().forEach(this::take);
        if (!left.isEmpty()) {
            denied = denied.or(left);
            deniedBy.add("its last rule, since none before it matches");
            if (denying.isEmpty()) {
                denying.add(Evidence.of(acl, "/Entries/" + acl.entries().size(), null));
            }
        }
        if (denied.isEmpty() && doubtful.isEmpty()) {
            return hop(Verdict.ALLOWED, acl.networkAclId() + " allows " + what() + " by " + String.join(" and ", allowedBy), allowing, "");
        }
        if (asked.minus(denied).isEmpty()) {
            return hop(Verdict.BLOCKED, acl.networkAclId() + " denies " + what() + " by " + String.join(" and ", deniedBy), denying, "");
        }
        if (denied.isEmpty() || !other.exact()) {
            return hop(Verdict.UNKNOWN, doubts.isEmpty()
                    ? acl.networkAclId() + " denies " + what() + " for a part of the addresses that " + other.name() + " may have" : String.join("; ", doubts), denying, "");
        }
        var part = denied.shown(ports);
        return hop(Verdict.PARTLY, acl.networkAclId() + " denies " + transport.id() + " " + ports + (egress ? " out to " : " in from ") + part + " by "
                + String.join(" and ", deniedBy), denying, part);
    }

    private Hop hop(Verdict verdict, String says, List<Evidence> evidence, String part) {
        var unread = verdict == Verdict.UNKNOWN && acl.vpcId() != null ? List.of(Reads.describeNetworkAcls(acl.vpcId())) : List.<Read>of();
        return new Hop(kind, verdict, acl.networkAclId(), says, List.copyOf(evidence), unread, part, verdict == Verdict.UNKNOWN ? 0 : denied.shareOf(asked), denier);
    }

    private String what() {
        return transport.id() + " " + ports + (egress ? " out to " : " in from ") + other.place();
    }

    private List<Numbered> inOrder() {
        return IntStream.range(0, acl.entries().size())
                .mapToObj(index -> {
                    var entry = acl.entries().get(index);
                    return new Numbered(index, entry.ruleNumber() == null ? 0 : entry.ruleNumber(), entry);
                })
                .filter(numbered -> Boolean.valueOf(egress).equals(numbered.entry().egress()))
                .sorted(Comparator.comparingInt(Numbered::number))
                .toList();
    }

    private void take(Numbered rule) {
        var entry = rule.entry();
        var matched = matches(rule).common(left);
        if (matched.isEmpty()) {
            return;
        }
        left = left.minus(matched);
        var evidence = Evidence.of(acl, "/Entries/" + rule.index() + "/RuleAction", entry.ruleAction());
        var name = rule.number() >= DEFAULT_RULE ? "its last rule, since none before it matches" : "rule " + rule.number();
        if ("allow".equalsIgnoreCase(entry.ruleAction())) {
            allowing.add(evidence);
            allowedBy.add(name);
        } else if ("deny".equalsIgnoreCase(entry.ruleAction())) {
            denied = denied.or(matched);
            denying.add(evidence);
            deniedBy.add(name);
            denier = denier == null ? Integer.valueOf(rule.number()) : denier;
        } else {
            doubt(matched, rule, "an action that Drydock does not know");
        }
    }

    /// What a rule speaks of; all that is left, and in doubt, where the record does not tell.
    private Area matches(Numbered rule) {
        var entry = rule.entry();
        if (entry.protocol() == null) {
            return doubted(rule, "no protocol on record");
        }
        if (!transport.is(entry.protocol())) {
            return Area.NONE;
        }
        var everything = Transport.isEverything(entry.protocol());
        var range = entry.portRange();
        if (!everything && (range == null || range.from() == null || range.to() == null)) {
            return doubted(rule, "no ports on record");
        }
        var of = everything || range == null || range.from() == null || range.to() == null ? Ports.ALL : new Ports(range.from(), range.to());
        var cidr = entry.cidrBlock() != null ? entry.cidrBlock() : entry.ipv6CidrBlock();
        var block = cidr == null ? null : Cidr.parse(cidr).orElse(null);
        return block == null ? doubted(rule, "addresses that cannot be read") : Area.of(List.of(block), of);
    }

    private Area doubted(Numbered rule, String why) {
        doubt(left, rule, why);
        left = Area.NONE;
        return Area.NONE;
    }

    private void doubt(Area area, Numbered rule, String why) {
        if (!area.isEmpty()) {
            doubtful = doubtful.or(area);
            doubts.add("rule " + rule.number() + " of " + acl.networkAclId() + " has " + why);
        }
    }
}
