package dev.drydock.report;

import dev.drydock.inventory.ecs.Service;
import java.util.Comparator;

/// Where a service stands in AWS, from its ARN.
///
/// @param account empty where the ARN does not tell, as is the region
/// @param cluster the cluster's name
public record ServicePlace(String account, String region, String cluster, String name, String arn) implements Comparable<ServicePlace> {
    private static final Comparator<ServicePlace> ORDER = Comparator.comparing(ServicePlace::account)
            .thenComparing(ServicePlace::region)
            .thenComparing(ServicePlace::cluster)
            .thenComparing(ServicePlace::name)
            .thenComparing(ServicePlace::arn);

    public static ServicePlace of(Service service) {
        var parts = service.serviceArn().split(":", 6);
        var cluster = service.clusterArn() == null ? "default" : service.clusterArn().substring(service.clusterArn().lastIndexOf('/') + 1);
        return new ServicePlace(parts.length > 4 ? parts[4] : "", parts.length > 3 ? parts[3] : "", cluster, service.name(), service.serviceArn());
    }

    @Override
    public int compareTo(ServicePlace other) {
        return ORDER.compare(this, other);
    }
}
