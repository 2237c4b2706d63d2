package dev.drydock.check.practice;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.List;
import java.util.Set;

/// Whether the tasks run on ARM64, which costs less; a choice, never a fault.
public final class Arm64 implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "arm64", Owner.APP,
            "Do the tasks run on the processor architecture that costs least?",
            Set.of("ecs describe-services", "ecs describe-task-definition"), Set.of(), null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-arm64.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return List.of(subject.taskDefinition().map(definition -> judge(subject, definition)).orElseGet(() -> Definition.unknown(INFO, subject)));
    }

    private static Finding judge(Subject subject, TaskDefinition definition) {
        if (Definition.isWindows(definition)) {
            return Definition.windows(INFO, definition, "Windows containers run on X86_64 only");
        }
        var architecture = definition.runtimePlatform() == null ? null : definition.runtimePlatform().cpuArchitecture();
        var evidence = Evidence.of(definition, "/runtimePlatform/cpuArchitecture", architecture);
        if ("ARM64".equals(architecture)) {
            return Finding.draft(INFO, Status.OK, definition.taskDefinitionArn(), "The tasks run on ARM64").observed("ARM64").expected("a choice").evidence(evidence).finding();
        }
        var compute = Compute.of(subject);
        if (compute != Compute.FARGATE) {
            return compute == Compute.UNKNOWN ? Definition.notFargate(INFO, subject, "")
                    : Finding.draft(INFO, Status.OK, definition.taskDefinitionArn(), "The processor architecture is that of the hosts")
                            .observed(architecture == null ? "no architecture in the task definition" : architecture)
                            .expected("a choice")
                            .why("Advice: Graviton instances (ARM64) cost less than like ones of X86_64. The images must be built for linux/arm64, and the instances be of that kind.")
                            .evidence(evidence)
                            .finding();
        }
        if (architecture != null && !"X86_64".equals(architecture)) {
            return Finding.draft(INFO, Status.OK, definition.taskDefinitionArn(), "The tasks run on " + architecture).observed(architecture).expected("a choice").evidence(evidence).finding();
        }
        return Finding.draft(INFO, Status.OK, definition.taskDefinitionArn(), "The tasks run on X86_64; on ARM64 Fargate costs about a fifth less")
                .observed(architecture == null ? "no architecture in the task definition, which means X86_64" : architecture)
                .expected("a choice; the images must be built for linux/arm64 first")
                .why("Advice: AWS asks about a fifth less for the vCPU and memory of an ARM64 task. Every image of the task, sidecars included, must have a linux/arm64 variant; else the pull fails.")
                .evidence(evidence)
                .snippet("json", "\"runtimePlatform\": {\"cpuArchitecture\": \"ARM64\", \"operatingSystemFamily\": \"LINUX\"}")
                .finding();
    }
}
