package dev.drydock.check.egress;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.ec2.NatGateway;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.RouteTable.Route;
import dev.drydock.path.Egress.PublicAddress;
import java.util.List;
import java.util.Optional;

/// Where a subnet's default route leads: `0.0.0.0/0`, or `::/0` in a subnet with IPv6 only.
///
/// @param index the route's place in its table; -1 where there is none
record DefaultRoute(Departure departure, RouteTable table, int index, Kind kind) {
    /// What a default route leads to, in the order in which one is taken for the rule when as many subnets have either.
    enum Kind {
        NAT("a NAT gateway"),
        INTERNET("an internet gateway, with public addresses to use it with"),
        /// A transit gateway, a peering, an appliance, a private NAT gateway: what lies behind is not recorded.
        ELSEWHERE("another network"),
        /// An internet gateway of which it is not known whether there are addresses to use it with.
        OPEN("an internet gateway"),
        SHUT("an internet gateway, without a public address to use it with"),
        NONE("nothing"),
        DEAD("a target that is gone");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /// Whether it is known to lead to the internet.
        boolean leadsOut() {
            return this == NAT || this == INTERNET;
        }

        /// Whether it is known not to.
        boolean isShut() {
            return this == SHUT || this == NONE || this == DEAD;
        }
    }

    /// Empty where the record does not tell which table decides.
    static Optional<DefaultRoute> of(Departure departure) {
        var table = departure.table();
        return table == null ? Optional.empty() : Optional.of(of(departure, table));
    }

    private static DefaultRoute of(Departure departure, RouteTable table) {
        for (var i = 0; i < table.routes().size(); i++) {
            var route = table.routes().get(i);
            if (departure.isIpv6Only() ? "::/0".equals(route.destinationIpv6CidrBlock()) : "0.0.0.0/0".equals(route.destinationCidrBlock())) {
                return new DefaultRoute(departure, table, i, kind(departure, route));
            }
        }
        // Two halves, or routes for some public addresses: the way of the rest decides, where they agree.
        return new DefaultRoute(departure, table, -1, switch (departure.toInternet().way()) {
            case NAT -> Kind.NAT;
            case INTERNET -> Kind.INTERNET;
            case NOTHING -> Kind.NONE;
            default -> Kind.ELSEWHERE;
        });
    }

    private static Kind kind(Departure departure, Route route) {
        if ("blackhole".equals(route.state())) {
            return Kind.DEAD;
        }
        if (route.natGatewayId() != null) {
            var within = departure.subject().inventory().find(NatGateway.class, route.natGatewayId()).filter(nat -> "private".equalsIgnoreCase(nat.connectivityType()));
            return NatGateways.down(departure, route.natGatewayId()).isPresent() ? Kind.DEAD : within.isPresent() ? Kind.ELSEWHERE : Kind.NAT;
        }
        if (route.egressOnlyInternetGatewayId() != null) {
            return Kind.INTERNET;
        }
        if (route.gatewayId() != null && route.gatewayId().startsWith("igw-")) {
            return departure.isIpv6Only() || departure.publicAddress() == PublicAddress.YES ? Kind.INTERNET
                    : departure.publicAddress() == PublicAddress.NO ? Kind.SHUT : Kind.OPEN;
        }
        return Kind.ELSEWHERE;
    }

    /// What it leads to; empty where there is no route, or its target is none that Drydock knows.
    Optional<Target> target() {
        return index < 0 ? Optional.empty() : Target.of(table.routes().get(index)).stream().findFirst();
    }

    /// `to a NAT gateway, nat-0a1b…`
    String words() {
        return kind == Kind.NONE ? "no default route" : "to " + kind.words() + target().map(target -> ", " + target.id()).orElse("");
    }

    String destination() {
        return departure.isIpv6Only() ? "::/0" : "0.0.0.0/0";
    }

    List<Evidence> evidence() {
        var place = "/Routes/" + index;
        if (index < 0) {
            return List.of(Evidence.of(table, "/RouteTableId", table.routeTableId()));
        }
        var route = table.routes().get(index);
        var state = Evidence.of(table, place + "/State", route.state());
        var shown = target().map(target -> Evidence.of(table, place + "/" + target.member(), target.id()));
        return shown.map(evidence -> "blackhole".equals(route.state()) ? List.of(evidence, state) : List.of(evidence)).orElseGet(() -> List.of(state));
    }

    /// Whether subnets beyond these use the table too, so that a change of its routes reaches further than meant.
    boolean isShared(List<String> subnetIds) {
        return table.associations().stream().anyMatch(association -> Boolean.TRUE.equals(association.main())
                || association.gatewayId() != null
                || association.subnetId() != null && !subnetIds.contains(association.subnetId()));
    }
}
