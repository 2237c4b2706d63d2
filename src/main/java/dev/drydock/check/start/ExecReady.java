package dev.drydock.check.start;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whether `aws ecs execute-command` would get into the service's containers.
///
/// Off is a free choice: *ok*, with how to turn it on. On, each thing that it needs is judged: an agent that runs in every task, tasks started since it was turned
/// on, the task role's four `ssmmessages` actions, a way to Systems Manager's message endpoint, a writable root file system, platform version 1.4.0, and subnets with IPv4
/// (ECS developer guide, "Monitor Amazon ECS containers with ECS Exec"). What lacks one of them cannot work: *fail*. On instances the agent must be 1.50.2 or newer, which agent-drift judges.
public final class ExecReady implements Check {
    static final CheckInfo INFO = CheckInfo.of(Topic.START, "exec-ready", Owner.PLATFORM,
            "Would ECS Exec get into the service's containers?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ecs list-tasks", "ecs describe-tasks"),
            Set.of("ec2 describe-subnets", "ec2 describe-route-tables", "ec2 describe-vpc-endpoints",
                    "iam get-role", "iam list-attached-role-policies", "iam list-role-policies", "iam get-role-policy", "iam get-policy-version"),
            "exec-fails",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec-troubleshooting.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        if (!Boolean.TRUE.equals(subject.service().enableExecuteCommand())) {
            return List.of(off(subject));
        }
        var findings = new ArrayList<Finding>();
        findings.addAll(ExecAgents.of(subject));
        Definition.of(subject).ifPresentOrElse(
                definition -> {
                    findings.addAll(ExecNeeds.ofDefinition(subject, definition));
                    findings.addAll(ExecRole.of(subject, definition));
                },
                () -> findings.add(Definition.unknown(INFO, subject, "Whether the task role lets ECS Exec in is not known")));
        findings.addAll(ExecNeeds.ofNetwork(subject));
        findings.addAll(ExecNeeds.ofPlatform(subject));
        if (findings.isEmpty()) {
            findings.add(draft(subject, Status.OK, "", "ECS Exec gets into the service's containers")
                    .observed((subject.liveTasks().isEmpty() ? "no task runs now" : "its agent runs in every task") + "; the task role, the way to ssmmessages, the file system and the platform allow it")
                    .expected("all that ECS Exec needs")
                    .why("Name the container when you use it: a task with several, those that Service Connect adds included, does not take the command without. The Session Manager plugin has to be installed beside the AWS CLI.")
                    .finding());
        }
        return findings;
    }

    static Finding.Draft draft(Subject subject, Status status, String of, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn() + (of.isEmpty() ? "" : "#" + of), title)
                .evidence(Evidence.of(subject.service(), "/enableExecuteCommand", subject.service().enableExecuteCommand()));
    }

    private static Finding off(Subject subject) {
        var draft = draft(subject, Status.OK, "", "ECS Exec is off: nobody can open a shell in a running container")
                .observed(subject.service().enableExecuteCommand() == null ? "enableExecuteCommand is not set" : "enableExecuteCommand false")
                .expected("a free choice")
                .why("Turned on before it is needed, it shortens a night: it only takes tasks that start afterwards. It needs four ssmmessages actions on the task role, a way to Systems Manager and a writable root file system."
                        + (Compute.of(subject) == Compute.EC2 ? " On EC2 it needs an agent of 1.50.2 or newer." : ""));
        var style = RolloutStyle.of(subject.service());
        if (style == RolloutStyle.ROLLING || style.isNativeShift()) {
            draft.command(AwsCommand.fix("Turns ECS Exec on and replaces every task of " + subject.service().name() + ", since only new ones can be entered.",
                            update(subject, "--enable-execute-command")))
                    .command(AwsCommand.undo("Turns ECS Exec off again, with another deployment.", update(subject, "--disable-execute-command")))
                    .command(AwsCommand.verify("Reads the service again.", read(subject)));
        }
        return draft.finding();
    }

    static AwsCommand confirm(Subject subject) {
        return AwsCommand.confirm("Reads the service with its setting for ECS Exec.", read(subject));
    }

    private static List<String> read(Subject subject) {
        return Reads.describeServices(subject.cluster(), subject.service().name()).argv(subject.region());
    }

    /// `--force-new-deployment` starts the new tasks; the setting alone starts none.
    static List<String> update(Subject subject, String flag) {
        return CommandLine.aws("ecs", "update-service")
                .option("--cluster", subject.cluster())
                .option("--service", subject.service().name())
                .flag(flag)
                .flag("--force-new-deployment")
                .in(subject.region());
    }
}
