package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// One block of a managed prefix list, as `GetManagedPrefixListEntries` tells it. The answer does not say of which list: the request does.
public record PrefixListEntry(
        Origin origin,
        @Nullable String cidr)
        implements Recorded {

    @Override
    public String id() {
        return prefixListId() + "/" + cidr;
    }

    public @Nullable String prefixListId() {
        return origin.call().text("PrefixListId");
    }
}
