package dev.drydock.estate;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The answers of what stands around ECS: identity, quotas, roles, images, logs, secrets and parameters.
final class AccountAnswers {

    private static final List<String> PULL_AND_LOG = List.of("ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchGetImage", "logs:CreateLogStream", "logs:PutLogEvents");

    private final Estate estate;
    private final Ids ids;

    AccountAnswers(Estate estate) {
        this.estate = estate;
        this.ids = estate.ids();
    }

    void record(Recorder to) {
        to.take("sts", "get-caller-identity", Json.obj(), Json.obj("UserId", "AROA" + ids.letters(17, "caller") + ":on-call",
                "Account", estate.account(),
                "Arn", estate.arn("sts", "assumed-role/SRE-ReadOnly/on-call")));
        recordQuotas(to);
        recordRoles(to);
        recordImages(to);
        recordLogGroups(to);
        recordSecrets(to);
    }

    private void recordQuotas(Recorder to) {
        quota(to, "vpc", "Amazon Virtual Private Cloud (Amazon VPC)", "L-DF5E4CA3", "Network interfaces per Region", 5000);
        quota(to, "fargate", "AWS Fargate", "L-3032A538", "Fargate On-Demand vCPU resource count", 500);
        quota(to, "fargate", "AWS Fargate", "L-36FBB829", "Fargate Spot vCPU resource count", 500);
    }

    private void quota(Recorder to, String service, String serviceName, String code, String name, double value) {
        to.take("service-quotas", "get-service-quota", service + "-" + code, Json.obj("ServiceCode", service, "QuotaCode", code),
                Json.obj("Quota", Json.obj("ServiceCode", service, "ServiceName", serviceName,
                        "QuotaArn", estate.arn("servicequotas", service + "/" + code), "QuotaCode", code, "QuotaName", name, "Value", value, "Unit",
                        "None", "Adjustable", true, "GlobalQuota", false,
                        "QuotaAppliedAtLevel", "ACCOUNT")));
    }

    private void recordRoles(Recorder to) {
        Set<String> managed = new LinkedHashSet<>();
        for (Role role : estate.roles().values()) {
            Map<String, Object> of = Json.obj("RoleName", role.name);
            to.take("iam", "get-role", role.name, of, Json.obj("Role",
                    Json.obj("Path", "/", "RoleName", role.name, "RoleId", "AROA" + ids.letters(17, "role", role.name),
                    "Arn", estate.roleArn(role.name), "CreateDate", Json.time(estate.capturedAt().minus(Duration.ofDays(212))
                    .truncatedTo(ChronoUnit.SECONDS)),
                    "AssumeRolePolicyDocument", role.trust(), "MaxSessionDuration", 3600,
                    "RoleLastUsed", Json.obj("LastUsedDate", Json.time(estate.capturedAt().minus(Duration.ofMinutes(9))
                    .truncatedTo(ChronoUnit.SECONDS)), "Region", estate.region()))));
            List<Object> attached = Json.list();
            role.managed.forEach(arn -> attached.add(Json.obj("PolicyName", arn.substring(arn.lastIndexOf('/') + 1), "PolicyArn", arn)));
            to.take("iam", "list-attached-role-policies", role.name, of, Json.obj("AttachedPolicies", attached));
            to.take("iam", "list-role-policies", role.name, of, Json.obj("PolicyNames", List.copyOf(role.inline.keySet())));
            role.inline.forEach((policy, statements) -> to.take("iam",
                    "get-role-policy", role.name + "-" + policy, Json.obj("RoleName", role.name, "PolicyName", policy),
                    Json.obj("RoleName", role.name, "PolicyName", policy, "PolicyDocument", Role.document(statements))));
            managed.addAll(role.managed);
        }
        if (managed.contains(Role.EXECUTION_POLICY)) {
            to.take("iam", "get-policy", "AmazonECSTaskExecutionRolePolicy", Json.obj("PolicyArn", Role.EXECUTION_POLICY),
                    Json.obj("Policy", Json.obj(
                    "PolicyName", "AmazonECSTaskExecutionRolePolicy", "PolicyId", "ANPAJG4T4G4PV56DE72PY", "Arn", Role.EXECUTION_POLICY, "Path",
                    "/service-role/", "DefaultVersionId", "v1",
                    "AttachmentCount", estate.roles().values().stream().filter(role -> role.managed.contains(Role.EXECUTION_POLICY)).count(),
                    "PermissionsBoundaryUsageCount", 0, "IsAttachable", true,
                    "Description", "Provides access to other AWS service resources that are required to run Amazon ECS tasks", "CreateDate",
                    "2017-11-16T18:48:22+00:00", "UpdateDate", "2017-11-16T18:48:22+00:00", "Tags", Json.list())));
            to.take("iam", "get-policy-version", "AmazonECSTaskExecutionRolePolicy-v1",
                    Json.obj("PolicyArn", Role.EXECUTION_POLICY, "VersionId", "v1"), Json.obj("PolicyVersion", Json.obj(
                    "Document", Role.document(Json.list(Role.statement(PULL_AND_LOG, List.of("*")))), "VersionId", "v1", "IsDefaultVersion", true,
                    "CreateDate", "2017-11-16T18:48:22+00:00")));
        }
    }

    private record Image(EcsService service, TaskDefinition definition, Container container) {}

    private void recordImages(Recorder to) {
        Map<String, Map<String, Image>> byRepository = new LinkedHashMap<>();
        for (EcsService service : estate.services()) {
            for (TaskDefinition definition : service.definitions()) {
                for (Container container : definition.containers) {
                    byRepository.computeIfAbsent(container.repository(), key -> new LinkedHashMap<>())
                            .putIfAbsent(container.digest(estate, definition.revision), new Image(service, definition, container));
                }
            }
        }
        byRepository.forEach((repository, images) -> {
            List<Object> details = Json.list();
            images.forEach((digest, image) -> details.add(Json.obj("registryId", estate.account(), "repositoryName", repository,
                    "imageDigest", digest,
                    "imageTags", Json.list(image.container.tag != null ? image.container.tag : "r" + image.definition.revision),
                    "imageSizeInBytes", image.container.imageBytes != null ? image.container.imageBytes
                    : Long.valueOf(214_000_000L + ids.number(90_000_000, "size", digest)),
                    "imagePushedAt", Json.time(image.definition.registeredAt(estate).minusSeconds(220)),
                    "imageManifestMediaType", "application/vnd.oci.image.manifest.v1+json", "artifactMediaType",
                    "application/vnd.oci.image.config.v1+json",
                    "lastRecordedPullTime", Json.time(estate.capturedAt().minus(Duration.ofMinutes(50))))));
            to.take("ecr", "describe-images", repository, Json.obj("repositoryName", repository), Json.obj("imageDetails", details));
            images.forEach((digest, image) -> {
                if (image.container.imageConfigRecorded) {
                    to.take("ecr", "image-config", repository + "-" + digest.substring(7, 19),
                            Json.obj("repositoryName", repository, "imageDigest", digest),
                            image.container.imageConfig(estate, image.definition));
                }
            });
        });
    }

    private void recordLogGroups(Recorder to) {
        Set<String> names = new LinkedHashSet<>();
        estate.services().forEach(service -> service.definitions().forEach(definition -> definition.containers.forEach(container -> {
            if (container.logGroup() instanceof String name) {
                names.add(name);
            }
        })));
        names.add("/vpc/flow-logs");
        List<Object> groups = Json.list();
        names.stream().sorted().forEach(name -> groups.add(Json.obj("logGroupName", name,
                "creationTime", estate.capturedAt().minus(Duration.ofDays(210)).toEpochMilli(), "retentionInDays", 30,
                "metricFilterCount", 0, "arn", estate.arn("logs", "log-group:" + name + ":*"),
                "storedBytes", 3_400_000_000L + ids.number(900_000, "stored", name), "logGroupClass", "STANDARD",
                "logGroupArn", estate.arn("logs", "log-group:" + name))));
        to.take("logs", "describe-log-groups", Json.obj(), Json.obj("logGroups", groups));
    }

    private void recordSecrets(Recorder to) {
        estate.secrets().forEach((name, arn) -> to.take("secretsmanager",
                "describe-secret", name, Json.obj("SecretId", arn), Json.obj("ARN", arn, "Name", name, "RotationEnabled", false,
                "LastChangedDate", Json.time(estate.capturedAt().minus(Duration.ofDays(96))),
                "LastAccessedDate", Json.time(estate.capturedAt().truncatedTo(ChronoUnit.DAYS)), "Tags", Json.list(),
                "VersionIdsToStages", Json.obj(ids.uuid("version", name), Json.list("AWSCURRENT")),
                "CreatedDate", Json.time(estate.capturedAt().minus(Duration.ofDays(211))))));
        if (!estate.parameters().isEmpty()) {
            List<Object> list = Json.list();
            estate.parameters().forEach((name, arn) -> list.add(Json.obj("Name", name, "ARN", arn, "Type", "String",
                    "LastModifiedDate", Json.time(estate.capturedAt().minus(Duration.ofDays(140))),
                    "LastModifiedUser", estate.arn("iam", "user/terraform"), "Version", 3, "Tier", "Standard", "Policies", Json.list(), "DataType",
                    "text")));
            to.take("ssm", "describe-parameters", Json.obj("ParameterFilters",
                    Json.list(Json.obj("Key", "Name", "Option", "Equals", "Values", List.copyOf(estate.parameters().keySet())))),
                    Json.obj("Parameters", list));
        }
    }
}
