package dev.drydock.check.shutdown;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Whether the time between SIGTERM and SIGKILL is one that the platform takes and the application can do with.
public final class StopTimeout implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.SIGTERM, "stop-timeout", Owner.APP,
            "Is stopTimeout within what the platform allows, and long enough for the application?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ecs list-tasks", "ecs describe-tasks"),
            Set.of(),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html"));

    private static final int MOST_SHOWN = 3;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var definition = subject.taskDefinition().orElse(null);
        if (definition == null || definition.containerDefinitions().isEmpty()) {
            var missing = subject.needs(subject.taskDefinitionName() == null
                    ? Reads.describeServices(subject.cluster(), subject.service().name()) : Reads.describeTaskDefinition(subject.taskDefinitionName()));
            return List.of(Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), "How long the containers may take to stop is not known")
                    .observed(missing.gap().why())
                    .expected("the task definition on record")
                    .missing(missing)
                    .finding());
        }
        var stops = StopRecord.of(subject);
        return IntStream.range(0, definition.containerDefinitions().size())
                .mapToObj(i -> new Timed(subject, definition, i))
                .filter(timed -> timed.container().isEssential() || timed.isBeyondFargate())
                .map(timed -> finding(timed, stops))
                .toList();
    }

    /// A container with its time.
    private record Timed(Subject subject, TaskDefinition definition, int index) {
        TaskDefinition.ContainerDefinition container() {
            return definition.containerDefinitions().get(index);
        }

        String name() {
            return String.valueOf(container().name());
        }

        int seconds() {
            return StopTimes.of(container());
        }

        boolean isUntouched() {
            return container().stopTimeout() == null || seconds() == StopTimes.DEFAULT_SECONDS;
        }

        Compute compute() {
            return Compute.of(subject);
        }

        boolean isBeyondFargate() {
            return container().stopTimeout() != null && (seconds() > StopTimes.FARGATE_MOST || seconds() < StopTimes.FARGATE_LEAST);
        }

        String shown() {
            return container().stopTimeout() != null ? "stopTimeout " + seconds() + " s"
                    : "no stopTimeout, which means " + seconds() + " s" + (compute() == Compute.FARGATE ? "" : " unless the agent of the instance is set otherwise");
        }

        Finding.Draft draft(Status status, String title) {
            var resource = definition.containerDefinitions().size() > 1 ? definition.taskDefinitionArn() + "#" + name() : definition.taskDefinitionArn();
            return Finding.draft(INFO, status, resource, title)
                    .observed(shown())
                    .evidence(Evidence.of(definition, "/containerDefinitions/" + index + "/stopTimeout", container().stopTimeout()));
        }

        AwsCommand confirm() {
            return AwsCommand.confirm("Reads the task definition with the stopTimeout of its containers.", Reads.describeTaskDefinition(definition.taskDefinitionArn()).argv(subject.region()));
        }

        /// What goes into the next revision of the task definition.
        String json(int seconds) {
            var json = new LinkedHashMap<String, Object>();
            json.put("name", name());
            json.put("stopTimeout", seconds);
            return CommandLine.json(json);
        }
    }

    private static Finding finding(Timed timed, StopRecord stops) {
        if (timed.isBeyondFargate() && timed.compute() == Compute.FARGATE) {
            return beyondFargate(timed);
        }
        if (timed.isBeyondFargate() && timed.compute() == Compute.UNKNOWN) {
            return timed.draft(Status.UNKNOWN, "Whether the container " + timed.name() + " may have " + timed.seconds() + " s to stop depends on what the service runs on")
                    .expected("the launch type or capacity providers on record")
                    .missing(timed.subject().needs(Reads.describeServices(timed.subject().cluster(), timed.subject().service().name())))
                    .finding();
        }
        var drain = timed.subject().entered().drainSeconds();
        if (drain != null && timed.seconds() < drain) {
            return tooShort(timed, drain);
        }
        return timed.isUntouched() ? untouched(timed, stops) : timed.draft(Status.OK, "The container " + timed.name() + " has " + timed.seconds() + " s to stop")
                .expected(drain == null ? "at least as long as the application takes to finish its work" : "at least " + drain + " s, as entered")
                .finding();
    }

    private static Finding beyondFargate(Timed timed) {
        var most = timed.seconds() > StopTimes.FARGATE_MOST;
        return timed.draft(Status.FAIL, "Fargate does not take the stopTimeout of " + timed.seconds() + " s of the container " + timed.name())
                .expected(StopTimes.FARGATE_LEAST + " to " + StopTimes.FARGATE_MOST + " s")
                .why(most ? "Fargate waits for " + StopTimes.FARGATE_MOST + " s at most, " + (timed.seconds() - StopTimes.FARGATE_MOST) + " s less than this asks for."
                        : "Fargate waits for at least " + StopTimes.FARGATE_LEAST + " s.")
                .evidence(Compute.evidence(timed.subject().service()))
                .command(timed.confirm())
                .snippet("json", timed.json(most ? StopTimes.FARGATE_MOST : StopTimes.FARGATE_LEAST))
                .finding();
    }

    private static Finding tooShort(Timed timed, int drain) {
        var draft = timed.draft(Status.WARN, "The container " + timed.name() + " is killed " + (drain - timed.seconds()) + " s before the application is done")
                .expected("at least " + drain + " s, the time that the application takes as entered")
                .why(timed.seconds() + " s until SIGKILL, " + drain + " s of work left after SIGTERM: the last " + (drain - timed.seconds()) + " s are cut off."
                        + (drain > StopTimes.FARGATE_MOST && timed.compute() == Compute.FARGATE ? " Fargate allows " + StopTimes.FARGATE_MOST + " s at most, so the application has to be quicker." : ""))
                .command(timed.confirm());
        if (timed.compute() != Compute.FARGATE || drain <= StopTimes.FARGATE_MOST) {
            draft.snippet("json", timed.json(drain));
        }
        return draft.finding();
    }

    private static Finding untouched(Timed timed, StopRecord stops) {
        var kills = stops.kills(timed.name());
        if (!kills.isEmpty()) {
            var draft = timed.draft(Status.WARN, "The container " + timed.name() + " has the default " + timed.seconds() + " s to stop, and " + kills.size() + " of " + stops.judged().size() + " stops run into it")
                    .expected("the time that the application takes to finish its work, at most " + StopTimes.FARGATE_MOST + " s on Fargate")
                    .why("These tasks were killed when their time was over. More time helps only an application that gets SIGTERM and works on it: see first whether it does (pid1).")
                    .command(timed.confirm());
            kills.stream().limit(MOST_SHOWN).forEach(stop -> draft.evidence(stop.evidence()));
            return draft.finding();
        }
        if (stops.missing().isPresent()) {
            return timed.draft(Status.UNKNOWN, "Whether stops run into the default stopTimeout of the container " + timed.name() + " is not known")
                    .observed(timed.shown() + "; " + stops.missing().get().gap().why())
                    .expected("the tasks that stopped within the last hour on record")
                    .missing(stops.missing().get())
                    .finding();
        }
        return timed.draft(Status.OK, "The container " + timed.name() + " has the default " + timed.seconds() + " s to stop, and no recorded stop runs into it")
                .expected("at least as long as the application takes to finish its work")
                .finding();
    }
}
