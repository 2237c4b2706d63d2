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
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether the process that ECS signals is the application, or something that keeps SIGTERM to itself.
public final class Pid1 implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.SIGTERM, "pid1", Owner.APP,
            "Is the first process of each essential container the application, so that it gets SIGTERM?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ecr image-config"),
            Set.of("ecs describe-tasks"),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html",
                    "https://docs.docker.com/reference/dockerfile/#entrypoint"));

    private static final int MOST_SHOWN = 3;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var service = subject.service();
        var definition = subject.taskDefinition().orElse(null);
        if (definition == null) {
            var missing = subject.needs(subject.taskDefinitionName() == null
                    ? Reads.describeServices(subject.cluster(), service.name()) : Reads.describeTaskDefinition(subject.taskDefinitionName()));
            return List.of(Finding.draft(INFO, Status.UNKNOWN, service.serviceArn(), "What the containers start with is not known")
                    .observed(missing.gap().why())
                    .expected("the task definition on record")
                    .missing(missing)
                    .finding());
        }
        var family = definition.runtimePlatform() == null ? null : definition.runtimePlatform().operatingSystemFamily();
        if (family != null && family.toUpperCase(Locale.ROOT).startsWith("WINDOWS")) {
            return List.of(Finding.draft(INFO, Status.NA, definition.taskDefinitionArn(), "Windows containers get no SIGTERM")
                    .observed("operating system family " + family)
                    .expected("Linux containers, for this check to apply")
                    .evidence(Evidence.of(definition, "/runtimePlatform/operatingSystemFamily", family))
                    .finding());
        }
        var stops = StopRecord.of(subject);
        return ContainerStart.of(subject, definition).stream().map(start -> finding(subject, start, stops)).toList();
    }

    private static Finding finding(Subject subject, ContainerStart start, StopRecord stops) {
        return switch (start.process()) {
            case FirstProcess.Shell shell -> shell(subject, start, shell, stops);
            case FirstProcess.Program program -> program(subject, start, program);
            case FirstProcess.Script(var file) -> script(subject, start, file, stops);
            case FirstProcess.Incomplete _ -> imageDecides(subject, start);
            case null -> imageDecides(subject, start);
        };
    }

    private static Finding program(Subject subject, ContainerStart start, FirstProcess.Program program) {
        var draft = draft(start, Status.OK, program.init() == null
                ? "SIGTERM reaches " + program.name() + " in the container " + start.name() + " at once"
                : "SIGTERM reaches " + program.name() + " in the container " + start.name() + " by way of " + program.init());
        if (start.image().config() == null) {
            // It could still name another signal than SIGTERM (STOPSIGNAL).
            draft.missing(start.image().missing(subject, true));
        }
        return draft.why(stopSignal(start)).finding();
    }

    private static String stopSignal(ContainerStart start) {
        var config = start.image().config() == null ? null : start.image().config().config();
        return config == null || config.stopSignal() == null || config.stopSignal().equals("SIGTERM") ? ""
                : "The image asks for " + config.stopSignal() + " instead of SIGTERM (STOPSIGNAL), and ECS honours that.";
    }

    private static Finding shell(Subject subject, ContainerStart start, FirstProcess.Shell shell, StopRecord stops) {
        var kills = killsOf(subject, start, stops);
        var draft = draft(start, kills.isEmpty() ? Status.WARN : Status.FAIL, title(start, shell, kills, stops.judged().size()))
                .brief(kills.isEmpty() ? "PID 1 may keep SIGTERM to itself" : "PID 1 is a shell, no SIGTERM")
                .why(why(start, shell) + (kills.isEmpty() ? "" : " The record shows it: " + kills.size() + " of " + stops.judged().size() + " stops " + TaskStop.ends(kills) + "."))
                .command(confirm(subject, start));
        kills.stream().limit(MOST_SHOWN).forEach(kill -> draft.evidence(kill.evidence()));
        if (!start.certain()) {
            draft.missing(start.image().missing(subject, true));
        }
        ExecForm.suggest(draft, start);
        return draft.finding();
    }

    private static String title(ContainerStart start, FirstProcess.Shell shell, List<TaskStop> kills, int stops) {
        var container = " in the container " + start.name();
        if (!kills.isEmpty()) {
            return "The shell " + shell.name() + " stands before the application" + container + ", and " + kills.size() + " of " + stops + " stops " + TaskStop.ends(kills);
        }
        if (shell.replacesItself() && shell.init() == null) {
            return "That SIGTERM reaches the application" + container + " hangs on how " + shell.name() + " happens to run its last command";
        }
        return shell.script().handover() == ShellScript.Handover.LEFT_TO_THE_SHELL
                ? "Whether SIGTERM reaches the application" + container + " depends on which shell the image has as " + shell.name()
                : "The shell " + shell.name() + " keeps SIGTERM from the application" + container;
    }

    private static String why(ContainerStart start, FirstProcess.Shell shell) {
        var handover = shell.script().handover();
        var because = "The shell is started without exec: " + handover.because() + ". ";
        var then = switch (handover) {
            case LEFT_TO_THE_SHELL -> "Bash (5.2) and BusyBox (1.35) then replace themselves with that command; dash (0.5.12), which is sh on Debian and Ubuntu, stays and passes no signal on.";
            case TRAP -> "Whether the trap passes SIGTERM on to the application in time stands in the script alone.";
            case SEQUENCE -> "While any but the last command runs, the shell is in front of it and passes no signal on; dash stays for the last one too.";
            default -> "It stays in front of the application and passes no signal on.";
        };
        var init = shell.init() != null ? shell.init()
                : start.container().linuxParameters() != null && Boolean.TRUE.equals(start.container().linuxParameters().initProcessEnabled()) ? "The init of initProcessEnabled" : null;
        return because + then + (init == null ? "" : " " + init + " does not help: it passes SIGTERM to its direct child only, which is the shell.")
                + " An application that never hears SIGTERM is killed when stopTimeout is over, with its work unfinished.";
    }

    /// Kills of the container, of this task definition or of one that starts it in the same way.
    private static List<TaskStop> killsOf(Subject subject, ContainerStart start, StopRecord stops) {
        return stops.kills(start.name()).stream().filter(stop -> startsAlike(subject, start, stop)).toList();
    }

    private static boolean startsAlike(Subject subject, ContainerStart start, TaskStop stop) {
        return subject.inventory().find(TaskDefinition.class, stop.task().taskDefinitionArn())
                .map(other -> other.containerDefinitions().stream().filter(container -> start.name().equals(container.name()))
                        .anyMatch(container -> container.entryPoint().equals(start.container().entryPoint()) && container.command().equals(start.container().command())))
                .orElse(true);
    }

    /// A script may hand over with exec or not; stops that went well show that it does.
    private static Finding script(Subject subject, ContainerStart start, String file, StopRecord stops) {
        var clean = stops.clean(start.definition());
        var kills = killsOf(subject, start, stops);
        if (!clean.isEmpty() && kills.isEmpty()) {
            var draft = draft(start, Status.OK, "The script " + file + " of the container " + start.name() + " lets SIGTERM through, as its stops show")
                    .why(Numbers.count(clean.size(), "stop") + " of this task definition ended without SIGKILL.");
            clean.stream().limit(MOST_SHOWN).forEach(stop -> draft.evidence(stop.evidence()));
            return draft.finding();
        }
        return draft(start, Status.UNKNOWN, "Whether the script " + file + " of the container " + start.name() + " hands over with exec is not known")
                .why("The script stands in the image. Unless it ends in exec, its shell keeps SIGTERM from the application. A recorded stop that went well would show that it does.")
                .missing(stops.missing().orElseGet(() -> subject.needs(Reads.listTasks(subject.cluster(), subject.service().name(), "STOPPED"))))
                .snippet("bash", "docker run --rm --entrypoint cat '" + start.image().name().replace("'", "'\\''") + "' '" + file.replace("'", "'\\''") + "'")
                .finding();
    }

    private static Finding imageDecides(Subject subject, ContainerStart start) {
        var missing = start.image().missing(subject, start.overridesBoth());
        return draft(start, Status.UNKNOWN, "The image decides what the container " + start.name() + " starts with, and its configuration is not recorded")
                .observed(start.shown() + "; " + missing.gap().why())
                .missing(missing)
                .snippet("bash", start.image().inspect())
                .finding();
    }

    private static AwsCommand confirm(Subject subject, ContainerStart start) {
        return AwsCommand.confirm("Reads the task definition with the entryPoint and command of its containers.",
                Reads.describeTaskDefinition(start.definition().taskDefinitionArn()).argv(subject.region()));
    }

    private static Finding.Draft draft(ContainerStart start, Status status, String title) {
        return Finding.draft(INFO, status, start.resource(), title)
                .observed(start.shown())
                .expected("the application itself as the first process: the exec form, or a shell that ends in exec")
                .evidence(new ArrayList<>(start.evidence()));
    }
}
