package dev.drydock.check.shutdown;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Whether tasks that are asked to stop do, or have to be killed.
public final class KillsOnStop implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.SIGTERM, "kills-on-stop", Owner.APP,
            "Do tasks that are asked to stop end by themselves, before SIGKILL?",
            Set.of("ecs describe-services", "ecs list-tasks", "ecs describe-tasks"),
            Set.of("ecs describe-task-definition"),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html"));

    private static final int MOST_SHOWN = 5;
    /// As many as `DescribeTasks` takes at a time.
    private static final int MOST_ASKED = 100;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var stops = StopRecord.of(subject);
        var findings = new ArrayList<Finding>();
        if (!stops.kills().isEmpty()) {
            findings.add(killed(subject, stops));
        } else if (stops.missing().isPresent()) {
            findings.add(notRecorded(subject, stops));
        } else if (!stops.judged().isEmpty()) {
            findings.add(clean(subject, stops));
        } else if (!stops.stops().isEmpty()) {
            findings.add(notTold(subject, stops));
        }
        if (!stops.unexplained().isEmpty()) {
            findings.add(unexplained(subject, stops.unexplained()));
        }
        return findings.isEmpty() ? List.of(nothingStopped(subject, stops)) : findings;
    }

    private static Finding killed(Subject subject, StopRecord stops) {
        var kills = stops.kills();
        var byExitCode = kills.stream().filter(stop -> stop.end() == TaskStop.End.KILLED).count();
        var spot = kills.stream().filter(stop -> "SpotInterruption".equals(stop.task().stopCode())).count();
        var draft = draft(subject, Status.FAIL, kills.size() + " of " + stops.judged().size() + " stops " + TaskStop.ends(kills))
                .brief(kills.size() + " of " + stops.judged().size() + " stops SIGKILLed")
                .observed(causes(kills) + (byExitCode == 0 ? "" : "; " + byExitCode + " with exit code " + TaskStop.KILLED_EXIT_CODE + " and no word about memory")
                        + (byExitCode == kills.size() ? "" : "; " + (kills.size() - byExitCode) + " that took all of stopTimeout"))
                .expected("every task that is asked to stop ends by itself within its stopTimeout")
                .why("ECS sends SIGTERM, waits for stopTimeout and then sends SIGKILL, which ends with exit code " + TaskStop.KILLED_EXIT_CODE + ". " + kills.size() + " of the " + stops.judged().size()
                        + " recorded stops came to that: what those tasks were still doing then was cut off."
                        + (spot == 0 ? "" : " " + spot + " of them were Spot interruptions, in which the target may stay registered, and get requests, until the task is stopped."))
                .command(AwsCommand.confirm("Reads how these tasks ended.", CommandLine.aws("ecs", "describe-tasks")
                        .option("--cluster", subject.cluster())
                        .option("--tasks", kills.stream().limit(MOST_ASKED).map(stop -> stop.task().taskArn()).toList())
                        .option("--query", "tasks[].[taskArn,stopCode,stoppedReason,containers[].[name,exitCode,reason]]")
                        .in(subject.region())))
                .command(AwsCommand.verify("Lists the tasks that stopped within the last hour, once the next ones have.",
                        Reads.listTasks(subject.cluster(), subject.service().name(), "STOPPED").argv(subject.region())));
        kills.stream().limit(MOST_SHOWN).forEach(stop -> draft.evidence(stop.evidence()));
        subject.taskDefinition().ifPresent(definition -> ContainerStart.of(subject, definition).stream()
                .filter(start -> !stops.kills(start.name()).isEmpty())
                .forEach(start -> ExecForm.suggest(draft, start)));
        return draft.finding();
    }

    /// `5 × SpotInterruption, 4 × ServiceSchedulerInitiated`
    private static String causes(List<TaskStop> stops) {
        return stops.stream()
                .collect(Collectors.groupingBy(stop -> Objects.requireNonNullElse(stop.task().stopCode(), "no stop code"), TreeMap::new, Collectors.counting()))
                .entrySet().stream().map(entry -> entry.getValue() + " × " + entry.getKey()).collect(Collectors.joining(", "));
    }

    private static Finding clean(Subject subject, StopRecord stops) {
        var draft = draft(subject, Status.OK, stops.judged().size() == 1 ? "The one recorded stop ended before SIGKILL" : "All " + stops.judged().size() + " recorded stops ended before SIGKILL")
                .observed(causes(stops.judged()) + exitCodes(stops.judged()))
                .expected("every task that is asked to stop ends by itself within its stopTimeout");
        stops.judged().stream().limit(MOST_SHOWN).forEach(stop -> draft.evidence(stop.evidence()));
        return draft.finding();
    }

    private static String exitCodes(List<TaskStop> stops) {
        var codes = stops.stream().flatMap(stop -> stop.containers().stream().map(i -> stop.task().containers().get(i).exitCode()))
                .filter(Objects::nonNull).distinct().sorted().map(String::valueOf).collect(Collectors.joining(", "));
        return codes.isEmpty() ? "" : "; exit codes " + codes;
    }

    private static Finding notRecorded(Subject subject, StopRecord stops) {
        var missing = stops.missing().orElseThrow();
        return draft(subject, Status.UNKNOWN, "How tasks of the service stopped is not known")
                .observed(missing.gap().why() + (stops.judged().isEmpty() ? "" : "; the " + Numbers.count(stops.judged().size(), "stop") + " on record ended before SIGKILL"))
                .expected("the tasks that stopped within the last hour on record")
                .missing(missing)
                .finding();
    }

    private static Finding notTold(Subject subject, StopRecord stops) {
        return draft(subject, Status.UNKNOWN, "How the recorded stops ended is not known")
                .observed(Numbers.count(stops.stops().size(), "stop") + " without the exit codes of the essential containers")
                .expected("their exit codes on record")
                .missing(subject.needs(Reads.describeTasks(subject.cluster(), stops.stops().stream().limit(MOST_SHOWN).map(stop -> stop.task().taskArn()).toList())))
                .finding();
    }

    private static Finding unexplained(Subject subject, List<Task> tasks) {
        var first = tasks.getFirst();
        return Finding.draft(INFO, Status.UNKNOWN, first.taskArn(), Numbers.count(tasks.size(), "task") + " ended with exit code " + TaskStop.KILLED_EXIT_CODE + " though nothing had asked "
                        + (tasks.size() == 1 ? "it" : "them") + " to stop")
                .observed("stop code " + first.stopCode() + ", exit code " + TaskStop.KILLED_EXIT_CODE + ", and no reason that names memory")
                .expected("a reason that tells who sent SIGKILL")
                .why(TaskStop.KILLED_EXIT_CODE + " is any SIGKILL: the kernel's for want of memory, a liveness tool's, or one from within the container. Without a reason it is none of these for sure.")
                .evidence(first.stopCode() != null ? Evidence.of(first, "/stopCode", first.stopCode()) : Evidence.of(first, "/stoppedReason", first.stoppedReason()))
                .missing(subject.needs(Reads.describeTasks(subject.cluster(), tasks.stream().limit(MOST_SHOWN).map(Task::taskArn).toList())))
                .finding();
    }

    private static Finding nothingStopped(Subject subject, StopRecord stops) {
        var others = stops.others() + stops.outOfMemory().size();
        return draft(subject, Status.NA, "There is no stop to judge by")
                .observed(others == 0 ? "no stopped task in the record"
                        : Numbers.count(others, "stopped task") + ", none of which anything had asked to stop" + (stops.outOfMemory().isEmpty() ? "" : "; " + stops.outOfMemory().size() + " out of memory"))
                .expected("a task that was asked to stop within the last hour, for this check to apply")
                .finding();
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title);
    }
}
