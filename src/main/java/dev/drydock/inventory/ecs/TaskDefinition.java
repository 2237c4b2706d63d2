package dev.drydock.inventory.ecs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One revision of a task definition.
public record TaskDefinition(
        Origin origin,
        String taskDefinitionArn,
        @Nullable String family,
        @Nullable Integer revision,
        @Nullable String networkMode,
        @Nullable String cpu,
        @Nullable String memory,
        @Nullable String taskRoleArn,
        @Nullable String executionRoleArn,
        @Nullable RuntimePlatform runtimePlatform,
        List<String> requiresCompatibilities,
        @Nullable EphemeralStorage ephemeralStorage,
        List<ContainerDefinition> containerDefinitions)
        implements Recorded {

    @Override
    public String id() {
        return taskDefinitionArn;
    }

    /// `family:revision`, as people and the CLI write it.
    public String shortName() {
        return taskDefinitionArn.substring(taskDefinitionArn.lastIndexOf('/') + 1);
    }

    public record RuntimePlatform(@Nullable String cpuArchitecture, @Nullable String operatingSystemFamily) {}

    /// @param sizeInGiB 21 to 200
    public record EphemeralStorage(@Nullable Integer sizeInGiB) {}

    /// @param essential absent means true
    /// @param stopTimeout seconds between SIGTERM and SIGKILL; absent means 30 on Fargate
    public record ContainerDefinition(
            @Nullable String name,
            @Nullable String image,
            @Nullable Integer cpu,
            @Nullable Integer memory,
            @Nullable Integer memoryReservation,
            @Nullable Boolean essential,
            List<String> entryPoint,
            List<String> command,
            List<PortMapping> portMappings,
            List<EnvironmentVariable> environment,
            List<Secret> secrets,
            @Nullable RepositoryCredentials repositoryCredentials,
            List<EnvironmentFile> environmentFiles,
            @Nullable Integer stopTimeout,
            @Nullable Integer startTimeout,
            @Nullable LinuxParameters linuxParameters,
            @Nullable LogConfiguration logConfiguration,
            @Nullable FirelensConfiguration firelensConfiguration,
            @Nullable HealthCheck healthCheck,
            @Nullable RestartPolicy restartPolicy,
            @Nullable Boolean readonlyRootFilesystem,
            @Nullable Boolean privileged,
            @Nullable String user,
            @Nullable String versionConsistency,
            List<ContainerDependency> dependsOn) {

        public boolean isEssential() {
            return !Boolean.FALSE.equals(essential);
        }
    }

    public record PortMapping(@Nullable Integer containerPort, @Nullable Integer hostPort, @Nullable String protocol, @Nullable String name) {}

    /// An environment variable. Its value is never kept: it may be a secret, and no check needs it.
    public record EnvironmentVariable(@Nullable String name) {}

    public record Secret(@Nullable String name, @Nullable String valueFrom) {}

    public record LinuxParameters(@Nullable Boolean initProcessEnabled) {}

    public record LogConfiguration(@Nullable String logDriver, Map<String, String> options, List<Secret> secretOptions) {}

    /// What a registry outside of ECR is entered with.
    ///
    /// @param credentialsParameter the ARN or name of a Secrets Manager secret
    public record RepositoryCredentials(@Nullable String credentialsParameter) {}

    /// A file of environment variables.
    ///
    /// @param value the ARN of an S3 object
    public record EnvironmentFile(@Nullable String value, @Nullable String type) {}

    /// @param type `fluentbit` or `fluentd`; the container that has it routes the logs of the others
    public record FirelensConfiguration(@Nullable String type) {}

    public record HealthCheck(
            List<String> command, @Nullable Integer interval, @Nullable Integer timeout, @Nullable Integer retries, @Nullable Integer startPeriod) {}

    public record RestartPolicy(@Nullable Boolean enabled, List<Integer> ignoredExitCodes, @Nullable Integer restartAttemptPeriod) {}

    public record ContainerDependency(@Nullable String containerName, @Nullable String condition) {}
}
