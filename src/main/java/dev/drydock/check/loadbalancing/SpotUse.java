package dev.drydock.check.loadbalancing;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.Service.CapacityProviderStrategyItem;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// Whether tasks of a service run on Fargate Spot.
public sealed interface SpotUse {
    String PROVIDER = "FARGATE_SPOT";

    /// @param how how the record shows it
    record Yes(String how, List<Evidence> evidence) implements SpotUse {}

    record No(String how) implements SpotUse {}

    record Unknown(Missing missing) implements SpotUse {}

    static SpotUse of(Subject subject) {
        var live = subject.liveTasks();
        var spot = live.stream().filter(task -> PROVIDER.equals(task.capacityProviderName())).toList();
        if (!spot.isEmpty()) {
            return new Yes(spot.size() + " of " + Numbers.count(live.size(), "task") + " on " + PROVIDER,
                    spot.stream().limit(3).map(task -> Evidence.of(task, "/capacityProviderName", PROVIDER)).toList());
        }
        var service = subject.service();
        if (!service.capacityProviderStrategy().isEmpty()) {
            return ofStrategy(service, "/capacityProviderStrategy", service.capacityProviderStrategy());
        }
        if (service.launchType() != null) {
            return new No("launch type " + service.launchType());
        }
        if (!live.isEmpty() && live.stream().allMatch(task -> task.capacityProviderName() != null || task.launchType() != null)) {
            return new No("no task on " + PROVIDER);
        }
        return subject.inventory().find(Cluster.class, service.clusterArn())
                .map(cluster -> ofStrategy(cluster, "/defaultCapacityProviderStrategy", cluster.defaultCapacityProviderStrategy()))
                .orElseGet(() -> new Unknown(subject.needs(Reads.describeClusters(subject.cluster()))));
    }

    private static SpotUse ofStrategy(Recorded recorded, String pointer, List<CapacityProviderStrategyItem> strategy) {
        return IntStream.range(0, strategy.size())
                .filter(i -> PROVIDER.equals(strategy.get(i).capacityProvider()) && (strategy.size() == 1 || places(strategy.get(i))))
                .<SpotUse>mapToObj(i -> new Yes("a capacity provider strategy that places tasks on " + PROVIDER,
                        List.of(Evidence.of(recorded, pointer + "/" + i + "/capacityProvider", PROVIDER))))
                .findFirst()
                .orElseGet(() -> new No("no " + PROVIDER + " in the capacity provider strategy"));
    }

    /// Beside other providers, one with neither weight nor base gets no task.
    private static boolean places(CapacityProviderStrategyItem item) {
        return Objects.requireNonNullElse(item.weight(), 0) > 0 || Objects.requireNonNullElse(item.base(), 0) > 0;
    }
}
