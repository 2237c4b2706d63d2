package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// An attribute of a VPC; the API answers one a call.
public record VpcAttribute(
        Origin origin,
        @Nullable String vpcId,
        @Nullable AttributeBooleanValue enableDnsSupport,
        @Nullable AttributeBooleanValue enableDnsHostnames)
        implements Recorded {

    @Override
    public String id() {
        return vpcId + "/" + (enableDnsSupport != null ? "enableDnsSupport" : "enableDnsHostnames");
    }

    public record AttributeBooleanValue(@Nullable Boolean value) {}
}
