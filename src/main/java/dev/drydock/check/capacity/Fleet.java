package dev.drydock.check.capacity;

import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.ContainerInstance;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskTally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The container instances of a cluster, as advice about them needs them.
public final class Fleet {
    private Fleet() {}

    /// The active instances of the service's cluster.
    public static List<ContainerInstance> of(Subject subject) {
        var cluster = clusterOf(subject.service().serviceArn());
        return subject.inventory().all(ContainerInstance.class).stream()
                .filter(instance -> clusterOf(instance.containerInstanceArn()).equals(cluster) && "ACTIVE".equals(instance.status()))
                .toList();
    }

    /// Whether a whole list of the cluster's instances is recorded, and each instance on it.
    static boolean isWhole(Subject subject) {
        return !subject.inventory().calls().pages(Reads.listContainerInstances(subject.cluster())).isEmpty();
    }

    /// `arn:aws:ecs:REGION:ACCOUNT:container-instance/CLUSTER/ID`, and likewise of a service
    private static String clusterOf(String arn) {
        var parts = arn.split("/");
        return parts.length > 2 ? parts[1] : "";
    }

    /// What could be done better with the instances there are; empty where nothing is to be said, or too little is recorded to say it.
    static List<String> advice(Subject subject) {
        var advice = new ArrayList<String>();
        var instances = of(subject);
        var alone = holdingDaemonsAlone(subject, instances);
        if (alone > 0) {
            advice.add(alone + " of " + Numbers.count(instances.size(), "instance") + (alone == 1 ? " holds" : " hold")
                    + " nothing but daemon tasks: managed scaling counts such an instance as empty and takes it away");
        }
        var strategy = subject.service().placementStrategy();
        var packs = strategy.stream().anyMatch(item -> "binpack".equals(item.type()));
        var overInstances = strategy.stream().anyMatch(item -> "random".equals(item.type())
                || "spread".equals(item.type()) && ("instanceId".equals(item.field()) || "host".equals(item.field())));
        if (overInstances && !packs) {
            advice.add("the service spreads its tasks over the instances, so that few fall empty and scale-in finds little to take away; spread over zones, then binpack, uses fewer");
        }
        return List.copyOf(advice);
    }

    private static long holdingDaemonsAlone(Subject subject, List<ContainerInstance> instances) {
        var inventory = subject.inventory();
        var recorded = inventory.liveTasks().stream().filter(tasks -> subject.cluster().equals(tasks.clusterArn())).mapToLong(TaskTally::count).sum();
        if (!isWhole(subject) || TaskRecord.missingLive(inventory, subject.cluster(), recorded).isPresent()) {
            return 0;
        }
        var held = new HashMap<String, Set<Boolean>>();
        var daemons = daemons(inventory, subject.cluster());
        for (var task : inventory.all(Task.class)) {
            if (!task.isStopped() && task.containerInstanceArn() != null && subject.cluster().equals(task.clusterArn())) {
                held.computeIfAbsent(task.containerInstanceArn(), key -> new HashSet<>()).add(Boolean.TRUE.equals(daemons.get(task.group())));
            }
        }
        return instances.stream().filter(instance -> Set.of(true).equals(held.get(instance.containerInstanceArn()))).count();
    }

    /// Whether a group of tasks, `service:NAME`, is a daemon service's.
    private static Map<String, Boolean> daemons(Inventory inventory, String cluster) {
        var daemons = new HashMap<String, Boolean>();
        for (var service : inventory.all(Service.class)) {
            if (cluster.equals(service.clusterArn())) {
                daemons.put("service:" + service.name(), service.isDaemon());
            }
        }
        return daemons;
    }
}
