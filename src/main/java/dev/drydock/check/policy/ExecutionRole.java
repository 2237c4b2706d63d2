package dev.drydock.check.policy;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.List;
import java.util.Set;

/// Whether ECS can be the execution role, and as it can fetch what a task needs to start.
public final class ExecutionRole implements Check {
    static final CheckInfo INFO = CheckInfo.of(Topic.START, "exec-role", Owner.SECURITY,
            "Can ECS assume the execution role, and does it allow what the tasks need to start?",
            Set.of("ecs describe-task-definition", "iam get-role", "iam list-attached-role-policies", "iam list-role-policies", "iam get-role-policy", "iam get-policy",
                    "iam get-policy-version"),
            Set.of("secretsmanager describe-secret", "ssm describe-parameters", "kms describe-key", "kms get-key-policy"), "rollout-hangs",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var definition = subject.taskDefinition().orElse(null);
        if (definition == null) {
            return List.of(unknownDefinition(INFO, subject));
        }
        var needs = ExecutionNeeds.of(subject, definition);
        var named = Evidence.of(definition, "/executionRoleArn", definition.executionRoleArn());
        if (definition.executionRoleArn() == null) {
            return List.of(without(subject, definition, needs, named));
        }
        if (needs.isEmpty()) {
            return List.of(Finding.draft(INFO, Status.NA, definition.executionRoleArn(), "Nothing that " + definition.shortName() + " starts with needs its execution role")
                    .observed("no image in a private ECR registry, no secret, no awslogs log driver outside of container instances")
                    .expected("nothing")
                    .evidence(named)
                    .finding());
        }
        return List.of(new ExecutionRoleVerdict(subject, definition, RoleAccess.of(subject, definition.executionRoleArn()), needs, named).finding());
    }

    static Finding unknownDefinition(CheckInfo info, Subject subject) {
        var name = subject.taskDefinitionName();
        return Finding.draft(info, Status.UNKNOWN, name == null ? subject.service().serviceArn() : name, "What the tasks start with is not known: their task definition is not recorded")
                .observed("no task definition in the record")
                .expected("the task definition")
                .missing(subject.needs(name == null ? Reads.describeServices(subject.cluster(), subject.service().name()) : Reads.describeTaskDefinition(name)))
                .finding();
    }

    /// On container instances the agent pulls and the Docker daemon logs with the instance's role; secrets need an execution role everywhere.
    private static Finding without(Subject subject, TaskDefinition definition, List<Need> needs, Evidence named) {
        var compute = Compute.of(subject);
        var secrets = needs.stream().filter(need -> need.action().startsWith("secretsmanager:") || need.action().startsWith("ssm:")).toList();
        var wanting = ExecutionNeeds.needsRole(compute) ? needs : secrets;
        if (!wanting.isEmpty()) {
            var draft = Finding.draft(INFO, Status.FAIL, definition.taskDefinitionArn(), definition.shortName() + " has no execution role, and its tasks need one to start")
                    .observed("no executionRoleArn, while the tasks " + purposes(wanting))
                    .expected("an execution role that allows " + actions(wanting))
                    .why("ECS fetches images, secrets and log streams as this role; without one the tasks do not start.")
                    .evidence(named)
                    .evidence(wanting.stream().map(Need::evidence).distinct().limit(5).toList())
                    .command(RoleCommands.definition(subject, definition));
            draft.snippet("terraform", "resource \"aws_ecs_task_definition\" \"this\" {\n  execution_role_arn = aws_iam_role.execution.arn\n}");
            return draft.finding();
        }
        if (!needs.isEmpty() && compute != Compute.EC2) {
            return Finding.draft(INFO, Status.UNKNOWN, definition.taskDefinitionArn(), "Whether the tasks can do without an execution role is not known")
                    .observed("no executionRoleArn; what the tasks run on is " + (compute == Compute.UNKNOWN ? "not recorded" : compute))
                    .expected("what the tasks run on")
                    .evidence(named)
                    .missing(subject.needs(Reads.describeServices(subject.cluster(), subject.service().name())))
                    .finding();
        }
        return Finding.draft(INFO, Status.NA, definition.taskDefinitionArn(), definition.shortName() + " has no execution role, and needs none")
                .observed(needs.isEmpty() ? "no image in a private ECR registry, no secret, no awslogs log driver outside of container instances" : "the container instance pulls the images as its own role")
                .expected("nothing")
                .evidence(named)
                .finding();
    }

    static String purposes(List<Need> needs) {
        return listed(needs.stream().map(Need::purpose).distinct().toList());
    }

    static String actions(List<Need> needs) {
        return listed(needs.stream().map(Need::action).distinct().toList());
    }

    private static String listed(List<String> items) {
        return items.size() > 6 ? String.join(", ", items.subList(0, 6)) + " and " + Numbers.count(items.size() - 6L, "other") : String.join(", ", items);
    }
}
