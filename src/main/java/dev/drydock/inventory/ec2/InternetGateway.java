package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An internet gateway.
public record InternetGateway(
        Origin origin,
        String internetGatewayId,
        List<Attachment> attachments,
        List<Tag> tags)
        implements Recorded {

    @Override
    public String id() {
        return internetGatewayId;
    }

    /// The `Name` tag, or the id where there is none. For people only: nothing is joined by it.
    public String name() {
        return Tag.name(tags, id());
    }

    public record Attachment(@Nullable String state, @Nullable String vpcId) {}
}
