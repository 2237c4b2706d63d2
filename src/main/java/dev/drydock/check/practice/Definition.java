package dev.drydock.check.practice;

import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.List;
import java.util.function.Function;

/// What the checks of this package say where the task definition is not there, or the service does not run on Fargate.
final class Definition {
    private Definition() {}

    static Finding unknown(CheckInfo check, Subject subject) {
        return unknown(check, subject, subject.service().serviceArn(), "What the tasks of the service are made of is not known", "the task definition on record", missing(subject));
    }

    static Missing missing(Subject subject) {
        return subject.needs(subject.taskDefinitionName() == null
                ? Reads.describeServices(subject.cluster(), subject.service().name()) : Reads.describeTaskDefinition(subject.taskDefinitionName()));
    }

    static Finding unknown(CheckInfo check, Subject subject, String resource, String title, String expected, Missing... missing) {
        return Finding.draft(check, Status.UNKNOWN, resource, title)
                .observed(String.join("; ", List.of(missing).stream().map(item -> item.gap().why()).distinct().toList()))
                .expected(expected)
                .missing(missing)
                .finding();
    }

    /// What a check of Fargate alone says of a service that runs elsewhere, or nobody knows where.
    static Finding notFargate(CheckInfo check, Subject subject, String title) {
        var compute = Compute.of(subject);
        return compute == Compute.UNKNOWN
                ? unknown(check, subject, subject.service().serviceArn(), "What the service runs on is not known", "the launch type or the capacity providers of the service on record",
                        subject.needs(Compute.read(subject)))
                : Finding.draft(check, Status.NA, subject.service().serviceArn(), title)
                        .observed("it runs on " + compute)
                        .expected("Fargate, for this check to apply")
                        .evidence(Compute.evidence(subject.service()))
                        .finding();
    }

    /// Judges the task definition of a service on Fargate; says of any other that it does not apply, or what is missing.
    ///
    /// @param elsewhere the title where the service runs elsewhere
    static Finding onFargate(CheckInfo check, Subject subject, String elsewhere, Function<TaskDefinition, Finding> judge) {
        return Compute.of(subject) == Compute.FARGATE
                ? subject.taskDefinition().map(judge).orElseGet(() -> unknown(check, subject))
                : notFargate(check, subject, elsewhere);
    }

    /// Windows on Fargate has neither ARM64 nor Spot nor more ephemeral storage.
    static boolean isWindows(TaskDefinition definition) {
        return definition.runtimePlatform() != null && definition.runtimePlatform().operatingSystemFamily() != null
                && definition.runtimePlatform().operatingSystemFamily().startsWith("WINDOWS");
    }

    static Finding windows(CheckInfo check, TaskDefinition definition, String title) {
        var family = definition.runtimePlatform() == null ? null : definition.runtimePlatform().operatingSystemFamily();
        return Finding.draft(check, Status.NA, definition.taskDefinitionArn(), title)
                .observed("operating system family " + family)
                .expected("LINUX, for this check to apply")
                .evidence(Evidence.of(definition, "/runtimePlatform/operatingSystemFamily", family))
                .finding();
    }
}
