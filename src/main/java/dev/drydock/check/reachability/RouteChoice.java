package dev.drydock.check.reachability;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.NatGateway;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.RouteTable.Route;
import dev.drydock.path.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which routes of a table decide for some addresses: of those that match, the most specific (Amazon VPC user guide, "Route priority"). A packet that leaves
/// the VPC by a transit gateway, a peering or an appliance is lost to the record: what lies behind is not known.
final class RouteChoice {
    private record Candidate(int index, Route route, Cidr destination) {}

    private final Inventory inventory;
    private final RouteTable table;
    private final Hop.Kind kind;
    private final Peer other;
    private final Set<Read> unread = new LinkedHashSet<>();
    private final List<String> doubts = new ArrayList<>();

    RouteChoice(Inventory inventory, RouteTable table, Hop.Kind kind, Peer other) {
        this.inventory = inventory;
        this.table = table;
        this.kind = kind;
        this.other = other;
    }

    Hop hop() {
        var asked = Area.of(other.addresses(), Ports.ALL);
        var left = asked;
        var blocked = Area.NONE;
        var passed = new ArrayList<String>();
        var lost = new ArrayList<String>();
        var evidence = new ArrayList<Evidence>();
        var deadEvidence = new ArrayList<Evidence>();
        for (var candidate : candidates()) {
            var matched = left.common(Area.of(List.of(candidate.destination()), Ports.ALL));
            if (matched.isEmpty()) {
                continue;
            }
            left = left.minus(matched);
            var target = target(candidate.route());
            var way = end(candidate.route(), target);
            if (way == Verdict.BLOCKED) {
                blocked = blocked.or(matched);
                lost.add("its route to " + target + " leads nowhere");
                deadEvidence.add(Evidence.of(table, "/Routes/" + candidate.index() + "/State", candidate.route().state()));
            } else {
                passed.add(target);
                if (way == Verdict.UNKNOWN) {
                    doubts.add("what lies behind " + target + ", where " + table.name() + " leads " + other.place() + ", is not on record");
                }
                evidence.add(Evidence.of(table, "/Routes/" + candidate.index() + member(candidate.route()), target));
            }
        }
        if (!left.isEmpty() && doubts.isEmpty()) {
            blocked = blocked.or(left);
            lost.add("it has no route there");
            deadEvidence.add(Evidence.of(table, "/Routes/" + table.routes().size(), null));
        }
        if (!blocked.isEmpty() && asked.minus(blocked).isEmpty()) {
            return hop(Verdict.BLOCKED, table.name() + " does not lead to " + other.place() + ": " + String.join("; ", lost), deadEvidence, "", 1);
        }
        if (!blocked.isEmpty() && other.exact()) {
            return hop(Verdict.PARTLY, table.name() + " does not lead to " + blocked.shown(Ports.ALL) + ": " + String.join("; ", lost), deadEvidence, blocked.shown(Ports.ALL), blocked.shareOf(asked));
        }
        if (!doubts.isEmpty() || !blocked.isEmpty()) {
            return hop(Verdict.UNKNOWN, doubts.isEmpty() ? table.name() + " leads to a part of the addresses that " + other.name() + " may have" : String.join("; ", doubts), evidence, "", 0);
        }
        return hop(Verdict.ALLOWED, table.name() + " leads there by " + String.join(", ", passed.stream().distinct().toList()), evidence, "", 0);
    }

    private Hop hop(Verdict verdict, String says, List<Evidence> evidence, String part, double share) {
        return new Hop(kind, verdict, table.routeTableId(), says, List.copyOf(evidence), verdict == Verdict.UNKNOWN ? List.copyOf(unread) : List.of(), part, share, null);
    }

    /// All routes with a known destination, the most specific first; of two alike the local one first, which nothing replaces.
    private List<Candidate> candidates() {
        var all = new ArrayList<Candidate>();
        for (var i = 0; i < table.routes().size(); i++) {
            var route = table.routes().get(i);
            var index = i;
            Stream.of(route.destinationCidrBlock(), route.destinationIpv6CidrBlock())
                    .flatMap(Stream::ofNullable)
                    .flatMap(text -> Cidr.parse(text).stream())
                    .forEach(block -> all.add(new Candidate(index, route, block)));
            if (route.destinationPrefixListId() != null) {
                prefixList(index, route, route.destinationPrefixListId(), all);
            }
        }
        return all.stream()
                .sorted(Comparator.comparingInt((Candidate candidate) -> -candidate.destination().prefix()).thenComparing(candidate -> !"local".equals(candidate.route().gatewayId())))
                .toList();
    }

    private void prefixList(int index, Route route, String list, List<Candidate> all) {
        if (list.equals(other.prefixListId())) {
            other.addresses().forEach(block -> all.add(new Candidate(index, route, block)));
            return;
        }
        var contents = PrefixListBlocks.of(inventory, list);
        contents.blocks().forEach(block -> all.add(new Candidate(index, route, block)));
        // The list of a gateway endpoint holds public addresses of a service, which no address of a VPC is.
        if (!contents.whole() && !isGatewayEndpoint(route)) {
            doubts.add("what prefix list " + list + " holds, for which " + table.name() + " has a route, is not on record");
            unread.add(Reads.getManagedPrefixListEntries(list));
        }
    }

    private static boolean isGatewayEndpoint(Route route) {
        return route.gatewayId() != null && route.gatewayId().startsWith("vpce-");
    }

    private Verdict end(Route route, String target) {
        if ("blackhole".equals(route.state())) {
            return Verdict.BLOCKED;
        }
        if ("local".equals(route.gatewayId()) || (isGatewayEndpoint(route) && route.destinationPrefixListId() != null)) {
            return Verdict.ALLOWED;
        }
        if (route.natGatewayId() != null) {
            var state = inventory.find(NatGateway.class, route.natGatewayId()).map(NatGateway::state).orElse(null);
            return state == null ? Verdict.UNKNOWN : "available".equalsIgnoreCase(state) ? Verdict.ALLOWED : Verdict.BLOCKED;
        }
        return Verdict.UNKNOWN;
    }

    private static @Nullable String nameOf(Route route) {
        return Stream.of(route.gatewayId(), route.natGatewayId(), route.transitGatewayId(), route.vpcPeeringConnectionId(), route.networkInterfaceId(),
                route.egressOnlyInternetGatewayId()).flatMap(Stream::ofNullable).findFirst().orElse(null);
    }

    private static String target(Route route) {
        var name = nameOf(route);
        return name == null ? "another target" : name;
    }

    private static String member(Route route) {
        return route.gatewayId() != null ? "/GatewayId" : route.natGatewayId() != null ? "/NatGatewayId" : route.transitGatewayId() != null ? "/TransitGatewayId"
                : route.vpcPeeringConnectionId() != null ? "/VpcPeeringConnectionId" : route.networkInterfaceId() != null ? "/NetworkInterfaceId"
                : "/EgressOnlyInternetGatewayId";
    }
}
