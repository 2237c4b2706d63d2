package dev.drydock.check.symptom;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that a service event, a task's `stoppedReason` or a container's `reason` tells (ECS developer guide, "Amazon ECS service event messages",
/// "Stopped tasks error messages" and "API failures messages"; the EC2 error codes are those of the EC2 API reference).
public enum Symptom {
    OUT_OF_MEMORY("outofmemory"),
    /// A subnet had no address left for a task's network interface.
    SUBNET_FULL("insufficientfreeaddressesinsubnet"),
    /// The account may have no more network interfaces in that zone.
    INTERFACE_QUOTA("networkinterfacelimitexceeded"),
    /// The account may run no more on Fargate.
    FARGATE_QUOTA("reached the limit on the number of vcpus", "reached the limit on the number of tasks", "configuration is above your limit"),
    /// No instance had a network interface left for a task: slots of the instance, not addresses of a subnet.
    INSTANCE_INTERFACES("resource:eni"),
    /// ECS replaced the task or scaled in.
    REPLACED("scaling activity initiated by"),
    SPOT_INTERRUPTION("your spot task was interrupted"),
    MAINTENANCE("performing maintenance on the underlying infrastructure"),
    LOAD_BALANCER_HEALTH("task failed elb health checks"),
    CONTAINER_HEALTH("task failed container health checks"),
    STEADY_STATE("has reached a steady state");

    /// So much of a wanted text must stand at the end of one that was cut short.
    private static final int TELLING = 15;

    private final List<String> texts;

    Symptom(String... texts) {
        this.texts = List.of(texts);
    }

    /// All that a text tells; empty for null and for what is not known. Either apostrophe and any case will do, and so will a text that Fargate cut short,
    /// as long as enough of it is left.
    public static Set<Symptom> in(@Nullable String text) {
        var told = EnumSet.noneOf(Symptom.class);
        if (text == null) {
            return told;
        }
        var plain = plain(text);
        for (var symptom : values()) {
            if (symptom.texts.stream().anyMatch(wanted -> plain.contains(wanted) || endsWithin(plain, wanted))) {
                told.add(symptom);
            }
        }
        return told;
    }

    private static String plain(String text) {
        var plain = text.replace('’', '\'').replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
        var end = plain.length();
        while (end > 0 && (plain.charAt(end - 1) == '.' || plain.charAt(end - 1) == '…')) {
            end--;
        }
        return plain.substring(0, end);
    }

    private static boolean endsWithin(String text, String wanted) {
        for (var length = wanted.length() - 1; length >= TELLING; length--) {
            if (text.endsWith(wanted.substring(0, length))) {
                return true;
            }
        }
        return false;
    }
}
