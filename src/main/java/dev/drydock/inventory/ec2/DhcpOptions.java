package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A DHCP options set: what a VPC tells whatever starts in it, its name servers above all.
public record DhcpOptions(
        Origin origin,
        String dhcpOptionsId,
        List<DhcpConfiguration> dhcpConfigurations)
        implements Recorded {

    @Override
    public String id() {
        return dhcpOptionsId;
    }

    /// The values of an option, such as `domain-name-servers`; empty where the set does not have it.
    public List<String> values(String key) {
        return dhcpConfigurations.stream()
                .filter(configuration -> key.equals(configuration.key()))
                .flatMap(configuration -> configuration.values().stream())
                .map(AttributeValue::value)
                .filter(Objects::nonNull)
                .toList();
    }

    public record DhcpConfiguration(@Nullable String key, List<AttributeValue> values) {}

    public record AttributeValue(@Nullable String value) {}
}
