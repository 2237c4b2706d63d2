package dev.drydock.check.network;

import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.inventory.ecs.Task;
import java.util.List;
import java.util.Objects;

/// How many tasks of a service hold an address now.
///
/// A task that is stopping holds its address until it is gone; one that is being provisioned has none before its network interface is there.
///
/// @param missing what the record lacks to tell
public record HeldAddresses(long count, List<Missing> missing) {

    public static HeldAddresses of(Subject subject) {
        var service = subject.service();
        var live = subject.liveTasks();
        var holding = live.stream().filter(HeldAddresses::holds).count();
        var counted = Objects.requireNonNullElse(service.runningCount(), 0) + Objects.requireNonNullElse(service.pendingCount(), 0);
        // Where tasks went between the two calls, the service's own count is as good a moment as any.
        return new HeldAddresses(live.size() >= counted ? holding : counted, TaskRecord.missingLive(subject).stream().toList());
    }

    private static boolean holds(Task task) {
        if (task.networkDetail("networkInterfaceId") != null || task.networkDetail("privateIPv4Address") != null) {
            return true;
        }
        return task.attachments().isEmpty() && !"PROVISIONING".equals(task.lastStatus());
    }
}
