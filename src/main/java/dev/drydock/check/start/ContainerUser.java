package dev.drydock.check.start;

import dev.drydock.check.Subject;
import dev.drydock.check.shutdown.Image;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskDefinition.ContainerDefinition;
import java.util.Set;

/// As whom the processes of a container run: the task definition's `user`, else the image's, else root (OCI image specification, "User").
sealed interface ContainerUser {
    record Root(String why) implements ContainerUser {}

    record Other(String name) implements ContainerUser {}

    /// Only the image tells, and it is not recorded.
    record Untold(Image image) implements ContainerUser {}

    Set<String> ROOT = Set.of("", "0", "root");

    static ContainerUser of(Subject subject, TaskDefinition definition, ContainerDefinition container) {
        if (container.user() != null) {
            return isRoot(container.user()) ? new Root("user " + (container.user().isBlank() ? "empty" : container.user())) : new Other(container.user());
        }
        var image = Image.of(subject, definition, container);
        var config = image.config() == null ? null : image.config().config();
        if (config == null) {
            return new Untold(image);
        }
        var user = config.user();
        return user == null || isRoot(user) ? new Root("no user in the task definition, and " + (user == null || user.isBlank() ? "none" : user) + " in the image") : new Other(user + ", by the image");
    }

    /// `user`, `user:group`, by name or number.
    private static boolean isRoot(String user) {
        var end = user.indexOf(':');
        return ROOT.contains((end < 0 ? user : user.substring(0, end)).strip());
    }
}
