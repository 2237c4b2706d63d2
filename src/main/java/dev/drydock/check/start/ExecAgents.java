package dev.drydock.check.start;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Whether the agent of ECS Exec runs in the tasks.
final class ExecAgents {
    private static final String AGENT = "ExecuteCommandAgent";
    private static final int MOST_SHOWN = 5;

    private ExecAgents() {}

    /// Empty where it runs in every running task.
    static List<Finding> of(Subject subject) {
        var running = subject.liveTasks().stream().filter(task -> "RUNNING".equals(task.lastStatus()) && !"STOPPED".equals(task.desiredStatus())).toList();
        var findings = new ArrayList<Finding>();
        var before = running.stream().filter(task -> Boolean.FALSE.equals(task.enableExecuteCommand())).toList();
        if (!before.isEmpty()) {
            findings.add(before(subject, before, running.size()));
        }
        var entered = running.stream().filter(task -> !before.contains(task)).toList();
        var down = new ArrayList<Agent>();
        var silent = new ArrayList<Task>();
        for (var task : entered) {
            var agents = agents(task);
            if (agents.isEmpty()) {
                silent.add(task);
            }
            agents.stream().filter(agent -> "STOPPED".equals(agent.status())).forEach(down::add);
        }
        if (!down.isEmpty()) {
            findings.add(down(subject, down, running.size()));
        }
        missing(subject, running, silent, findings);
        return findings;
    }

    private record Agent(Task task, String container, String status, String reason, Evidence evidence) {}

    private static List<Agent> agents(Task task) {
        var agents = new ArrayList<Agent>();
        for (var i = 0; i < task.containers().size(); i++) {
            var container = task.containers().get(i);
            for (var j = 0; j < container.managedAgents().size(); j++) {
                var agent = container.managedAgents().get(j);
                if (AGENT.equals(agent.name())) {
                    agents.add(new Agent(task, String.valueOf(container.name()), String.valueOf(agent.lastStatus()), Objects.requireNonNullElse(agent.reason(), ""),
                            Evidence.of(task, "/containers/" + i + "/managedAgents/" + j + "/lastStatus", agent.lastStatus())));
                }
            }
        }
        return agents;
    }

    private static Finding before(Subject subject, List<Task> before, int running) {
        var draft = ExecReady.draft(subject, Status.WARN, "tasks", before.size() + " of " + Numbers.count(running, "task") + " started before ECS Exec was turned on")
                .observed("enableExecuteCommand is true for the service and false for " + Numbers.count(before.size(), "task"))
                .expected("tasks that were started with it")
                .why("The agent is put into a task when it starts. These can be entered only once they are replaced.")
                .evidence(before.stream().limit(MOST_SHOWN).map(task -> Evidence.of(task, "/enableExecuteCommand", false)).toList())
                .command(ExecReady.confirm(subject));
        var style = RolloutStyle.of(subject.service());
        if (style == RolloutStyle.ROLLING || style.isNativeShift()) {
            draft.command(AwsCommand.fix("Replaces every task of " + subject.service().name() + " by a new deployment of the same revision. There is no undo: the tasks that go do not come back, and they differ in nothing else.", ExecReady.update(subject, "--enable-execute-command")));
        }
        return draft.finding();
    }

    private static Finding down(Subject subject, List<Agent> down, int running) {
        var tasks = down.stream().map(Agent::task).distinct().count();
        var first = down.getFirst();
        return ExecReady.draft(subject, Status.FAIL, "agent", "The agent of ECS Exec is stopped in " + tasks + " of " + Numbers.count(running, "task"))
                .observed(String.join(", ", down.stream().limit(MOST_SHOWN).map(agent -> agent.container() + " of task " + agent.task().shortId() + ": STOPPED"
                        + (agent.reason().isEmpty() ? "" : " “" + agent.reason() + "”")).toList()))
                .expected("ExecuteCommandAgent RUNNING in every container")
                .why("Without its agent a container cannot be entered, and ECS does not start the agent again by itself: the task has to be replaced once the cause is mended. The causes are a read-only root file system, "
                        + "a task role without the ssmmessages actions, and no way to Systems Manager.")
                .evidence(down.stream().limit(MOST_SHOWN).map(Agent::evidence).toList())
                .command(AwsCommand.confirm("Reads a task with the state of its agents.", Reads.describeTasks(subject.cluster(), List.of(first.task().taskArn())).argv(subject.region())))
                .finding();
    }

    private static void missing(Subject subject, List<Task> running, List<Task> silent, List<Finding> findings) {
        var missing = TaskRecord.missingLive(subject);
        if (missing.isPresent() || !silent.isEmpty()) {
            var read = missing.orElseGet(() -> subject.needs(Reads.describeTasks(subject.cluster(), silent.stream().limit(MOST_SHOWN).map(Task::taskArn).toList())));
            findings.add(ExecReady.draft(subject, Status.UNKNOWN, "record", "Whether the agent of ECS Exec runs in every task is not known")
                    .observed(missing.isPresent() ? read.gap().why() : "no agent is told of for " + silent.size() + " of " + Numbers.count(running.size(), "task"))
                    .expected("every running task with its agents on record")
                    .missing(read)
                    .finding());
        }
    }
}
