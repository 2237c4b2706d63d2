package dev.drydock.check.network;

import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.ClusterListing;
import dev.drydock.inventory.ecs.TaskTally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The vCPU that the account's tasks take on one kind of Fargate, over all clusters.
///
/// @param vcpu of the recorded tasks
/// @param missing what the record lacks to know them all; where it lacks something, there may be more. The service's own cluster must be known, the others
/// make it surer
public record RunningVcpu(long tasks, BigDecimal vcpu, List<Missing> missing) {

    public static RunningVcpu of(Subject subject, FargateProvider provider) {
        var inventory = subject.inventory();
        var missing = new ArrayList<Missing>();
        if (inventory.calls().pages(Reads.listClusters()).isEmpty()) {
            missing.add(subject.couldUse(Reads.listClusters()));
        }
        var count = 0L;
        var sum = BigDecimal.ZERO;
        for (var cluster : clusters(inventory)) {
            var live = inventory.liveTasks().stream().filter(tasks -> cluster.equals(tasks.clusterArn())).toList();
            TaskRecord.missingLive(inventory, cluster, live.stream().mapToLong(TaskTally::count).sum())
                    .ifPresent(gap -> missing.add(new Missing(gap.gap(), !cluster.equals(subject.cluster()))));
            for (var tasks : live) {
                if (provider.runs(tasks)) {
                    count += tasks.count();
                    var vcpu = Vcpu.of(tasks.cpu());
                    sum = sum.add(vcpu.orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(tasks.count())));
                    if (vcpu.isEmpty()) {
                        missing.add(subject.needs(Reads.listTasks(cluster, "RUNNING")));
                    }
                }
            }
        }
        return new RunningVcpu(count, sum, List.copyOf(missing));
    }

    private static Set<String> clusters(Inventory inventory) {
        var clusters = new LinkedHashSet<String>();
        inventory.all(ClusterListing.class).forEach(listing -> clusters.addAll(listing.clusterArns()));
        inventory.all(Cluster.class).forEach(cluster -> clusters.add(cluster.clusterArn()));
        inventory.liveTasks().stream().map(TaskTally::clusterArn).filter(Objects::nonNull).forEach(clusters::add);
        return clusters;
    }
}
