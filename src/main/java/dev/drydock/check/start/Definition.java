package dev.drydock.check.start;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.Optional;

/// The task definition that a service is to run, or what is missing to know it.
final class Definition {
    private Definition() {}

    /// Empty where it is not recorded, or recorded without a container.
    static Optional<TaskDefinition> of(Subject subject) {
        return subject.taskDefinition().filter(definition -> !definition.containerDefinitions().isEmpty());
    }

    /// Without even its name, the service itself has to be read first.
    static Missing missing(Subject subject) {
        return subject.needs(subject.taskDefinitionName() == null
                ? Reads.describeServices(subject.cluster(), subject.service().name()) : Reads.describeTaskDefinition(subject.taskDefinitionName()));
    }

    /// @param title what is not known for want of it
    static Finding unknown(CheckInfo check, Subject subject, String title) {
        var missing = missing(subject);
        return Finding.draft(check, Status.UNKNOWN, subject.service().serviceArn(), title)
                .observed(missing.gap().why())
                .expected("the task definition on record")
                .missing(missing)
                .finding();
    }

    static AwsCommand confirm(Subject subject, TaskDefinition definition) {
        return AwsCommand.confirm("Reads the task definition.", Reads.describeTaskDefinition(definition.taskDefinitionArn()).argv(subject.region()));
    }

    static boolean isWindows(TaskDefinition definition) {
        var platform = definition.runtimePlatform();
        return platform != null && platform.operatingSystemFamily() != null && platform.operatingSystemFamily().startsWith("WINDOWS");
    }
}
