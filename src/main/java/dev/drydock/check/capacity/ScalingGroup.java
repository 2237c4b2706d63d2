package dev.drydock.check.capacity;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.autoscaling.AutoScalingGroup;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The Auto Scaling group behind a capacity provider, with its bounds known.
record ScalingGroup(AutoScalingGroup group, String name, int desired, int most) {
    private static final String IN_SERVICE = "InService";

    /// Empty where the group is not recorded, or not its bounds.
    static Optional<ScalingGroup> of(Subject subject, @Nullable String arn) {
        return subject.inventory().find(AutoScalingGroup.class, arn)
                .or(() -> subject.inventory().all(AutoScalingGroup.class).stream().filter(group -> arn != null && arn.equals(group.autoScalingGroupName())).findFirst())
                .filter(group -> group.desiredCapacity() != null && group.maxSize() != null)
                .map(group -> new ScalingGroup(group, name(arn), Objects.requireNonNull(group.desiredCapacity()), Objects.requireNonNull(group.maxSize())));
    }

    static Missing missing(Subject subject, @Nullable String arn) {
        return subject.needs(Reads.describeAutoScalingGroups(name(arn)));
    }

    /// The name in `…:autoScalingGroup:UUID:autoScalingGroupName/NAME`; ECS takes the bare name too.
    static String name(@Nullable String arn) {
        var mark = "autoScalingGroupName/";
        var text = String.valueOf(arn);
        var at = text.indexOf(mark);
        return at < 0 ? text : text.substring(at + mark.length());
    }

    int inService() {
        return (int) group.instances().stream().filter(instance -> IN_SERVICE.equals(instance.lifecycleState())).count();
    }

    boolean isAtMost() {
        return desired >= most;
    }

    /// Where the record says that the group launches nothing; null where it does.
    @Nullable Evidence launchesSuspended() {
        for (var i = 0; i < group.suspendedProcesses().size(); i++) {
            if ("Launch".equals(group.suspendedProcesses().get(i).processName())) {
                return Evidence.of(group, "/SuspendedProcesses/" + i + "/ProcessName", "Launch");
            }
        }
        return null;
    }

    List<Evidence> evidence() {
        return List.of(Evidence.of(group, "/DesiredCapacity", desired), Evidence.of(group, "/MaxSize", most));
    }

    AwsCommand confirm(Subject subject) {
        return AwsCommand.confirm("Reads the group with its bounds, its instances and what of it is suspended.", Reads.describeAutoScalingGroups(name).argv(subject.region()));
    }

    /// Raises the bound, and puts the recorded one back.
    List<AwsCommand> growTo(Subject subject, long instances) {
        return List.of(
                AwsCommand.fix("Lets the group grow to " + instances + " instances. It launches them as tasks need them, and each costs money while it runs.", setMost(subject, instances)),
                AwsCommand.undo("Puts back the recorded bound. Instances above it are terminated, whatever runs on them.", setMost(subject, most)),
                AwsCommand.verify("Reads the bound and how many instances there are.", Reads.describeAutoScalingGroups(name).argv(subject.region())));
    }

    List<AwsCommand> resumeLaunches(Subject subject) {
        return List.of(
                AwsCommand.fix("Lets the group launch instances again.", processes(subject, "resume-processes")),
                AwsCommand.undo("Suspends launches again, as recorded.", processes(subject, "suspend-processes")),
                AwsCommand.verify("Reads what of the group is suspended.", Reads.describeAutoScalingGroups(name).argv(subject.region())));
    }

    private List<String> setMost(Subject subject, long instances) {
        return CommandLine.aws("autoscaling", "update-auto-scaling-group").option("--auto-scaling-group-name", name).option("--max-size", instances).in(subject.region());
    }

    private List<String> processes(Subject subject, String operation) {
        return CommandLine.aws("autoscaling", operation).option("--auto-scaling-group-name", name).option("--scaling-processes", List.of("Launch")).in(subject.region());
    }
}
