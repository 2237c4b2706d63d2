package dev.drydock.check.network;

import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Service.CapacityProviderStrategyItem;
import dev.drydock.inventory.ecs.TaskTally;
import java.util.List;
import java.util.Objects;

/// The two ways to buy Fargate, each with a quota of its own.
public enum FargateProvider {
    ON_DEMAND("FARGATE", Quota.FARGATE_VCPU, "on demand"),
    SPOT("FARGATE_SPOT", Quota.FARGATE_SPOT_VCPU, "on Spot");

    private final String capacityProvider;
    private final Quota quota;
    private final String words;

    FargateProvider(String capacityProvider, Quota quota, String words) {
        this.capacityProvider = capacityProvider;
        this.quota = quota;
        this.words = words;
    }

    public Quota quota() {
        return quota;
    }

    public String words() {
        return words;
    }

    /// Whether a task runs on it. A task that was started by launch type alone has no capacity provider.
    public boolean runs(TaskTally tasks) {
        return tasks.capacityProviderName() != null ? capacityProvider.equals(tasks.capacityProviderName()) : this == ON_DEMAND && "FARGATE".equals(tasks.launchType());
    }

    /// Whether the service may place tasks on it.
    public boolean isUsedBy(Service service) {
        var strategy = service.capacityProviderStrategy();
        return strategy.isEmpty() ? this == ON_DEMAND : strategy.stream().anyMatch(item -> capacityProvider.equals(item.capacityProvider()) && base(item) + weight(item) > 0);
    }

    /// How many of so many tasks are placed on it: each base first, the rest by weight, rounded up (ECS API reference, `CapacityProviderStrategyItem`).
    public long share(Service service, long tasks) {
        var strategy = service.capacityProviderStrategy();
        if (strategy.isEmpty()) {
            return this == ON_DEMAND ? tasks : 0;
        }
        var bases = strategy.stream().mapToLong(FargateProvider::base).sum();
        var rest = Math.max(0, tasks - bases);
        var weights = strategy.stream().mapToLong(FargateProvider::weight).sum();
        return strategy.stream().filter(item -> capacityProvider.equals(item.capacityProvider()))
                .mapToLong(item -> Math.min(tasks, base(item)) + (weights == 0 ? 0 : Math.ceilDiv(rest * weight(item), weights)))
                .sum();
    }

    static List<FargateProvider> of(Service service) {
        return List.of(values()).stream().filter(provider -> provider.isUsedBy(service)).toList();
    }

    private static long base(CapacityProviderStrategyItem item) {
        return Objects.requireNonNullElse(item.base(), 0);
    }

    private static long weight(CapacityProviderStrategyItem item) {
        return Objects.requireNonNullElse(item.weight(), 0);
    }
}
