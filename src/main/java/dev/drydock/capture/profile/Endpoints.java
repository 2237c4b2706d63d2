package dev.drydock.capture.profile;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where the AWS APIs are asked instead of at AWS, in the AWS CLI's order: the variable of the service, the variable for all, the profile's `services`, the profile's `endpoint_url`.
///
/// @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service-specific endpoints</a>
public final class Endpoints {
    private final AwsEnvironment environment;
    private final Map<String, String> settings;
    private final Map<String, Map<String, String>> services;

    private Endpoints(AwsEnvironment environment, Map<String, String> settings, Map<String, Map<String, String>> services) {
        this.environment = environment;
        this.settings = settings;
        this.services = services;
    }

    public static Endpoints of(AwsEnvironment environment, Profile profile) {
        return new Endpoints(environment, profile.settings(), profile.services());
    }

    /// Where no profile is known.
    public static Endpoints of(AwsEnvironment environment) {
        return new Endpoints(environment, Map.of(), Map.of());
    }

    /// @param service its id as the settings spell it: `ecs`, `sso_oidc`
    /// @return empty for AWS's own
    public Optional<URI> of(String service) {
        return isIgnored() ? Optional.empty() : environment.variable("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT))
                .or(() -> environment.variable("AWS_ENDPOINT_URL"))
                .or(() -> Optional.ofNullable(services.getOrDefault(service, Map.of()).get("endpoint_url")))
                .or(this::general)
                .flatMap(Endpoints::uri);
    }

    /// The one that all services have in common.
    public Optional<URI> forAll() {
        return isIgnored() ? Optional.empty() : environment.variable("AWS_ENDPOINT_URL").or(this::general).flatMap(Endpoints::uri);
    }

    private Optional<String> general() {
        return Optional.ofNullable(settings.get("endpoint_url")).filter(url -> !url.isEmpty());
    }

    private boolean isIgnored() {
        return "true".equalsIgnoreCase(environment.variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").orElse(settings.getOrDefault("ignore_configured_endpoint_urls", "")));
    }

    private static Optional<URI> uri(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
