package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A prefix list of an AWS service, such as that of S3 in the region.
public record PrefixList(
        Origin origin,
        String prefixListId,
        @Nullable String prefixListName,
        List<String> cidrs)
        implements Recorded {

    @Override
    public String id() {
        return prefixListId;
    }
}
