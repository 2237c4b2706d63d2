package dev.drydock.check.start;

import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.inventory.ecs.ContainerInstance;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.elbv2.TargetHealthDescription.Target;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Which task of a service a target is: by the address of its own interface, or by its instance and host port where it shares the host's network.
record TargetTasks(Subject subject, List<Task> live) {

    static TargetTasks of(Subject subject) {
        return new TargetTasks(subject, subject.liveTasks());
    }

    Optional<Task> task(Target target) {
        return live.stream().filter(task -> target.id() != null && (hasAddress(task, target.id()) || isOnInstance(task, target))).findFirst();
    }

    private static boolean hasAddress(Task task, String address) {
        return task.attachments().stream().flatMap(attachment -> attachment.details().stream()).anyMatch(detail -> address.equals(detail.value()));
    }

    private boolean isOnInstance(Task task, Target target) {
        return subject.inventory().find(ContainerInstance.class, task.containerInstanceArn()).filter(instance -> Objects.equals(instance.ec2InstanceId(), target.id())).isPresent()
                && task.containers().stream().flatMap(container -> container.networkBindings().stream()).anyMatch(binding -> Objects.equals(binding.hostPort(), target.port()));
    }

    /// Whether a task of the service had the address until it stopped; ECS takes its target out soon.
    boolean had(Target target) {
        return target.id() != null && subject.stoppedTasks().stream().anyMatch(task -> hasAddress(task, target.id()));
    }

    /// Whether a target that is none of the recorded tasks is none of the service's at all: nothing is on its way up or down, every task is on record with where it
    /// stands, and no other recorded service registers with the group.
    boolean tellsForeign(String targetGroupArn) {
        var service = subject.service();
        return service.deployments().size() <= 1 && service.taskSets().size() <= 1 && Objects.equals(service.pendingCount(), 0) && Objects.equals(service.runningCount(), live.size())
                && TaskRecord.missingLive(subject).isEmpty() && live.stream().allMatch(this::isPlaced)
                && subject.inventory().all(Service.class).stream().filter(other -> !other.serviceArn().equals(service.serviceArn()))
                        .noneMatch(other -> names(other, targetGroupArn));
    }

    private boolean isPlaced(Task task) {
        return task.networkDetail("privateIPv4Address") != null
                || subject.inventory().find(ContainerInstance.class, task.containerInstanceArn()).map(ContainerInstance::ec2InstanceId).isPresent()
                        && task.containers().stream().anyMatch(container -> !container.networkBindings().isEmpty());
    }

    private static boolean names(Service service, String targetGroupArn) {
        return service.loadBalancers().stream().anyMatch(item -> names(item, targetGroupArn))
                || service.taskSets().stream().flatMap(set -> set.loadBalancers().stream()).anyMatch(item -> names(item, targetGroupArn));
    }

    private static boolean names(Service.LoadBalancer loadBalancer, String targetGroupArn) {
        return targetGroupArn.equals(loadBalancer.targetGroupArn())
                || loadBalancer.advancedConfiguration() != null && targetGroupArn.equals(loadBalancer.advancedConfiguration().alternateTargetGroupArn());
    }
}
