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
import dev.drydock.check.policy.Answer;
import dev.drydock.check.policy.RoleAccess;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.logs.LogGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the log groups that containers write to are there, and whether a container waits for its log driver.
///
/// With a missing log group a task does not start (`ResourceInitializationError`), unless the driver makes the group (`awslogs-create-group`) and the role that it
/// uses may (`logs:CreateLogGroup`): *fail*. Blocking delivery stops the application when CloudWatch Logs is slow: *warn*. So is a group in another region, which no
/// endpoint of the VPC serves. A container without any log configuration is for [dev.drydock.check.practice.LogOptions].
public final class LogGroups implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.START, "log-group", Owner.APP,
            "Are the log groups there that the containers write to, and does no container wait for its logs?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "logs describe-log-groups"),
            Set.of("ecs list-account-settings", "ecs describe-tasks", "iam get-role", "iam list-attached-role-policies", "iam list-role-policies", "iam get-role-policy", "iam get-policy-version"),
            "logs-missing",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html"));

    private static final String PERMISSION = "logs:CreateLogGroup";
    private static final int MOST_SHOWN = 5;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return Definition.of(subject).map(definition -> judge(subject, definition))
                .orElseGet(() -> List.of(Definition.unknown(INFO, subject, "Where the containers write their logs is not known")));
    }

    private static List<Finding> judge(Subject subject, TaskDefinition definition) {
        var findings = new ArrayList<Finding>();
        var targets = LogTarget.of(subject, definition);
        targets.forEach(target -> findings.add(new Verdict(subject, target, targets.size() == 1).finding()));
        modes(subject, definition, findings);
        if (findings.isEmpty()) {
            findings.add(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "No container writes to CloudWatch Logs by itself")
                    .observed(String.join(", ", definition.containerDefinitions().stream()
                            .map(container -> container.name() + ": " + (container.logConfiguration() == null ? "no log configuration" : container.logConfiguration().logDriver())).toList()))
                    .expected("the awslogs driver, for this check to apply")
                    .evidence(Evidence.of(definition, "/containerDefinitions/0/logConfiguration/logDriver",
                            definition.containerDefinitions().getFirst().logConfiguration() == null ? null : definition.containerDefinitions().getFirst().logConfiguration().logDriver()))
                    .finding());
        }
        return findings;
    }

    private static void modes(Subject subject, TaskDefinition definition, List<Finding> findings) {
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            if (!LogTarget.isAwslogs(definition, i)) {
                continue;
            }
            var name = definition.containerDefinitions().get(i).name();
            var resource = definition.taskDefinitionArn() + "#" + name + "/mode";
            var mode = LogMode.of(subject, definition, i);
            if (mode.mode() == null) {
                findings.add(Finding.draft(INFO, Status.UNKNOWN, resource, "Whether the container " + name + " waits for its logs is left to an account setting that is not recorded")
                        .observed("no mode in the log options")
                        .expected("non-blocking, or a choice made on purpose")
                        .evidence(mode.evidence())
                        .missing(subject.couldUse(Reads.listAccountSettings()))
                        .finding());
            } else if (mode.isBlocking()) {
                findings.add(Finding.draft(INFO, Status.WARN, resource, "The container " + name + " stands still when its logs cannot be delivered")
                        .observed("mode blocking" + (mode.byAccount() ? ", by the account setting " + LogMode.SETTING : ""))
                        .expected("mode non-blocking with a max-buffer-size, unless losing a log line is worse than standing still")
                        .why("In blocking mode a write to stdout waits until CloudWatch Logs has taken it. When that is slow or out of reach, the application stops, and its health checks fail, with nothing in its logs.")
                        .evidence(mode.evidence())
                        .command(mode.byAccount() ? AwsCommand.confirm("Reads the account's settings.", Reads.listAccountSettings().argv(subject.region())) : Definition.confirm(subject, definition))
                        .snippet("json", "{\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{\"mode\":\"non-blocking\",\"max-buffer-size\":\"25m\"}}}")
                        .finding());
            }
        }
    }

    /// The judgement of one log group.
    ///
    /// @param only whether the containers write to no other, so that a reason without a name means it
    private record Verdict(Subject subject, LogTarget target, boolean only) {

        Finding finding() {
            if (!target.region().equals(subject.region())) {
                return draft(Status.WARN, "The " + target.writers() + " write" + (target.containers().size() == 1 ? "s its" : " their") + " logs to another region, " + target.region())
                        .observed("awslogs-region " + target.region() + "; the service runs in " + subject.region())
                        .expected(subject.region() + ", unless one region is meant to collect them all")
                        .why("Logs leave the region: no endpoint of the VPC serves another region, so they need a NAT gateway or a public address, and a trouble there stops tasks from starting here."
                                + " Whether the group exists there is not in a record of " + subject.region() + ".")
                        .evidence(target.regionEvidence())
                        .command(Definition.confirm(subject, target.definition()))
                        .finding();
            }
            var found = subject.inventory().all(LogGroup.class).stream()
                    .filter(group -> target.group().equals(group.logGroupName()) && (group.region().isEmpty() || target.region().equals(group.region()))).findFirst();
            if (found.isPresent()) {
                return draft(Status.OK, "The log group " + target.group() + " is there").observed("retention " + (found.get().retentionInDays() == null ? "for ever" : found.get().retentionInDays() + " days"))
                        .expected("a log group of that name in " + target.region())
                        .evidence(Evidence.of(found.get(), "/logGroupName", found.get().logGroupName()))
                        .finding();
            }
            var read = Reads.describeLogGroups(target.group());
            var refused = refused();
            if (subject.inventory().calls().pages(read).isEmpty()) {
                return refused.isEmpty() ? draft(Status.UNKNOWN, "Whether the log group " + target.group() + " exists is not known")
                        .observed(subject.inventory().calls().gap(read).why())
                        .expected("the log groups on record")
                        .missing(subject.needs(read))
                        .finding() : missing(refused, "The log group " + target.group() + " was not there when tasks started", "");
            }
            return target.created() ? made(refused) : missing(refused, "The log group " + target.group() + " does not exist", "");
        }

        /// Not there, and the driver is to make it.
        private Finding made(List<Evidence> refused) {
            if (Compute.of(subject) != Compute.FARGATE) {
                return draft(Status.UNKNOWN, "Whether the log group " + target.group() + " can be made is not known")
                        .observed("no such log group; awslogs-create-group is true, and on instances the role of the instance makes it")
                        .expected("the log group, or the permission " + PERMISSION)
                        .missing(subject.needs(Reads.describeLogGroups(target.group())))
                        .finding();
            }
            var role = target.definition().executionRoleArn();
            if (role == null) {
                return missing(refused, "The log group " + target.group() + " does not exist, and without an execution role nothing can make it", " There is no execution role.");
            }
            var access = RoleAccess.of(subject, role);
            return switch (permission(access)) {
                case Answer.Allowed allowed -> draft(Status.OK, "The log group " + target.group() + " is made by the first task that starts")
                        .observed("no such log group; awslogs-create-group is true, and " + access.name() + " may make it by " + allowed.by().words())
                        .expected("the log group, or the permission " + PERMISSION)
                        .why(Answer.UNSEEN)
                        .evidence(allowed.evidence())
                        .finding();
                case Answer.Unknown unknown -> draft(Status.UNKNOWN, "Whether " + access.name() + " may make the log group " + target.group() + " is not known")
                        .observed("no such log group; awslogs-create-group is true; " + unknown.words(subject))
                        .expected("the log group, or the permission " + PERMISSION)
                        .missing(unknown.missing(subject))
                        .finding();
                case Answer answer -> missing(Stream.concat(refused.stream(), answer.evidence().stream()).toList(),
                        "The log group " + target.group() + " does not exist, and " + access.name() + " may not make it",
                        " awslogs-create-group is true, and " + access.name() + " lacks " + PERMISSION + ".");
            };
        }

        /// The Service Authorization Reference has the group as the resource, the error messages have the group's streams.
        private Answer permission(RoleAccess access) {
            var onGroup = access.may(PERMISSION, target.arn(subject));
            return onGroup.isAllowed() ? onGroup : Optional.of(access.may(PERMISSION, target.arn(subject) + ":log-stream:")).filter(Answer::isAllowed).orElse(onGroup);
        }

        private Finding missing(List<Evidence> refused, String title, String more) {
            return draft(Status.FAIL, title)
                    .observed("no log group " + target.group() + " in " + target.region() + more)
                    .expected("the log group, or awslogs-create-group with the permission " + PERMISSION)
                    .why("The log driver cannot open its stream, so no task of " + target.definition().shortName() + " starts: it ends with ResourceInitializationError before its containers run."
                            + " Tasks that run already go on, and their logs are lost.")
                    .evidence(refused)
                    .command(read(AwsCommand.Kind.CONFIRM))
                    .command(AwsCommand.fix("Makes the log group, which keeps its events for ever until a retention is set. There is no undo: deleting a log group deletes what tasks have written to it by then.",
                            CommandLine.aws("logs", "create-log-group").option("--log-group-name", target.group()).in(subject.region())))
                    .command(read(AwsCommand.Kind.VERIFY))
                    .finding();
        }

        private AwsCommand read(AwsCommand.Kind kind) {
            var argv = Reads.describeLogGroups(target.group()).argv(subject.region());
            return kind == AwsCommand.Kind.CONFIRM ? AwsCommand.confirm("Lists the log groups whose names begin with " + target.group() + ".", argv)
                    : AwsCommand.verify("Lists them again.", argv);
        }

        private Finding.Draft draft(Status status, String title) {
            return Finding.draft(INFO, status, target.arn(subject), title).evidence(target.evidence());
        }

        /// Tasks that ended because the driver found no group, by their own reasons, after which none of the revision has started. Fargate cuts long reasons short.
        private List<Evidence> refused() {
            var revision = target.definition().taskDefinitionArn();
            var started = subject.liveTasks().stream().filter(task -> revision.equals(task.taskDefinitionArn())).map(Task::startedAt).filter(Objects::nonNull)
                    .max(Comparator.naturalOrder()).orElse(Instant.MIN);
            var found = new ArrayList<Evidence>();
            for (var task : subject.stoppedTasks()) {
                if (revision.equals(task.taskDefinitionArn()) && (task.stoppedAt() == null || task.stoppedAt().isAfter(started))) {
                    refused(task, found);
                }
            }
            return found.stream().limit(MOST_SHOWN).toList();
        }

        private void refused(Task task, List<Evidence> found) {
            if (tells(task.stoppedReason())) {
                found.add(Evidence.of(task, "/stoppedReason", task.stoppedReason()));
                return;
            }
            for (var i = 0; i < task.containers().size(); i++) {
                if (tells(task.containers().get(i).reason())) {
                    found.add(Evidence.of(task, "/containers/" + i + "/reason", task.containers().get(i).reason()));
                }
            }
        }

        private boolean tells(@Nullable String reason) {
            var text = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
            return (text.contains("failed to validate logger args") || text.contains("failed to initialize logging driver") || text.contains("failed to create cloudwatch log stream"))
                    && (text.contains("resourcenotfoundexception") || text.contains("log group does not exist"))
                    && (only || text.contains(target.group().toLowerCase(Locale.ROOT)));
        }
    }
}
