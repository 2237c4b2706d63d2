package dev.drydock.check.policy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.ecs.TaskDefinition;

/// Commands that show which roles a task definition has.
final class RoleCommands {
    private RoleCommands() {}

    static AwsCommand definition(Subject subject, TaskDefinition definition) {
        return AwsCommand.confirm("Shows the roles that the task definition names.", CommandLine.aws("ecs", "describe-task-definition")
                .option("--task-definition", definition.taskDefinitionArn())
                .option("--query", "taskDefinition.[executionRoleArn,taskRoleArn]")
                .in(subject.region()));
    }
}
