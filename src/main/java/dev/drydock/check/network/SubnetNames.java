package dev.drydock.check.network;

import dev.drydock.inventory.ec2.Subnet;
import java.util.List;
import java.util.stream.Collectors;

/// How sentences name subnets and what they have free.
final class SubnetNames {
    private static final int MOST = 6;

    private SubnetNames() {}

    /// `private-c (subnet-0a1b…)`, or the id alone where there is no name.
    static String of(Subnet subnet) {
        return subnet.name().equals(subnet.subnetId()) ? subnet.subnetId() : subnet.name() + " (" + subnet.subnetId() + ")";
    }

    /// `41 free in private-a (…), 1 free in private-c (…)`, the fullest first.
    static String free(List<Subnet> subnets) {
        var shown = subnets.stream()
                .sorted((one, other) -> Integer.compare(count(one), count(other)))
                .limit(MOST)
                .map(subnet -> count(subnet) + " free in " + of(subnet))
                .collect(Collectors.joining(", "));
        return subnets.size() > MOST ? shown + " and more in " + (subnets.size() - MOST) + " others" : shown;
    }

    private static int count(Subnet subnet) {
        return subnet.availableIpAddressCount() == null ? 0 : subnet.availableIpAddressCount();
    }
}
