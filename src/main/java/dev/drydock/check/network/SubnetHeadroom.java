package dev.drydock.check.network;

import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ecs.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// The room that a service's subnets have for its rollout.
///
/// @param held how many of the service's tasks hold an address now
/// @param subnets those of the service's subnets that are recorded with their free addresses; IPv6-only ones, which hand out no IPv4 address, left out
/// @param all how many subnets the service names
/// @param sharers the other services that may place tasks in these subnets
/// @param missing what the record lacks to tell all of this
public record SubnetHeadroom(Surge surge, long held, List<Subnet> subnets, int all, List<Sharer> sharers, List<Missing> missing) {

    /// Another service in the same subnets.
    ///
    /// @param extra the addresses that it takes of these subnets when it rolls out from its desired count, its own spread evenly over its subnets
    public record Sharer(Service service, long extra) {}

    public static SubnetHeadroom of(Subject subject, Surge surge, List<String> subnetIds) {
        var held = HeldAddresses.of(subject);
        var missing = new ArrayList<>(held.missing());
        var subnets = new ArrayList<Subnet>();
        for (var id : subnetIds) {
            var subnet = subject.inventory().find(Subnet.class, id).orElse(null);
            if (subnet == null || subnet.availableIpAddressCount() == null && !isIpv6Only(subnet)) {
                missing.add(subject.needs(Reads.describeSubnets(id)));
            } else if (!isIpv6Only(subnet)) {
                subnets.add(subnet);
            }
        }
        return new SubnetHeadroom(surge, held.count(), List.copyOf(subnets), subnetIds.size(), sharers(subject, subnetIds), List.copyOf(missing));
    }

    public static boolean isIpv6Only(Subnet subnet) {
        return Boolean.TRUE.equals(subnet.ipv6Native());
    }

    private static List<Sharer> sharers(Subject subject, List<String> subnetIds) {
        var services = new LinkedHashMap<String, Service>();
        var common = new HashMap<String, Integer>();
        for (var id : subnetIds) {
            for (var service : subject.inventory().servicesIn(id)) {
                if (!service.serviceArn().equals(subject.service().serviceArn()) && !service.isDaemon() && !"INACTIVE".equals(service.status())) {
                    services.put(service.serviceArn(), service);
                    common.merge(service.serviceArn(), 1, Integer::sum);
                }
            }
        }
        var sharers = new ArrayList<Sharer>();
        services.forEach((arn, service) -> Surge.of(service).ifPresent(surge -> {
            var extra = Math.ceilDiv(surge.beyond(surge.desired()) * common.get(arn), Inventory.subnetIds(service).size());
            if (extra > 0) {
                sharers.add(new Sharer(service, extra));
            }
        }));
        return List.copyOf(sharers);
    }

    /// How many addresses a rollout takes beyond those that the service's tasks hold.
    long extra() {
        var even = surge.beyond(held);
        return subnets.size() == all ? even : Math.min(even, share() * subnets.size());
    }

    long free() {
        return subnets.stream().mapToLong(subnet -> Objects.requireNonNullElse(subnet.availableIpAddressCount(), 0)).sum();
    }

    /// What each subnet takes when the new tasks are spread evenly.
    long share() {
        return all == 0 ? 0 : Math.ceilDiv(surge.beyond(held), all);
    }

    /// The subnets that have less than their even share free.
    List<Subnet> tooFull() {
        return subnets.stream().filter(subnet -> Objects.requireNonNullElse(subnet.availableIpAddressCount(), 0) < share()).toList();
    }

    /// What all services in these subnets take when they roll out at once.
    long together() {
        return extra() + sharers.stream().mapToLong(Sharer::extra).sum();
    }
}
