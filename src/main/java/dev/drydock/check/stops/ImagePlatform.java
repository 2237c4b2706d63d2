package dev.drydock.check.stops;

import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.ecr.ImageConfig;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The platform that a task asks for against the one that its image is built for (ECS API reference, `RuntimePlatform`; OCI image specification, "Image
/// Configuration").
///
/// @param wanted as `X86_64 on LINUX`
/// @param built as the image says; null where it says nothing that is known
/// @param fits whether they are the same, as far as both are known
record ImagePlatform(String wanted, @Nullable String built, boolean fits, List<Evidence> evidence) {
    private static final Map<String, String> ARCHITECTURES = Map.of("amd64", "X86_64", "x86_64", "X86_64", "arm64", "ARM64", "aarch64", "ARM64");

    /// What the task asks for; null where the instance decides, or the value is not known.
    private record Wanted(@Nullable String architecture, @Nullable String system) {
        static Wanted of(Subject subject, TaskDefinition definition) {
            var platform = definition.runtimePlatform();
            var fargate = Compute.of(subject) == Compute.FARGATE;
            var architecture = platform != null && platform.cpuArchitecture() != null ? platform.cpuArchitecture() : fargate ? "X86_64" : null;
            var family = platform != null && platform.operatingSystemFamily() != null ? platform.operatingSystemFamily() : fargate ? "LINUX" : null;
            return new Wanted(architecture != null && ARCHITECTURES.containsValue(architecture) ? architecture : null,
                    family == null ? null : family.equals("LINUX") ? "linux" : family.startsWith("WINDOWS") ? "windows" : null);
        }
    }

    /// Whether the task definition asks for a platform that is known.
    static boolean isAsked(Subject subject, TaskDefinition definition) {
        return Wanted.of(subject, definition).architecture() != null;
    }

    static ImagePlatform of(Subject subject, TaskDefinition definition, ImageConfig config) {
        var wanted = Wanted.of(subject, definition);
        var architecture = config.architecture() == null ? null : ARCHITECTURES.get(config.architecture());
        var fits = (wanted.architecture() == null || architecture == null || architecture.equals(wanted.architecture()))
                && (wanted.system() == null || config.os() == null || config.os().equals(wanted.system()));
        var evidence = new ArrayList<Evidence>();
        evidence.add(Evidence.of(config, "/architecture", config.architecture()));
        evidence.add(Evidence.of(config, "/os", config.os()));
        var platform = definition.runtimePlatform();
        evidence.add(platform == null ? Evidence.of(definition, "/runtimePlatform", null)
                : Evidence.of(definition, "/runtimePlatform/cpuArchitecture", platform.cpuArchitecture()));
        return new ImagePlatform(wanted.system() + "/" + wanted.architecture(), architecture == null ? null : config.os() + "/" + config.architecture(), fits, List.copyOf(evidence));
    }
}
