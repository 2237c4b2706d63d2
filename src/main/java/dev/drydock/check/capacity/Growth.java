package dev.drydock.check.capacity;

import dev.drydock.check.Evidence;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.inventory.applicationautoscaling.ScalableTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How many tasks a service may come to ask room for.
///
/// @param desired null where the record does not say
/// @param target what scales the service; null where nothing recorded does
record Growth(Subject subject, @Nullable Integer desired, @Nullable ScalableTarget target) {

    static Growth of(Subject subject) {
        return new Growth(subject, subject.service().desiredCount(), subject.inventory().scalableTarget(subject.service()).orElse(null));
    }

    /// Whether the service runs no tasks and nothing will change that.
    boolean isNone() {
        return Objects.equals(desired, 0) && (target == null || Objects.equals(target.maxCapacity(), 0)) && subject.liveTasks().isEmpty();
    }

    String words() {
        if (desired == null) {
            return "";
        }
        return target == null || target.maxCapacity() == null || target.maxCapacity() <= desired
                ? "The service wants " + Numbers.count(desired, "task") + ", and more while it deploys."
                : "The service wants " + Numbers.count(desired, "task") + " and may scale to " + target.maxCapacity() + ": " + target.maxCapacity() + " − " + desired + " = "
                        + (target.maxCapacity() - desired) + " more.";
    }

    List<Evidence> evidence() {
        var evidence = new ArrayList<Evidence>(List.of(Evidence.of(subject.service(), "/desiredCount", desired)));
        if (target != null && target.maxCapacity() != null) {
            evidence.add(Evidence.of(target, "/MaxCapacity", target.maxCapacity()));
        }
        return evidence;
    }
}
