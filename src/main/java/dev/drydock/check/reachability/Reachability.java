package dev.drydock.check.reachability;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a request from one end reaches a port of the other and the answer comes back, hop by hop, by the recorded rules alone: security groups, network
/// ACLs and routes. What listens there, what names lead there, and firewalls of other kinds are not judged.
///
/// The rules are those of the Amazon VPC user guide ("Security groups", "Network ACLs", "Route priority"): the rules of all groups add up and allow only; a
/// network ACL's rules are taken by their number and the first that matches decides; traffic within a subnet meets no network ACL; the most specific route
/// decides.
///
/// @param hops all that decide, in the order in which request and answer meet them
public record Reachability(Peer from, Peer to, Traffic traffic, List<Hop> hops) {

    /// Judges the traffic for each address family that both ends have. Where they have both, each must pass.
    public static Reachability of(Inventory inventory, Peer from, Peer to, Traffic traffic) {
        var hops = new ArrayList<Hop>();
        var families = Stream.of(true, false).filter(ipv4 -> from.has(ipv4) && to.has(ipv4)).toList();
        for (var ipv4 : families) {
            hops.addAll(new Hops(inventory, from.withIpv4Only(ipv4), to.withIpv4Only(ipv4), traffic).all());
        }
        if (families.isEmpty()) {
            hops.add(new Hops(inventory, from, to, traffic).withoutAddresses());
        }
        return new Reachability(from, to, traffic, List.copyOf(hops));
    }

    public Verdict verdict() {
        return Verdict.worst(hops.stream().map(Hop::verdict).toList());
    }

    /// The hops of that verdict, in their order.
    public List<Hop> of(Verdict verdict) {
        return hops.stream().filter(hop -> hop.verdict() == verdict).toList();
    }

    /// The first hop that decides the verdict; empty where everything is allowed.
    public Optional<Hop> decisive() {
        var verdict = verdict();
        return verdict == Verdict.ALLOWED ? Optional.empty() : of(verdict).stream().findFirst();
    }

    /// Whatever would have to be read to be sure.
    public List<Read> unread() {
        return hops.stream().flatMap(hop -> hop.unread().stream()).distinct().toList();
    }
}
