package dev.drydock.check.reachability;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.Source;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Calls;
import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.ec2.NetworkAcl;
import dev.drydock.inventory.ec2.PrefixList;
import dev.drydock.inventory.ec2.PrefixListEntry;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.SecurityGroup;
import dev.drydock.inventory.ec2.SecurityGroup.IpPermission;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.path.Cidr;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A VPC written down in a few words.
final class Rules {
    private static final Origin NOWHERE = new Origin(new Call("ec2", "describe-network-acls", Map.of(), CallStatus.OK, null, "x.json", null, null), "X", 0);

    private final Inventory.Builder records = new Inventory.Builder();
    private final List<Call> calls = new ArrayList<>();

    Inventory inventory() {
        return records.build(new Source(1, "rules", Instant.EPOCH, false, "111122223333", "ap-southeast-1", false), new Calls(calls));
    }

    /// @param rules as in `in tcp 443 sg-b`, `out -1 - 0.0.0.0/0`, `in 6 80-90 pl-1`
    Rules group(String id, String... rules) {
        var in = new ArrayList<IpPermission>();
        var out = new ArrayList<IpPermission>();
        for (var rule : rules) {
            var words = rule.split(" ");
            (words[0].equals("in") ? in : out).add(permission(words[1], words[2], words[3]));
        }
        records.add(new SecurityGroup(NOWHERE, id, null, "vpc-1", in, out, List.of()));
        return this;
    }

    private static IpPermission permission(String protocol, String ports, String peer) {
        return new IpPermission(protocol.equals("null") ? null : protocol, port(ports, 0), port(ports, 1),
                peer.contains(".") ? List.of(new SecurityGroup.IpRange(peer, null)) : List.of(),
                peer.contains(":") ? List.of(new SecurityGroup.Ipv6Range(peer, null)) : List.of(),
                peer.startsWith("pl-") ? List.of(new SecurityGroup.PrefixListId(peer)) : List.of(),
                peer.startsWith("sg-") ? List.of(new SecurityGroup.UserIdGroupPair(peer, "999988887777")) : List.of());
    }

    private static @Nullable Integer port(String ports, int index) {
        var parts = ports.split("-");
        return parts.length == 0 || parts[0].isEmpty() || parts[0].equals("null") ? null : Integer.valueOf(parts[Math.min(index, parts.length - 1)]);
    }

    /// @param rules as in `100 out allow -1 - 0.0.0.0/0`, `90 in deny 6 443 10.0.0.0/8`
    Rules acl(String id, String subnets, String... rules) {
        var entries = Arrays.stream(rules).map(rule -> {
            var words = rule.split(" ");
            var from = port(words[4], 0);
            return new NetworkAcl.Entry(words[0].equals("null") ? null : Integer.valueOf(words[0]), words[3], words[2], words[1].equals("out"),
                    words[5].contains(".") ? words[5] : null, words[5].contains(":") ? words[5] : null,
                    from == null ? null : new NetworkAcl.PortRange(from, port(words[4], 1)));
        }).toList();
        records.add(new NetworkAcl(NOWHERE, id, "vpc-1", false, Arrays.stream(subnets.split(" ")).map(NetworkAcl.Association::new).toList(), entries));
        return this;
    }

    /// An ACL that lets everything pass.
    Rules open(String subnets) {
        return acl("acl-open-" + subnets.replace(' ', '-'), subnets, "100 in allow -1 - 0.0.0.0/0", "101 in allow -1 - ::/0",
                "100 out allow -1 - 0.0.0.0/0", "101 out allow -1 - ::/0", "32767 in deny -1 - 0.0.0.0/0", "32767 out deny -1 - 0.0.0.0/0");
    }

    Rules subnet(String id, String cidr, String... ipv6) {
        records.add(new Subnet(NOWHERE, id, "vpc-1", "az-a", null, cidr, null, null, null,
                Arrays.stream(ipv6).map(block -> new Subnet.Ipv6CidrBlockAssociation(block, null)).toList(), List.of()));
        return this;
    }

    /// @param routes as in `10.0.0.0/16 local`, `pl-1 vpce-1`, `10.1.0.0/16 tgw-1 blackhole`
    Rules routes(String id, String subnets, String... routes) {
        var all = Arrays.stream(routes).map(text -> {
            var words = text.split(" ");
            var target = words[1];
            return new RouteTable.Route(words[0].contains(".") ? words[0] : null, words[0].contains(":") ? words[0] : null, words[0].startsWith("pl-") ? words[0] : null,
                    target.equals("local") || target.startsWith("igw-") || target.startsWith("vpce-") ? target : null, target.startsWith("nat-") ? target : null,
                    target.startsWith("tgw-") ? target : null, null, target.startsWith("eni-") ? target : null, null, words.length > 2 ? words[2] : "active");
        }).toList();
        records.add(new RouteTable(NOWHERE, id, "vpc-1", all,
                Arrays.stream(subnets.split(" ")).map(subnet -> new RouteTable.Association(null, false, subnet, null)).toList(), List.of()));
        return this;
    }

    /// The blocks of an AWS service's list.
    Rules serviceList(String id, String... cidrs) {
        records.add(new PrefixList(NOWHERE, id, "com.amazonaws.ap-southeast-1.s3", List.of(cidrs)));
        return this;
    }

    /// The blocks of a customer's list.
    Rules managedList(String id, String... cidrs) {
        var request = new LinkedHashMap<String, Object>(Map.of("PrefixListId", id));
        var call = new Call("ec2", "get-managed-prefix-list-entries", request, CallStatus.OK, null, id + ".json", null, null);
        calls.add(call);
        for (var i = 0; i < cidrs.length; i++) {
            records.add(new PrefixListEntry(new Origin(call, "Entries", i), cidrs[i]));
        }
        return this;
    }

    /// One or more addresses in a subnet with these groups, parted by spaces.
    Peer peer(String name, String subnet, String addresses, String... groups) {
        var known = inventory().find(Subnet.class, subnet).orElse(null);
        return new Peer(name, subnet, known, List.of(groups),
                Arrays.stream(addresses.split(" ")).map(text -> text.contains("/") ? Cidr.parse(text).orElseThrow() : Cidr.address(text).orElseThrow()).toList(), true, null);
    }
}
