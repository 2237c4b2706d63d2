package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A VPC.
public record Vpc(
        Origin origin,
        String vpcId,
        @Nullable String cidrBlock,
        @Nullable String dhcpOptionsId,
        List<Tag> tags)
        implements Recorded {

    @Override
    public String id() {
        return vpcId;
    }

    /// The `Name` tag, or the id where there is none. For people only: nothing is joined by it.
    public String name() {
        return Tag.name(tags, id());
    }
}
