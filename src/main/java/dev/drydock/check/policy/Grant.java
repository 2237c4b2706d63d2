package dev.drydock.check.policy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives a role the permissions that it lacks: in an inline policy of a name that the role does not have yet, so that nothing is replaced.
final class Grant {
    private static final String NAME = "task-start-supplement";

    private final Subject subject;
    private final RoleAccess role;
    /// Actions by resource.
    private final Map<String, Set<String>> actions;

    Grant(Subject subject, RoleAccess role, List<Need> needs) {
        this.subject = subject;
        this.role = role;
        actions = byResource(needs);
    }

    /// What IAM says of these permissions; it reads the policies that the role has at that moment.
    List<AwsCommand> simulations(AwsCommand.Kind kind) {
        var commands = new ArrayList<AwsCommand>();
        actions.entrySet().stream().limit(4).forEach(entry -> commands.add(new AwsCommand(kind, false,
                kind == AwsCommand.Kind.VERIFY ? "Every action must be allowed." : "Asks IAM whether the role's policies allow it: EvalDecision is allowed, implicitDeny or explicitDeny.",
                CommandLine.aws("iam", "simulate-principal-policy")
                        .option("--policy-source-arn", role.arn())
                        .option("--action-names", List.copyOf(entry.getValue()))
                        .option("--resource-arns", List.of(entry.getKey()))
                        .option("--query", "EvaluationResults[].[EvalActionName,EvalResourceName,EvalDecision]")
                        .in(subject.region()))));
        return commands;
    }

    /// The fix with its undo and what verifies it.
    List<AwsCommand> commands(Set<String> takenNames) {
        var name = NAME;
        for (var i = 2; takenNames.contains(name); i++) {
            name = NAME + "-" + i;
        }
        var commands = new ArrayList<AwsCommand>();
        commands.add(AwsCommand.fix("Adds the inline policy " + name + " with what is missing, and nothing else. It holds for every task that has this role.",
                CommandLine.aws("iam", "put-role-policy").option("--role-name", role.name()).option("--policy-name", name)
                        .option("--policy-document", CommandLine.json(document())).in(subject.region())));
        commands.add(AwsCommand.undo("Takes that policy away again; the role's others stay.",
                CommandLine.aws("iam", "delete-role-policy").option("--role-name", role.name()).option("--policy-name", name).in(subject.region())));
        commands.addAll(simulations(AwsCommand.Kind.VERIFY));
        return commands;
    }

    /// The same for a template.
    String json() {
        return CommandLine.json(document());
    }

    private Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements(actions, Map.of()));
        return document;
    }

    /// Statements that allow whoever is named, or the policy's own role, what is needed. Resources that need the same actions share a statement; an action is
    /// allowed on no resource that does not need it.
    ///
    /// @param principal `Principal` with whom it names; empty in a role's own policy
    static List<Map<String, Object>> statements(List<Need> needs, Map<String, Object> principal) {
        return statements(byResource(needs), principal);
    }

    private static List<Map<String, Object>> statements(Map<String, Set<String>> actions, Map<String, Object> principal) {
        var byActions = new LinkedHashMap<List<String>, List<String>>();
        actions.forEach((resource, some) -> byActions.computeIfAbsent(List.copyOf(some), key -> new ArrayList<>()).add(resource));
        var statements = new ArrayList<Map<String, Object>>();
        byActions.forEach((some, resources) -> {
            var statement = new LinkedHashMap<String, Object>();
            statement.put("Effect", "Allow");
            statement.putAll(principal);
            statement.put("Action", some);
            statement.put("Resource", resources);
            statements.add(statement);
        });
        return statements;
    }

    private static Map<String, Set<String>> byResource(List<Need> needs) {
        var actions = new LinkedHashMap<String, Set<String>>();
        needs.forEach(need -> actions.computeIfAbsent(need.resources().getFirst(), key -> new LinkedHashSet<>()).add(need.action()));
        return actions;
    }
}
