package dev.drydock.check.egress;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecr.EcrImage;
import dev.drydock.inventory.ecr.ImageDetail;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one task pulls: the compressed size of its ECR images, which is what travels (ECR API reference, `ImageDetail.imageSizeInBytes`).
///
/// @param bytes of the images whose size is recorded
/// @param missing what would tell the rest
public record PullSize(long bytes, List<Evidence> evidence, List<Missing> missing) {
    public static PullSize of(Subject subject) {
        var bytes = 0L;
        var evidence = new ArrayList<Evidence>();
        var missing = new ArrayList<Missing>();
        var images = subject.taskDefinition().stream().flatMap(definition -> definition.containerDefinitions().stream())
                .map(TaskDefinition.ContainerDefinition::image).distinct().toList();
        for (var image : images) {
            var named = EcrImage.of(image).orElse(null);
            if (named == null) {
                continue;
            }
            var detail = detail(subject, named).filter(found -> found.imageSizeInBytes() != null && found.imageSizeInBytes() > 0);
            if (detail.isPresent()) {
                var size = detail.get().imageSizeInBytes();
                bytes += size == null ? 0 : size;
                evidence.add(Evidence.of(detail.get(), "/imageSizeInBytes", size));
            } else {
                missing.add(subject.couldUse(Reads.describeImages(named.repository())));
            }
        }
        return new PullSize(bytes, List.copyOf(evidence), List.copyOf(missing));
    }

    private static Optional<ImageDetail> detail(Subject subject, EcrImage named) {
        return subject.inventory().all(ImageDetail.class).stream()
                .filter(detail -> named.repository().equals(detail.repositoryName()))
                .filter(detail -> named.digest() != null ? named.digest().equals(detail.imageDigest()) : detail.imageTags().contains(named.pulledTag()))
                .findFirst();
    }

    public boolean isWhole() {
        return missing.isEmpty() && bytes > 0;
    }
}
