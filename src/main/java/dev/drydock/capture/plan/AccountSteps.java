package dev.drydock.capture.plan;

import static dev.drydock.capture.plan.EcsSteps.CLUSTERS;
import static dev.drydock.capture.plan.EcsSteps.DEFINITION;
import static dev.drydock.capture.plan.EcsSteps.TASKS;
import static dev.drydock.capture.plan.From.rows;
import static dev.drydock.capture.plan.From.values;
import static dev.drydock.capture.plan.Step.batched;
import static dev.drydock.capture.plan.Step.each;
import static dev.drydock.capture.plan.Step.last;

import dev.drydock.inventory.ecr.EcrImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Roles and their policies, descriptions of secrets, parameters and keys, log groups, images: what task definitions name. No secret's value is read.
final class AccountSteps {
    private static final String SECRET = "secretsmanager describe-secret";
    private static final String CONTAINERS = "taskDefinition.containerDefinitions[].";
    private static final List<From> ROLES = List.of(values(DEFINITION, "taskDefinition.taskRoleArn"), values(DEFINITION, "taskDefinition.executionRoleArn"));
    private static final List<From> SECRETS = List.of(values(DEFINITION, CONTAINERS + "secrets[].valueFrom"), values(DEFINITION, CONTAINERS + "logConfiguration.secretOptions[].valueFrom"));
    private static final From OF_REGISTRY = values(DEFINITION, CONTAINERS + "repositoryCredentials.credentialsParameter");
    private static final From ACCOUNT = values("sts get-caller-identity", "Account");
    private static final From IMAGE = values(DEFINITION, CONTAINERS + "image");
    private static final From RUNNING = rows(TASKS, "tasks[].containers[]", "image", "imageDigest");

    private static final From DESCRIBED = rows("ecr describe-images", "imageDetails[]", "registryId", "repositoryName", "imageDigest");
    private static final From PLATFORM = rows(DEFINITION, "taskDefinition", "containerDefinitions[].image", "runtimePlatform.cpuArchitecture");

    private AccountSteps() {}

    /// @param region the one that is captured: what is elsewhere is not asked for
    static List<Step> of(String region) {
        return List.of(
                each("iam get-role", ROLES, row -> Stream.of(Request.of("RoleName", EcsSteps.name(row.value())))),
                each("iam list-attached-role-policies", ROLES, row -> Stream.of(Request.of("RoleName", EcsSteps.name(row.value())))),
                each("iam list-role-policies", ROLES, row -> Stream.of(Request.of("RoleName", EcsSteps.name(row.value())))),
                each("iam get-role-policy", List.of(values("iam list-role-policies", "PolicyNames[]")),
                        row -> Stream.of(Request.of("RoleName", row.asked("RoleName"), "PolicyName", row.value()))),
                each("iam get-policy", List.of(
                                values("iam list-attached-role-policies", "AttachedPolicies[].PolicyArn"),
                                values("iam get-role", "Role.PermissionsBoundary.PermissionsBoundaryArn")),
                        row -> Stream.of(Request.of("PolicyArn", row.value()))),
                each("iam get-policy-version", List.of(rows("iam get-policy", "Policy", "Arn", "DefaultVersionId")),
                        row -> row.text("DefaultVersionId").isEmpty() ? Stream.of() : Stream.of(Request.of("PolicyArn", row.text("Arn"), "VersionId", row.text("DefaultVersionId")))),
                each(SECRET, SECRETS, row -> row.value().matches("arn:[^:]*:secretsmanager:.*") ? secret(row.value(), region) : Stream.of()),
                each(SECRET, List.of(OF_REGISTRY), row -> secret(row.value(), region)).called(SECRET + " of a registry"),
                parameters(region),
                each("kms describe-key", List.of(
                                values(SECRET, "KmsKeyId"),
                                values(SECRET + " of a registry", "KmsKeyId"),
                                values("ssm describe-parameters", "Parameters[].KeyId"),
                                values(CLUSTERS, "clusters[].configuration.executeCommandConfiguration.kmsKeyId")),
                        // The keys that AWS keeps for a service have a policy that nobody can change.
                        row -> row.value().contains("alias/aws/") ? Stream.of() : Stream.of(Request.of("KeyId", row.value()))),
                // A policy is read by id or ARN, not by alias.
                each("kms get-key-policy", List.of(values("kms describe-key", "KeyMetadata.Arn")), row -> Stream.of(Request.of("KeyId", row.value(), "PolicyName", "default"))),
                each("logs describe-log-groups", List.of(values(DEFINITION, CONTAINERS + "logConfiguration.options.awslogs-group")),
                        row -> Stream.of(Request.of("logGroupNamePrefix", row.value()))),
                // One call an image: a tag that is gone would fail the call for all that stand in it.
                last("ecr describe-images", List.of(IMAGE, RUNNING, ACCOUNT), rows -> images(rows, region)),
                last(Step.IMAGE_CONFIG, List.of(DESCRIBED, PLATFORM, ACCOUNT), AccountSteps::configurations));
    }

    /// What is read of an image by its digest. One digest may stand for several architectures: then the one that its repository's images are run on is meant.
    private static Stream<Request> configurations(Rows rows) {
        var account = rows.of(ACCOUNT).stream().map(Row::value).findFirst().orElse("");
        var platforms = new HashMap<String, Set<String>>();
        rows.of(PLATFORM).forEach(definition -> definition.texts("containerDefinitions[].image").stream().flatMap(image -> EcrImage.of(image).stream())
                .forEach(image -> platforms.computeIfAbsent(image.account() + "/" + image.repository(), key -> new TreeSet<>()).add(architecture(definition.text("runtimePlatform.cpuArchitecture")))));
        return rows.of(DESCRIBED).stream().map(image -> {
            var registry = image.text("registryId").isEmpty() ? account : image.text("registryId");
            var run = platforms.getOrDefault(registry + "/" + image.text("repositoryName"), Set.of());
            var beside = new HashMap<String, String>();
            if (!registry.equals(account)) {
                beside.put(Step.REGISTRY, registry);
            }
            if (run.size() == 1) {
                beside.put(Step.ARCHITECTURE, run.iterator().next());
            }
            return Request.of("repositoryName", image.text("repositoryName"), "imageDigest", image.text("imageDigest")).beside(Map.copyOf(beside));
        });
    }

    /// As images name it. Where a task definition says nothing, ECS takes X86_64.
    private static String architecture(String cpu) {
        return cpu.equals("ARM64") ? "arm64" : "amd64";
    }

    /// A secret by its name or its ARN, which in a `valueFrom` may go on with a key, a stage and a version.
    private static Stream<Request> secret(String from, String region) {
        var parts = from.split(":", -1);
        if (parts.length < 7) {
            return Stream.of(Request.of("SecretId", from));
        }
        var request = Request.of("SecretId", String.join(":", List.of(parts).subList(0, 7)));
        return Stream.of(parts[3].equals(region) ? request : request.skipped("the secret is in another region"));
    }

    private static Step parameters(String region) {
        return last("ssm describe-parameters", SECRETS, rows -> Step.batches(rows.all().map(row -> Map.of(Request.BARE, parameter(row.value(), region).toList())).toList(), 50)
                .map(batch -> Request.of("ParameterFilters", List.of(filter(batch.things())))));
    }

    private static Map<String, Object> filter(List<String> names) {
        return Request.of("Key", "Name", "Option", "Equals", "Values", names).parameters();
    }

    /// The parameter that `valueFrom` names: by its name, or by an ARN of this region.
    private static Stream<String> parameter(String from, String region) {
        if (!from.startsWith("arn:")) {
            return Stream.of(from);
        }
        var parts = from.split(":", 6);
        if (parts.length < 6 || !parts[2].equals("ssm") || !parts[3].equals(region)) {
            return Stream.of();
        }
        var name = parts[5].replaceFirst("^parameter/", "");
        // A name in a hierarchy begins with the slash that its ARN does not repeat.
        return Stream.of(name.contains("/") ? "/" + name : name);
    }

    private static Stream<Request> images(Rows rows, String region) {
        var account = rows.of(ACCOUNT).stream().map(Row::value).findFirst().orElse("");
        return Stream.concat(rows.of(IMAGE).stream().map(Row::value), rows.of(RUNNING).stream().flatMap(AccountSteps::running))
                .flatMap(image -> EcrImage.of(image).stream()).filter(image -> image.region().equals(region))
                .map(image -> image(image, account)).distinct();
    }

    /// What a task runs is known by its digest, whatever tag it was pulled by.
    private static Stream<String> running(Row row) {
        var image = row.text("image");
        var digest = row.text("imageDigest");
        return digest.isEmpty() ? Stream.of() : EcrImage.of(image).map(name -> image.substring(0, image.indexOf('/') + 1) + name.repository() + "@" + digest).stream();
    }

    private static Request image(EcrImage image, String account) {
        var id = image.digest() == null ? Map.of("imageTag", image.pulledTag()) : Map.of("imageDigest", image.digest());
        var rest = image.account().equals(account) ? Request.BARE : Request.of("registryId", image.account());
        return rest.with("repositoryName", image.repository()).with("imageIds", List.of(id));
    }
}
