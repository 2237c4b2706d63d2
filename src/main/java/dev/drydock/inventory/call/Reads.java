package dev.drydock.inventory.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The read-only calls that Drydock knows how to make and to ask for. What is not listed here is never called and never suggested as a read.
public final class Reads {
    private Reads() {}

    private static Read read(String service, String operation, Object... namesAndValues) {
        var parameters = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            parameters.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Read(service, operation, parameters);
    }

    private static List<Map<String, Object>> filter(String name, String value) {
        var filter = new LinkedHashMap<String, Object>();
        filter.put("Name", name);
        filter.put("Values", List.of(value));
        return List.of(filter);
    }

    public static Read describeServices(String cluster, String service) {
        return read("ecs", "describe-services", "cluster", cluster, "services", List.of(service));
    }

    /// @param desiredStatus `RUNNING` or `STOPPED`
    public static Read listTasks(String cluster, String desiredStatus) {
        return read("ecs", "list-tasks", "cluster", cluster, "desiredStatus", desiredStatus);
    }

    /// The tasks of one service; a list of the whole cluster answers it too.
    ///
    /// @param desiredStatus `RUNNING` or `STOPPED`
    public static Read listTasks(String cluster, String serviceName, String desiredStatus) {
        return read("ecs", "list-tasks", "cluster", cluster, "serviceName", serviceName, "desiredStatus", desiredStatus);
    }

    public static Read describeTasks(String cluster, List<String> tasks) {
        return read("ecs", "describe-tasks", "cluster", cluster, "tasks", tasks);
    }

    public static Read describeTaskDefinition(String taskDefinition) {
        return read("ecs", "describe-task-definition", "taskDefinition", taskDefinition);
    }

    public static Read listClusters() {
        return read("ecs", "list-clusters");
    }

    public static Read describeClusters(String cluster) {
        return read("ecs", "describe-clusters", "clusters", List.of(cluster), "include", List.of("SETTINGS", "CONFIGURATIONS", "STATISTICS"));
    }

    public static Read listServiceDeployments(String cluster, String service) {
        return read("ecs", "list-service-deployments", "cluster", cluster, "service", service);
    }

    public static Read describeServiceDeployments(String serviceDeploymentArn) {
        return read("ecs", "describe-service-deployments", "serviceDeploymentArns", List.of(serviceDeploymentArn));
    }

    public static Read describeTaskSets(String cluster, String service) {
        return read("ecs", "describe-task-sets", "cluster", cluster, "service", service);
    }

    public static Read listContainerInstances(String cluster) {
        return read("ecs", "list-container-instances", "cluster", cluster);
    }

    public static Read describeContainerInstances(String cluster, List<String> containerInstances) {
        return read("ecs", "describe-container-instances", "cluster", cluster, "containerInstances", containerInstances);
    }

    /// @param names of capacity providers
    public static Read describeCapacityProviders(List<String> names) {
        return read("ecs", "describe-capacity-providers", "capacityProviders", names);
    }

    /// The settings of the account as they hold, those that nobody set included.
    public static Read listAccountSettings() {
        return read("ecs", "list-account-settings", "effectiveSettings", true);
    }

    public static Read describeAutoScalingGroups(String name) {
        return read("autoscaling", "describe-auto-scaling-groups", "AutoScalingGroupNames", List.of(name));
    }

    public static Read describeTargetGroups(String targetGroupArn) {
        return read("elbv2", "describe-target-groups", "TargetGroupArns", List.of(targetGroupArn));
    }

    public static Read describeTargetGroupsNamed(String name) {
        return read("elbv2", "describe-target-groups", "Names", List.of(name));
    }

    public static Read describeTargetGroupAttributes(String targetGroupArn) {
        return read("elbv2", "describe-target-group-attributes", "TargetGroupArn", targetGroupArn);
    }

    public static Read describeTargetHealth(String targetGroupArn) {
        return read("elbv2", "describe-target-health", "TargetGroupArn", targetGroupArn);
    }

    public static Read describeLoadBalancerAttributes(String loadBalancerArn) {
        return read("elbv2", "describe-load-balancer-attributes", "LoadBalancerArn", loadBalancerArn);
    }

    public static Read describeSubnets(String subnetId) {
        return read("ec2", "describe-subnets", "SubnetIds", List.of(subnetId));
    }

    public static Read describeVpcs() {
        return read("ec2", "describe-vpcs");
    }

    public static Read describeVpcs(String vpcId) {
        return read("ec2", "describe-vpcs", "VpcIds", List.of(vpcId));
    }

    /// @param attribute `enableDnsSupport` or `enableDnsHostnames`: the API answers one a call
    public static Read describeVpcAttribute(String vpcId, String attribute) {
        return read("ec2", "describe-vpc-attribute", "VpcId", vpcId, "Attribute", attribute);
    }

    public static Read describeDhcpOptions(String dhcpOptionsId) {
        return read("ec2", "describe-dhcp-options", "DhcpOptionsIds", List.of(dhcpOptionsId));
    }

    public static Read describeRouteTables(String vpcId) {
        return read("ec2", "describe-route-tables", "Filters", filter("vpc-id", vpcId));
    }

    public static Read describeVpcEndpoints(String vpcId) {
        return read("ec2", "describe-vpc-endpoints", "Filters", filter("vpc-id", vpcId));
    }

    /// The API's member is `Filter` here, not `Filters`.
    public static Read describeNatGateways(String vpcId) {
        return read("ec2", "describe-nat-gateways", "Filter", filter("vpc-id", vpcId));
    }

    /// All interfaces of the region, those that services manage included: the quota counts them too.
    public static Read describeNetworkInterfaces() {
        return read("ec2", "describe-network-interfaces");
    }

    /// The interfaces of one VPC.
    public static Read describeNetworkInterfaces(String vpcId) {
        return read("ec2", "describe-network-interfaces", "Filters", filter("vpc-id", vpcId));
    }

    public static Read describeSecurityGroups(String groupId) {
        return read("ec2", "describe-security-groups", "GroupIds", List.of(groupId));
    }

    /// The security groups of one VPC.
    public static Read describeSecurityGroupsOf(String vpcId) {
        return read("ec2", "describe-security-groups", "Filters", filter("vpc-id", vpcId));
    }

    public static Read describeInstances(List<String> instanceIds) {
        return read("ec2", "describe-instances", "InstanceIds", instanceIds);
    }

    /// The network ACLs of one VPC.
    public static Read describeNetworkAcls(String vpcId) {
        return read("ec2", "describe-network-acls", "Filters", filter("vpc-id", vpcId));
    }

    /// The network ACL that decides for one subnet.
    public static Read describeNetworkAclOf(String subnetId) {
        return read("ec2", "describe-network-acls", "Filters", filter("association.subnet-id", subnetId));
    }

    public static Read getManagedPrefixListEntries(String prefixListId) {
        return read("ec2", "get-managed-prefix-list-entries", "PrefixListId", prefixListId);
    }

    /// The flow logs of one VPC, subnet or network interface. The API's member is `Filter` here, not `Filters`.
    public static Read describeFlowLogs(String resourceId) {
        return read("ec2", "describe-flow-logs", "Filter", filter("resource-id", resourceId));
    }

    public static Read describeLoadBalancers(String loadBalancerArn) {
        return read("elbv2", "describe-load-balancers", "LoadBalancerArns", List.of(loadBalancerArn));
    }

    public static Read describeInstanceTypes(List<String> instanceTypes) {
        return read("ec2", "describe-instance-types", "InstanceTypes", instanceTypes);
    }

    /// @param resourceId `service/cluster/name`
    public static Read describeScalableTargets(String resourceId) {
        return read("application-autoscaling", "describe-scalable-targets", "ServiceNamespace", "ecs", "ResourceIds", List.of(resourceId));
    }

    /// @param resourceId `service/cluster/name`
    public static Read describeScalingPolicies(String resourceId) {
        return read("application-autoscaling", "describe-scaling-policies", "ServiceNamespace", "ecs", "ResourceId", resourceId);
    }

    /// @param resourceId `service/cluster/name`
    public static Read describeScalingActivities(String resourceId) {
        return read("application-autoscaling", "describe-scaling-activities", "ServiceNamespace", "ecs", "ResourceId", resourceId);
    }

    /// What a log group holds since a time.
    ///
    /// @param filterPattern a word that the lines must have
    /// @param startTime milliseconds since 1970
    public static Read filterLogEvents(String logGroupName, String filterPattern, long startTime) {
        return read("logs", "filter-log-events", "logGroupName", logGroupName, "filterPattern", filterPattern, "startTime", startTime);
    }

    /// Every alarm of the region on metrics.
    public static Read describeMetricAlarms() {
        return read("cloudwatch", "describe-alarms", "AlarmTypes", List.of("MetricAlarm"));
    }

    public static Read describeAlarms(List<String> alarmNames) {
        return read("cloudwatch", "describe-alarms", "AlarmNames", alarmNames);
    }

    public static Read getServiceQuota(String serviceCode, String quotaCode) {
        return read("service-quotas", "get-service-quota", "ServiceCode", serviceCode, "QuotaCode", quotaCode);
    }

    /// The manifest of an image, by its tag.
    public static Read batchGetImage(String repositoryName, String imageTag) {
        return read("ecr", "batch-get-image", "repositoryName", repositoryName, "imageIds", List.of(Map.of("imageTag", imageTag)));
    }

    /// The images of a repository, with their tags and sizes.
    public static Read describeImages(String repositoryName) {
        return read("ecr", "describe-images", "repositoryName", repositoryName);
    }

    /// The images of a repository in the registry of another account.
    public static Read describeImages(String registryId, String repositoryName) {
        return read("ecr", "describe-images", "registryId", registryId, "repositoryName", repositoryName);
    }

    public static Read imageConfig(String repositoryName, String imageDigest) {
        return read("ecr", "image-config", "repositoryName", repositoryName, "imageDigest", imageDigest);
    }

    /// The log groups whose names begin with a prefix.
    public static Read describeLogGroups(String logGroupNamePrefix) {
        return read("logs", "describe-log-groups", "logGroupNamePrefix", logGroupNamePrefix);
    }

    public static Read getDeployment(String deploymentId) {
        return read("deploy", "get-deployment", "deploymentId", deploymentId);
    }

    /// @param roleName the role's name without its path
    public static Read getRole(String roleName) {
        return read("iam", "get-role", "RoleName", roleName);
    }

    public static Read listAttachedRolePolicies(String roleName) {
        return read("iam", "list-attached-role-policies", "RoleName", roleName);
    }

    public static Read listRolePolicies(String roleName) {
        return read("iam", "list-role-policies", "RoleName", roleName);
    }

    public static Read getRolePolicy(String roleName, String policyName) {
        return read("iam", "get-role-policy", "RoleName", roleName, "PolicyName", policyName);
    }

    public static Read getPolicy(String policyArn) {
        return read("iam", "get-policy", "PolicyArn", policyArn);
    }

    public static Read getPolicyVersion(String policyArn, String versionId) {
        return read("iam", "get-policy-version", "PolicyArn", policyArn, "VersionId", versionId);
    }

    /// What IAM itself says of an action on a resource, by the role's policies.
    public static Read simulatePrincipalPolicy(String roleArn, List<String> actions, List<String> resources) {
        return read("iam", "simulate-principal-policy", "PolicySourceArn", roleArn, "ActionNames", actions, "ResourceArns", resources);
    }

    /// @param secretId the secret's ARN, or its name
    public static Read describeSecret(String secretId) {
        return read("secretsmanager", "describe-secret", "SecretId", secretId);
    }

    public static Read describeParameters(String name) {
        var filter = new LinkedHashMap<String, Object>();
        filter.put("Key", "Name");
        filter.put("Option", "Equals");
        filter.put("Values", List.of(name));
        return read("ssm", "describe-parameters", "ParameterFilters", List.of(filter));
    }

    /// @param keyId the key's id or ARN
    public static Read getKeyPolicy(String keyId) {
        return read("kms", "get-key-policy", "KeyId", keyId, "PolicyName", "default");
    }

    /// One series of a metric.
    ///
    /// @param stat `Sum`, `Average`, `Maximum`, `Minimum` or a percentile such as `p95`
    /// @param start and `end`: ISO 8601 times that bound the answer
    public static Read getMetricData(
            String namespace, String metricName, Map<String, String> dimensions, String stat, int period, String start, String end) {
        var metric = new LinkedHashMap<String, Object>();
        metric.put("Namespace", namespace);
        metric.put("MetricName", metricName);
        metric.put("Dimensions", dimensions.entrySet().stream().map(entry -> {
            var dimension = new LinkedHashMap<String, Object>();
            dimension.put("Name", entry.getKey());
            dimension.put("Value", entry.getValue());
            return dimension;
        }).toList());
        var metricStat = new LinkedHashMap<String, Object>();
        metricStat.put("Metric", metric);
        metricStat.put("Period", period);
        metricStat.put("Stat", stat);
        var query = new LinkedHashMap<String, Object>();
        query.put("Id", "m1");
        query.put("Label", metricName + " " + stat);
        query.put("MetricStat", metricStat);
        return read("cloudwatch", "get-metric-data", "MetricDataQueries", List.of(query), "StartTime", start, "EndTime", end);
    }
}
