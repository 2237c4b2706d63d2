package dev.drydock.check.shutdown;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How a container is started: what its task definition overrides, and what its image brings.
///
/// An entry point in the task definition drops the image's own together with its command; a command alone is appended to the image's entry point
/// (Docker, "Understand how CMD and ENTRYPOINT interact"; ECS API reference, `ContainerDefinition`).
///
/// @param index the container's place in the task definition
/// @param process what comes of it as far as it is known; null where the image decides and is not recorded
/// @param certain whether the image can change nothing about it any more
record ContainerStart(
        TaskDefinition definition, int index, TaskDefinition.ContainerDefinition container, Image image, @Nullable FirstProcess process, boolean certain) {

    /// The essential containers: when one of them ends, so does the task.
    static List<ContainerStart> of(Subject subject, TaskDefinition definition) {
        var containers = definition.containerDefinitions();
        return IntStream.range(0, containers.size())
                .filter(i -> containers.get(i).isEssential())
                .mapToObj(i -> of(subject, definition, i))
                .toList();
    }

    private static ContainerStart of(Subject subject, TaskDefinition definition, int index) {
        var container = definition.containerDefinitions().get(index);
        var image = Image.of(subject, definition, container);
        if (!container.entryPoint().isEmpty()) {
            return complete(definition, index, container, image, joined(container.entryPoint(), container.command()));
        }
        var config = image.config() == null ? null : image.config().config();
        if (config != null) {
            return complete(definition, index, container, image, joined(config.entrypoint(), container.command().isEmpty() ? config.cmd() : container.command()));
        }
        // Whatever entry point the image has, a shell behind it stays in front of the application all the same.
        var behind = FirstProcess.of(container.command());
        return new ContainerStart(definition, index, container, image, behind instanceof FirstProcess.Shell ? behind : null, false);
    }

    private static ContainerStart complete(TaskDefinition definition, int index, TaskDefinition.ContainerDefinition container, Image image, List<String> argv) {
        var process = FirstProcess.of(argv);
        return process instanceof FirstProcess.Incomplete
                ? new ContainerStart(definition, index, container, image, null, false)
                : new ContainerStart(definition, index, container, image, process, true);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    String name() {
        return String.valueOf(container.name());
    }

    /// What findings about this container are about: the task definition, with the container's name where there are several to tell apart.
    String resource() {
        var several = definition.containerDefinitions().stream().filter(TaskDefinition.ContainerDefinition::isEssential).count() > 1;
        return several ? definition.taskDefinitionArn() + "#" + name() : definition.taskDefinitionArn();
    }

    boolean overridesBoth() {
        return !container.entryPoint().isEmpty() && !container.command().isEmpty();
    }

    /// `entryPoint ["sh","-c"] and command ["node server.js"]`, and what the image adds where it decides.
    String shown() {
        var own = container.entryPoint().isEmpty() && container.command().isEmpty() ? "neither entryPoint nor command"
                : container.entryPoint().isEmpty() ? "command " + CommandLine.json(container.command())
                : container.command().isEmpty() ? "entryPoint " + CommandLine.json(container.entryPoint())
                : "entryPoint " + CommandLine.json(container.entryPoint()) + " and command " + CommandLine.json(container.command());
        var config = image.config() == null || !container.entryPoint().isEmpty() ? null : image.config().config();
        return own + " in the task definition" + (config == null ? ""
                : "; the image has Entrypoint " + CommandLine.json(config.entrypoint()) + " and Cmd " + CommandLine.json(config.cmd()));
    }

    List<Evidence> evidence() {
        var at = "/containerDefinitions/" + index;
        var evidence = new ArrayList<>(List.of(
                Evidence.of(definition, at + "/entryPoint", container.entryPoint().isEmpty() ? null : container.entryPoint()),
                Evidence.of(definition, at + "/command", container.command().isEmpty() ? null : container.command())));
        var config = image.config();
        if (config != null && config.config() != null && container.entryPoint().isEmpty()) {
            evidence.add(Evidence.of(config, "/config/Entrypoint", config.config().entrypoint().isEmpty() ? null : config.config().entrypoint()));
            evidence.add(Evidence.of(config, "/config/Cmd", config.config().cmd().isEmpty() ? null : config.config().cmd()));
        }
        return evidence;
    }
}
