package dev.drydock.inventory.ecr;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An image in a repository.
public record ImageDetail(
        Origin origin,
        @Nullable String registryId,
        @Nullable String repositoryName,
        @Nullable String imageDigest,
        List<String> imageTags,
        @Nullable Long imageSizeInBytes,
        @Nullable Instant imagePushedAt)
        implements Recorded {

    @Override
    public String id() {
        return repositoryName + "@" + imageDigest;
    }
}
