package dev.drydock.check.practice;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// How much of the tasks' own disk is paid for: the first 20 GiB are not.
public final class EphemeralStorage implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "ephemeral-storage", Owner.APP,
            "Is more ephemeral storage paid for than comes with every task?",
            Set.of("ecs describe-services", "ecs describe-task-definition"), Set.of(), null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html"));

    private static final int INCLUDED = 20;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return List.of(Definition.onFargate(INFO, subject, "The disk is that of the hosts", definition -> judge(subject, definition)));
    }

    private static Finding judge(Subject subject, TaskDefinition definition) {
        var storage = definition.ephemeralStorage();
        var size = storage == null ? null : storage.sizeInGiB();
        var tasks = Objects.requireNonNullElse(subject.service().desiredCount(), 1);
        var extra = size == null ? 0 : size - INCLUDED;
        // Where nothing says it, the pointer says what is not there, and not a member of it.
        var evidence = storage == null ? Evidence.of(definition, "/ephemeralStorage", null) : Evidence.of(definition, "/ephemeralStorage/sizeInGiB", size);
        return extra <= 0
                ? Finding.draft(INFO, Status.OK, definition.taskDefinitionArn(), "The tasks have the " + INCLUDED + " GiB of storage that come with every task")
                        .observed(size == null ? "no ephemeral storage in the task definition" : size + " GiB").expected("a choice").evidence(evidence).finding()
                : Finding.draft(INFO, Status.OK, definition.taskDefinitionArn(), "Each task has " + size + " GiB of ephemeral storage, of which " + extra + " are paid for")
                        .observed(size + " GiB")
                        .expected("a choice; " + INCLUDED + " GiB come with every task")
                        .why("Advice: " + size + " − " + INCLUDED + " = " + extra + " GiB a task are billed while it runs, " + extra + " × " + Numbers.count(tasks, "task") + " = "
                                + (long) extra * tasks + " GiB. The image's layers stand in it too, so measure what is used before it is made smaller.")
                        .evidence(evidence)
                        .finding();
    }
}
