package dev.drydock.check.shutdown;

import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecr.EcrImage;
import dev.drydock.inventory.ecr.ImageConfig;
import dev.drydock.inventory.ecr.ImageDetail;
import dev.drydock.inventory.ecs.ServiceRevision;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The image of a container: its recorded configuration, or how to get it.
///
/// @param name as the task definition names it
/// @param digest that its tasks run; null where the record does not tell
/// @param config its configuration; null where it is not recorded
public record Image(String name, @Nullable String digest, @Nullable ImageConfig config) {
    public static Image of(Subject subject, TaskDefinition definition, TaskDefinition.ContainerDefinition container) {
        var name = String.valueOf(container.image());
        var digest = digest(subject, definition, container, name);
        var config = subject.inventory().find(ImageConfig.class, digest).filter(found -> found.config() != null).orElse(null);
        return new Image(name, digest, config);
    }

    private static @Nullable String digest(Subject subject, TaskDefinition definition, TaskDefinition.ContainerDefinition container, String name) {
        var at = name.indexOf('@');
        return at >= 0 ? name.substring(at + 1) : ofTasks(subject, definition, container)
                .or(() -> ofRevisions(subject, definition, container))
                .or(() -> ofTag(subject, name))
                .orElse(null);
    }

    private static Optional<String> ofTasks(Subject subject, TaskDefinition definition, TaskDefinition.ContainerDefinition container) {
        return subject.inventory().tasks(subject.service()).stream()
                .filter(task -> definition.taskDefinitionArn().equals(task.taskDefinitionArn()))
                .flatMap(task -> task.containers().stream())
                .filter(running -> Objects.equals(container.name(), running.name()) && running.imageDigest() != null)
                .map(running -> String.valueOf(running.imageDigest()))
                .findFirst();
    }

    private static Optional<String> ofRevisions(Subject subject, TaskDefinition definition, TaskDefinition.ContainerDefinition container) {
        return subject.inventory().all(ServiceRevision.class).stream()
                .filter(revision -> subject.service().serviceArn().equals(revision.serviceArn()) && definition.taskDefinitionArn().equals(revision.taskDefinition()))
                .flatMap(revision -> revision.containerImages().stream())
                .filter(image -> Objects.equals(container.name(), image.containerName()) && image.imageDigest() != null)
                .map(image -> String.valueOf(image.imageDigest()))
                .findFirst();
    }

    private static Optional<String> ofTag(Subject subject, String name) {
        return EcrImage.of(name).flatMap(named -> subject.inventory().all(ImageDetail.class).stream()
                .filter(image -> named.repository().equals(image.repositoryName()) && image.imageTags().contains(named.pulledTag()))
                .map(image -> String.valueOf(image.imageDigest()))
                .findFirst());
    }

    /// What would tell how the image starts by itself.
    public Missing missing(Subject subject, boolean optional) {
        var named = EcrImage.of(name).orElse(null);
        if (named == null) {
            // No AWS call reads an image of another registry: the open question is about what the task definition names.
            var read = Reads.describeTaskDefinition(String.valueOf(subject.taskDefinitionName()));
            return new Missing(new Gap(read, Gap.Reason.NOT_IN_ANSWER, subject.inventory().calls().covering(read).orElse(null)), optional);
        }
        Read read = digest != null ? Reads.imageConfig(named.repository(), digest) : Reads.batchGetImage(named.repository(), named.pulledTag());
        return new Missing(subject.inventory().calls().gap(read), optional);
    }

    /// The command that shows how the image starts by itself, on a machine that may pull it.
    public String inspect() {
        return "docker image inspect --format '{{json .Config.Entrypoint}} {{json .Config.Cmd}}' '" + name.replace("'", "'\\''") + "'";
    }
}
