package dev.drydock.check;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.CapacityProvider;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.Service.CapacityProviderStrategyItem;
import dev.drydock.inventory.ecs.Service;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a service's tasks run on (ECS API reference, `LaunchType` and `CapacityProvider`).
public enum Compute {
    FARGATE,
    /// Container instances in the account.
    EC2,
    /// Instances that ECS keeps by itself.
    MANAGED_INSTANCES,
    /// Hosts outside AWS (ECS Anywhere).
    EXTERNAL,
    /// The record does not say, or says something that Drydock does not know.
    UNKNOWN;

    /// By the launch type, else the capacity providers, else the tasks themselves, else what the cluster takes by default.
    public static Compute of(Subject subject) {
        var service = subject.service();
        if (service.launchType() != null) {
            return ofLaunchType(service.launchType());
        }
        if (!service.capacityProviderStrategy().isEmpty()) {
            var byProviders = ofStrategy(subject.inventory(), service.capacityProviderStrategy());
            return byProviders == UNKNOWN ? ofPlaced(subject) : byProviders;
        }
        var launchTypes = subject.inventory().tasks(service).stream().map(task -> task.launchType()).distinct().toList();
        if (launchTypes.size() == 1) {
            return ofLaunchType(launchTypes.getFirst());
        }
        return subject.inventory().find(Cluster.class, service.clusterArn())
                .map(cluster -> ofStrategy(subject.inventory(), cluster.defaultCapacityProviderStrategy()))
                .orElse(UNKNOWN);
    }

    /// Whether tasks of the service may be placed on Fargate, as far as the service itself says.
    public static boolean isFargateProvider(@Nullable String capacityProvider) {
        return "FARGATE".equals(capacityProvider) || "FARGATE_SPOT".equals(capacityProvider);
    }

    /// What the providers of the strategy are, told by the tasks that they placed: each of them must have placed one.
    private static Compute ofPlaced(Subject subject) {
        var tasks = subject.inventory().tasks(subject.service());
        var kinds = subject.service().capacityProviderStrategy().stream()
                .flatMap(item -> {
                    var placed = tasks.stream().filter(task -> item.capacityProvider() != null && item.capacityProvider().equals(task.capacityProviderName())).toList();
                    return placed.isEmpty() ? Stream.of(UNKNOWN) : placed.stream().map(task -> ofLaunchType(task.launchType()));
                })
                .distinct().toList();
        return kinds.size() == 1 ? kinds.getFirst() : UNKNOWN;
    }

    /// What to read where the record does not tell.
    public static Read read(Subject subject) {
        var service = subject.service();
        var providers = service.capacityProviderStrategy().stream().map(CapacityProviderStrategyItem::capacityProvider).filter(Objects::nonNull).distinct().toList();
        return service.launchType() != null || providers.isEmpty() ? Reads.describeServices(subject.cluster(), service.name()) : Reads.describeCapacityProviders(providers);
    }

    private static Compute ofLaunchType(@Nullable String launchType) {
        return switch (launchType) {
            case "FARGATE" -> FARGATE;
            case "EC2" -> EC2;
            case "MANAGED_INSTANCES" -> MANAGED_INSTANCES;
            case "EXTERNAL" -> EXTERNAL;
            case null, default -> UNKNOWN;
        };
    }

    /// A strategy never mixes Fargate with instances.
    private static Compute ofStrategy(Inventory inventory, List<CapacityProviderStrategyItem> strategy) {
        if (strategy.isEmpty()) {
            return UNKNOWN;
        }
        if (strategy.stream().allMatch(item -> isFargateProvider(item.capacityProvider()))) {
            return FARGATE;
        }
        var managed = strategy.stream().allMatch(item -> inventory.find(CapacityProvider.class, item.capacityProvider())
                .filter(provider -> provider.managedInstancesProvider() != null).isPresent());
        if (managed) {
            return MANAGED_INSTANCES;
        }
        var onInstances = strategy.stream().allMatch(item -> inventory.find(CapacityProvider.class, item.capacityProvider())
                .filter(provider -> provider.autoScalingGroupProvider() != null).isPresent());
        return onInstances ? EC2 : UNKNOWN;
    }

    /// Where the record says it, or would.
    public static Evidence evidence(Service service) {
        return service.launchType() == null && !service.capacityProviderStrategy().isEmpty()
                ? Evidence.of(service, "/capacityProviderStrategy/0/capacityProvider", service.capacityProviderStrategy().getFirst().capacityProvider())
                : Evidence.of(service, "/launchType", service.launchType());
    }
}
