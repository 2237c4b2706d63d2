package dev.drydock.capture.api;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/// A service of AWS that Drydock speaks to.
public enum AwsService {
    ECS("ecs", Wire.JSON, EcsClient.class, EcsClient::builder),
    ELBV2("elbv2", Wire.XML, ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder),
    EC2("ec2", Wire.XML, Ec2Client.class, Ec2Client::builder),
    AUTO_SCALING("autoscaling", Wire.XML, AutoScalingClient.class, AutoScalingClient::builder),
    APPLICATION_AUTO_SCALING("application-autoscaling", Wire.JSON, ApplicationAutoScalingClient.class, ApplicationAutoScalingClient::builder),
    CLOUDWATCH("cloudwatch", Wire.XML, CloudWatchClient.class, CloudWatchClient::builder),
    LOGS("logs", Wire.JSON, CloudWatchLogsClient.class, CloudWatchLogsClient::builder),
    CLOUDTRAIL("cloudtrail", Wire.JSON, CloudTrailClient.class, CloudTrailClient::builder),
    CODEDEPLOY("deploy", Wire.JSON, CodeDeployClient.class, CodeDeployClient::builder),
    ECR("ecr", Wire.JSON, EcrClient.class, EcrClient::builder),
    IAM("iam", Wire.XML, IamClient.class, IamClient::builder),
    KMS("kms", Wire.JSON, KmsClient.class, KmsClient::builder),
    SECRETS_MANAGER("secretsmanager", Wire.JSON, SecretsManagerClient.class, SecretsManagerClient::builder),
    SERVICE_QUOTAS("service-quotas", Wire.JSON, ServiceQuotasClient.class, ServiceQuotasClient::builder),
    SSM("ssm", Wire.JSON, SsmClient.class, SsmClient::builder),
    STS("sts", Wire.XML, StsClient.class, StsClient::builder),
    SSO("sso", Wire.JSON, SsoClient.class, SsoClient::builder),
    SSO_OIDC("sso-oidc", Wire.JSON, SsoOidcClient.class, SsoOidcClient::builder);

    /// What answers are written in.
    public enum Wire {
        /// The body is what `aws … --output json` prints, but for blanks and the spelling of times: it is recorded as it came.
        JSON,
        /// The body is XML, in the API's query protocol or EC2's: it is recorded as the CLI prints it, as far as the SDK knows the members.
        XML
    }

    private final String cliName;
    private final Wire wire;
    private final Class<? extends SdkClient> client;
    private final Function<Setup, SdkClient> build;

    <C extends SdkClient, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> AwsService(String cliName, Wire wire, Class<C> client, Supplier<B> builder) {
        this.cliName = cliName;
        this.wire = wire;
        this.client = client;
        build = setup -> {
            var made = builder.get().region(setup.region()).credentialsProvider(setup.credentials()).httpClient(setup.http()).overrideConfiguration(setup.configuration());
            return (setup.endpoint() == null ? made : made.endpointOverride(setup.endpoint())).build();
        };
    }

    /// What all clients have in common.
    record Setup(Region region, AwsCredentialsProvider credentials, SdkHttpClient http, ClientOverrideConfiguration configuration, @Nullable URI endpoint) {}

    /// The AWS CLI's name of the service.
    public String cliName() {
        return cliName;
    }

    public Wire wire() {
        return wire;
    }

    SdkClient client(Setup setup) {
        return build.apply(setup);
    }

    /// The service whose client makes a call, by the name that the SDK gives it: the client's own.
    static Optional<AwsService> ofSdk(@Nullable String name) {
        return Stream.of(values()).filter(service -> service.client.getSimpleName().equals(name + "Client")).findFirst();
    }
}
