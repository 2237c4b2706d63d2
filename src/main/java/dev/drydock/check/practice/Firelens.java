package dev.drydock.check.practice;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskDefinition.ContainerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Whether a FireLens log router outlives those whose logs it routes, and can say when it fails itself.
public final class Firelens implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "firelens", Owner.APP,
            "Does a log router outlive those whose logs it routes, and keep a log of its own?",
            Set.of("ecs describe-services", "ecs describe-task-definition"), Set.of(), "logs-missing",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html"));

    private static final String DRIVER = "awsfirelens";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return subject.taskDefinition().map(definition -> judge(subject, definition)).orElseGet(() -> List.of(Definition.unknown(INFO, subject)));
    }

    private static List<Finding> judge(Subject subject, TaskDefinition definition) {
        var containers = definition.containerDefinitions();
        var routed = containers.stream().filter(Firelens::isRouted).toList();
        var router = containers.stream().filter(container -> container.firelensConfiguration() != null).findFirst().orElse(null);
        if (router == null) {
            return List.of(routed.isEmpty() ? none(definition) : noRouter(subject, definition, routed));
        }
        var findings = new ArrayList<Finding>();
        var at = "/containerDefinitions/" + containers.indexOf(router);
        if (!router.isEssential()) {
            findings.add(warn(subject, definition, router, "essential", "The task runs on without its log router " + router.name(), "essential false",
                    "When a router that is not essential ends, the task goes on and everything that its containers write is lost, until somebody misses it.",
                    Evidence.of(definition, at + "/essential", false), "\"essential\": true"));
        }
        if (router.logConfiguration() == null || isRouted(router)) {
            findings.add(warn(subject, definition, router, "log", "The log router " + router.name() + " has no log of its own", router.logConfiguration() == null ? "no log configuration" : "it logs through itself",
                    "What a router says of a destination that refuses it goes nowhere else: lines vanish without a word.",
                    Evidence.of(definition, at + "/logConfiguration" + (router.logConfiguration() == null ? "" : "/logDriver"), router.logConfiguration() == null ? null : DRIVER),
                    "\"logConfiguration\": {\"logDriver\": \"awslogs\", \"options\": {\"awslogs-group\": \"/ecs/firelens\", \"awslogs-region\": \"" + subject.region() + "\", \"awslogs-stream-prefix\": \"firelens\"}}"));
        }
        order(subject, definition, router, routed).forEach(findings::add);
        return findings.isEmpty() ? List.of(fine(definition, router, routed, at)) : findings;
    }

    private static boolean isRouted(ContainerDefinition container) {
        return container.logConfiguration() != null && DRIVER.equals(container.logConfiguration().logDriver());
    }

    /// ECS starts the router first and stops it last by itself, until the task definition gives an order of its own (ECS developer guide, "Send Amazon ECS logs to an
    /// AWS service or AWS Partner").
    private static List<Finding> order(Subject subject, TaskDefinition definition, ContainerDefinition router, List<ContainerDefinition> routed) {
        var findings = new ArrayList<Finding>();
        var names = routed.stream().map(ContainerDefinition::name).filter(Objects::nonNull).toList();
        var at = definition.containerDefinitions().indexOf(router);
        for (var i = 0; i < router.dependsOn().size(); i++) {
            var before = router.dependsOn().get(i).containerName();
            if (before != null && names.contains(before)) {
                findings.add(warn(subject, definition, router, "order", "The log router " + router.name() + " starts after " + before + ", whose log it routes", "dependsOn " + before,
                        "Such an order takes the place of the one that ECS makes: what " + before + " writes before the router runs, and after it ended, is lost.",
                        Evidence.of(definition, "/containerDefinitions/" + at + "/dependsOn/" + i + "/containerName", before),
                        "\"dependsOn\": [{\"containerName\": \"" + String.valueOf(router.name()).replaceAll("[^A-Za-z0-9_-]", "-") + "\", \"condition\": \"START\"}]"));
                break;
            }
        }
        return findings;
    }

    private static Finding none(TaskDefinition definition) {
        return Finding.draft(INFO, Status.NA, definition.taskDefinitionArn(), "No container logs through FireLens")
                .observed("no " + DRIVER + " driver and no firelensConfiguration").expected("a log router, for this check to apply").finding();
    }

    private static Finding noRouter(Subject subject, TaskDefinition definition, List<ContainerDefinition> routed) {
        var first = routed.getFirst();
        return Finding.draft(INFO, Status.FAIL, definition.taskDefinitionArn(), "Container " + first.name() + " logs through FireLens, and the task has no log router")
                .observed(routed.size() + " × " + DRIVER + ", no firelensConfiguration")
                .expected("one container with firelensConfiguration")
                .why("The driver hands the log to a container of the same task; without one it cannot be set up, and the container does not start.")
                .evidence(Evidence.of(definition, "/containerDefinitions/" + definition.containerDefinitions().indexOf(first) + "/logConfiguration/logDriver", DRIVER))
                .command(confirm(subject, definition))
                .finding();
    }

    private static Finding fine(TaskDefinition definition, ContainerDefinition router, List<ContainerDefinition> routed, String at) {
        return Finding.draft(INFO, Status.OK, definition.taskDefinitionArn(), "The log router " + router.name() + " is essential, ordered and has a log of its own")
                .observed(routed.size() + " of " + definition.containerDefinitions().size() + " containers log through it")
                .expected("an essential router with a log of its own, started first")
                .evidence(Evidence.of(definition, at + "/logConfiguration/logDriver", router.logConfiguration() == null ? null : router.logConfiguration().logDriver()))
                .finding();
    }

    private static Finding warn(Subject subject, TaskDefinition definition, ContainerDefinition router, String what, String title, String observed, String why, Evidence evidence, String snippet) {
        return Finding.draft(INFO, Status.WARN, definition.taskDefinitionArn() + "/" + router.name() + "/" + what, title)
                .observed(observed)
                .expected("an essential router with a log of its own, started first")
                .why(why)
                .evidence(evidence)
                .command(confirm(subject, definition))
                .snippet("json", snippet)
                .finding();
    }

    private static AwsCommand confirm(Subject subject, TaskDefinition definition) {
        return AwsCommand.confirm("Reads the task definition.", Reads.describeTaskDefinition(definition.taskDefinitionArn()).argv(subject.region()));
    }
}
