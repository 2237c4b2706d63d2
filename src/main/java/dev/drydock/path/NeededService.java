package dev.drydock.path;

import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Something outside the VPC that a task must reach to start, to log or to be entered.
///
/// @param name an AWS service as VPC endpoints name it (`ecr.api`, `s3`, `logs`), or the host name of a registry outside AWS's private ones
/// @param region the region it is reached in; empty for what has none
public record NeededService(String name, String region) {
    /// ECR's registry host name (Amazon ECR user guide, "Amazon ECR private registry").
    private static final Pattern ECR_IMAGE = Pattern.compile("[0-9]{12}\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws\\.|on\\.aws).*");

    private static final Comparator<NeededService> BY_NAME = Comparator.comparing(NeededService::name).thenComparing(NeededService::region);

    /// What the tasks of a service need by their definition. An image in ECR needs `ecr.api`, `ecr.dkr` and, for its layers, `s3` (Amazon ECR user
    /// guide, "Amazon ECR interface VPC endpoints"); the `awslogs` driver `logs`; secrets, those of the log driver and
    /// of a private registry too, `secretsmanager` or `ssm`; ECS Exec `ssmmessages`.
    /// KMS is not among them: Secrets Manager and Parameter Store decrypt on their own side.
    public static List<NeededService> of(Service service, TaskDefinition definition) {
        var needs = new TreeSet<>(BY_NAME);
        var region = region(service.serviceArn());
        for (var container : definition.containerDefinitions()) {
            if (container.image() != null) {
                needs.addAll(ofImage(container.image()));
            }
            var log = container.logConfiguration();
            var secrets = Stream.concat(container.secrets().stream(), log == null ? Stream.empty() : log.secretOptions().stream());
            secrets.map(TaskDefinition.Secret::valueFrom).filter(Objects::nonNull).forEach(from -> needs.add(ofSecret(from, region)));
            var credentials = container.repositoryCredentials() == null ? null : container.repositoryCredentials().credentialsParameter();
            if (credentials != null) {
                needs.add(new NeededService("secretsmanager", credentials.startsWith("arn:") ? region(credentials) : region));
            }
            if (log != null && "awslogs".equals(log.logDriver())) {
                needs.add(new NeededService("logs", log.options().getOrDefault("awslogs-region", region)));
            }
        }
        if (Boolean.TRUE.equals(service.enableExecuteCommand())) {
            needs.add(execution(region));
        }
        return List.copyOf(needs);
    }

    /// What ECS Exec needs: the agent runs in the container, so it leaves by the task's own interface wherever the task runs.
    static NeededService execution(String region) {
        return new NeededService("ssmmessages", region);
    }

    /// How it is called in a region: the name alone, and with its region where that is another one.
    public String shown(String homeRegion) {
        return region.isEmpty() || region.equals(homeRegion) ? name : name + " (" + region + ")";
    }

    /// The region of an ARN; empty where it has none.
    static String region(String arn) {
        var parts = arn.split(":", 6);
        return parts.length > 3 ? parts[3] : "";
    }

    /// What an image needs, by its reference.
    public static List<NeededService> ofImage(String image) {
        var ecr = ECR_IMAGE.matcher(image);
        if (ecr.matches()) {
            var region = ecr.group(1);
            var needs = new ArrayList<NeededService>();
            for (var name : List.of("ecr.api", "ecr.dkr", "s3")) {
                needs.add(new NeededService(name, region));
            }
            return needs;
        }
        return List.of(new NeededService(registry(image), ""));
    }

    /// The host that an image reference names; Docker Hub where it names none (Docker's reference grammar: the first part is a host if it has a dot, a
    /// colon, or is `localhost`).
    private static String registry(String image) {
        var slash = image.indexOf('/');
        var first = slash < 0 ? "" : image.substring(0, slash);
        return first.contains(".") || first.contains(":") || first.equals("localhost") ? first : "docker.io";
    }

    /// A parameter may be named without its ARN when it is in the task's own region (ECS API, `Secret.valueFrom`).
    private static NeededService ofSecret(String valueFrom, String region) {
        if (!valueFrom.startsWith("arn:")) {
            return new NeededService("ssm", region);
        }
        return new NeededService(valueFrom.contains(":secretsmanager:") ? "secretsmanager" : "ssm", region(valueFrom));
    }
}
