package dev.drydock.capture.api;

import dev.drydock.inventory.call.Read;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;

/// An operation that Drydock may call.
///
/// @param name as the API spells it, such as `DescribeServices`
/// @param use what it is called for
/// @param rate how often it may be called
/// @param batch how many things one call may ask about, and the member of the request that lists them; null where there is no such member
/// @param page how many things a page may hold, and the member of the request that asks for them; null where the API decides
public record Operation(AwsService service, String name, Use use, Rate rate, @Nullable Limit batch, @Nullable Limit page, Invocation invocation) {

    /// What an operation is called for.
    public enum Use {
        CAPTURE,
        /// By the image's configuration, which is two calls and a download.
        IMAGE_CONFIG,
        /// When somebody asks for it, from a finding.
        ON_REQUEST,
        SIGN_IN
    }

    /// A member of the request, and the most that it takes.
    public record Limit(String member, int most) {}

    /// How the SDK makes the call.
    interface Invocation {
        AwsRequest.Builder request();

        SdkPojo call(SdkClient client, AwsRequest request);
    }

    static <C extends SdkClient, B extends AwsRequest.Builder, Q extends AwsRequest, R extends SdkPojo> Operation of(
            AwsService service, Class<C> client, Use use, Rate rate, Class<Q> request, Supplier<B> builder, BiFunction<C, Q, R> call) {
        var name = request.getSimpleName().replaceFirst("Request$", "");
        return new Operation(service, name, use, rate, null, null, new Invocation() {
            @Override
            public AwsRequest.Builder request() {
                return builder.get();
            }

            @Override
            public SdkPojo call(SdkClient made, AwsRequest asked) {
                return call.apply(client.cast(made), request.cast(asked));
            }
        });
    }

    Operation batch(String member, int most) {
        return new Operation(service, name, use, rate, new Limit(member, most), page, invocation);
    }

    Operation page(String member, int most) {
        return new Operation(service, name, use, rate, batch, new Limit(member, most), invocation);
    }

    /// How the AWS CLI and the manifest of a bundle call it: `ecs describe-services`.
    public String call() {
        return service.cliName() + " " + cliName();
    }

    public String cliName() {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /// The IAM action that permits it.
    public String iamAction() {
        return read(Map.of()).iamAction();
    }

    public Read read(Map<String, Object> parameters) {
        return new Read(service.cliName(), cliName(), parameters);
    }

    @Override
    public String toString() {
        return service + ":" + name;
    }
}
