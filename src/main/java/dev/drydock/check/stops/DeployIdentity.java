package dev.drydock.check.stops;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.ServiceRevision;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether all tasks of one deployment run the same image.
public final class DeployIdentity implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.INCIDENT, "deploy-identity", Owner.APP,
            "Do all tasks of one deployment run the same image?",
            Set.of("ecs describe-services", "ecs list-tasks", "ecs describe-tasks"),
            Set.of("ecs describe-task-definition", "ecs describe-service-revisions"),
            null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html"));

    private static final int MOST_ASKED = 100;

    /// The containers of one name in the live tasks of one deployment.
    ///
    /// @param deployment what started the tasks; where that is not recorded, their task definition
    private record Group(String deployment, @Nullable String definition, String container, List<Pulled> running) {
        Map<String, List<Pulled>> byDigest() {
            return running.stream().collect(Collectors.groupingBy(Pulled::digest, TreeMap::new, Collectors.toList()));
        }
    }

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var live = subject.liveTasks();
        var groups = groups(subject, live);
        var findings = new ArrayList<Finding>();
        for (var group : groups) {
            if (group.byDigest().size() > 1) {
                findings.add(differ(subject, group));
            } else {
                departed(subject, group).ifPresent(findings::add);
            }
        }
        subject.taskDefinition().ifPresent(definition -> unpinned(subject, definition).ifPresent(findings::add));
        return findings.isEmpty() ? List.of(alike(subject, live, groups)) : findings;
    }

    private static List<Group> groups(Subject subject, List<Task> tasks) {
        var groups = new LinkedHashMap<String, Group>();
        for (var task : tasks) {
            var definition = subject.inventory().find(TaskDefinition.class, task.taskDefinitionArn()).orElse(null);
            var deployment = task.startedBy() != null ? task.startedBy() : task.taskDefinitionArn();
            for (var i = 0; i < task.containers().size() && deployment != null; i++) {
                var container = task.containers().get(i);
                var name = container.name();
                if (name != null && container.imageDigest() != null && isOfTheService(definition, name)) {
                    groups.computeIfAbsent(deployment + "#" + name, key -> new Group(deployment, task.taskDefinitionArn(), name, new ArrayList<>()))
                            .running().add(new Pulled(task, i, container.imageDigest()));
                }
            }
        }
        return List.copyOf(groups.values());
    }

    /// AWS adds containers of its own to a task (Service Connect, GuardDuty), and renews their images whenever it likes.
    private static boolean isOfTheService(@Nullable TaskDefinition definition, String container) {
        return definition != null && !definition.containerDefinitions().isEmpty()
                ? definition.containerDefinitions().stream().anyMatch(declared -> container.equals(declared.name()))
                : !container.startsWith("ecs-service-connect") && !container.startsWith("aws-guardduty-agent");
    }

    private static Finding differ(Subject subject, Group group) {
        var digests = group.byDigest();
        var counts = digests.entrySet().stream().map(entry -> Numbers.count(entry.getValue().size(), "task") + " run " + Pulled.brief(entry.getKey())).collect(Collectors.joining(", "))
                .replace("1 task run ", "1 task runs ");
        var draft = draft(subject, Status.FAIL, group, "Tasks of one deployment run " + digests.size() + " different images of container " + group.container())
                .observed(counts + "; deployment " + group.deployment())
                .expected("one digest for all tasks of a deployment")
                .why(digests.size() + " digests among " + Numbers.count(group.running().size(), "task") + ": which version answers a request depends on the task that gets it. "
                        + consistency(subject, group))
                .evidence(digests.values().stream().map(pulled -> pulled.getFirst().evidence()).toList());
        return commands(subject, group, draft).finding();
    }

    /// What ECS resolved for the deployment against what its tasks run. Which service revision a task is of is not recorded: tasks of the primary deployment that
    /// were made after the newest revision are of that one.
    private static Optional<Finding> departed(Subject subject, Group group) {
        var primary = subject.service().primaryDeployment();
        var newest = subject.inventory().all(ServiceRevision.class).stream()
                .filter(revision -> subject.service().serviceArn().equals(revision.serviceArn()) && revision.createdAt() != null)
                .max(Comparator.comparing(revision -> Objects.requireNonNull(revision.createdAt())))
                .filter(revision -> group.definition() != null && group.definition().equals(revision.taskDefinition()));
        if (primary == null || !group.deployment().equals(primary.id()) || newest.isEmpty()) {
            return Optional.empty();
        }
        var revision = newest.get();
        var i = index(revision, group.container()).orElse(-1);
        var digest = i < 0 ? null : revision.containerImages().get(i).imageDigest();
        var departed = group.running().stream()
                .filter(pulled -> pulled.task().createdAt() != null && !pulled.task().createdAt().isBefore(revision.createdAt()) && digest != null && !pulled.digest().equals(digest))
                .toList();
        if (departed.isEmpty() || digest == null) {
            return Optional.empty();
        }
        var runs = departed.getFirst();
        var draft = draft(subject, Status.FAIL, group, "Tasks do not run the image that ECS resolved for their deployment")
                .observed(Numbers.count(departed.size(), "task") + " with " + Pulled.brief(runs.digest()) + "; the service revision has " + Pulled.brief(digest))
                .expected("the digest of the service revision")
                .why("ECS resolves an image once for each deployment, so that all its tasks run the same. " + Numbers.count(departed.size(), "task")
                        + " of this one run another: going back to this revision would not bring that back. " + consistency(subject, group))
                .evidence(runs.evidence(), Evidence.of(revision, "/containerImages/" + i + "/imageDigest", digest));
        return Optional.of(commands(subject, group, draft).finding());
    }

    private static Optional<Integer> index(ServiceRevision revision, String container) {
        for (var i = 0; i < revision.containerImages().size(); i++) {
            var image = revision.containerImages().get(i);
            if (container.equals(image.containerName()) && image.imageDigest() != null) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static String consistency(Subject subject, Group group) {
        var disabled = subject.inventory().find(TaskDefinition.class, group.definition()).stream().flatMap(definition -> definition.containerDefinitions().stream())
                .anyMatch(container -> group.container().equals(container.name()) && "disabled".equals(container.versionConsistency()));
        return disabled ? "versionConsistency is disabled, so each launch resolved the tag anew."
                : "ECS resolves a tag once for each deployment; after three failed attempts to do so it goes on without, where no circuit breaker stops it.";
    }

    private static Finding.Draft commands(Subject subject, Group group, Finding.Draft draft) {
        var service = subject.service();
        var digests = CommandLine.aws("ecs", "describe-tasks")
                .option("--cluster", subject.cluster())
                .option("--tasks", group.running().stream().limit(MOST_ASKED).map(pulled -> pulled.task().taskArn()).toList())
                .option("--query", "tasks[].[taskArn,startedBy,containers[].[name,imageDigest]]")
                .in(subject.region());
        draft.command(AwsCommand.confirm("Reads which image each task was started from.", digests));
        var primary = service.primaryDeployment();
        var current = primary != null && Objects.equals(primary.id(), group.deployment());
        var controller = service.deploymentController() == null ? null : service.deploymentController().type();
        if (current && (controller == null || controller.equals("ECS")) && "COMPLETED".equals(primary.rolloutState())) {
            draft.command(AwsCommand.fix("Starts a new deployment of the service " + service.name() + ", which resolves its tags again and replaces all its tasks. There is no undo: see first that the tags name what"
                            + " is meant; no undo brings back what they named before.",
                            CommandLine.aws("ecs", "update-service")
                                    .option("--cluster", subject.cluster())
                                    .option("--service", service.name())
                                    .flag("--force-new-deployment")
                                    .in(subject.region())))
                    .command(AwsCommand.verify("Lists the tasks that run, to read their digests once the deployment has ended.",
                            Reads.listTasks(subject.cluster(), service.name(), "RUNNING").argv(subject.region())));
        }
        return draft.snippet("json", "\"versionConsistency\": \"enabled\"");
    }

    /// A risk by itself: with a tag, every launch may bring something else. A digest never does.
    private static Optional<Finding> unpinned(Subject subject, TaskDefinition definition) {
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var container = definition.containerDefinitions().get(i);
            if ("disabled".equals(container.versionConsistency()) && container.image() != null && !container.image().contains("@")) {
                return Optional.of(Finding.draft(INFO, Status.WARN, definition.taskDefinitionArn() + "#" + container.name(), "Every launch resolves the tag of container " + container.name() + " anew")
                        .observed("versionConsistency disabled, and " + container.image() + " names no digest")
                        .expected("versionConsistency enabled, its default, or an image by its digest")
                        .why("A tag that moves between two launches leaves one deployment with two versions, and going back to it is not going back to what ran. The live tasks of "
                                + definition.shortName() + " run the same so far, as far as is recorded.")
                        .evidence(Evidence.of(definition, "/containerDefinitions/" + i + "/versionConsistency", container.versionConsistency()),
                                Evidence.of(definition, "/containerDefinitions/" + i + "/image", container.image()))
                        .command(AwsCommand.confirm("Reads how the task definition names its images.", CommandLine.aws("ecs", "describe-task-definition")
                                .option("--task-definition", definition.taskDefinitionArn())
                                .option("--query", "taskDefinition.containerDefinitions[].[name,image,versionConsistency]")
                                .in(subject.region())))
                        .snippet("json", "\"versionConsistency\": \"enabled\"").finding());
            }
        }
        return Optional.empty();
    }

    private static Finding alike(Subject subject, List<Task> live, List<Group> groups) {
        var service = subject.service();
        var missing = TaskRecord.missingLive(subject);
        if (missing.isPresent()) {
            return draft(subject, Status.UNKNOWN, "Whether the tasks of a deployment run the same image is not known").observed(missing.get().gap().why())
                    .expected("every live task on record").missing(missing.get()).finding();
        }
        if (live.isEmpty()) {
            return draft(subject, Status.NA, "No task runs").observed("no live task in the record").expected("nothing: there is nothing to compare").finding();
        }
        var started = live.stream().filter(task -> task.startedAt() != null || "RUNNING".equals(task.lastStatus())).toList();
        var blind = started.stream().filter(task -> task.containers().stream().allMatch(container -> container.imageDigest() == null)).toList();
        if (!blind.isEmpty() || groups.isEmpty()) {
            var asked = (blind.isEmpty() ? live : blind).stream().limit(5).map(Task::taskArn).toList();
            return draft(subject, Status.UNKNOWN, "Whether the tasks of a deployment run the same image is not known")
                    .observed(Numbers.count(blind.isEmpty() ? live.size() : blind.size(), "task") + " with no digest on record").expected("the digest of each container")
                    .missing(subject.needs(Reads.describeTasks(subject.cluster(), asked))).finding();
        }
        return draft(subject, Status.OK, groups.stream().map(Group::deployment).distinct().count() == 1 ? "All tasks of the deployment run the same image" : "All tasks of each deployment run the same images")
                .observed(groups.stream().map(group -> group.container() + " " + Pulled.brief(group.running().getFirst().digest()) + " × " + group.running().size() + " (" + group.deployment() + ")")
                        .collect(Collectors.joining(", ")) + (service.deployments().size() > 1 ? "; a rollout is under way" : ""))
                .expected("one digest for all tasks of a deployment")
                .evidence(groups.stream().map(group -> group.running().getFirst().evidence()).toList())
                .finding();
    }

    private static Finding.Draft draft(Subject subject, Status status, Group group, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn() + "#" + group.deployment() + "#" + group.container(), title);
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title);
    }
}
