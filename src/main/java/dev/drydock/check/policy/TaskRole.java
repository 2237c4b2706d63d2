package dev.drydock.check.policy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Fault;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Whether the role that the containers' code has is one of its own, can be assumed, and reaches no further than it should.
public final class TaskRole implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.START, "task-role", Owner.SECURITY,
            "Is the task role one of its own that ECS can assume, without a hold on every secret or bucket?",
            Set.of("ecs describe-task-definition", "iam get-role", "iam list-attached-role-policies", "iam list-role-policies", "iam get-role-policy", "iam get-policy",
                    "iam get-policy-version"),
            Set.of(), "rollout-hangs",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var definition = subject.taskDefinition().orElse(null);
        if (definition == null) {
            return List.of(ExecutionRole.unknownDefinition(INFO, subject));
        }
        var named = Evidence.of(definition, "/taskRoleArn", definition.taskRoleArn());
        if (definition.taskRoleArn() == null) {
            return List.of(Finding.draft(INFO, Status.NA, definition.taskDefinitionArn(), definition.shortName() + " has no task role")
                    .observed("no taskRoleArn: the containers' code has no role of its own")
                    .expected("a task role where the code calls AWS")
                    .evidence(named)
                    .finding());
        }
        return List.of(new Verdict(subject, definition, RoleAccess.of(subject, definition.taskRoleArn()), named).finding());
    }

    /// Something that a role should have a hold on by name only.
    ///
    /// @param all every resource of that kind, as a pattern
    private record Hoard(String words, List<String> actions, String all) {}

    private record Verdict(Subject subject, TaskDefinition definition, RoleAccess role, Evidence named) {

        Finding finding() {
            var faults = new ArrayList<>(new RoleFaults(subject, role, "task role", named).all());
            if (isExecutionRole()) {
                faults.add(shared());
            }
            var missing = new ArrayList<Missing>();
            if (role.absence().isEmpty()) {
                hoards().forEach(hoard -> look(hoard, faults, missing));
                if (role.trusts(RoleAccess.ECS_TASKS) instanceof Answer.Unknown unknown) {
                    missing.addAll(unknown.missing(subject));
                }
            }
            var open = missing.stream().distinct().toList();
            if (!faults.isEmpty()) {
                return Fault.finding(INFO, role.arn(), faults).missing(open).finding();
            }
            return open.isEmpty() ? fine() : unknown(open);
        }

        private boolean isExecutionRole() {
            return definition.executionRoleArn() != null && RoleAccess.of(subject, definition.executionRoleArn()).arn().equals(role.arn());
        }

        private Fault shared() {
            return new Fault(Status.WARN, "The containers of " + definition.shortName() + " have the execution role for their task role",
                    role.name() + " is both", "a task role of its own, with what the code calls and no more",
                    "Whoever gets into a container may do what ECS does to start it: read every secret that the role may read, and pull and log as any task that shares it.",
                    List.of(named, Evidence.of(definition, "/executionRoleArn", definition.executionRoleArn())), List.of(RoleCommands.definition(subject, definition)));
        }

        private List<Hoard> hoards() {
            var arn = subject.service().serviceArn().split(":", 6);
            var partition = "arn:" + arn[1];
            var home = ":" + subject.region() + ":" + arn[4] + ":";
            return List.of(
                    new Hoard("every secret", List.of("secretsmanager:GetSecretValue"), partition + ":secretsmanager" + home + "secret:*"),
                    new Hoard("every parameter", List.of("ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"), partition + ":ssm" + home + "parameter/*"),
                    new Hoard("the objects of every bucket", List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"), partition + ":s3:::*/*"));
        }

        /// A grant that the record cannot decide is one with a condition: it is narrower than all.
        private void look(Hoard hoard, List<Fault> faults, List<Missing> missing) {
            var grants = new ArrayList<Ruling>();
            var actions = new ArrayList<String>();
            for (var action : hoard.actions()) {
                switch (role.may(action, hoard.all())) {
                    case Answer.Allowed(var by) -> {
                        grants.add(by);
                        actions.add(action);
                    }
                    case Answer.Unknown(var doubts) -> doubts.stream().filter(doubt -> doubt.why() == null || doubt.why().contains("cannot be read"))
                            .forEach(doubt -> missing.add(doubt.missing(subject)));
                    case Answer.Denied _, Answer.NotAllowed _ -> { }
                }
            }
            if (!grants.isEmpty()) {
                faults.add(new Fault(Status.WARN, "The task role " + role.name() + " has a hold on " + hoard.words(),
                        grants.getFirst().words() + " allows " + String.join(", ", actions) + " on " + hoard.all(), "only those that the code uses, by name",
                        "One hole in the code opens " + hoard.words() + " of the account" + (hoard.all().contains(":s3:") ? "." : " in this region."),
                        Stream.concat(Stream.of(named), grants.stream().map(Ruling::evidence).distinct()).toList(), List.of(simulate(actions, hoard.all()))));
            }
        }

        private AwsCommand simulate(List<String> actions, String resource) {
            return AwsCommand.confirm("Asks IAM whether the role's policies allow it on all of them.", CommandLine.aws("iam", "simulate-principal-policy")
                    .option("--policy-source-arn", role.arn()).option("--action-names", List.copyOf(actions)).option("--resource-arns", List.of(resource))
                    .option("--query", "EvaluationResults[].[EvalActionName,EvalDecision]").in(subject.region()));
        }

        private Finding unknown(List<Missing> missing) {
            return Finding.draft(INFO, Status.UNKNOWN, role.arn(), "How far the task role " + role.name() + " reaches is not known")
                    .observed(String.join("; ", missing.stream().map(item -> item.gap().why()).distinct().limit(3).toList()))
                    .expected("the role and every policy of it on record")
                    .evidence(named)
                    .missing(missing)
                    .finding();
        }

        /// An idle role is advice: nothing breaks by it.
        private Finding fine() {
            var found = role.role().orElseThrow();
            var lastUsed = found.roleLastUsed();
            var policies = role.policies();
            var idle = policies.isEmpty() ? "It allows nothing, so the tasks do without it: it could go."
                    : lastUsed != null && lastUsed.lastUsedDate() == null ? "IAM has seen no use of it in all the time that it keeps track: it could go, or the code uses other credentials." : "";
            var draft = Finding.draft(INFO, Status.OK, role.arn(), idle.isEmpty()
                            ? "The task role " + role.name() + " is one of its own, and names what it reaches"
                            : "The task role " + role.name() + (policies.isEmpty() ? " has no policy" : " is not used"))
                    .observed(policies.isEmpty() ? "no policy" : String.join(", ", policies.stream().limit(6).map(Policy::name).toList()))
                    .expected("another role than the execution role, trusted by " + RoleAccess.ECS_TASKS + ", with no hold on every secret, parameter or bucket")
                    .why(idle)
                    .evidence(named)
                    .evidence(role.trusts(RoleAccess.ECS_TASKS).evidence());
            if (!idle.isEmpty() && !policies.isEmpty()) {
                draft.evidence(Evidence.of(found, "/RoleLastUsed/LastUsedDate", Objects.requireNonNull(lastUsed).lastUsedDate()));
            }
            return draft.finding();
        }
    }
}
