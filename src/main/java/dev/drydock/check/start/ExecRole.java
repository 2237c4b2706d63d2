package dev.drydock.check.start;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.policy.Answer;
import dev.drydock.check.policy.RoleAccess;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether the task role lets the agent of ECS Exec open its channels. It is the task role that counts, not the execution role.
final class ExecRole {
    /// ECS developer guide, "Amazon ECS task IAM role", section "ECS Exec permissions". None of them takes a resource.
    private static final List<String> ACTIONS = List.of("ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel");

    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"" + String.join("\",\"", ACTIONS) + "\"],\"Resource\":\"*\"}]}";

    private ExecRole() {}

    /// Empty where all four are allowed.
    static List<Finding> of(Subject subject, TaskDefinition definition) {
        if (definition.taskRoleArn() == null) {
            return List.of(without(subject, definition));
        }
        var role = RoleAccess.of(subject, definition.taskRoleArn());
        if (role.absence().isPresent()) {
            return List.of(fail(subject, definition, "The task role " + role.name() + ", which ECS Exec needs, does not exist")
                    .observed(role.name() + " was not found")
                    .evidence(Evidence.at(role.absence().get(), "", role.absence().get().error() == null ? null : role.absence().get().error().code()))
                    .command(AwsCommand.confirm("Reads the role.", role.read().argv(subject.region())))
                    .finding());
        }
        var answers = new LinkedHashMap<String, Answer>();
        ACTIONS.forEach(action -> answers.put(action, role.may(action, "*")));
        var refused = answers.entrySet().stream().filter(entry -> entry.getValue().isRefused()).toList();
        if (!refused.isEmpty()) {
            var evidence = refused.stream().flatMap(entry -> entry.getValue().evidence().stream()).distinct().limit(6).toList();
            return List.of(fail(subject, definition, "The task role " + role.name() + " does not let ECS Exec in: it lacks " + refused.size() + " of " + ACTIONS.size() + " permissions")
                    .observed("not allowed: " + String.join(", ", refused.stream().map(Map.Entry::getKey).toList()))
                    .evidence(evidence)
                    .command(AwsCommand.confirm("Asks IAM what the role may.", Reads.simulatePrincipalPolicy(role.arn(), ACTIONS, List.of("*")).argv(subject.region())))
                    .snippet("json", POLICY)
                    .finding());
        }
        var missing = new ArrayList<Missing>();
        var words = new ArrayList<String>();
        for (var answer : answers.values()) {
            if (answer instanceof Answer.Unknown unknown) {
                missing.addAll(unknown.missing(subject));
                words.add(unknown.words(subject));
            }
        }
        return missing.isEmpty() ? List.of() : List.of(ExecReady.draft(subject, Status.UNKNOWN, "role", "Whether the task role " + role.name() + " lets ECS Exec in is not known")
                .observed(String.join("; ", words.stream().distinct().toList()))
                .expected("the four ssmmessages actions on the task role")
                .missing(missing.stream().distinct().toList())
                .finding());
    }

    /// On instances the agent falls back to the role of the instance.
    private static Finding without(Subject subject, TaskDefinition definition) {
        if (Compute.of(subject) == Compute.FARGATE) {
            return fail(subject, definition, "ECS Exec has no permissions: the task definition names no task role").observed("no taskRoleArn")
                    .command(Definition.confirm(subject, definition)).snippet("json", POLICY).finding();
        }
        return ExecReady.draft(subject, Status.UNKNOWN, "role", "Whether the instances' role lets ECS Exec in is not known")
                .observed("no taskRoleArn, so the role of the instance counts, which no recorded answer names")
                .expected("a task role with the four ssmmessages actions")
                .missing(subject.needs(Reads.describeTaskDefinition(definition.taskDefinitionArn())))
                .finding();
    }

    private static Finding.Draft fail(Subject subject, TaskDefinition definition, String title) {
        return ExecReady.draft(subject, Status.FAIL, "role", title)
                .expected("the four ssmmessages actions on the task role")
                .why("The agent opens its channels with the task role's credentials. Without them the command ends with “TargetNotConnectedException” or the agent does not start.")
                .evidence(Evidence.of(definition, "/taskRoleArn", definition.taskRoleArn()));
    }
}
