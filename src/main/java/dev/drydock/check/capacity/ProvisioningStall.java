package dev.drydock.check.capacity;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether tasks have been coming up for so long that they wait rather than start.
public final class ProvisioningStall implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.CAPACITY, "provisioning-stall", Owner.PLATFORM,
            "Do tasks get past PROVISIONING and PENDING in time?",
            Set.of("ecs describe-services", "ecs list-tasks", "ecs describe-tasks"),
            Set.of("ecs describe-capacity-providers", "ecs list-container-instances", "ecs describe-container-instances"),
            "pending-on-ec2",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html"));

    private static final Duration LONG = Duration.ofMinutes(10);
    /// Tasks of a cluster that may be in `PROVISIONING` at once; it counts those of Auto Scaling group capacity providers only.
    private static final int QUOTA = 500;
    private static final int NEAR = 80;
    private static final int MOST_SHOWN = 5;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var findings = new ArrayList<Finding>();
        findings.add(ofService(subject));
        var crowd = crowd(subject);
        if (crowd.size() * 100 >= QUOTA * NEAR) {
            findings.add(nearQuota(subject, crowd));
        }
        return findings;
    }

    private static Finding ofService(Subject subject) {
        var now = subject.now();
        var coming = subject.liveTasks().stream().filter(Waiting::isComingUp).toList();
        var events = PlacementEvent.unresolved(subject);
        var limit = events.stream().filter(event -> event.cause() == PlacementEvent.Cause.LIMIT).toList();
        if (!limit.isEmpty()) {
            return unplaced(subject, now, limit, Status.FAIL);
        }
        if (now != null) {
            var late = coming.stream().filter(task -> task.createdAt() != null && Duration.between(task.createdAt(), now).compareTo(LONG) > 0)
                    .sorted(Comparator.comparing(Task::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
            if (!late.isEmpty()) {
                return late(subject, now, late, events);
            }
            var since = events.stream().map(PlacementEvent::at).filter(Objects::nonNull).findFirst().orElse(null);
            if (!events.isEmpty() && isShort(subject)) {
                return unplaced(subject, now, events, since != null && Duration.between(since, now).compareTo(LONG) > 0 ? Status.FAIL : Status.WARN);
            }
        }
        var missing = missing(subject, coming);
        return missing.isEmpty() ? inTime(subject, coming) : unknown(subject, missing);
    }

    private static boolean isShort(Subject subject) {
        var service = subject.service();
        return service.desiredCount() == null || service.runningCount() == null || service.runningCount() < service.desiredCount();
    }

    private static List<Missing> missing(Subject subject, List<Task> coming) {
        var missing = new ArrayList<Missing>();
        TaskRecord.missingLive(subject).ifPresent(missing::add);
        var ageless = coming.stream().filter(task -> subject.now() == null || task.createdAt() == null).map(Task::taskArn).limit(MOST_SHOWN).toList();
        if (!ageless.isEmpty()) {
            missing.add(subject.needs(Reads.describeTasks(subject.cluster(), ageless)));
        }
        return missing;
    }

    private static Finding late(Subject subject, Instant now, List<Task> late, List<PlacementEvent> events) {
        var oldest = late.getFirst();
        var stages = new LinkedHashMap<Stage, Integer>();
        late.forEach(task -> stages.merge(Stage.of(subject, task), 1, Integer::sum));
        var age = Duration.between(Objects.requireNonNull(oldest.createdAt()), now);
        var most = Collections.max(stages.entrySet(), Map.Entry.comparingByValue()).getKey();
        var draft = Finding.draft(INFO.mendedBy(INFO.owner(), most.playbook()), Status.FAIL, subject.service().serviceArn(), Numbers.count(late.size(), "task") + " of the service " + (late.size() == 1 ? "has" : "have")
                + " been coming up for more than " + LONG.toMinutes() + " minutes")
                .brief(late.size() + " starting for over " + LONG.toMinutes() + " min")
                .observed(stages.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey().words()).collect(Collectors.joining("; ")) + "; the oldest since "
                        + Numbers.minute(oldest.createdAt()) + zones(late))
                .expected("past PROVISIONING and PENDING within " + LONG.toMinutes() + " minutes")
                .why("The oldest was made " + Numbers.duration(age) + " before the capture. " + stages.keySet().stream().map(Stage::advice).distinct().collect(Collectors.joining(" "))
                        + (events.isEmpty() ? "" : " ECS wrote: “" + events.getLast().text() + "”"));
        late.stream().limit(MOST_SHOWN).forEach(task -> draft.evidence(Evidence.of(task, "/lastStatus", task.lastStatus()), Evidence.of(task, "/createdAt", task.createdAt())));
        events.stream().limit(MOST_SHOWN).forEach(event -> draft.evidence(event.evidence()));
        return draft.command(AwsCommand.confirm("Reads the tasks that have waited longest.",
                Reads.describeTasks(subject.cluster(), late.stream().limit(MOST_SHOWN).map(Task::taskArn).toList()).argv(subject.region()))).finding();
    }

    private static String zones(List<Task> late) {
        var zones = late.stream().map(Task::availabilityZone).filter(Objects::nonNull).collect(Collectors.groupingBy(zone -> zone, TreeMap::new, Collectors.counting()));
        return zones.isEmpty() ? "" : "; by zone: " + zones.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", "));
    }

    private static Finding unplaced(Subject subject, @Nullable Instant now, List<PlacementEvent> events, Status status) {
        var first = events.stream().map(PlacementEvent::at).filter(Objects::nonNull).findFirst().orElse(null);
        var last = events.getLast();
        var service = subject.service();
        var cause = last.cause();
        var draft = draft(status, service.serviceArn(), cause == PlacementEvent.Cause.LIMIT
                ? "ECS makes no more tasks for the cluster: " + QUOTA + " already wait for capacity"
                : "ECS has not placed a task of the service: " + cause.words())
                .observed("“" + last.text() + "”; " + Numbers.count(events.size(), "such event") + (first == null ? "" : " since " + Numbers.minute(first))
                        + (service.desiredCount() == null || service.runningCount() == null ? "" : "; " + service.runningCount() + " of " + service.desiredCount() + " tasks run"))
                .expected("every task placed within " + LONG.toMinutes() + " minutes")
                .why(switch (cause) {
                    case ROOM -> "No instance had the CPU, memory, port or network interface that a task asks for. Where a launch type places the tasks, this event is all that tells of it: there is no task that waits.";
                    case ATTRIBUTE -> "An instance lacks an attribute that the task definition or a placement constraint asks for. More instances of the same kind do not help.";
                    case AGENT -> "The instance that would have fitted did not answer: its agent was not connected.";
                    case LIMIT -> "A cluster may have " + QUOTA + " tasks in PROVISIONING on its Auto Scaling group capacity providers; until some get an instance, ECS makes no more.";
                } + (first == null || now == null ? "" : " It has gone on for at least " + Numbers.duration(Duration.between(first, now)) + ".")
                        + (service.desiredCount() == null || service.runningCount() == null ? "" : " " + service.desiredCount() + " − " + service.runningCount() + " = "
                                + Math.max(0, service.desiredCount() - service.runningCount()) + " tasks short."));
        events.reversed().stream().limit(MOST_SHOWN).forEach(event -> draft.evidence(event.evidence()));
        return draft.command(AwsCommand.confirm("Reads the service's counts and newest events.", Reads.describeServices(subject.cluster(), service.name()).argv(subject.region()))).finding();
    }

    /// The tasks of the whole cluster that count against the quota.
    private static List<Task> crowd(Subject subject) {
        return Compute.of(subject) != Compute.EC2 ? List.of() : subject.inventory().all(Task.class).stream()
                .filter(task -> subject.cluster().equals(task.clusterArn()) && "PROVISIONING".equals(task.lastStatus()))
                .filter(task -> "EC2".equals(task.launchType()) && task.capacityProviderName() != null)
                .toList();
    }

    private static Finding nearQuota(Subject subject, List<Task> crowd) {
        var full = crowd.size() >= QUOTA;
        var draft = draft(full ? Status.FAIL : Status.WARN, subject.cluster(), "The cluster has " + crowd.size() + " of the " + QUOTA + " tasks in PROVISIONING that it may have")
                .observed(crowd.size() + " tasks in PROVISIONING on Auto Scaling group capacity providers, over all services of the cluster")
                .expected("below " + NEAR + " % of " + QUOTA)
                .why(crowd.size() + " ÷ " + QUOTA + " = " + Numbers.plain(crowd.size() * 100.0 / QUOTA) + " %. At " + QUOTA
                        + " ECS makes no more tasks on these providers, for any service of the cluster, until some get an instance.");
        crowd.stream().limit(MOST_SHOWN).forEach(task -> draft.evidence(Evidence.of(task, "/lastStatus", task.lastStatus())));
        return draft.command(AwsCommand.confirm("Lists the tasks of the cluster that are running or coming up.", Reads.listTasks(subject.cluster(), "RUNNING").argv(subject.region()))).finding();
    }

    private static Finding inTime(Subject subject, List<Task> coming) {
        var service = subject.service();
        return draft(Status.OK, service.serviceArn(), coming.isEmpty() ? "No task of the service waits in PROVISIONING or PENDING" : "The tasks of the service that are coming up are young")
                .observed(Numbers.count(coming.size(), "task") + " coming up; " + Numbers.count(subject.liveTasks().size(), "task") + " in all")
                .expected("past PROVISIONING and PENDING within " + LONG.toMinutes() + " minutes")
                .evidence(Evidence.of(service, "/pendingCount", service.pendingCount()))
                .finding();
    }

    private static Finding unknown(Subject subject, List<Missing> missing) {
        return draft(Status.UNKNOWN, subject.service().serviceArn(), "How long the tasks of the service take to come up is not known")
                .observed(String.join("; ", missing.stream().map(item -> item.gap().why()).distinct().toList()))
                .expected("every task of the service with its age on record")
                .missing(missing)
                .finding();
    }

    private static Finding.Draft draft(Status status, String resource, String title) {
        return Finding.draft(INFO, status, resource, title);
    }

    /// What a task that is coming up waits for, as far as its record tells. The phase of a pull stands in its times, not in its status.
    private enum Stage {
        INSTANCE("without a container instance", "A task without an instance waits for one with room; whether AWS then shows PROVISIONING or PENDING its pages do not agree on, and both are counted.", "pending-on-ec2"),
        MANAGED("without an instance of the capacity provider", "ECS launches the instances of such a provider by itself: its events say what keeps them.", "pending-on-ec2"),
        NETWORK("without a network interface", "On Fargate a task in PROVISIONING waits for capacity or for its network interface: the service's events say which was refused.", "ip-headroom"),
        PULL("pulling the image", "A pull that takes this long is a road to the registry that does not answer, or an image that is too large for it.", "pulls-through-nat"),
        START("on a host, its containers not running", "The task has its place, and its containers do not start: the pull has not begun or is over, so look at secrets, volumes, dependsOn conditions and the agent.", null);

        private final String words;
        private final String advice;
        private final @Nullable String playbook;

        Stage(String words, String advice, @Nullable String playbook) {
            this.words = words;
            this.advice = advice;
            this.playbook = playbook;
        }

        String words() {
            return words;
        }

        String advice() {
            return advice;
        }

        /// The playbook that mends what most often keeps a task there.
        @Nullable String playbook() {
            return playbook;
        }

        static Stage of(Subject subject, Task task) {
            if (task.pullStartedAt() != null && task.pullStoppedAt() == null) {
                return PULL;
            }
            if (task.pullStoppedAt() != null || task.containerInstanceArn() != null || task.connectivityAt() != null) {
                return START;
            }
            return switch (Compute.of(subject)) {
                case FARGATE -> NETWORK;
                case MANAGED_INSTANCES -> MANAGED;
                case EC2, EXTERNAL -> INSTANCE;
                case UNKNOWN -> Map.of("FARGATE", NETWORK, "MANAGED_INSTANCES", MANAGED).getOrDefault(String.valueOf(task.launchType()), INSTANCE);
            };
        }
    }
}
