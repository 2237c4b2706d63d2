package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A subnet.
public record Subnet(
        Origin origin,
        String subnetId,
        @Nullable String vpcId,
        @Nullable String availabilityZone,
        @Nullable String availabilityZoneId,
        @Nullable String cidrBlock,
        @Nullable Integer availableIpAddressCount,
        @Nullable Boolean mapPublicIpOnLaunch,
        @Nullable Boolean ipv6Native,
        List<Ipv6CidrBlockAssociation> ipv6CidrBlockAssociationSet,
        List<Tag> tags)
        implements Recorded {

    @Override
    public String id() {
        return subnetId;
    }

    /// The `Name` tag, or the id where there is none. For people only: nothing is joined by it.
    public String name() {
        return Tag.name(tags, id());
    }

    public record Ipv6CidrBlockAssociation(@Nullable String ipv6CidrBlock, @Nullable Ipv6CidrBlockState ipv6CidrBlockState) {}

    public record Ipv6CidrBlockState(@Nullable String state) {}
}
