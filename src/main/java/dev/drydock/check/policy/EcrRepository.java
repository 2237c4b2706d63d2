package dev.drydock.check.policy;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The private ECR repository of an image reference (Amazon ECR user guide, "Amazon ECR private registry").
record EcrRepository(String account, String region, String name) {
    private static final Pattern IMAGE = Pattern.compile(
            "([0-9]{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws)/([^:@]+)(?:[:@].*)?");

    static Optional<EcrRepository> of(@Nullable String image) {
        var matcher = IMAGE.matcher(image == null ? "" : image);
        return matcher.matches() ? Optional.of(new EcrRepository(matcher.group(1), matcher.group(2), matcher.group(3))) : Optional.empty();
    }

    String arn(String partition) {
        return "arn:" + partition + ":ecr:" + region + ":" + account + ":repository/" + name;
    }
}
