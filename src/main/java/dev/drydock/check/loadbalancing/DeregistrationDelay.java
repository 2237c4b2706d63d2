package dev.drydock.check.loadbalancing;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.elbv2.TargetGroupAttribute;
import java.util.List;
import java.util.Optional;

/// How long a target group lets requests in flight finish after a target was deregistered.
public record DeregistrationDelay(TargetGroupAttribute attribute, int seconds) {
    static final String KEY = "deregistration_delay.timeout_seconds";

    /// The value that a target group has when nobody set one (Elastic Load Balancing API reference, `TargetGroupAttribute`).
    public static final int DEFAULT_SECONDS = 300;

    /// The recorded delay of a target group; empty when it is not recorded, or not a number.
    public static Optional<DeregistrationDelay> of(Subject subject, String targetGroupArn) {
        return subject.inventory().targetGroupAttribute(targetGroupArn, KEY)
                .filter(attribute -> attribute.value() != null && attribute.value().matches("[0-9]{1,6}"))
                .map(attribute -> new DeregistrationDelay(attribute, Integer.parseInt(String.valueOf(attribute.value()))));
    }

    Evidence evidence() {
        return Evidence.of(attribute, "/Value", attribute.value());
    }

    static AwsCommand confirm(Subject subject, String targetGroupArn) {
        return AwsCommand.confirm("Reads the target group's attributes.", Reads.describeTargetGroupAttributes(targetGroupArn).argv(subject.region()));
    }

    static AwsCommand verify(Subject subject, String targetGroupArn) {
        return AwsCommand.verify("Reads the target group's attributes again.", Reads.describeTargetGroupAttributes(targetGroupArn).argv(subject.region()));
    }

    public AwsCommand setTo(Subject subject, AttachedTargetGroup group, int wanted) {
        return AwsCommand.fix("Sets the deregistration delay of target group " + group.name() + " to " + wanted
                + " s, for every service that registers with it, from the"
                + " next target that leaves. Its other attributes stay.", modify(subject, group, wanted));
    }

    public AwsCommand setBack(Subject subject, AttachedTargetGroup group) {
        return AwsCommand.undo("Sets the deregistration delay of target group " + group.name() + " back to the recorded " + seconds + " s.",
                modify(subject, group, seconds));
    }

    private static List<String> modify(Subject subject, AttachedTargetGroup group, int value) {
        return CommandLine.aws("elbv2", "modify-target-group-attributes")
                .option("--target-group-arn", group.arn())
                .option("--attributes", "Key=" + KEY + ",Value=" + value)
                .in(subject.region());
    }
}
