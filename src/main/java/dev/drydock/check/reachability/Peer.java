package dev.drydock.check.reachability;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ec2.NetworkInterface;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.path.Cidr;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One end of some traffic: interfaces with the same groups in one subnet, tasks that may yet start there, or addresses outside the VPC.
///
/// @param name what sentences call it
/// @param subnetId the subnet that it stands in; null outside the VPC
/// @param subnet the record of the subnet; null where there is none
/// @param groups its security groups; empty where none stand in the way (a Network Load Balancer without any, addresses outside); null where the record does not tell
/// @param addresses what it may have
/// @param exact whether it has all of these addresses, so that rules for a part of them speak of a part of it; else it has some of them
/// @param prefixListId the prefix list that its addresses are; null for any other end
public record Peer(
        String name,
        @Nullable String subnetId,
        @Nullable Subnet subnet,
        @Nullable List<String> groups,
        List<Cidr> addresses,
        boolean exact,
        @Nullable String prefixListId) {

    /// One network interface, with all of its addresses.
    public static Peer of(Inventory inventory, NetworkInterface networkInterface) {
        var addresses = Stream.concat(
                        Stream.concat(Stream.ofNullable(networkInterface.privateIpAddress()),
                                networkInterface.privateIpAddresses().stream().map(NetworkInterface.PrivateIpAddress::privateIpAddress)),
                        networkInterface.ipv6Addresses().stream().map(NetworkInterface.Ipv6Address::ipv6Address))
                .filter(Objects::nonNull)
                .distinct()
                .map(Cidr::address)
                .flatMap(Optional::stream)
                .toList();
        var groups = networkInterface.groups().stream().map(VpcEndpoint.SecurityGroupIdentifier::groupId).filter(Objects::nonNull).toList();
        return new Peer(networkInterface.networkInterfaceId(), networkInterface.subnetId(),
                inventory.find(Subnet.class, networkInterface.subnetId()).orElse(null), groups, addresses, true, null);
    }

    /// Whatever starts in a subnet with these groups: it may get any of the subnet's addresses.
    ///
    /// @param groups null where they are not known
    public static Peer in(Inventory inventory, String name, String subnetId, @Nullable List<String> groups) {
        var subnet = inventory.find(Subnet.class, subnetId).orElse(null);
        return new Peer(name, subnetId, subnet, groups, subnet == null ? List.of() : blocks(subnet), true, null);
    }

    /// Addresses outside the VPC, or of which no more is known than that they are among these.
    public static Peer among(String name, List<Cidr> addresses) {
        return new Peer(name, null, null, List.of(), addresses, false, null);
    }

    /// A service that is known by its prefix list, such as S3 behind a gateway endpoint.
    ///
    /// @param addresses the blocks of the list; empty where they are not on record
    public static Peer prefixList(String name, String prefixListId, List<Cidr> addresses) {
        return addresses.isEmpty()
                ? new Peer(name, null, null, List.of(), List.of(Cidr.ALL_IPV4), false, prefixListId)
                : new Peer(name, null, null, List.of(), addresses, true, prefixListId);
    }

    private static List<Cidr> blocks(Subnet subnet) {
        var ipv6 = subnet.ipv6CidrBlockAssociationSet().stream()
                .filter(association -> association.ipv6CidrBlockState() == null || "associated".equals(association.ipv6CidrBlockState().state()))
                .map(Subnet.Ipv6CidrBlockAssociation::ipv6CidrBlock);
        return Stream.concat(Stream.ofNullable(subnet.cidrBlock()), ipv6).filter(Objects::nonNull).map(Cidr::parse).flatMap(Optional::stream).toList();
    }

    /// The same end with its addresses of one family only.
    public Peer withIpv4Only(boolean ipv4) {
        return new Peer(name, subnetId, subnet, groups, addresses.stream().filter(block -> block.isIpv4() == ipv4).toList(), exact, prefixListId);
    }

    /// The same end, of which no more is known than that it has some of these addresses.
    public Peer somewhere() {
        return new Peer(name, subnetId, subnet, groups, addresses, false, prefixListId);
    }

    public boolean has(boolean ipv4) {
        return addresses.stream().anyMatch(block -> block.isIpv4() == ipv4);
    }

    /// Where it is, as rules by address see it: its prefix list, or its address, or its name where it may have several addresses.
    String place() {
        if (prefixListId != null) {
            return prefixListId;
        }
        return isOneAddress() ? addresses.getFirst().toString() : name;
    }

    /// Where it is, as rules of security groups see it: its groups count too.
    String where() {
        return place() + (prefixListId != null || !isOneAddress() || groups == null || groups.isEmpty() ? "" : " (" + String.join(", ", groups) + ")");
    }

    private boolean isOneAddress() {
        return addresses.size() == 1 && addresses.getFirst().prefix() == addresses.getFirst().bits();
    }
}
