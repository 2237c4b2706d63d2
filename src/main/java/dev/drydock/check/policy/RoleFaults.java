package dev.drydock.check.policy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Evidence;
import dev.drydock.check.Fault;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.symptom.Sighting;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.iam.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What can be wrong with either role of a task before its permissions matter: it is not there, or the tasks may not be it.
final class RoleFaults {
    private static final String EXECUTION = "execution role";
    /// What ECS fetches before a container starts, with the execution role (ECS developer guide, "ResourceInitializationError").
    private static final String EXECUTION_ONLY = "pull secrets or registry auth";
    private static final String TRUSTED = "a trust policy that lets " + RoleAccess.ECS_TASKS + " assume it (sts:AssumeRole)";

    private final Subject subject;
    private final RoleAccess role;
    private final String word;
    private final Evidence named;

    /// @param word `execution role` or `task role`
    /// @param named where the task definition names the role
    RoleFaults(Subject subject, RoleAccess role, String word, Evidence named) {
        this.subject = subject;
        this.role = role;
        this.word = word;
        this.named = named;
    }

    List<Fault> all() {
        var faults = new ArrayList<Fault>();
        absent().or(this::wronglyNamed).or(this::untrusting).ifPresent(faults::add);
        refused().ifPresent(faults::add);
        return faults;
    }

    private Optional<Fault> absent() {
        return role.absence().map(call -> new Fault(Status.FAIL, "The " + word + " " + role.name() + " does not exist",
                "IAM answered NoSuchEntity for " + role.name(), "the role that the task definition names",
                "ECS cannot assume a role that is not there, so no new task starts.",
                List.of(named, Evidence.at(call, "", null)), List.of(show())));
    }

    private Optional<Fault> wronglyNamed() {
        return role.role().filter(found -> role.isNamedWrongly()).map(found -> new Fault(Status.FAIL, "The task definition names the " + word + " " + role.name() + " by an ARN that it does not have",
                named.value() + ", while the role's ARN is " + found.arn(), "the role's whole ARN, with its path",
                "A role's path is part of its ARN: under the ARN without it there is no role to assume.",
                List.of(named, Evidence.of(found, "/Arn", found.arn())), List.of(show())));
    }

    private Optional<Fault> untrusting() {
        var policy = role.trustPolicy().orElse(null);
        var answer = role.trusts(RoleAccess.ECS_TASKS);
        if (policy == null || !answer.isRefused()) {
            return Optional.empty();
        }
        var denied = answer instanceof Answer.Denied(var by) ? by : null;
        return Optional.of(new Fault(Status.FAIL, "The " + word + " " + role.name() + (denied == null ? " does not trust " : " forbids ") + RoleAccess.ECS_TASKS + " to assume it",
                denied == null ? "no statement of its trust policy lets " + RoleAccess.ECS_TASKS + " assume it for this account and region" : denied.words() + " denies it",
                TRUSTED,
                "ECS assumes the role under that name for every task; without it no new task starts.",
                List.of(named, denied == null ? policy.evidence() : denied.evidence()), trustCommands(policy.document(), denied == null)));
    }

    /// What ECS itself said of assuming the role.
    private Optional<Fault> refused() {
        var told = Sighting.unresolved(subject, Symptom.ROLE_NOT_ASSUMED).stream().filter(sighting -> isAbout(sighting.text())).toList();
        return told.isEmpty() ? Optional.empty() : Optional.of(new Fault(Status.FAIL, "ECS could not assume "
                        + (told.stream().anyMatch(sighting -> sighting.text().contains(":role/")) ? "the " : "a role of the tasks, and does not say whether it is the ") + word + " " + role.name(),
                "“" + told.getLast().text() + "”", TRUSTED,
                told.size() == 1 ? "It is in the record once, after the service was last steady." : "It is in the record " + told.size() + " times since the service was last steady.",
                told.stream().limit(5).map(Sighting::evidence).toList(), List.of(show())));
    }

    /// A text that names no role may mean either, unless it tells what the role was wanted for, or the record shows which of the two cannot be assumed.
    private boolean isAbout(String text) {
        if (text.contains(":role/")) {
            return text.matches("(?s).*[/]" + Pattern.quote(role.name()) + "(?![A-Za-z0-9+=,.@_-]*[A-Za-z0-9_]).*");
        }
        return (word.equals(EXECUTION) || !text.contains(EXECUTION_ONLY)) && !isTheOthers();
    }

    /// Whether ECS can assume this role by its recorded trust, and cannot assume the task's other role.
    private boolean isTheOthers() {
        var other = subject.taskDefinition().map(definition -> word.equals(EXECUTION) ? definition.taskRoleArn() : definition.executionRoleArn());
        return role.trusts(RoleAccess.ECS_TASKS).isAllowed() && other.map(arn -> RoleAccess.of(subject, arn))
                .filter(access -> access.absence().isPresent() || access.trusts(RoleAccess.ECS_TASKS).isRefused()).isPresent();
    }

    private List<AwsCommand> trustCommands(PolicyDocument recorded, boolean mayAdd) {
        var commands = new ArrayList<>(List.of(show()));
        var statement = new LinkedHashMap<String, Object>();
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("Service", RoleAccess.ECS_TASKS));
        statement.put("Action", "sts:AssumeRole");
        if (mayAdd && Resend.isSafe(recorded) && !role.arn().contains(":role/aws-service-role/")) {
            commands.add(AwsCommand.fix("Sends the recorded trust policy of " + role.name() + " again with one statement more, which lets tasks of ECS assume it. "
                    + "Whatever else trusts it stays.", trust(recorded.with(List.of(statement)))));
            commands.add(AwsCommand.undo("Sends the recorded trust policy again as it was.", trust(recorded.members())));
            commands.add(AwsCommand.verify("Shows the trust policy: " + RoleAccess.ECS_TASKS + " must be in it.", show().argv()));
        }
        return commands;
    }

    private List<String> trust(Map<String, Object> document) {
        return CommandLine.aws("iam", "update-assume-role-policy").option("--role-name", role.name()).option("--policy-document", CommandLine.json(document)).in(subject.region());
    }

    private AwsCommand show() {
        return AwsCommand.confirm("Shows the role with its trust policy.", CommandLine.aws("iam", "get-role").option("--role-name", role.name()).in(subject.region()));
    }
}
