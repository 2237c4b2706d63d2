package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A security group.
public record SecurityGroup(
        Origin origin,
        String groupId,
        @Nullable String groupName,
        @Nullable String vpcId,
        List<IpPermission> ipPermissions,
        List<IpPermission> ipPermissionsEgress,
        List<Tag> tags)
        implements Recorded {

    @Override
    public String id() {
        return groupId;
    }

    /// What people call it: name and id, or the id alone.
    public String shown() {
        return groupName == null ? groupId : groupName + " (" + groupId + ")";
    }

    public record IpPermission(@Nullable String ipProtocol, @Nullable Integer fromPort, @Nullable Integer toPort, List<IpRange> ipRanges, List<Ipv6Range> ipv6Ranges, List<PrefixListId> prefixListIds, List<UserIdGroupPair> userIdGroupPairs) {}

    public record IpRange(@Nullable String cidrIp, @Nullable String description) {}

    public record Ipv6Range(@Nullable String cidrIpv6, @Nullable String description) {}

    public record PrefixListId(@Nullable String prefixListId) {}

    public record UserIdGroupPair(@Nullable String groupId, @Nullable String userId) {}
}
