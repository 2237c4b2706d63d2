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
import dev.drydock.check.TaskRecord;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a new task has the time to become healthy before ECS counts its health checks.
///
/// During the grace period the checks run and ECS passes over what they say, those of the load balancer, those of VPC Lattice and those of the container alike (ECS API
/// reference, `CreateService`, `healthCheckGracePeriodSeconds`). It counts from the task's start. Without a load balancer a container's own
/// `startPeriod` gives the same time, so the check does not apply.
public final class HealthGrace implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.START, "health-grace", Owner.APP,
            "Does a new task have the time to become healthy before ECS counts its health checks?",
            Set.of("ecs describe-services", "ecs list-tasks", "ecs describe-tasks"),
            Set.of("elbv2 describe-target-groups"),
            "killed-while-booting",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-healthcheck.html"));

    private static final double MARGIN = 1.5;
    private static final int MOST_SHOWN = 5;
    private static final String STAND_IN = "The record holds createdAt → startedAt; when a target first passed its checks stands in no answer, so add what the application needs after its start.";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var service = subject.service();
        if (service.loadBalancers().isEmpty() && service.taskSets().stream().allMatch(set -> set.loadBalancers().isEmpty()) && !service.isInLattice()) {
            return List.of(draft(subject, Status.NA, "No load balancer checks the tasks while they start")
                    .observed("no load balancer")
                    .expected("nothing: without one the container's own startPeriod gives it the time to start")
                    .finding());
        }
        return List.of(new Verdict(subject, Objects.requireNonNullElse(service.healthCheckGracePeriodSeconds(), 0), StartTimes.of(subject).orElse(null)).finding());
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title);
    }

    /// The grace period that a start needs.
    ///
    /// @param seconds how long the start took
    /// @param what which time that is
    private record Needed(double seconds, String what) {
        long wanted() {
            return (long) Math.ceil(Math.round(seconds * MARGIN * 1000) / 1000.0);
        }

        String workedOut() {
            return Numbers.plain(MARGIN) + " × " + Numbers.seconds(seconds) + " (" + what + ") = " + Numbers.seconds(seconds * MARGIN) + ", so " + wanted() + " s";
        }
    }

    /// @param grace seconds; where the record has none, the API's default of 0
    /// @param times null where no start is recorded
    private record Verdict(Subject subject, int grace, @Nullable StartTimes times) {

        Finding finding() {
            var killed = KilledWhileBooting.of(subject, grace);
            if (!killed.killed().isEmpty()) {
                return killed(killed);
            }
            if (grace == 0) {
                return advised(graced(Status.WARN, "A new task is judged from its first second: there is no health check grace period")
                        .observed("healthCheckGracePeriodSeconds 0" + started())
                        .why("ECS stops a new task as soon as its load balancer or its container health check calls it unhealthy, however little time it had to boot."
                                + (times == null ? "" : " Its recorded tasks took " + Numbers.seconds(times.p95Seconds()) + " to start. " + STAND_IN)), needed(null));
            }
            if (times == null) {
                return unmeasured();
            }
            var p95 = times.p95Seconds();
            if (grace < p95) {
                return advised(graced(Status.WARN, "The grace period of " + grace + " s is shorter than the " + Numbers.seconds(p95) + " that tasks take to start")
                        .observed("healthCheckGracePeriodSeconds " + grace + started())
                        .why(Numbers.seconds(p95) + " > " + grace + " s. " + STAND_IN), needed(null));
            }
            return graced(Status.OK, "The grace period of " + grace + " s is longer than the " + Numbers.seconds(p95) + " that tasks take to start")
                    .observed("healthCheckGracePeriodSeconds " + grace + started())
                    .expected("at least " + new Needed(p95, "the p95 of createdAt → startedAt").workedOut())
                    .why(STAND_IN)
                    .finding();
        }

        private Finding killed(KilledWhileBooting killed) {
            var tasks = Numbers.count(killed.killed().size(), "new task");
            var longest = killed.longestSeconds();
            var draft = graced(killed.steadySince() ? Status.WARN : Status.FAIL, killed.steadySince()
                            ? tasks + " died of load balancer health checks while starting; the service has been steady since"
                            : tasks + " died of load balancer health checks while starting")
                    .observed("healthCheckGracePeriodSeconds " + grace + "; " + tasks + " stopped at most " + Numbers.seconds(longest) + " after the start" + started())
                    .why("The grace period is over " + grace + " s after a task's start, and these were stopped within " + Numbers.seconds(longest)
                            + " of theirs. Either they need longer than that to become healthy, or they cannot: target-health says what the load balancer asks for.")
                    .evidence(killed.killed().stream().limit(MOST_SHOWN).map(KilledWhileBooting.Killed::evidence).toList());
            return advised(draft, needed(killed));
        }

        /// 1.5 times the start time or, where it is longer, the longest life of a task that was killed before it was healthy.
        private @Nullable Needed needed(@Nullable KilledWhileBooting killed) {
            var start = times == null ? 0 : times.p95Seconds();
            if (killed != null && killed.longestSeconds() > start) {
                return new Needed(killed.longestSeconds(), "the longest life of a task that was stopped before it was healthy");
            }
            return start == 0 ? null : new Needed(start, "the p95 of createdAt → startedAt");
        }

        private String started() {
            return times == null ? "" : "; createdAt → startedAt p95 " + Numbers.seconds(times.p95Seconds()) + " over " + Numbers.count(times.times().size(), "task");
        }

        private Finding.Draft graced(Status status, String title) {
            var draft = draft(subject, status, title).evidence(Evidence.of(subject.service(), "/healthCheckGracePeriodSeconds", subject.service().healthCheckGracePeriodSeconds()));
            if (times != null) {
                draft.evidence(times.evidence());
            }
            return draft;
        }

        private Finding unmeasured() {
            var missing = TaskRecord.missingLive(subject);
            if (missing.isEmpty()) {
                return graced(Status.NA, "No start of a task is in the record")
                        .observed("healthCheckGracePeriodSeconds " + grace + ", and no task that started")
                        .expected("nothing: there is no start to hold the grace period against")
                        .finding();
            }
            return graced(Status.UNKNOWN, "Whether " + grace + " s are enough to start is not known")
                    .observed("healthCheckGracePeriodSeconds " + grace + "; " + missing.get().gap().why())
                    .expected("tasks with the times of their start on record")
                    .missing(missing.get())
                    .finding();
        }

        private Finding advised(Finding.Draft draft, @Nullable Needed needed) {
            draft.command(AwsCommand.confirm("Reads the service with its grace period.", read()));
            if (needed == null) {
                TaskRecord.missingLive(subject).ifPresent(draft::missing);
                return draft.expected(Numbers.plain(MARGIN) + " × the time that a task needs from its creation until it is healthy: measure it").finding();
            }
            draft.expected("at least " + needed.workedOut());
            if (needed.wanted() > grace) {
                draft.command(AwsCommand.fix("Gives new tasks " + needed.wanted() + " s before their health checks count. It reaches the service " + subject.service().name()
                                + " alone and starts no deployment; a task that is broken from the start is noticed that much later.", update(needed.wanted())))
                        .command(AwsCommand.undo("Puts back the recorded grace period.", update(grace)))
                        .command(AwsCommand.verify("Reads the service again.", read()));
            }
            return draft.finding();
        }

        private List<String> read() {
            return Reads.describeServices(subject.cluster(), subject.service().name()).argv(subject.region());
        }

        private List<String> update(long seconds) {
            return CommandLine.aws("ecs", "update-service")
                    .option("--cluster", subject.cluster())
                    .option("--service", subject.service().name())
                    .option("--health-check-grace-period-seconds", seconds)
                    .in(subject.region());
        }
    }
}
