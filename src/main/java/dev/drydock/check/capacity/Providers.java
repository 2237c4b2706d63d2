package dev.drydock.check.capacity;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.Service.CapacityProviderStrategyItem;
import dev.drydock.inventory.ecs.Task;
import java.util.List;
import java.util.Objects;

/// What places the tasks of a service that runs on container instances.
sealed interface Providers {

    /// The launch type alone: capacity providers pass such tasks over (ECS developer guide, "Amazon ECS managed scaling behavior").
    record None(Evidence evidence) implements Providers {}

    record Named(List<String> names, Evidence evidence) implements Providers {}

    record Unknown(Missing missing) implements Providers {}

    static Providers of(Subject subject) {
        var service = subject.service();
        if (service.launchType() != null) {
            return new None(Evidence.of(service, "/launchType", service.launchType()));
        }
        if (!service.capacityProviderStrategy().isEmpty()) {
            return new Named(names(service.capacityProviderStrategy()),
                    Evidence.of(service, "/capacityProviderStrategy/0/capacityProvider", service.capacityProviderStrategy().getFirst().capacityProvider()));
        }
        var tasks = subject.liveTasks();
        var used = tasks.stream().map(Task::capacityProviderName).filter(Objects::nonNull).distinct().toList();
        if (!used.isEmpty()) {
            var first = tasks.stream().filter(task -> task.capacityProviderName() != null).findFirst().orElseThrow();
            return new Named(used, Evidence.of(first, "/capacityProviderName", first.capacityProviderName()));
        }
        if (!tasks.isEmpty()) {
            return new None(Evidence.of(tasks.getFirst(), "/launchType", tasks.getFirst().launchType()));
        }
        return subject.inventory().find(Cluster.class, service.clusterArn())
                .filter(cluster -> !cluster.defaultCapacityProviderStrategy().isEmpty())
                .<Providers>map(cluster -> new Named(names(cluster.defaultCapacityProviderStrategy()), Evidence.of(cluster,
                        "/defaultCapacityProviderStrategy/0/capacityProvider", cluster.defaultCapacityProviderStrategy().getFirst().capacityProvider())))
                .orElseGet(() -> new Unknown(subject.needs(Reads.describeServices(subject.cluster(), service.name()))));
    }

    private static List<String> names(List<CapacityProviderStrategyItem> strategy) {
        return strategy.stream().map(CapacityProviderStrategyItem::capacityProvider).filter(Objects::nonNull).distinct().toList();
    }
}
