package dev.drydock.cli;

import dev.drydock.bundle.Bundle;
import dev.drydock.inventory.ecs.Service;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that choose among the services of what was read.
final class ServiceChoice {
    @Option(names = "--cluster", paramLabel = "CLUSTER", description = "Only the services of this cluster, by name or ARN.")
    @Nullable String cluster;

    @Option(names = "--service", paramLabel = "SERVICE", description = "Only this service, by name or ARN.")
    @Nullable String service;

    /// Whether a service is meant.
    Predicate<Service> among(Collection<Bundle> bundles) {
        var all = services(bundles).toList();
        if (cluster != null && all.stream().noneMatch(this::inCluster)) {
            throw CommandFailure.unusable(unknown("cluster", cluster, bundles, all, ServiceChoice::clusterOf) + ".");
        }
        if (service != null && all.stream().filter(this::inCluster).noneMatch(this::named)) {
            throw CommandFailure.unusable(unknown("service", service, bundles, all.stream().filter(this::inCluster).toList(), Service::name)
                    + (cluster == null ? "" : " (in cluster " + cluster + ")") + ".");
        }
        return one -> inCluster(one) && named(one);
    }

    private static Stream<Service> services(Collection<Bundle> bundles) {
        return bundles.stream().flatMap(bundle -> bundle.inventory().all(Service.class).stream());
    }

    private boolean inCluster(Service one) {
        return cluster == null || cluster.equals(one.clusterArn()) || cluster.equals(clusterOf(one));
    }

    private boolean named(Service one) {
        return service == null || service.equals(one.serviceArn()) || service.equals(one.name());
    }

    static String clusterOf(Service one) {
        return one.clusterArn() == null ? "default" : one.clusterArn().substring(one.clusterArn().lastIndexOf('/') + 1);
    }

    private static String unknown(String kind, String asked, Collection<Bundle> bundles, List<Service> services, Function<Service, String> name) {
        var sources = String.join(", ", bundles.stream().map(bundle -> bundle.inventory().source().name()).toList());
        var names = services.stream().map(name).filter(Objects::nonNull).distinct().toList();
        return "There is no " + kind + " \"" + asked + "\" in " + sources
                + (names.isEmpty() ? ", which holds no ECS service" : "; " + NearNames.sentence(asked.substring(asked.lastIndexOf('/') + 1), names));
    }
}
