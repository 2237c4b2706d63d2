package dev.drydock.inventory.ecr;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An image in a repository.
///
/// @param imageManifestMediaType tells an image of one platform from an index of several
public record ImageDetail(
        Origin origin,
        @Nullable String registryId,
        @Nullable String repositoryName,
        String imageDigest,
        List<String> imageTags,
        @Nullable Long imageSizeInBytes,
        @Nullable Instant imagePushedAt,
        @Nullable String imageManifestMediaType)
        implements Recorded {

    @Override
    public String id() {
        return repositoryName + "@" + imageDigest;
    }

    /// Whether the digest names a list of images for several platforms (OCI image index, Docker manifest list).
    public boolean isIndex() {
        return imageManifestMediaType != null && (imageManifestMediaType.contains("image.index") || imageManifestMediaType.contains("manifest.list"));
    }
}
