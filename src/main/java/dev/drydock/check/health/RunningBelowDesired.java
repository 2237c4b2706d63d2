package dev.drydock.check.health;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.check.measure.Measure;
import dev.drydock.check.measure.Run;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.ecs.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether fewer tasks run than are wanted, with no rollout that would explain it.
///
/// Container Insights tells since when. Without it a gap is left alone while it may be closing: tasks that were just asked for, just started or just stopped.
/// For a daemon service the wanted count is one a container instance, and rises with an instance that just joined: a gap is a warning at most.
public final class RunningBelowDesired implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "running-below-desired", Owner.PLATFORM,
            "Do as many tasks run as are wanted?",
            Set.of("ecs describe-services"),
            Set.of("ecs describe-tasks", "cloudwatch get-metric-data", "application-autoscaling describe-scaling-activities", "ecs list-service-deployments"), null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html"));
    private static final Duration LEAST = Duration.ofMinutes(5);
    private static final Set<String> UNDER_WAY =
            Set.of("PENDING", "IN_PROGRESS", "STOP_REQUESTED", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return List.of(one(subject));
    }

    private static Finding one(Subject subject) {
        var service = subject.service();
        if (service.status() != null && !service.status().equals("ACTIVE")) {
            return na(subject, "The service is not active", "status " + service.status(), Evidence.of(service, "/status", service.status()));
        }
        var desired = service.desiredCount();
        var running = service.runningCount();
        if (desired == null || running == null) {
            return unknown(subject, "How many of the wanted tasks run is not known", "no " + (desired == null ? "desiredCount" : "runningCount") + " in the record",
                    subject.needs(Reads.describeServices(subject.cluster(), service.name())));
        }
        if (desired == 0) {
            return na(subject, "The service wants no task", "desiredCount 0", Evidence.of(service, "/desiredCount", 0));
        }
        if (running >= desired) {
            return draft(subject, Status.OK, "All tasks that are wanted run", desired, running)
                    .why(running > desired ? "More than are wanted is no fault: a rollout or a scale-in is about to take them away." : "")
                    .finding();
        }
        var rollout = rollout(subject);
        if (rollout.isPresent()) {
            return na(subject, "A rollout is under way, which rollout-stuck judges", running + " of " + Numbers.count(desired, "task") + " running", rollout.get());
        }
        return gap(subject, desired, running);
    }

    private static Finding gap(Subject subject, int desired, int running) {
        var service = subject.service();
        var style = RolloutStyle.of(service);
        if (style.isNativeShift() && subject.inventory().serviceDeployments(service).isEmpty() && subject.inventory().serviceDeploymentBriefs(service).isEmpty()) {
            return unknown(subject, "Whether a rollout explains that tasks are missing is not known", observed(service, desired, running),
                    subject.couldUse(Reads.listServiceDeployments(subject.cluster(), service.name())));
        }
        var lasting = lasting(subject);
        if (lasting.isPresent()) {
            return missing(subject, desired, running, "for " + lasting.get().words() + ", by Container Insights", lasting.get().evidence());
        }
        return switch (Settling.of(subject, desired - running, Objects.requireNonNullElse(service.pendingCount(), 0))) {
            case Settling.Yes(var words, var evidence) -> draft(subject, Status.OK, "The tasks that are missing are on their way", desired, running)
                    .why("As recorded the gap may close by itself: " + words + ".").evidence(evidence).finding();
            case Settling.NotKnown(var missing) -> unknown(subject, "Whether the tasks that are missing are on their way is not known", observed(service, desired, running), missing);
            case Settling.No(var words, var evidence) -> missing(subject, desired, running, words, evidence);
        };
    }

    private static Finding missing(Subject subject, int desired, int running, String since, List<Evidence> evidence) {
        var service = subject.service();
        var gap = desired - running;
        var draft = draft(subject, service.isDaemon() ? Status.WARN : Status.FAIL,
                running == 0 ? "No task runs, where " + desired + (desired == 1 ? " is" : " are") + " wanted" : running + " of the " + desired + " wanted tasks run", desired, running)
                .brief(running + " of " + desired + " run")
                .why(desired + " − " + running + " = " + gap + " missing, " + Math.round(gap * 100.0 / desired) + " % of the service, with no rollout under way"
                        + (since.isEmpty() ? "" : " (" + since + ")") + "."
                        + (service.isDaemon() ? " A daemon service wants one task on each container instance: one that has just joined may not have its own yet." : "")
                        + trouble(service).map(event -> " ECS wrote: “" + event.message() + "”").orElse(""))
                .evidence(evidence);
        trouble(service).ifPresent(event -> draft.evidence(Evidence.of(service, "/events/" + service.events().indexOf(event) + "/message", event.message())));
        return draft.command(AwsCommand.confirm("Reads the counts and the newest events of the service.",
                        Reads.describeServices(subject.cluster(), service.name()).argv(subject.region())))
                .command(AwsCommand.confirm("Lists the tasks that stopped within the last hour.",
                        Reads.listTasks(subject.cluster(), service.name(), "STOPPED").argv(subject.region())))
                .finding();
    }

    /// The newest event that tells of trouble, since the service was last steady.
    private static Optional<Service.Event> trouble(Service service) {
        var steady = Settling.steady(service).orElse(Instant.MIN);
        return service.events().stream()
                .filter(event -> event.createdAt() != null && event.message() != null && event.createdAt().isAfter(steady))
                .filter(event -> event.message().contains(" unable to ") || event.message().contains("failed to launch") || event.message().contains("could not launch")
                        || event.message().contains("limit was exceeded") || event.message().contains("being throttled"))
                .max(Comparator.comparing(event -> Objects.requireNonNull(event.createdAt())));
    }

    /// What shows that a rollout is under way.
    private static Optional<Evidence> rollout(Subject subject) {
        var service = subject.service();
        for (var i = 0; i < service.deployments().size(); i++) {
            if ("IN_PROGRESS".equals(service.deployments().get(i).rolloutState())) {
                return Optional.of(Evidence.of(service, "/deployments/" + i + "/rolloutState", "IN_PROGRESS"));
            }
        }
        if (service.deployments().size() > 1) {
            return Optional.of(Evidence.of(service, "/deployments/1/id", service.deployments().get(1).id()));
        }
        if (service.taskSets().size() > 1) {
            return Optional.of(Evidence.of(service, "/taskSets/1/id", service.taskSets().get(1).id()));
        }
        return subject.inventory().serviceDeployments(service).stream().filter(deployment -> deployment.status() != null && UNDER_WAY.contains(deployment.status())).findFirst()
                .map(deployment -> Evidence.of(deployment, "/status", deployment.status()))
                .or(() -> subject.inventory().serviceDeploymentBriefs(service).stream().filter(deployment -> deployment.status() != null && UNDER_WAY.contains(deployment.status())).findFirst()
                        .map(deployment -> Evidence.of(deployment, "/status", deployment.status())));
    }

    /// The minutes up to the record in which fewer tasks ran than were wanted.
    private static Optional<Run> lasting(Subject subject) {
        var wanted = Measure.ofContainerInsights(subject.service(), "DesiredTaskCount").points(subject).stream()
                .collect(Collectors.toMap(MetricSeries.Point::time, MetricSeries.Point::value, (one, other) -> one));
        return Run.worstOfPoints(Measure.ofContainerInsights(subject.service(), "RunningTaskCount").points(subject),
                        point -> point.value() < wanted.getOrDefault(point.time(), 0.0), LEAST, subject.now())
                .filter(run -> run.stands(subject.now()));
    }

    private static Finding.Draft draft(Subject subject, Status status, String title, int desired, int running) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title)
                .observed(observed(subject.service(), desired, running))
                .expected("as many running tasks as are wanted")
                .evidence(Evidence.of(subject.service(), "/runningCount", running), Evidence.of(subject.service(), "/desiredCount", desired));
    }

    private static String observed(Service service, int desired, int running) {
        return "desiredCount " + desired + ", runningCount " + running + (service.pendingCount() == null ? "" : ", pendingCount " + service.pendingCount());
    }

    private static Finding na(Subject subject, String title, String observed, Evidence evidence) {
        return Finding.draft(INFO, Status.NA, subject.service().serviceArn(), title)
                .observed(observed)
                .expected("an active service with tasks and no rollout, for this check to apply")
                .evidence(evidence)
                .finding();
    }

    private static Finding unknown(Subject subject, String title, String observed, Missing missing) {
        return Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), title)
                .observed(observed)
                .expected("as many running tasks as are wanted")
                .missing(missing)
                .finding();
    }
}
