package dev.drydock.check.network;

import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.List;

/// Whether the tasks of a service have network interfaces, and so addresses, of their own.
sealed interface TaskNetwork {

    /// Each task takes one address of one of these subnets.
    record Own(List<String> subnetIds) implements TaskNetwork {}

    /// Tasks share the network of their host.
    record Shared(String mode, Evidence evidence) implements TaskNetwork {}

    record Unknown(Missing missing) implements TaskNetwork {}

    /// A network configuration is only allowed, and then required, in the network mode `awsvpc`, which is the only one on Fargate
    /// (ECS API reference, `CreateService`).
    static TaskNetwork of(Subject subject) {
        var service = subject.service();
        var subnets = Inventory.subnetIds(service);
        if (!subnets.isEmpty()) {
            return new Own(subnets);
        }
        if (RolloutStyle.of(service) == RolloutStyle.EXTERNAL && service.taskSets().isEmpty()) {
            return new Unknown(subject.needs(Reads.describeTaskSets(subject.cluster(), service.name())));
        }
        if (Compute.of(subject) == Compute.FARGATE) {
            return new Unknown(subject.needs(Reads.describeServices(subject.cluster(), service.name())));
        }
        return subject.taskDefinition()
                .map(definition -> of(subject, definition))
                .orElseGet(() -> new Unknown(subject.needs(subject.taskDefinitionName() == null
                        ? Reads.describeServices(subject.cluster(), service.name()) : Reads.describeTaskDefinition(subject.taskDefinitionName()))));
    }

    /// No network mode means bridge (ECS API reference, `TaskDefinition`).
    private static TaskNetwork of(Subject subject, TaskDefinition definition) {
        return "awsvpc".equals(definition.networkMode())
                ? new Unknown(subject.needs(Reads.describeServices(subject.cluster(), subject.service().name())))
                : new Shared(definition.networkMode() == null ? "bridge" : definition.networkMode(), Evidence.of(definition, "/networkMode", definition.networkMode()));
    }

    /// What a check of addresses says of tasks that have none.
    static Finding notApplicable(CheckInfo check, Subject subject, Shared shared) {
        return Finding.draft(check, Status.NA, subject.service().serviceArn(), "The tasks share the network of their host and take no address of their own")
                .observed("network mode " + shared.mode())
                .expected("network mode awsvpc, for this check to apply")
                .evidence(shared.evidence())
                .finding();
    }

    /// What a check of addresses says where it is not known whether the tasks have any.
    static Finding unknown(CheckInfo check, Subject subject, Missing missing) {
        return Finding.draft(check, Status.UNKNOWN, subject.service().serviceArn(), "Which subnets the tasks stand in is not known")
                .observed(missing.gap().why())
                .expected("the network configuration of the service on record")
                .missing(missing)
                .finding();
    }
}
