package dev.drydock.check.reachability;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.path.Egress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hops of one request and its answer, in one address family.
record Hops(Inventory inventory, Peer from, Peer to, Traffic traffic) {

    List<Hop> all() {
        var hops = new ArrayList<Hop>();
        var request = Ports.of(traffic.port());
        var sameSubnet = from.subnetId() != null && from.subnetId().equals(to.subnetId());
        groups(hops, Hop.Kind.GROUPS_OUT, from, to);
        if (!sameSubnet) {
            acl(hops, Hop.Kind.ACL_OUT, from, to, request);
            route(hops, Hop.Kind.ROUTE, from, to);
            acl(hops, Hop.Kind.ACL_IN, to, from, request);
        }
        groups(hops, Hop.Kind.GROUPS_IN, to, from);
        if (!sameSubnet) {
            acl(hops, Hop.Kind.ANSWER_ACL_OUT, to, from, traffic.clientPorts());
            route(hops, Hop.Kind.ANSWER_ROUTE, to, from);
            acl(hops, Hop.Kind.ANSWER_ACL_IN, from, to, traffic.clientPorts());
        }
        return hops;
    }

    /// What stands in for all hops where the ends have no address family in common, or none on record.
    Hop withoutAddresses() {
        var unread = new ArrayList<Read>();
        for (var peer : List.of(from, to)) {
            if (peer.addresses().isEmpty() && peer.subnetId() != null) {
                unread.add(Reads.describeSubnets(peer.subnetId()));
            }
        }
        var nameless = from.addresses().isEmpty() ? from : to.addresses().isEmpty() ? to : null;
        return new Hop(Hop.Kind.ROUTE, Verdict.UNKNOWN, from.subnetId() != null ? from.subnetId() : from.name(), nameless != null
                ? "the addresses of " + nameless.name() + " are not on record"
                : from.name() + " and " + to.name() + " have no kind of address in common, IPv4 or IPv6", List.of(), unread, "", 0, null);
    }

    private void groups(List<Hop> hops, Hop.Kind kind, Peer self, Peer other) {
        if (self.groups() == null) {
            hops.add(unknown(kind, self.name(), "the security groups of " + self.name() + " are not on record", null));
        } else if (!self.groups().isEmpty()) {
            hops.add(new GroupRules(inventory, kind, self.groups(), other, traffic).hop());
        }
    }

    private void acl(List<Hop> hops, Hop.Kind kind, Peer self, Peer other, Ports ports) {
        var subnet = self.subnetId();
        if (subnet != null) {
            hops.add(inventory.networkAcl(subnet)
                    .map(acl -> new AclRules(acl, kind, other, traffic.transport(), ports).hop())
                    .orElseGet(() -> unknown(kind, subnet, "the network ACL of " + name(self) + " is not on record",
                            self.subnet() != null && self.subnet().vpcId() != null ? Reads.describeNetworkAcls(self.subnet().vpcId()) : Reads.describeNetworkAclOf(subnet))));
        }
    }

    private void route(List<Hop> hops, Hop.Kind kind, Peer self, Peer other) {
        if (self.subnetId() == null) {
            return;
        }
        var subnet = self.subnet();
        if (subnet == null) {
            hops.add(unknown(kind, self.subnetId(), "the subnet " + self.subnetId() + " is not on record", Reads.describeSubnets(self.subnetId())));
            return;
        }
        hops.add(Egress.routeTable(inventory, subnet)
                .map(table -> new RouteChoice(inventory, table, kind, other).hop())
                .orElseGet(() -> unknown(kind, subnet.subnetId(), "the route table of " + name(self) + " is not on record",
                        subnet.vpcId() == null ? Reads.describeSubnets(subnet.subnetId()) : Reads.describeRouteTables(subnet.vpcId()))));
    }

    private static String name(Peer peer) {
        var subnet = peer.subnet();
        return subnet != null ? shown(subnet) : String.valueOf(peer.subnetId());
    }

    static String shown(Subnet subnet) {
        return subnet.name().equals(subnet.subnetId()) ? subnet.subnetId() : subnet.name() + " (" + subnet.subnetId() + ")";
    }

    private static Hop unknown(Hop.Kind kind, String resource, String says, @Nullable Read unread) {
        return new Hop(kind, Verdict.UNKNOWN, resource, says, List.of(), unread == null ? List.of() : List.of(unread), "", 0, null);
    }
}
