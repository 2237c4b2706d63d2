package dev.drydock.capture.api;

import dev.drydock.capture.Session;
import dev.drydock.capture.SignInNeededException;
import dev.drydock.capture.Timing;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;

/// The clients of a session, each made when it is first needed. All of them refuse what is not on the list of reads.
final class Clients implements AutoCloseable {
    private final Session session;
    private final Timing timing;
    private final SdkHttpClient http;
    private final Map<AwsService, SdkClient> made = new EnumMap<>(AwsService.class);
    private boolean closed;

    Clients(Session session, Timing timing) {
        this.session = session;
        this.timing = timing;
        http = UrlConnectionHttpClient.builder().connectionTimeout(timing.connect()).socketTimeout(timing.attempt()).build();
    }

    SdkHttpClient http() {
        return http;
    }

    synchronized SdkClient of(AwsService service) {
        if (closed) {
            throw new IllegalStateException("The session is closed");
        }
        return made.computeIfAbsent(service, key -> key.client(new AwsService.Setup(session.region(), credentials(), http, configuration(), session.endpoint())));
    }

    private ClientOverrideConfiguration configuration() {
        return ClientOverrideConfiguration.builder()
                // A broken line in a profile that nobody asked for would keep the SDK from working.
                .defaultProfileFile(ProfileFile.aggregator().build())
                .addExecutionInterceptor(new ReadOnly())
                .addExecutionInterceptor(new Body.Keeper())
                .retryStrategy(AwsRetryStrategy.adaptiveRetryStrategy().toBuilder().maxAttempts(timing.attempts()).build())
                .apiCallAttemptTimeout(timing.attempt())
                .apiCallTimeout(timing.call())
                // Java keeps idle connections for some seconds after the last call, and a reset of one that the server has closed meanwhile looks like a failure.
                .putHeader("Connection", "close")
                .build();
    }

    /// Whatever keeps credentials from coming, a person has to do something about it.
    private AwsCredentialsProvider credentials() {
        return () -> {
            try {
                return session.credentials().resolveCredentials();
            } catch (SignInNeededException | AbortedException e) {
                throw e;
            } catch (SdkException e) {
                throw new SignInNeededException("There are no credentials to sign with: " + e.getMessage(), e);
            } catch (RuntimeException e) {
                throw new SignInNeededException(String.valueOf(e.getMessage()), e);
            }
        };
    }

    @Override
    public synchronized void close() {
        closed = true;
        made.values().forEach(SdkClient::close);
        made.clear();
        http.close();
    }
}
