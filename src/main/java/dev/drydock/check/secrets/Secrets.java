package dev.drydock.check.secrets;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.check.symptom.Sighting;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether the secrets and parameters that containers start with are there, and whether others stand in the task definition in plain text.
public final class Secrets implements Check {
    static final CheckInfo INFO = CheckInfo.of(Topic.START, "secrets", Owner.PLATFORM,
            "Are the secrets and parameters there that the containers start with, and do all tasks have their present values?",
            Set.of("ecs describe-task-definition", "secretsmanager describe-secret", "ssm describe-parameters"), Set.of("ecs describe-services", "ecs list-tasks", "ecs describe-tasks"),
            "secrets-fail",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var definition = subject.taskDefinition().orElse(null);
        if (definition == null) {
            var name = subject.taskDefinitionName();
            return List.of(Finding.draft(INFO, Status.UNKNOWN, name == null ? subject.service().serviceArn() : name, "Which secrets the tasks start with is not known")
                    .observed("no task definition in the record").expected("the task definition")
                    .missing(subject.needs(name == null ? Reads.describeServices(subject.cluster(), subject.service().name()) : Reads.describeTaskDefinition(name)))
                    .finding());
        }
        var uses = new LinkedHashMap<String, List<SecretUse>>();
        SecretUse.of(subject.service(), definition).forEach(use -> uses.computeIfAbsent(use.reference().id(), id -> new ArrayList<>()).add(use));
        var told = new ArrayList<Sighting>();
        for (var symptom : List.of(Symptom.SECRET_MISSING, Symptom.SECRET_KEY_MISSING)) {
            told.addAll(Sighting.unresolved(subject, symptom));
        }
        var findings = new ArrayList<Finding>();
        for (var group : uses.values()) {
            var own = told.stream().filter(sighting -> isAbout(sighting, group.getFirst().reference(), uses.size())).toList();
            findings.add(new SecretVerdict(subject, definition, group, own).finding());
            told.removeAll(own);
        }
        var plain = PlainSecrets.in(definition);
        if (!plain.isEmpty()) {
            findings.add(plain(subject, definition, plain));
        }
        if (!told.isEmpty()) {
            findings.add(unplaced(subject, definition, told));
        }
        return findings.isEmpty() ? List.of(Finding.draft(INFO, Status.NA, definition.taskDefinitionArn(), definition.shortName() + " starts with no secret")
                .observed("no secrets, no registry login, and no environment variable that is called like a secret")
                .expected("nothing")
                .finding()) : findings;
    }

    /// By ARN or name; a text that names none is about the only one there is.
    private static boolean isAbout(Sighting sighting, SecretReference reference, int count) {
        var text = sighting.text();
        return reference.isNamedIn(text) || count == 1 && !text.contains("arn:");
    }

    /// Fargate leaves out which one, or cut it off.
    private static Finding unplaced(Subject subject, TaskDefinition definition, List<Sighting> told) {
        var missing = told.getLast().symptom() == Symptom.SECRET_MISSING;
        return Finding.draft(INFO, Status.FAIL, subject.service().serviceArn(), missing
                        ? "Tasks could not start because a secret or parameter is not there" : "Tasks could not start because a secret lacks the JSON key that is asked for")
                .observed("“" + told.getLast().text() + "”")
                .expected("every secret and parameter that " + definition.shortName() + " names")
                .why("The record tells it " + (told.size() == 1 ? "once" : told.size() + " times") + " since the service was last steady, "
                        + (told.getLast().text().contains("arn:") ? "and names none that the task definition asks for now." : "without saying which one it is."))
                .evidence(told.stream().limit(5).map(Sighting::evidence).toList())
                .command(references(subject, definition))
                .finding();
    }

    static AwsCommand references(Subject subject, TaskDefinition definition) {
        return AwsCommand.confirm("Shows what the containers name as secrets; no value is among it.", CommandLine.aws("ecs", "describe-task-definition")
                .option("--task-definition", definition.taskDefinitionArn())
                .option("--query", "taskDefinition.containerDefinitions[].{container:name,secrets:secrets}")
                .in(subject.region()));
    }

    private static Finding plain(Subject subject, TaskDefinition definition, List<PlainSecrets> plain) {
        var names = plain.stream().map(PlainSecrets::name).distinct().toList();
        var draft = Finding.draft(INFO, Status.WARN, definition.taskDefinitionArn(), Numbers.count(names.size(), "environment variable") + " of " + definition.shortName()
                        + (names.size() == 1 ? " is" : " are") + " called like a secret and stand" + (names.size() == 1 ? "s" : "") + " there in plain text")
                .observed(plain.stream().limit(8).map(item -> item.name() + " in the container " + item.container()).collect(Collectors.joining(", "))
                        + (plain.size() > 8 ? " and " + (plain.size() - 8) + " more" : ""))
                .expected("the same names under secrets, with an ARN for valueFrom")
                .why("Whoever may call ecs:DescribeTaskDefinition reads the values, and every revision keeps them. It is told by the names alone.")
                .evidence(plain.stream().limit(8).map(item -> Evidence.of(definition, item.pointer(), item.name())).toList())
                .command(AwsCommand.confirm("Shows the names of the variables, without their values.", CommandLine.aws("ecs", "describe-task-definition")
                        .option("--task-definition", definition.taskDefinitionArn())
                        .option("--query", "taskDefinition.containerDefinitions[].{container:name,variables:environment[].name}")
                        .in(subject.region())));
        var plainNames = names.stream().filter(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*")).limit(8).toList();
        if (!plainNames.isEmpty()) {
            draft.snippet("terraform", "secrets = [\n" + plainNames.stream()
                    .map(name -> "  { name = \"" + name + "\", valueFrom = aws_secretsmanager_secret." + name.toLowerCase(Locale.ROOT) + ".arn },\n").collect(Collectors.joining()) + "]");
        }
        return draft.finding();
    }
}
