package dev.drydock.path;

import dev.drydock.inventory.ec2.RouteTable.Route;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The IPv4 routes of one table, the local ones left out. The most specific route that matches decides (Amazon VPC user guide, "Route priority").
/// A customer's own prefix lists are left out too: the record does not hold what is in them.
final class Routes {
    private record Parsed(Cidr destination, Route route) {}

    private final List<Parsed> routes;

    Routes(List<Route> all) {
        routes = all.stream()
                .filter(route -> route.destinationCidrBlock() != null && !"local".equals(route.gatewayId()))
                .flatMap(route -> Cidr.parse(route.destinationCidrBlock()).filter(Cidr::isIpv4).map(destination -> new Parsed(destination, route)).stream())
                .toList();
    }

    /// The route that decides for a destination.
    Optional<Route> to(Cidr destination) {
        return routes.stream()
                .filter(parsed -> parsed.destination().contains(destination))
                .max(Comparator.comparingInt(parsed -> parsed.destination().prefix()))
                .map(Parsed::route);
    }

    /// The routes that decide for some public address.
    List<Route> toPublicAddresses() {
        return routes.stream().filter(parsed -> parsed.destination().isPublic()).map(Parsed::route).toList();
    }

    /// Whether the routes leave no address out: one of them is the default route, or the largest ones (no two of which overlap) make up the whole.
    boolean coverAll(List<Route> some) {
        var blocks = routes.stream().filter(parsed -> some.contains(parsed.route())).map(Parsed::destination).distinct().toList();
        return blocks.stream()
                        .filter(block -> blocks.stream().noneMatch(other -> !other.equals(block) && other.contains(block)))
                        .map(Cidr::size)
                        .reduce(BigInteger.ZERO, BigInteger::add)
                        .equals(Cidr.ALL_IPV4.size());
    }
}
