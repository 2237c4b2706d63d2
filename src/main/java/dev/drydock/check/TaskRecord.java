package dev.drydock.check;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Cluster;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How far the record tells of tasks: a task counts as not there only where a whole list leaves it out.
public final class TaskRecord {
    /// A command that asks about more tasks is of no use to read.
    private static final int MOST_NAMED = 10;

    private TaskRecord() {}

    /// What is missing to know every task of a service that is not stopped; empty when they are all recorded.
    public static Optional<Missing> missingLive(Subject subject) {
        var service = subject.service();
        if (service.runningCount() != null && subject.liveTasks().size() >= service.runningCount() + Objects.requireNonNullElse(service.pendingCount(), 0)) {
            return Optional.empty();
        }
        return missing(subject.inventory(), subject.cluster(), Reads.listTasks(subject.cluster(), service.name(), "RUNNING"));
    }

    /// What is missing to know every task of a service that ECS still shows as stopped; it does so for about an hour.
    public static Optional<Missing> missingStopped(Subject subject) {
        return missing(subject.inventory(), subject.cluster(), Reads.listTasks(subject.cluster(), subject.service().name(), "STOPPED"));
    }

    /// What is missing to know every task of a cluster that is not stopped.
    ///
    /// @param recorded how many such tasks the record holds
    public static Optional<Missing> missingLive(Inventory inventory, String clusterArn, long recorded) {
        var cluster = inventory.find(Cluster.class, clusterArn).orElse(null);
        if (cluster != null && cluster.runningTasksCount() != null
                && recorded >= cluster.runningTasksCount() + Objects.requireNonNullElse(cluster.pendingTasksCount(), 0)) {
            return Optional.empty();
        }
        return missing(inventory, clusterArn, Reads.listTasks(clusterArn, "RUNNING"));
    }

    private static Optional<Missing> missing(Inventory inventory, String cluster, Read list) {
        var calls = inventory.calls();
        var listing = calls.pages(list);
        if (listing.isEmpty()) {
            return Optional.of(new Missing(calls.gap(list), false));
        }
        var undescribed = listing.stream().flatMap(page -> inventory.undescribedTasks(page).stream()).toList();
        return undescribed.isEmpty() ? Optional.empty() : Optional.of(new Missing(undescribed(inventory, cluster, undescribed), false));
    }

    private static Gap undescribed(Inventory inventory, String cluster, List<String> tasks) {
        var gap = inventory.calls().gap(Reads.describeTasks(cluster, tasks));
        return new Gap(Reads.describeTasks(cluster, tasks.subList(0, Math.min(tasks.size(), MOST_NAMED))), gap.reason(), gap.call());
    }
}
