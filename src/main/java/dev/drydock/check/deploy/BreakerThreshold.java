package dev.drydock.check.deploy;

import dev.drydock.inventory.ecs.DeploymentConfiguration.DeploymentCircuitBreaker;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many failed tasks trip the deployment circuit breaker (ECS API reference, `ThresholdConfiguration`).
///
/// @param failures the number
/// @param workedOut how it comes about
public record BreakerThreshold(long failures, String workedOut) {
    private static final int LEAST = 3;
    private static final int MOST = 200;
    private static final int DEFAULT_PERCENT = 50;

    /// Empty where the configuration names a type that Drydock does not know, or no value.
    public static Optional<BreakerThreshold> of(@Nullable DeploymentCircuitBreaker breaker, int desired) {
        var configuration = breaker == null ? null : breaker.thresholdConfiguration();
        if (configuration == null) {
            return Optional.of(bounded(DEFAULT_PERCENT, desired));
        }
        var value = configuration.value();
        if (value == null || configuration.type() == null) {
            return Optional.empty();
        }
        return switch (configuration.type()) {
            case "COUNT" -> Optional.of(new BreakerThreshold(value, "configured as " + failedTasks(value)));
            case "BOUNDED_PERCENT" -> Optional.of(bounded(value, desired));
            case "UNBOUNDED_PERCENT" -> {
                var failures = share(value, desired);
                yield Optional.of(new BreakerThreshold(failures, value + " % of " + desired + " = " + failedTasks(failures)));
            }
            default -> Optional.empty();
        };
    }

    private static BreakerThreshold bounded(int percent, int desired) {
        var share = share(percent, desired);
        var failures = Math.clamp(share, LEAST, MOST);
        return new BreakerThreshold(failures, percent + " % of " + desired + " = " + share
                + (failures == share ? ": " : ", but at least " + LEAST + " and at most " + MOST + ": ") + failedTasks(failures));
    }

    private static long share(int percent, int desired) {
        return Math.ceilDiv((long) percent * desired, 100L);
    }

    private static String failedTasks(long number) {
        return number + " failed task" + (number == 1 ? "" : "s");
    }
}
