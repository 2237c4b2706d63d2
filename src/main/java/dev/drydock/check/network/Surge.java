package dev.drydock.check.network;

import dev.drydock.check.Evidence;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.inventory.ecs.Service;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How many tasks a service may have at once while it rolls out.
///
/// A rolling deployment may run floor(desired × maximumPercent ÷ 100) tasks (ECS API reference, `DeploymentConfiguration`). Blue/green and its kin stand up
/// a whole second set, whatever maximumPercent says.
///
/// @param percent the recorded maximumPercent, else the 200 that the API takes for a REPLICA service
public record Surge(RolloutStyle style, int desired, int percent) {
    private static final int DEFAULT_PERCENT = 200;

    /// Empty where the record does not say how many tasks are wanted, or how they are replaced.
    public static Optional<Surge> of(Service service) {
        var style = RolloutStyle.of(service);
        if (service.desiredCount() == null || style == RolloutStyle.UNKNOWN) {
            return Optional.empty();
        }
        var configuration = service.deploymentConfiguration();
        var percent = configuration == null ? null : configuration.maximumPercent();
        return Optional.of(new Surge(style, service.desiredCount(), Objects.requireNonNullElse(percent, DEFAULT_PERCENT)));
    }

    public boolean isSecondSet() {
        return style != RolloutStyle.ROLLING;
    }

    public long peak() {
        return isSecondSet() ? 2L * desired : (long) desired * percent / 100;
    }

    /// How many tasks come on top of those that hold something now.
    public long beyond(long held) {
        return Math.max(0, peak() - held);
    }

    /// The sum as people check it: `40 × 200 % = 80 tasks`.
    public String workedOut() {
        return isSecondSet() ? desired + " + " + desired + " = " + peak() + " tasks (" + style.words() + " stands up a second set)"
                : desired + " × " + percent + " % = " + peak() + " tasks";
    }

    static List<Evidence> evidence(Service service) {
        var configuration = service.deploymentConfiguration();
        return List.of(
                Evidence.of(service, "/desiredCount", service.desiredCount()),
                RolloutStyle.of(service) == RolloutStyle.ROLLING
                        ? Evidence.of(service, "/deploymentConfiguration/maximumPercent", configuration == null ? null : configuration.maximumPercent())
                        : RolloutStyle.evidence(service));
    }
}
