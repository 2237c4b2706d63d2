package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// An EC2 instance type with its network interface slots.
public record InstanceType(
        Origin origin,
        String instanceType,
        @Nullable NetworkInfo networkInfo)
        implements Recorded {

    @Override
    public String id() {
        return instanceType;
    }

    public record NetworkInfo(@Nullable Integer maximumNetworkInterfaces, @Nullable Integer ipv4AddressesPerInterface) {}
}
