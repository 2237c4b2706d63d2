package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network interface.
public record NetworkInterface(
        Origin origin,
        String networkInterfaceId,
        @Nullable String subnetId,
        @Nullable String vpcId,
        @Nullable String availabilityZone,
        @Nullable String status,
        @Nullable String interfaceType,
        @Nullable String description,
        @Nullable String requesterId,
        @Nullable Boolean requesterManaged,
        @Nullable String privateIpAddress,
        @Nullable Association association,
        List<PrivateIpAddress> privateIpAddresses,
        List<Ipv6Address> ipv6Addresses,
        List<VpcEndpoint.SecurityGroupIdentifier> groups)
        implements Recorded {

    @Override
    public String id() {
        return networkInterfaceId;
    }

    public record Association(@Nullable String publicIp) {}

    public record Ipv6Address(@Nullable String ipv6Address) {}

    public record PrivateIpAddress(@Nullable String privateIpAddress, @Nullable Boolean primary) {}
}
