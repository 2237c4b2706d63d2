package dev.drydock.check.start;

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
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.check.loadbalancing.AttachedTargetGroup;
import dev.drydock.check.loadbalancing.NoTargetGroup;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.elbv2.TargetHealthDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which targets the load balancer calls unhealthy, why, and what it asks them; one finding for each reason code of each target group.
public final class TargetHealthStates implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.START, "target-health", Owner.APP,
            "Does the load balancer call every target of the service healthy?",
            Set.of("ecs describe-services", "elbv2 describe-target-health"),
            Set.of("elbv2 describe-target-groups", "ecs list-tasks", "ecs describe-tasks", "ecs describe-task-definition", "ecs describe-container-instances"),
            null,
            List.of("https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html",
                    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/check-target-health.html"));

    private static final int MOST_SHOWN = 10;
    private static final Duration REGISTERED_BY = Duration.ofMinutes(2);

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var groups = AttachedTargetGroup.of(subject);
        if (groups.isEmpty()) {
            return List.of(NoTargetGroup.finding(INFO, subject, "no load balancer asks the tasks for their health"));
        }
        var tasks = TargetTasks.of(subject);
        return groups.stream().flatMap(group -> new Group(subject, group, tasks).findings().stream()).toList();
    }

    /// One target group of the service.
    private record Group(Subject subject, AttachedTargetGroup group, TargetTasks tasks) {

        List<Finding> findings() {
            var healths = subject.inventory().targetHealth(group.arn());
            var read = Reads.describeTargetHealth(group.arn());
            var whole = subject.inventory().calls().covering(read).isPresent();
            var states = states(healths);
            var findings = new ArrayList<Finding>();
            states.forEach((state, targets) -> findings.addAll(of(state, targets, healths.size())));
            if (!whole) {
                findings.add(draft(Status.UNKNOWN, "/record", "Whether every target of " + group.name() + " is healthy is not known")
                        .observed(subject.inventory().calls().gap(read).why())
                        .expected("the health of every target on record")
                        .evidence(group.named())
                        .missing(subject.needs(read))
                        .finding());
            } else if (healths.isEmpty()) {
                findings.add(empty());
            } else if (findings.isEmpty()) {
                findings.add(fine(states, healths.size()));
            }
            return findings;
        }

        private Map<TargetState, List<TargetHealthDescription>> states(List<TargetHealthDescription> healths) {
            var foreign = !healths.isEmpty() && tasks.tellsForeign(group.arn());
            var states = new EnumMap<TargetState, List<TargetHealthDescription>>(TargetState.class);
            for (var health : healths) {
                var task = health.target() == null ? null : tasks.task(health.target()).orElse(null);
                states.computeIfAbsent(TargetState.of(subject, group, health, task, foreign && task == null && (health.target() == null || !tasks.had(health.target()))), state -> new ArrayList<>()).add(health);
            }
            return states;
        }

        private List<Finding> of(TargetState state, List<TargetHealthDescription> targets, int all) {
            return switch (state) {
                case HEALTHY, INITIAL, LEAVING, IDLE -> List.of();
                case FAILING -> byReason(targets).values().stream().map(some -> failing(some, targets.size(), all)).toList();
                case BOOTING -> List.of(booting(targets, all));
                case CUT_OFF -> byReason(targets).values().stream().map(some -> cutOff(some, all)).toList();
                case FOREIGN -> List.of(foreign(targets, all));
                case UNTOLD -> List.of(untold(targets, all));
            };
        }

        private Finding failing(List<TargetHealthDescription> targets, int failing, int all) {
            var reason = reason(targets.getFirst());
            var question = question();
            return faulty(Status.FAIL, reason == null ? "" : reason,
                    targets.size() + " of " + Numbers.count(all, "target") + " of " + group.name() + (targets.size() == 1 ? " is" : " are") + " unhealthy: " + (reason == null ? "no reason code" : reason), targets)
                    .expected(question.words(targets.getFirst()))
                    .why(TargetState.meaning(reason) + question.mapping(targets.getFirst())
                            + (failing == all ? " No target is healthy: the load balancer then sends requests to all of them, and they fail." : ""))
                    .evidence(question.evidence())
                    .finding();
        }

        private Finding booting(List<TargetHealthDescription> targets, int all) {
            var grace = subject.service().healthCheckGracePeriodSeconds();
            return faulty(Status.WARN, "starting", targets.size() + " of " + Numbers.count(all, "target") + " of " + group.name() + " fail their checks within their grace period", targets)
                    .expected(question().words(targets.getFirst()))
                    .why("Their tasks started less than " + grace + " s before the capture, and ECS passes over failing checks for as long. " + TargetState.meaning(reason(targets.getFirst())))
                    .evidence(Evidence.of(subject.service(), "/healthCheckGracePeriodSeconds", grace))
                    .finding();
        }

        private Finding cutOff(List<TargetHealthDescription> targets, int all) {
            var reason = reason(targets.getFirst());
            return faulty(Status.FAIL, String.valueOf(reason), targets.size() + " of " + Numbers.count(all, "target") + " of " + group.name() + " can get no request: " + reason, targets)
                    .expected("targets that a listener leads to, in zones that are enabled for the load balancer")
                    .why(TargetState.meaning(reason) + (group.targetGroup() != null && group.loadBalancerArn() == null ? " The record names no load balancer that uses this target group." : ""))
                    .finding();
        }

        private Finding foreign(List<TargetHealthDescription> targets, int all) {
            var healthy = targets.stream().filter(health -> "healthy".equals(state(health))).count();
            return faulty(Status.WARN, "foreign", targets.size() + " of " + Numbers.count(all, "target") + " of " + group.name() + (targets.size() == 1 ? " is" : " are") + " none of the service's tasks", targets)
                    .expected("the service's own tasks, which ECS registers and takes out by itself")
                    .why("Nobody but ECS should register targets here: what it did not register, it never takes out again."
                            + (healthy > 0 ? " " + healthy + " of them " + (healthy == 1 ? "is" : "are") + " healthy and " + (healthy == 1 ? "gets" : "get") + " requests that are meant for the service." : ""))
                    .finding();
        }

        private Finding untold(List<TargetHealthDescription> targets, int all) {
            return draft(Status.UNKNOWN, "/state", "The health of " + targets.size() + " of " + Numbers.count(all, "target") + " of " + group.name() + " is not told")
                    .observed(shown(targets))
                    .expected("a state that says whether the target is healthy")
                    .evidence(evidence(targets))
                    .missing(subject.needs(Reads.describeTargetHealth(group.arn())))
                    .finding();
        }

        private Finding empty() {
            var read = subject.inventory().calls().covering(Reads.describeTargetHealth(group.arn())).orElseThrow();
            var since = subject.now();
            var running = subject.liveTasks().stream().filter(task -> "RUNNING".equals(task.lastStatus()) && "RUNNING".equals(task.desiredStatus()))
                    .filter(task -> since != null && task.startedAt() != null && task.startedAt().plus(REGISTERED_BY).isBefore(since)).toList();
            if (group.alternate() || RolloutStyle.of(subject.service()) != RolloutStyle.ROLLING) {
                return draft(Status.OK, "", "Target group " + group.name() + " holds no target now").observed("no target; one of a pair that traffic shifts between")
                        .expected("targets in the group that has the traffic").evidence(group.named()).finding();
            }
            if (running.isEmpty()) {
                return draft(Status.NA, "", "Target group " + group.name() + " has no target to judge").observed("no target, and no task that has been running for 2 minutes")
                        .expected("nothing: there is nothing to ask for its health").evidence(group.named()).finding();
            }
            return draft(Status.FAIL, "", "No task is registered with target group " + group.name())
                    .observed("no target; " + Numbers.count(running.size(), "task") + " running for more than 2 minutes")
                    .expected("each running task registered")
                    .why("A load balancer with no target answers every request with a 503.")
                    .evidence(Evidence.at(read, "/TargetHealthDescriptions", List.of()), group.named())
                    .command(confirm())
                    .finding();
        }

        private Finding fine(Map<TargetState, List<TargetHealthDescription>> states, int all) {
            var healthy = count(states, TargetState.HEALTHY);
            var others = new ArrayList<String>();
            Map.of(TargetState.INITIAL, "being registered", TargetState.LEAVING, "draining", TargetState.IDLE, "without traffic").entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .filter(entry -> count(states, entry.getKey()) > 0)
                    .forEach(entry -> others.add(count(states, entry.getKey()) + " " + entry.getValue()));
            return draft(Status.OK, "", healthy == all ? (all == 1 ? "The one target of " + group.name() + " is healthy" : "All " + all + " targets of " + group.name() + " are healthy")
                            : "No target of " + group.name() + " fails its health checks")
                    .observed(healthy + " healthy" + (others.isEmpty() ? "" : ", " + String.join(", ", others)))
                    .expected("no unhealthy target")
                    .evidence(group.named())
                    .finding();
        }

        private static int count(Map<TargetState, List<TargetHealthDescription>> states, TargetState state) {
            return states.getOrDefault(state, List.of()).size();
        }

        private HealthQuestion question() {
            return new HealthQuestion(group, Definition.of(subject).orElse(null));
        }

        private Finding.Draft faulty(Status status, String of, String title, List<TargetHealthDescription> targets) {
            return draft(status, "/" + of, title).observed(shown(targets)).evidence(evidence(targets)).command(confirm());
        }

        private AwsCommand confirm() {
            return AwsCommand.confirm("Reads the health of every target of " + group.name() + ".", Reads.describeTargetHealth(group.arn()).argv(subject.region()));
        }

        private Finding.Draft draft(Status status, String of, String title) {
            return Finding.draft(INFO, status, of.length() < 2 ? group.arn() : group.arn() + "#" + of.substring(1), title);
        }

        private static TreeMap<String, List<TargetHealthDescription>> byReason(List<TargetHealthDescription> targets) {
            var groups = new TreeMap<String, List<TargetHealthDescription>>();
            targets.forEach(health -> groups.computeIfAbsent(Objects.requireNonNullElse(reason(health), ""), reason -> new ArrayList<>()).add(health));
            return groups;
        }

        private static @Nullable String reason(TargetHealthDescription health) {
            return health.targetHealth() == null ? null : health.targetHealth().reason();
        }

        private static @Nullable String state(TargetHealthDescription health) {
            return health.targetHealth() == null ? null : health.targetHealth().state();
        }

        /// `10.0.3.11:8080 unhealthy “Health checks failed with these codes: [503]”, …`
        private String shown(List<TargetHealthDescription> targets) {
            var shown = targets.stream().limit(MOST_SHOWN).map(this::shown).toList();
            return String.join(", ", shown) + (targets.size() > MOST_SHOWN ? " and " + (targets.size() - MOST_SHOWN) + " more" : "");
        }

        private String shown(TargetHealthDescription health) {
            var target = health.target();
            var told = health.targetHealth();
            var task = target == null ? "" : tasks.task(target).map(found -> " (task " + found.shortId() + ")").orElse("");
            return (target == null ? "a target" : target.id() + (target.port() == null ? "" : ":" + target.port())) + task + (told == null ? "" : " " + told.state()
                    + (told.reason() == null ? "" : " " + told.reason()) + (told.description() == null ? "" : " “" + told.description() + "”"));
        }

        private static List<Evidence> evidence(List<TargetHealthDescription> targets) {
            return targets.stream().limit(MOST_SHOWN).map(health -> health.targetHealth() != null && health.targetHealth().reason() != null
                    ? Evidence.of(health, "/TargetHealth/Reason", health.targetHealth().reason())
                    : Evidence.of(health, "/TargetHealth/State", state(health))).toList();
        }
    }
}
