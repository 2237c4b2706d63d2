package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network ACL.
public record NetworkAcl(
        Origin origin,
        String networkAclId,
        @Nullable String vpcId,
        @Nullable Boolean isDefault,
        List<Association> associations,
        List<Entry> entries)
        implements Recorded {

    @Override
    public String id() {
        return networkAclId;
    }

    public record Association(@Nullable String subnetId) {}

    public record Entry(@Nullable Integer ruleNumber, @Nullable String protocol, @Nullable String ruleAction, @Nullable Boolean egress, @Nullable String cidrBlock, @Nullable String ipv6CidrBlock, @Nullable PortRange portRange) {}

    public record PortRange(@Nullable Integer from, @Nullable Integer to) {}
}
