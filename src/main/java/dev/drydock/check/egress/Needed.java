package dev.drydock.check.egress;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.path.NeededService;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How sentences speak of a needed service, and what is peculiar to it.
record Needed(NeededService service, Subject subject) {
    /// Registries whose addresses are public for certain. Others may stand inside the network.
    private static final Set<String> PUBLIC_REGISTRIES = Set.of("docker.io", "index.docker.io", "registry-1.docker.io", "public.ecr.aws", "ghcr.io", "quay.io",
            "gcr.io", "registry.k8s.io", "mcr.microsoft.com", "registry.gitlab.com", "nvcr.io", "docker.elastic.co", "registry.access.redhat.com");

    /// Prefixes that ECR suggests for the repositories of a pull-through cache (Amazon ECR user guide, "Creating a pull through cache rule").
    private static final Pattern CACHED = Pattern.compile("[^/]+/(docker-hub|ecr-public|quay|kubernetes|github|gitlab|chainguard)/.+");

    String name() {
        return service.shown(subject.region());
    }

    /// The service as VPC endpoints name it; a registry outside AWS by its host.
    String resource() {
        return service.region().isEmpty() ? service.name() : "com.amazonaws." + service.region() + "." + service.name();
    }

    boolean isAtHome() {
        return service.region().equals(subject.region());
    }

    /// Whether images of ECR come this way.
    boolean isPull() {
        return Set.of("ecr.api", "ecr.dkr", "s3").contains(service.name());
    }

    boolean mayBeInside() {
        return service.region().isEmpty() && !PUBLIC_REGISTRIES.contains(service.name()) && !service.name().endsWith(".pkg.dev") && !service.name().endsWith(".gcr.io");
    }

    String purpose() {
        return switch (service.name()) {
            case "ecr.api" -> "the tasks need to be let into ECR";
            case "ecr.dkr" -> "the tasks need for the manifests of their images";
            case "s3" -> "the tasks need for the layers of their images";
            case "logs" -> "the tasks need to write their logs";
            case "secretsmanager" -> "the tasks need for their secrets";
            case "ssm" -> "the tasks need for their parameters";
            case "ssmmessages" -> "ECS Exec needs";
            default -> "the tasks need for their images";
        };
    }

    String isNeeded() {
        return switch (service.name()) {
            case "ecr.api" -> "the sign-in to ECR goes to ecr.api";
            case "ecr.dkr" -> "the manifests of images come from ecr.dkr";
            case "s3" -> "the layers of images come from S3";
            case "logs" -> "the awslogs driver writes to CloudWatch Logs";
            case "secretsmanager" -> "secrets are read from Secrets Manager";
            case "ssm" -> "parameters are read from Systems Manager";
            case "ssmmessages" -> "the agent of ECS Exec speaks to ssmmessages";
            default -> "images come from " + service.name();
        };
    }

    /// What becomes of a task that does not reach it.
    String fate() {
        return service.name().equals("ssmmessages") ? "runs, but cannot be entered" : "does not start";
    }

    String expected() {
        if (service.region().isEmpty()) {
            return "a NAT gateway or a public address: VPC endpoints exist for AWS's own private services only";
        }
        if (!isAtHome()) {
            return "a way to " + service.region() + ", by NAT gateway or public address: an endpoint of this VPC answers for its own region; or a copy in " + subject.region();
        }
        return service.name().equals("s3") ? "a route to the S3 gateway endpoint, which costs nothing"
                : "an interface endpoint for " + service.name() + " with private DNS" + (isPull() ? "" : ", or another way out");
    }

    /// What may be worth knowing where the service is reached.
    String remark(boolean byEndpoint) {
        if (service.name().equals("ecr.dkr") && byEndpoint && isMaybeCached()) {
            return "The repository looks like a pull-through cache: the first pull of an image that is not in it yet needs a way to the internet from this VPC, later ones do not.";
        }
        if (Set.of("secretsmanager", "ssm").contains(service.name())) {
            return "KMS needs no way of its own: the service decrypts on its side.";
        }
        return mayBeInside() ? "This holds for a registry with a public address; where the name leads is not recorded." : "";
    }

    private boolean isMaybeCached() {
        return subject.taskDefinition().stream().flatMap(definition -> definition.containerDefinitions().stream())
                .anyMatch(container -> container.image() != null && CACHED.matcher(container.image()).matches());
    }

    /// The member of the task definition or the service that asks for it.
    Optional<Evidence> evidence() {
        if (service.name().equals("ssmmessages")) {
            return Optional.of(Evidence.of(subject.service(), "/enableExecuteCommand", subject.service().enableExecuteCommand()));
        }
        return subject.taskDefinition().flatMap(this::evidence);
    }

    private Optional<Evidence> evidence(TaskDefinition definition) {
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var container = definition.containerDefinitions().get(i);
            var place = "/containerDefinitions/" + i;
            if (service.name().equals("logs") && container.logConfiguration() != null && "awslogs".equals(container.logConfiguration().logDriver())) {
                return Optional.of(Evidence.of(definition, place + "/logConfiguration/logDriver", container.logConfiguration().logDriver()));
            }
            if (Set.of("secretsmanager", "ssm").contains(service.name())) {
                for (var j = 0; j < container.secrets().size(); j++) {
                    var from = container.secrets().get(j).valueFrom();
                    if (from != null && from.contains(":secretsmanager:") == service.name().equals("secretsmanager")) {
                        return Optional.of(Evidence.of(definition, place + "/secrets/" + j + "/valueFrom", from));
                    }
                }
            }
            if (container.image() != null && (isPull() || service.region().isEmpty()) && NeededService.ofImage(container.image()).contains(service)) {
                return Optional.of(Evidence.of(definition, place + "/image", container.image()));
            }
        }
        return Optional.empty();
    }
}
