package dev.drydock.check.network;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
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
import dev.drydock.check.symptom.Sighting;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.ContainerInstance;
import dev.drydock.inventory.ecs.Setting;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskTally;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Whether the container instances have network interfaces for the tasks that a rollout adds: slots of the instances, not addresses of the subnets.
public final class EniDensity implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.IP_HEADROOM, "eni-density", Owner.PLATFORM,
            "Do the container instances have network interfaces for the tasks that a rollout adds?",
            Set.of("ecs describe-services", "ecs list-tasks", "ecs describe-tasks", "ecs list-container-instances", "ecs describe-container-instances", "ec2 describe-instance-types"),
            Set.of("ecs list-account-settings"),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html"));

    private static final int MOST_SHOWN = 5;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return List.of(finding(subject));
    }

    private static Finding finding(Subject subject) {
        var service = subject.service();
        return switch (Compute.of(subject)) {
            case FARGATE, MANAGED_INSTANCES, EXTERNAL -> draft(subject, Status.NA, "The service does not run on container instances of the account")
                    .observed("it runs on " + Compute.of(subject))
                    .expected("container instances on EC2, for this check to apply")
                    .evidence(Compute.evidence(service))
                    .finding();
            case UNKNOWN -> unknown(subject, "What the service runs on is not known", List.of(subject.needs(Compute.read(subject))));
            case EC2 -> switch (TaskNetwork.of(subject)) {
                case TaskNetwork.Shared shared -> TaskNetwork.notApplicable(INFO, subject, shared);
                case TaskNetwork.Unknown(var missing) -> TaskNetwork.unknown(INFO, subject, missing);
                case TaskNetwork.Own _ -> ofInstances(subject);
            };
        };
    }

    private static Finding ofInstances(Subject subject) {
        var refused = Sighting.unresolved(subject, Symptom.INSTANCE_INTERFACES);
        if (!refused.isEmpty()) {
            return refused(subject, refused);
        }
        var instances = subject.inventory().all(ContainerInstance.class).stream()
                .filter(instance -> cluster(instance.containerInstanceArn()).equals(cluster(subject.service().serviceArn())) && "ACTIVE".equals(instance.status()))
                .toList();
        var missing = missing(subject, instances);
        var surge = Surge.of(subject.service()).orElse(null);
        if (surge == null && !subject.service().isDaemon()) {
            missing.add(subject.needs(Reads.describeServices(subject.cluster(), subject.service().name())));
        }
        if (!missing.isEmpty()) {
            return unknown(subject, "How many network interfaces the container instances have left is not known", missing);
        }
        // A daemon rolls out by stopping its task on an instance before it starts the next.
        var extra = surge == null || subject.service().isDaemon() ? 0 : surge.beyond(subject.liveTasks().size());
        return judged(subject, instances, surge, extra);
    }

    private static List<Missing> missing(Subject subject, List<ContainerInstance> instances) {
        var missing = new ArrayList<Missing>();
        if (instances.isEmpty() || subject.inventory().calls().pages(Reads.listContainerInstances(subject.cluster())).isEmpty()) {
            missing.add(subject.needs(readInstances(subject)));
        }
        TaskRecord.missingLive(subject.inventory(), subject.cluster(), subject.inventory().liveTasks().stream()
                .filter(tasks -> subject.cluster().equals(tasks.clusterArn())).mapToLong(TaskTally::count).sum()).ifPresent(missing::add);
        var types = new TreeSet<String>();
        instances.stream().filter(instance -> InterfaceSlots.of(subject.inventory(), instance).isEmpty()).map(InterfaceSlots::type).filter(Objects::nonNull).forEach(types::add);
        if (!types.isEmpty()) {
            missing.add(subject.needs(Reads.describeInstanceTypes(List.copyOf(types))));
        } else if (instances.stream().anyMatch(instance -> InterfaceSlots.type(instance) == null)) {
            missing.add(subject.needs(readInstances(subject)));
        }
        return missing;
    }

    private static Read readInstances(Subject subject) {
        var named = new LinkedHashSet<String>();
        subject.liveTasks().stream().map(Task::containerInstanceArn).filter(Objects::nonNull).limit(MOST_SHOWN).forEach(named::add);
        return named.isEmpty() || subject.inventory().calls().pages(Reads.listContainerInstances(subject.cluster())).isEmpty()
                ? Reads.listContainerInstances(subject.cluster()) : Reads.describeContainerInstances(subject.cluster(), List.copyOf(named));
    }

    private static Finding judged(Subject subject, List<ContainerInstance> instances, @Nullable Surge surge, long extra) {
        var slots = instances.stream().mapToLong(instance -> InterfaceSlots.of(subject.inventory(), instance).orElse(0)).sum();
        var own = new TreeSet<>(instances.stream().map(ContainerInstance::containerInstanceArn).toList());
        var used = subject.inventory().all(Task.class).stream()
                .filter(task -> !task.isStopped() && task.containerInstanceArn() != null && own.contains(task.containerInstanceArn()) && task.networkDetail("networkInterfaceId") != null)
                .count();
        var free = Math.max(0, slots - used);
        var trunked = instances.stream().filter(InterfaceSlots::isTrunked).count();
        var fits = extra <= free;
        var draft = draft(subject, fits ? Status.OK : Status.WARN, fits
                ? "The container instances have network interfaces for a rollout"
                : "A rollout needs " + extra + " network interfaces and the container instances have " + free + " left")
                .observed(Numbers.count(instances.size(), "instance") + ", " + trunked + " with trunking: " + slots + " tasks with an interface of their own, " + used + " of these taken")
                .expected("network interfaces for " + extra + " more tasks")
                .why((surge == null ? "" : surge.workedOut() + ", " + extra + " more than now; ") + slots + " − " + used + " = " + free + " are left."
                        + (fits ? "" : " A task that finds no interface is not placed (RESOURCE:ENI), however many addresses the subnets have."))
                .evidence(Surge.evidence(subject.service()));
        instances.stream().limit(MOST_SHOWN).forEach(instance -> draft.evidence(Evidence.of(instance, "/status", instance.status())));
        if (!fits) {
            draft.command(confirm(subject, instances));
            trunking(subject, trunked < instances.size()).forEach(draft::command);
        }
        return draft.finding();
    }

    private static Finding refused(Subject subject, List<Sighting> refused) {
        var draft = draft(subject, Status.FAIL, "A task could not be placed because no container instance had a network interface left")
                .observed("“" + refused.getLast().text() + "”")
                .expected("an instance with a network interface left for every new task")
                .why("RESOURCE:ENI speaks of the slots of an instance, not of the addresses of a subnet: larger subnets do not help, instances with more slots or trunking do.")
                .evidence(refused.stream().limit(MOST_SHOWN).map(Sighting::evidence).toList())
                .command(AwsCommand.confirm("Lists the container instances that have a trunk.", CommandLine.aws("ecs", "list-attributes")
                        .option("--cluster", subject.cluster())
                        .option("--target-type", "container-instance")
                        .option("--attribute-name", "ecs.awsvpc-trunk-id")
                        .in(subject.region())));
        trunking(subject, true).forEach(draft::command);
        return draft.finding();
    }

    /// Trunking is offered only where the setting is recorded, so that it can be put back.
    private static List<AwsCommand> trunking(Subject subject, boolean helps) {
        var setting = subject.inventory().all(Setting.class).stream().filter(item -> "awsvpcTrunking".equals(item.name()) && item.value() != null).findFirst();
        if (!helps || setting.isEmpty() || "enabled".equals(setting.get().value())) {
            return List.of();
        }
        return List.of(
                AwsCommand.fix("Turns on trunking for the whole account in this region. Only container instances of supported types that are launched afterwards have it: replace the ones there are.",
                        putSetting(subject, "enabled")),
                AwsCommand.undo("Puts back the recorded setting.", putSetting(subject, String.valueOf(setting.get().value()))));
    }

    private static List<String> putSetting(Subject subject, String value) {
        return CommandLine.aws("ecs", "put-account-setting-default").option("--name", "awsvpcTrunking").option("--value", value).in(subject.region());
    }

    private static AwsCommand confirm(Subject subject, List<ContainerInstance> instances) {
        return AwsCommand.confirm("Reads the container instances with their types and trunks.",
                Reads.describeContainerInstances(subject.cluster(), instances.stream().limit(MOST_SHOWN).map(ContainerInstance::containerInstanceArn).toList()).argv(subject.region()));
    }

    /// `arn:aws:ecs:REGION:ACCOUNT:container-instance/CLUSTER/ID`
    private static String cluster(String arn) {
        var parts = arn.split("/");
        return parts.length > 2 ? parts[1] : "";
    }

    private static Finding unknown(Subject subject, String title, List<Missing> missing) {
        return draft(subject, Status.UNKNOWN, title)
                .observed(String.join("; ", missing.stream().map(item -> item.gap().why()).distinct().toList()))
                .expected("every container instance with its type, and the tasks on them, on record")
                .missing(missing)
                .finding();
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title);
    }
}
