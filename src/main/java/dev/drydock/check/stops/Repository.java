package dev.drydock.check.stops;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecr.EcrImage;
import dev.drydock.inventory.ecr.ImageDetail;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the record holds of the repository that an image name speaks of. A bundle is of one region; repositories of other accounts are told by `registryId`.
record Repository(Subject subject, EcrImage image) {
    private static final Set<String> NOT_THERE = Set.of("RepositoryNotFoundException", "ImageNotFoundException");

    boolean isInRegion() {
        return image.region().equals(subject.region());
    }

    boolean isOwn() {
        var account = subject.inventory().source().account();
        return image.account().equals(account != null ? account : subject.service().serviceArn().split(":", 6)[4]);
    }

    Optional<ImageDetail> byTag() {
        return image.digest() != null ? Optional.empty() : details().filter(detail -> detail.imageTags().contains(image.pulledTag())).findFirst();
    }

    Optional<ImageDetail> byDigest(String digest) {
        return details().filter(detail -> digest.equals(detail.imageDigest())).findFirst();
    }

    Optional<ImageDetail> found() {
        return image.digest() != null ? byDigest(image.digest()) : byTag();
    }

    private Stream<ImageDetail> details() {
        return subject.inventory().all(ImageDetail.class).stream()
                .filter(detail -> image.repository().equals(detail.repositoryName()) && (detail.registryId() == null ? isOwn() : image.account().equals(detail.registryId())));
    }

    /// A whole list of the repository's images: what is not in it is not there.
    Optional<Call> whole() {
        return subject.inventory().calls().pages(read()).stream().filter(this::isOfRegistry).findFirst();
    }

    /// Where the image would stand in the answer that leaves it out.
    Evidence absence(Call call) {
        var listed = subject.inventory().all(ImageDetail.class).stream().filter(detail -> detail.origin().call() == call).count();
        return Evidence.at(call, "/imageDetails/" + listed, null);
    }

    /// The call that ECR answered with that there is no such repository or image.
    Optional<Call> refused() {
        return subject.inventory().calls().named("ecr describe-images").stream()
                .filter(call -> call.error() != null && NOT_THERE.contains(call.error().code()))
                .filter(call -> image.repository().equals(call.text("repositoryName")) && isOfRegistry(call))
                .filter(call -> "RepositoryNotFoundException".equals(Objects.requireNonNull(call.error()).code()) || asksForThis(call))
                .findFirst();
    }

    private boolean asksForThis(Call call) {
        var ids = String.valueOf(call.list("imageIds"));
        return call.list("imageIds").size() == 1 && ids.contains(image.digest() != null ? image.digest() : "imageTag=" + image.pulledTag() + "}");
    }

    private boolean isOfRegistry(Call call) {
        return call.text("registryId") == null ? isOwn() : image.account().equals(call.text("registryId"));
    }

    Read read() {
        return isOwn() ? Reads.describeImages(image.repository()) : Reads.describeImages(image.account(), image.repository());
    }
}
