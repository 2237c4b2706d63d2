package dev.drydock.capture.api;

import static dev.drydock.capture.api.AwsService.*;
import static dev.drydock.capture.api.Operation.Use.CAPTURE;
import static dev.drydock.capture.api.Operation.Use.IMAGE_CONFIG;
import static dev.drydock.capture.api.Operation.Use.ON_REQUEST;
import static dev.drydock.capture.api.Operation.Use.SIGN_IN;
import static dev.drydock.capture.api.Operation.of;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingActivitiesRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesRequest;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryRequest;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerRequest;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskSetsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListAccountSettingsRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListContainerInstancesRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;
import software.amazon.awssdk.services.sso.model.ListAccountRolesRequest;
import software.amazon.awssdk.services.sso.model.ListAccountsRequest;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenRequest;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientRequest;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/// Every operation that Drydock may call, name by name: the capture's plan, the interceptor that refuses all else, and the IAM policy are made from this list.
///
/// Batch limits are those of the API references. Rates are documented for ECS (API reference, "Request throttling"), EC2 (developer guide, "Request throttling":
/// its smaller bucket, for calls without a filter) and Elastic Load Balancing (user guide, "Request throttling"); for the others AWS documents none or a higher one.
public final class Operations {
    private static final List<Operation> ALL = List.of(
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs clusters", 50, 20), ListClustersRequest.class, ListClustersRequest::builder, EcsClient::listClusters).page("maxResults", 100),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs clusters", 50, 20), DescribeClustersRequest.class, DescribeClustersRequest::builder, EcsClient::describeClusters).batch("clusters", 100),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs settings", 50, 20), ListAccountSettingsRequest.class, ListAccountSettingsRequest::builder, EcsClient::listAccountSettings).page("maxResults", 10),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs capacity providers", 50, 20), DescribeCapacityProvidersRequest.class, DescribeCapacityProvidersRequest::builder, EcsClient::describeCapacityProviders).page("maxResults", 10),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs services", 100, 20), ListServicesRequest.class, ListServicesRequest::builder, EcsClient::listServices).page("maxResults", 100),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs services", 100, 20), DescribeServicesRequest.class, DescribeServicesRequest::builder, EcsClient::describeServices).batch("services", 10),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs cluster resources", 100, 20), ListTasksRequest.class, ListTasksRequest::builder, EcsClient::listTasks).page("maxResults", 100),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs cluster resources", 100, 20), DescribeTasksRequest.class, DescribeTasksRequest::builder, EcsClient::describeTasks).batch("tasks", 100),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs cluster resources", 100, 20), ListContainerInstancesRequest.class, ListContainerInstancesRequest::builder, EcsClient::listContainerInstances).page("maxResults", 100),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs cluster resources", 100, 20), DescribeContainerInstancesRequest.class, DescribeContainerInstancesRequest::builder, EcsClient::describeContainerInstances).batch("containerInstances", 100),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs task definitions", 50, 20), DescribeTaskDefinitionRequest.class, DescribeTaskDefinitionRequest::builder, EcsClient::describeTaskDefinition),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs deployments", 50, 20), ListServiceDeploymentsRequest.class, ListServiceDeploymentsRequest::builder, EcsClient::listServiceDeployments).page("maxResults", 20),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs deployments", 50, 20), DescribeServiceDeploymentsRequest.class, DescribeServiceDeploymentsRequest::builder, EcsClient::describeServiceDeployments).batch("serviceDeploymentArns", 20),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs deployments", 50, 20), DescribeServiceRevisionsRequest.class, DescribeServiceRevisionsRequest::builder, EcsClient::describeServiceRevisions).batch("serviceRevisionArns", 20),
            of(ECS, EcsClient.class, CAPTURE, Rate.below("ecs services", 100, 20), DescribeTaskSetsRequest.class, DescribeTaskSetsRequest::builder, EcsClient::describeTaskSets),
            of(CODEDEPLOY, CodeDeployClient.class, CAPTURE, Rate.below("codedeploy GetDeployment", 10, 10), GetDeploymentRequest.class, GetDeploymentRequest::builder, CodeDeployClient::getDeployment),
            of(ELBV2, ElasticLoadBalancingV2Client.class, CAPTURE, Rate.below("elbv2", 40, 10), DescribeLoadBalancersRequest.class, DescribeLoadBalancersRequest::builder, ElasticLoadBalancingV2Client::describeLoadBalancers).page("PageSize", 400),
            of(ELBV2, ElasticLoadBalancingV2Client.class, CAPTURE, Rate.below("elbv2", 40, 10), DescribeTargetGroupsRequest.class, DescribeTargetGroupsRequest::builder, ElasticLoadBalancingV2Client::describeTargetGroups).page("PageSize", 400),
            of(ELBV2, ElasticLoadBalancingV2Client.class, CAPTURE, Rate.below("elbv2", 40, 10), DescribeTargetGroupAttributesRequest.class, DescribeTargetGroupAttributesRequest::builder, ElasticLoadBalancingV2Client::describeTargetGroupAttributes),
            of(ELBV2, ElasticLoadBalancingV2Client.class, CAPTURE, Rate.below("elbv2", 40, 10), DescribeTargetHealthRequest.class, DescribeTargetHealthRequest::builder, ElasticLoadBalancingV2Client::describeTargetHealth),
            of(ELBV2, ElasticLoadBalancingV2Client.class, CAPTURE, Rate.below("elbv2", 40, 10), DescribeLoadBalancerAttributesRequest.class, DescribeLoadBalancerAttributesRequest::builder, ElasticLoadBalancingV2Client::describeLoadBalancerAttributes),
            of(ELBV2, ElasticLoadBalancingV2Client.class, CAPTURE, Rate.below("elbv2", 40, 10), DescribeListenersRequest.class, DescribeListenersRequest::builder, ElasticLoadBalancingV2Client::describeListeners).page("PageSize", 400),
            of(ELBV2, ElasticLoadBalancingV2Client.class, CAPTURE, Rate.below("elbv2", 40, 10), DescribeRulesRequest.class, DescribeRulesRequest::builder, ElasticLoadBalancingV2Client::describeRules).page("PageSize", 400),
            of(APPLICATION_AUTO_SCALING, ApplicationAutoScalingClient.class, CAPTURE, Rate.below("applicationautoscaling DescribeScalableTargets", 10, 10), DescribeScalableTargetsRequest.class, DescribeScalableTargetsRequest::builder, ApplicationAutoScalingClient::describeScalableTargets).page("MaxResults", 50),
            of(APPLICATION_AUTO_SCALING, ApplicationAutoScalingClient.class, CAPTURE, Rate.below("applicationautoscaling DescribeScalingPolicies", 10, 10), DescribeScalingPoliciesRequest.class, DescribeScalingPoliciesRequest::builder, ApplicationAutoScalingClient::describeScalingPolicies).page("MaxResults", 10),
            of(APPLICATION_AUTO_SCALING, ApplicationAutoScalingClient.class, CAPTURE, Rate.below("applicationautoscaling DescribeScalingActivities", 10, 10), DescribeScalingActivitiesRequest.class, DescribeScalingActivitiesRequest::builder, ApplicationAutoScalingClient::describeScalingActivities).page("MaxResults", 50),
            of(AUTO_SCALING, AutoScalingClient.class, CAPTURE, Rate.below("autoscaling DescribeAutoScalingGroups", 10, 10), DescribeAutoScalingGroupsRequest.class, DescribeAutoScalingGroupsRequest::builder, AutoScalingClient::describeAutoScalingGroups).batch("AutoScalingGroupNames", 50).page("MaxRecords", 100),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeSubnets", 50, 10), DescribeSubnetsRequest.class, DescribeSubnetsRequest::builder, Ec2Client::describeSubnets).batch("subnet-id", 200).page("MaxResults", 1000),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeVpcs", 50, 10), DescribeVpcsRequest.class, DescribeVpcsRequest::builder, Ec2Client::describeVpcs),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeVpcAttribute", 50, 10), DescribeVpcAttributeRequest.class, DescribeVpcAttributeRequest::builder, Ec2Client::describeVpcAttribute),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeRouteTables", 50, 10), DescribeRouteTablesRequest.class, DescribeRouteTablesRequest::builder, Ec2Client::describeRouteTables).page("MaxResults", 100),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeSecurityGroups", 50, 10), DescribeSecurityGroupsRequest.class, DescribeSecurityGroupsRequest::builder, Ec2Client::describeSecurityGroups).page("MaxResults", 1000),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeNetworkAcls", 50, 10), DescribeNetworkAclsRequest.class, DescribeNetworkAclsRequest::builder, Ec2Client::describeNetworkAcls).page("MaxResults", 1000),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeNatGateways", 50, 10), DescribeNatGatewaysRequest.class, DescribeNatGatewaysRequest::builder, Ec2Client::describeNatGateways).page("MaxResults", 1000),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeInternetGateways", 50, 10), DescribeInternetGatewaysRequest.class, DescribeInternetGatewaysRequest::builder, Ec2Client::describeInternetGateways).page("MaxResults", 1000),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeVpcEndpoints", 50, 10), DescribeVpcEndpointsRequest.class, DescribeVpcEndpointsRequest::builder, Ec2Client::describeVpcEndpoints).page("MaxResults", 1000),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeFlowLogs", 50, 10), DescribeFlowLogsRequest.class, DescribeFlowLogsRequest::builder, Ec2Client::describeFlowLogs).page("MaxResults", 1000),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeNetworkInterfaces", 50, 10), DescribeNetworkInterfacesRequest.class, DescribeNetworkInterfacesRequest::builder, Ec2Client::describeNetworkInterfaces).page("MaxResults", 1000),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribePrefixLists", 50, 10), DescribePrefixListsRequest.class, DescribePrefixListsRequest::builder, Ec2Client::describePrefixLists).page("MaxResults", 1000),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeDhcpOptions", 50, 10), DescribeDhcpOptionsRequest.class, DescribeDhcpOptionsRequest::builder, Ec2Client::describeDhcpOptions).batch("DhcpOptionsIds", 100),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 GetManagedPrefixListEntries", 50, 10), GetManagedPrefixListEntriesRequest.class, GetManagedPrefixListEntriesRequest::builder, Ec2Client::getManagedPrefixListEntries).page("MaxResults", 100),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeInstances", 50, 10), DescribeInstancesRequest.class, DescribeInstancesRequest::builder, Ec2Client::describeInstances).batch("instance-id", 100).page("MaxResults", 1000),
            of(EC2, Ec2Client.class, CAPTURE, Rate.below("ec2 DescribeInstanceTypes", 50, 10), DescribeInstanceTypesRequest.class, DescribeInstanceTypesRequest::builder, Ec2Client::describeInstanceTypes).batch("InstanceTypes", 100),
            of(SERVICE_QUOTAS, ServiceQuotasClient.class, CAPTURE, Rate.below("servicequotas GetServiceQuota", 10, 10), GetServiceQuotaRequest.class, GetServiceQuotaRequest::builder, ServiceQuotasClient::getServiceQuota),
            of(IAM, IamClient.class, CAPTURE, Rate.below("iam", 20, 15), GetRoleRequest.class, GetRoleRequest::builder, IamClient::getRole),
            of(IAM, IamClient.class, CAPTURE, Rate.below("iam", 20, 15), ListAttachedRolePoliciesRequest.class, ListAttachedRolePoliciesRequest::builder, IamClient::listAttachedRolePolicies).page("MaxItems", 1000),
            of(IAM, IamClient.class, CAPTURE, Rate.below("iam", 20, 15), ListRolePoliciesRequest.class, ListRolePoliciesRequest::builder, IamClient::listRolePolicies).page("MaxItems", 1000),
            of(IAM, IamClient.class, CAPTURE, Rate.below("iam", 20, 15), GetRolePolicyRequest.class, GetRolePolicyRequest::builder, IamClient::getRolePolicy),
            of(IAM, IamClient.class, CAPTURE, Rate.below("iam", 20, 15), GetPolicyRequest.class, GetPolicyRequest::builder, IamClient::getPolicy),
            of(IAM, IamClient.class, CAPTURE, Rate.below("iam", 20, 15), GetPolicyVersionRequest.class, GetPolicyVersionRequest::builder, IamClient::getPolicyVersion),
            of(SECRETS_MANAGER, SecretsManagerClient.class, CAPTURE, Rate.below("secretsmanager DescribeSecret", 10, 10), DescribeSecretRequest.class, DescribeSecretRequest::builder, SecretsManagerClient::describeSecret),
            of(SSM, SsmClient.class, CAPTURE, Rate.below("ssm DescribeParameters", 10, 10), DescribeParametersRequest.class, DescribeParametersRequest::builder, SsmClient::describeParameters).batch("Values", 50).page("MaxResults", 50),
            of(KMS, KmsClient.class, CAPTURE, Rate.below("kms DescribeKey", 10, 10), DescribeKeyRequest.class, DescribeKeyRequest::builder, KmsClient::describeKey),
            of(KMS, KmsClient.class, CAPTURE, Rate.below("kms GetKeyPolicy", 10, 10), GetKeyPolicyRequest.class, GetKeyPolicyRequest::builder, KmsClient::getKeyPolicy),
            of(LOGS, CloudWatchLogsClient.class, CAPTURE, Rate.below("cloudwatchlogs DescribeLogGroups", 10, 10), DescribeLogGroupsRequest.class, DescribeLogGroupsRequest::builder, CloudWatchLogsClient::describeLogGroups).page("limit", 50),
            of(ECR, EcrClient.class, CAPTURE, Rate.below("ecr DescribeImages", 50, 50), DescribeImagesRequest.class, DescribeImagesRequest::builder, EcrClient::describeImages),
            of(CLOUDWATCH, CloudWatchClient.class, CAPTURE, Rate.below("cloudwatch DescribeAlarms", 10, 10), DescribeAlarmsRequest.class, DescribeAlarmsRequest::builder, CloudWatchClient::describeAlarms).page("MaxRecords", 100),
            of(CLOUDWATCH, CloudWatchClient.class, CAPTURE, Rate.below("cloudwatch GetMetricData", 50, 50), GetMetricDataRequest.class, GetMetricDataRequest::builder, CloudWatchClient::getMetricData).batch("MetricDataQueries", 500),
            of(STS, StsClient.class, CAPTURE, Rate.below("sts GetCallerIdentity", 10, 10), GetCallerIdentityRequest.class, GetCallerIdentityRequest::builder, StsClient::getCallerIdentity),
            of(ECR, EcrClient.class, IMAGE_CONFIG, Rate.below("ecr BatchGetImage", 50, 50), BatchGetImageRequest.class, BatchGetImageRequest::builder, EcrClient::batchGetImage),
            of(ECR, EcrClient.class, IMAGE_CONFIG, Rate.below("ecr GetDownloadUrlForLayer", 50, 50), GetDownloadUrlForLayerRequest.class, GetDownloadUrlForLayerRequest::builder, EcrClient::getDownloadUrlForLayer),
            of(LOGS, CloudWatchLogsClient.class, ON_REQUEST, Rate.below("cloudwatchlogs StartQuery", 10, 10), StartQueryRequest.class, StartQueryRequest::builder, CloudWatchLogsClient::startQuery),
            of(LOGS, CloudWatchLogsClient.class, ON_REQUEST, Rate.below("cloudwatchlogs GetQueryResults", 10, 10), GetQueryResultsRequest.class, GetQueryResultsRequest::builder, CloudWatchLogsClient::getQueryResults),
            of(LOGS, CloudWatchLogsClient.class, ON_REQUEST, Rate.below("cloudwatchlogs StopQuery", 10, 10), StopQueryRequest.class, StopQueryRequest::builder, CloudWatchLogsClient::stopQuery),
            of(LOGS, CloudWatchLogsClient.class, ON_REQUEST, Rate.below("cloudwatchlogs FilterLogEvents", 10, 10), FilterLogEventsRequest.class, FilterLogEventsRequest::builder, CloudWatchLogsClient::filterLogEvents),
            of(LOGS, CloudWatchLogsClient.class, ON_REQUEST, Rate.below("cloudwatchlogs GetLogEvents", 10, 10), GetLogEventsRequest.class, GetLogEventsRequest::builder, CloudWatchLogsClient::getLogEvents),
            of(CLOUDTRAIL, CloudTrailClient.class, ON_REQUEST, Rate.below("cloudtrail", 2, 2), LookupEventsRequest.class, LookupEventsRequest::builder, CloudTrailClient::lookupEvents),
            of(SSO_OIDC, SsoOidcClient.class, SIGN_IN, Rate.below("ssooidc RegisterClient", 10, 10), RegisterClientRequest.class, RegisterClientRequest::builder, SsoOidcClient::registerClient),
            of(SSO_OIDC, SsoOidcClient.class, SIGN_IN, Rate.below("ssooidc StartDeviceAuthorization", 10, 10), StartDeviceAuthorizationRequest.class, StartDeviceAuthorizationRequest::builder, SsoOidcClient::startDeviceAuthorization),
            of(SSO_OIDC, SsoOidcClient.class, SIGN_IN, Rate.below("ssooidc CreateToken", 10, 10), CreateTokenRequest.class, CreateTokenRequest::builder, SsoOidcClient::createToken),
            of(SSO, SsoClient.class, SIGN_IN, Rate.below("sso ListAccounts", 10, 10), ListAccountsRequest.class, ListAccountsRequest::builder, SsoClient::listAccounts),
            of(SSO, SsoClient.class, SIGN_IN, Rate.below("sso ListAccountRoles", 10, 10), ListAccountRolesRequest.class, ListAccountRolesRequest::builder, SsoClient::listAccountRoles),
            of(SSO, SsoClient.class, SIGN_IN, Rate.below("sso GetRoleCredentials", 10, 10), GetRoleCredentialsRequest.class, GetRoleCredentialsRequest::builder, SsoClient::getRoleCredentials),
            of(STS, StsClient.class, SIGN_IN, Rate.below("sts AssumeRole", 10, 10), AssumeRoleRequest.class, AssumeRoleRequest::builder, StsClient::assumeRole),
            of(STS, StsClient.class, SIGN_IN, Rate.below("sts AssumeRoleWithWebIdentity", 10, 10), AssumeRoleWithWebIdentityRequest.class, AssumeRoleWithWebIdentityRequest::builder, StsClient::assumeRoleWithWebIdentity));

    private static final Map<String, Operation> BY_CALL = ALL.stream()
            .collect(Collectors.toMap(Operation::call, Function.identity(), (one, other) -> one, LinkedHashMap::new));

    private Operations() {}

    public static List<Operation> all() {
        return ALL;
    }

    /// @param call as the AWS CLI names it: `ecs describe-services`
    public static Operation named(String call) {
        var operation = BY_CALL.get(call);
        if (operation == null) {
            throw new IllegalArgumentException(call + " is not on the list of reads");
        }
        return operation;
    }

    /// The operation that an SDK's client is about to call; empty when it is not on the list.
    static Optional<Operation> ofSdk(AwsService service, String name) {
        return ALL.stream().filter(operation -> operation.service() == service && operation.name().equals(name)).findFirst();
    }
}
