package dev.drydock.capture;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is captured.
///
/// @param clusters by name or ARN; empty for all of the region
/// @param services by name or ARN; empty for all of the clusters
/// @param logs how far back messages of the containers' logs are recorded; null for none
public record Scope(List<String> clusters, List<String> services, @Nullable Duration logs) {
    public static final Scope ALL = new Scope(List.of(), List.of());

    /// @throws IllegalArgumentException when services are named by name alone, and nothing says in which cluster they are; the message is one sentence
    public Scope {
        clusters = List.copyOf(clusters);
        services = List.copyOf(services);
        if (clusters.isEmpty() && !services.isEmpty()) {
            clusters = services.stream().map(Scope::cluster).distinct().toList();
        }
    }

    public Scope(List<String> clusters, List<String> services) {
        this(clusters, services, null);
    }

    /// The same with messages of logs.
    public Scope withLogs(@Nullable Duration back) {
        return new Scope(clusters, services, back);
    }

    /// The cluster that an ARN names: `arn:aws:ecs:region:account:service/cluster/name`.
    private static String cluster(String service) {
        var parts = service.split("/");
        if (!service.startsWith("arn:") || parts.length != 3) {
            throw new IllegalArgumentException("\"" + service + "\" is a name; say in which cluster it is, or give the service's ARN.");
        }
        return parts[1];
    }
}
