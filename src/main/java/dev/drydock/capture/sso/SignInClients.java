package dev.drydock.capture.sso;

import dev.drydock.capture.api.ReadOnly;
import dev.drydock.capture.profile.Endpoints;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/// Makes the SDK's clients that signing in needs. Each is closed by whom it is made for; their connections are in common.
///
/// The SDK is kept from reading the files of profiles itself: it would refuse to work for a broken line in a profile that nobody asked for.
public final class SignInClients implements AutoCloseable {
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(30);

    private final SdkHttpClient http = UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(5)).socketTimeout(ATTEMPT).build();

    SsoOidcClient oidc(String region, Endpoints endpoints) {
        return made(SsoOidcClient.builder(), region, endpoints, "sso_oidc", AnonymousCredentialsProvider.create());
    }

    SsoClient portal(String region, Endpoints endpoints) {
        return made(SsoClient.builder(), region, endpoints, "sso", AnonymousCredentialsProvider.create());
    }

    public StsClient sts(String region, Endpoints endpoints, AwsCredentialsProvider credentials) {
        return made(StsClient.builder(), region, endpoints, "sts", credentials);
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C made(B builder, String region, Endpoints endpoints, String service, AwsCredentialsProvider credentials) {
        endpoints.of(service).ifPresent(builder::endpointOverride);
        return builder.region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .addExecutionInterceptor(new ReadOnly())
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .build())
                .build();
    }

    @Override
    public void close() {
        http.close();
    }
}
