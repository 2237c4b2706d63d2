package dev.drydock.bundle;

import dev.drydock.inventory.applicationautoscaling.ScalableTarget;
import dev.drydock.inventory.applicationautoscaling.ScalingActivity;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.autoscaling.AutoScalingGroup;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.cloudwatch.MetricAlarm;
import dev.drydock.inventory.cloudwatch.MetricDataResult;
import dev.drydock.inventory.codedeploy.DeploymentInfo;
import dev.drydock.inventory.ec2.FlowLog;
import dev.drydock.inventory.ec2.DhcpOptions;
import dev.drydock.inventory.ec2.InstanceType;
import dev.drydock.inventory.ec2.InternetGateway;
import dev.drydock.inventory.ec2.NatGateway;
import dev.drydock.inventory.ec2.NetworkAcl;
import dev.drydock.inventory.ec2.NetworkInterface;
import dev.drydock.inventory.ec2.PrefixList;
import dev.drydock.inventory.ec2.PrefixListEntry;
import dev.drydock.inventory.ec2.Reservation;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.SecurityGroup;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.Vpc;
import dev.drydock.inventory.ec2.VpcAttribute;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.ecr.ImageConfig;
import dev.drydock.inventory.ecr.ImageDetail;
import dev.drydock.inventory.ecs.CapacityProvider;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.ClusterListing;
import dev.drydock.inventory.ecs.ContainerInstance;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.ServiceDeployment;
import dev.drydock.inventory.ecs.ServiceDeploymentBrief;
import dev.drydock.inventory.ecs.ServiceRevision;
import dev.drydock.inventory.ecs.Setting;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskListing;
import dev.drydock.inventory.elbv2.Listener;
import dev.drydock.inventory.elbv2.LoadBalancer;
import dev.drydock.inventory.elbv2.LoadBalancerAttribute;
import dev.drydock.inventory.elbv2.Rule;
import dev.drydock.inventory.elbv2.TargetGroup;
import dev.drydock.inventory.elbv2.TargetGroupAttribute;
import dev.drydock.inventory.elbv2.TargetHealthDescription;
import dev.drydock.inventory.logs.LogEvent;
import dev.drydock.inventory.logs.ResultRow;
import dev.drydock.inventory.iam.AttachedPolicy;
import dev.drydock.inventory.iam.ManagedPolicy;
import dev.drydock.inventory.iam.PolicyVersion;
import dev.drydock.inventory.iam.Role;
import dev.drydock.inventory.iam.RolePolicy;
import dev.drydock.inventory.iam.RolePolicyListing;
import dev.drydock.inventory.kms.KeyMetadata;
import dev.drydock.inventory.kms.KeyPolicy;
import dev.drydock.inventory.logs.LogGroup;
import dev.drydock.inventory.secretsmanager.Secret;
import dev.drydock.inventory.servicequotas.ServiceQuota;
import dev.drydock.inventory.ssm.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/// Where in the answer of an operation the records stand.
///
/// @param service the AWS CLI's name of the service
/// @param operation the AWS CLI's name of the operation
/// @param member the top-level member that holds the records; empty when the whole answer is one
/// @param list whether the member is a list of records
/// @param type the record
/// @param subject the request's member that says whom the answer speaks of, where the answer itself does not; else null
record AnswerShape(String service, String operation, String member, boolean list, Class<? extends Recorded> type, @Nullable String subject) {

    private static AnswerShape list(String service, String operation, String member, Class<? extends Recorded> type) {
        return new AnswerShape(service, operation, member, true, type, null);
    }

    private static AnswerShape listAbout(String subject, String service, String operation, String member, Class<? extends Recorded> type) {
        return new AnswerShape(service, operation, member, true, type, subject);
    }

    private static AnswerShape one(String service, String operation, String member, Class<? extends Recorded> type) {
        return new AnswerShape(service, operation, member, false, type, null);
    }

    private static final List<AnswerShape> ALL = List.of(
            one("ecs", "list-clusters", "", ClusterListing.class),
            list("ecs", "describe-clusters", "clusters", Cluster.class),
            list("ecs", "describe-services", "services", Service.class),
            one("ecs", "list-tasks", "", TaskListing.class),
            list("ecs", "describe-tasks", "tasks", Task.class),
            one("ecs", "describe-task-definition", "taskDefinition", TaskDefinition.class),
            list("ecs", "describe-service-deployments", "serviceDeployments", ServiceDeployment.class),
            list("ecs", "list-service-deployments", "serviceDeployments", ServiceDeploymentBrief.class),
            list("ecs", "describe-service-revisions", "serviceRevisions", ServiceRevision.class),
            list("ecs", "describe-capacity-providers", "capacityProviders", CapacityProvider.class),
            list("ecs", "describe-container-instances", "containerInstances", ContainerInstance.class),
            list("ecs", "list-account-settings", "settings", Setting.class),
            list("elbv2", "describe-target-groups", "TargetGroups", TargetGroup.class),
            listAbout("TargetGroupArn", "elbv2", "describe-target-group-attributes", "Attributes", TargetGroupAttribute.class),
            listAbout("TargetGroupArn", "elbv2", "describe-target-health", "TargetHealthDescriptions", TargetHealthDescription.class),
            list("elbv2", "describe-load-balancers", "LoadBalancers", LoadBalancer.class),
            listAbout("LoadBalancerArn", "elbv2", "describe-load-balancer-attributes", "Attributes", LoadBalancerAttribute.class),
            list("elbv2", "describe-listeners", "Listeners", Listener.class),
            list("elbv2", "describe-rules", "Rules", Rule.class),
            list("ec2", "describe-subnets", "Subnets", Subnet.class),
            list("ec2", "describe-vpcs", "Vpcs", Vpc.class),
            one("ec2", "describe-vpc-attribute", "", VpcAttribute.class),
            list("ec2", "describe-dhcp-options", "DhcpOptions", DhcpOptions.class),
            list("ec2", "describe-route-tables", "RouteTables", RouteTable.class),
            list("ec2", "describe-nat-gateways", "NatGateways", NatGateway.class),
            list("ec2", "describe-vpc-endpoints", "VpcEndpoints", VpcEndpoint.class),
            list("ec2", "describe-network-interfaces", "NetworkInterfaces", NetworkInterface.class),
            list("ec2", "describe-security-groups", "SecurityGroups", SecurityGroup.class),
            list("ec2", "describe-network-acls", "NetworkAcls", NetworkAcl.class),
            list("ec2", "describe-internet-gateways", "InternetGateways", InternetGateway.class),
            list("ec2", "describe-prefix-lists", "PrefixLists", PrefixList.class),
            listAbout("PrefixListId", "ec2", "get-managed-prefix-list-entries", "Entries", PrefixListEntry.class),
            list("ec2", "describe-flow-logs", "FlowLogs", FlowLog.class),
            list("ec2", "describe-instances", "Reservations", Reservation.class),
            list("ec2", "describe-instance-types", "InstanceTypes", InstanceType.class),
            list("autoscaling", "describe-auto-scaling-groups", "AutoScalingGroups", AutoScalingGroup.class),
            list("application-autoscaling", "describe-scalable-targets", "ScalableTargets", ScalableTarget.class),
            list("application-autoscaling", "describe-scaling-policies", "ScalingPolicies", ScalingPolicy.class),
            list("application-autoscaling", "describe-scaling-activities", "ScalingActivities", ScalingActivity.class),
            listAbout("MetricDataQueries", "cloudwatch", "get-metric-data", "MetricDataResults", MetricDataResult.class),
            list("cloudwatch", "describe-alarms", "MetricAlarms", MetricAlarm.class),
            one("service-quotas", "get-service-quota", "Quota", ServiceQuota.class),
            list("logs", "filter-log-events", "events", LogEvent.class),
            list("logs", "get-log-events", "events", LogEvent.class),
            list("logs", "get-query-results", "results", ResultRow.class),
            list("ecr", "describe-images", "imageDetails", ImageDetail.class),
            new AnswerShape("ecr", "image-config", "", false, ImageConfig.class, "imageDigest"),
            one("deploy", "get-deployment", "deploymentInfo", DeploymentInfo.class),
            one("iam", "get-role", "Role", Role.class),
            listAbout("RoleName", "iam", "list-attached-role-policies", "AttachedPolicies", AttachedPolicy.class),
            new AnswerShape("iam", "list-role-policies", "", false, RolePolicyListing.class, "RoleName"),
            one("iam", "get-role-policy", "", RolePolicy.class),
            one("iam", "get-policy", "Policy", ManagedPolicy.class),
            new AnswerShape("iam", "get-policy-version", "PolicyVersion", false, PolicyVersion.class, "PolicyArn"),
            one("secretsmanager", "describe-secret", "", Secret.class),
            list("ssm", "describe-parameters", "Parameters", Parameter.class),
            one("kms", "describe-key", "KeyMetadata", KeyMetadata.class),
            new AnswerShape("kms", "get-key-policy", "", false, KeyPolicy.class, "KeyId"),
            list("logs", "describe-log-groups", "logGroups", LogGroup.class));

    private static final Map<String, List<AnswerShape>> BY_OPERATION = ALL.stream().collect(Collectors.groupingBy(AnswerShape::call));

    /// Members that tell an operation by themselves, and those that are known but hold nothing that is read.
    private static final Map<String, AnswerShape> BY_MEMBER = new HashMap<>();

    /// Members of answers that are recognised, though no record is read from them yet: what they tell is that the call was made.
    private static final Map<String, String> BARE = Map.ofEntries(
            Map.entry("serviceArns", "ecs list-services"),
            Map.entry("containerInstanceArns", "ecs list-container-instances"),
            Map.entry("taskSets", "ecs describe-task-sets"),
            Map.entry("ScheduledActions", "application-autoscaling describe-scheduled-actions"),
            Map.entry("events", "logs filter-log-events"),
            Map.entry("queryId", "logs start-query"),
            Map.entry("repositories", "ecr describe-repositories"),
            Map.entry("Account", "sts get-caller-identity"),
            Map.entry("Events", "cloudtrail lookup-events"));

    static {
        for (var shape : ALL) {
            if (!shape.member().isEmpty()) {
                BY_MEMBER.putIfAbsent(shape.member(), shape);
            }
        }
        BY_MEMBER.put("EnableDnsSupport", BY_OPERATION.get("ec2 describe-vpc-attribute").getFirst());
        BY_MEMBER.put("EnableDnsHostnames", BY_OPERATION.get("ec2 describe-vpc-attribute").getFirst());
        BY_MEMBER.put("clusterArns", BY_OPERATION.get("ecs list-clusters").getFirst());
        BY_MEMBER.put("taskArns", BY_OPERATION.get("ecs list-tasks").getFirst());
        BY_MEMBER.put("PolicyNames", BY_OPERATION.get("iam list-role-policies").getFirst());
        BY_MEMBER.put("PolicyDocument", BY_OPERATION.get("iam get-role-policy").getFirst());
        BY_MEMBER.put("VersionIdsToStages", BY_OPERATION.get("secretsmanager describe-secret").getFirst());
        BY_MEMBER.put("rootfs", BY_OPERATION.get("ecr image-config").getFirst());
    }

    String call() {
        return service + " " + operation;
    }

    /// The shape of an operation's answer, such as `ecs describe-services`; null for operations from which no record is read.
    static @Nullable AnswerShape of(String call) {
        var shapes = BY_OPERATION.get(call);
        return shapes == null ? null : shapes.getFirst();
    }

    /// Every operation whose answers are recognised, such as `ecs describe-services`.
    static Stream<String> operations() {
        return Stream.concat(BY_OPERATION.keySet().stream(), BARE.values().stream()).distinct();
    }

    /// The shape that a top-level member tells; null when it tells none.
    ///
    /// @param value how its value begins
    static @Nullable AnswerShape telling(String member, @Nullable JsonToken value) {
        return member.equals("Policy") && value == JsonToken.VALUE_STRING ? of("kms get-key-policy") : BY_MEMBER.get(member);
    }

    /// The operation that a member tells, though nothing is read from its answer; null when it tells none.
    static @Nullable String bareOperation(String member) {
        return BARE.get(member);
    }
}
