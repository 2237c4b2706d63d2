package dev.drydock.inventory.ecr;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The name of an image in a private Amazon ECR registry, taken apart ("Amazon ECR private registries"; every partition, FIPS and dual-stack host names too).
///
/// @param account the twelve digits of the registry
/// @param repository its whole path: `shop/api`
/// @param tag as written; null where there is none, which means `latest` unless there is a digest
/// @param digest null where there is none
public record EcrImage(String account, String region, String repository, @Nullable String tag, @Nullable String digest) {
    private static final Pattern NAME = Pattern.compile("(?<account>\\d{12})\\.dkr[.-]ecr(-fips)?\\.(?<region>[a-z0-9-]+)\\.(amazonaws\\.com(\\.cn)?|on\\.(aws|amazonwebservices\\.com\\.cn))"
            + "/(?<repository>[^:@]+)(:(?<tag>[^@]+))?(@(?<digest>.+))?");

    /// Empty for null and for images of other registries.
    public static Optional<EcrImage> of(@Nullable String image) {
        var parts = NAME.matcher(image == null ? "" : image);
        return parts.matches()
                ? Optional.of(new EcrImage(parts.group("account"), parts.group("region"), parts.group("repository"), parts.group("tag"), parts.group("digest")))
                : Optional.empty();
    }

    /// The repository's ARN.
    public String repositoryArn(String partition) {
        return "arn:" + partition + ":ecr:" + region + ":" + account + ":repository/" + repository;
    }

    /// The tag that is pulled: `latest` where none is written.
    public String pulledTag() {
        return tag == null ? "latest" : tag;
    }
}
