package dev.drydock.check.policy;

import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.check.secrets.SecretReference.Kind;
import dev.drydock.check.secrets.SecretReference;
import dev.drydock.check.secrets.SecretUse;
import dev.drydock.inventory.ecr.EcrImage;
import dev.drydock.inventory.ecs.TaskDefinition.ContainerDefinition;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the execution role must be able to do for the tasks of a service (ECS developer guide, "Amazon ECS task execution IAM role").
final class ExecutionNeeds {
    private final Subject subject;
    private final TaskDefinition definition;
    private final String partition;
    /// By action and resource: two containers of one image need it once.
    private final Map<String, Need> needs = new LinkedHashMap<>();

    private ExecutionNeeds(Subject subject, TaskDefinition definition) {
        this.subject = subject;
        this.definition = definition;
        partition = subject.service().serviceArn().split(":", 3)[1];
    }

    static List<Need> of(Subject subject, TaskDefinition definition) {
        var needs = new ExecutionNeeds(subject, definition);
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var container = definition.containerDefinitions().get(i);
            var at = "/containerDefinitions/" + i;
            needs.pull(container, at);
            // On container instances the Docker daemon logs, as the instance's role.
            if (needsRole(Compute.of(subject))) {
                needs.log(container, at);
            }
            needs.files(container, at);
        }
        SecretUse.of(subject.service(), definition).forEach(needs::secret);
        return List.copyOf(needs.needs.values());
    }

    /// Whether images and logs there need the execution role.
    static boolean needsRole(Compute compute) {
        return compute == Compute.FARGATE || compute == Compute.MANAGED_INSTANCES || compute == Compute.EXTERNAL;
    }

    private void pull(ContainerDefinition container, String at) {
        EcrImage.of(container.image()).ifPresent(image -> {
            var evidence = Evidence.of(definition, at + "/image", container.image());
            var purpose = "pull from the repository " + image.repository();
            var arn = image.repositoryArn(partition);
            add("ecr:GetAuthorizationToken", List.of("*"), "log in to ECR", true, Map.of("aws:RequestedRegion", image.region()), evidence);
            add("ecr:BatchGetImage", List.of(arn), purpose, true, Map.of(), evidence);
            add("ecr:GetDownloadUrlForLayer", List.of(arn), purpose, true, Map.of(), evidence);
            // It belongs to the documented set; that no pull goes without it is nowhere written.
            add("ecr:BatchCheckLayerAvailability", List.of(arn), purpose, false, Map.of(), evidence);
        });
    }

    private void log(ContainerDefinition container, String at) {
        var log = container.logConfiguration();
        if (log == null || !"awslogs".equals(log.logDriver()) || log.options().get("awslogs-group") == null) {
            return;
        }
        var region = log.options().getOrDefault("awslogs-region", subject.region());
        var name = log.options().get("awslogs-group");
        var group = "arn:" + partition + ":logs:" + region + ":" + account() + ":log-group:" + name;
        var prefix = log.options().get("awslogs-stream-prefix");
        var stream = group + ":log-stream:" + (prefix == null || container.name() == null ? "*" : prefix + "/" + container.name() + "/*");
        var evidence = Evidence.of(definition, at + "/logConfiguration/options/awslogs-group", name);
        var purpose = "write to the log group " + name;
        // The Service Authorization Reference has the group as the resource, the error messages have the stream.
        add("logs:CreateLogStream", List.of(stream, group), purpose, true, Map.of(), evidence);
        add("logs:PutLogEvents", List.of(stream), purpose, true, Map.of(), evidence);
        if ("true".equalsIgnoreCase(log.options().get("awslogs-create-group"))) {
            add("logs:CreateLogGroup", List.of(group, group + ":log-stream:"), "make the log group " + name + " where it is not there", false, Map.of(),
                    Evidence.of(definition, at + "/logConfiguration/options/awslogs-create-group", log.options().get("awslogs-create-group")));
        }
    }

    private void files(ContainerDefinition container, String at) {
        for (var i = 0; i < container.environmentFiles().size(); i++) {
            var object = container.environmentFiles().get(i).value();
            if (object != null && object.startsWith("arn:") && object.contains("/")) {
                var evidence = Evidence.of(definition, at + "/environmentFiles/" + i + "/value", object);
                add("s3:GetObject", List.of(object), "read a file of environment variables", true, Map.of(), evidence);
                add("s3:GetBucketLocation", List.of(object.substring(0, object.indexOf('/'))), "read a file of environment variables", false, Map.of(), evidence);
            }
        }
    }

    private void secret(SecretUse use) {
        var reference = use.reference();
        var arn = reference.arn(partition);
        if (reference.kind() == Kind.SECRET) {
            add("secretsmanager:GetSecretValue", List.of(SecretKey.recordedArn(subject, reference).orElse(arn)), "read the secret " + reference.name(), true, Map.of(), use.evidence());
        } else if (reference.kind() == Kind.PARAMETER) {
            add("ssm:GetParameters", List.of(arn), "read the parameter " + reference.name(), true, Map.of(), use.evidence());
        }
    }

    /// The secrets and parameters of the definition, each once.
    static List<SecretReference> secrets(Subject subject, TaskDefinition definition) {
        return SecretUse.of(subject.service(), definition).stream().map(SecretUse::reference)
                .map(reference -> new SecretReference(reference.kind(), reference.id(), reference.region(), reference.account(), null, null, null))
                .distinct().toList();
    }

    private void add(String action, List<String> resources, String purpose, boolean required, Map<String, String> context, Evidence evidence) {
        needs.putIfAbsent(action + " " + resources, new Need(action, new ArrayList<>(resources), purpose, required, context, evidence));
    }

    private String account() {
        return subject.service().serviceArn().split(":", 6)[4];
    }
}
