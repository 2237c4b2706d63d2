package dev.drydock.check.egress;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecr.ImageDetail;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one task pulls: the compressed size of its ECR images, which is what travels (ECR API reference, `ImageDetail.imageSizeInBytes`).
///
/// @param bytes of the images whose size is recorded
/// @param missing what would tell the rest
record PullSize(long bytes, List<Evidence> evidence, List<Missing> missing) {
    private static final Pattern IMAGE = Pattern.compile(
            "[0-9]{12}\\.dkr[.-]ecr[^/]*/(?<repository>[^:@]+)(?::(?<tag>[^@]+))?(?:@(?<digest>.+))?");

    static PullSize of(Subject subject) {
        var bytes = 0L;
        var evidence = new ArrayList<Evidence>();
        var missing = new ArrayList<Missing>();
        var images = subject.taskDefinition().stream().flatMap(definition -> definition.containerDefinitions().stream())
                .map(TaskDefinition.ContainerDefinition::image).distinct().toList();
        for (var image : images) {
            var parts = IMAGE.matcher(String.valueOf(image));
            if (!parts.matches()) {
                continue;
            }
            var detail = detail(subject, parts).filter(found -> found.imageSizeInBytes() != null && found.imageSizeInBytes() > 0);
            if (detail.isPresent()) {
                var size = detail.get().imageSizeInBytes();
                bytes += size == null ? 0 : size;
                evidence.add(Evidence.of(detail.get(), "/imageSizeInBytes", size));
            } else {
                missing.add(subject.couldUse(Reads.describeImages(parts.group("repository"))));
            }
        }
        return new PullSize(bytes, List.copyOf(evidence), List.copyOf(missing));
    }

    private static Optional<ImageDetail> detail(Subject subject, Matcher parts) {
        var tag = parts.group("tag") == null ? "latest" : parts.group("tag");
        return subject.inventory().all(ImageDetail.class).stream()
                .filter(detail -> parts.group("repository").equals(detail.repositoryName()))
                .filter(detail -> parts.group("digest") != null ? parts.group("digest").equals(detail.imageDigest()) : detail.imageTags().contains(tag))
                .findFirst();
    }

    boolean isWhole() {
        return missing.isEmpty() && bytes > 0;
    }
}
