package dev.drydock.check.deploy;

import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.inventory.codedeploy.DeploymentInfo;
import dev.drydock.inventory.ecs.DeploymentConfiguration;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long a rollout of a service may take before it is late, worked out from the record: what is not recorded counts with its longest documented default.
///
/// @param batch the time that one batch of tasks may take: to start, to become healthy, and for the old ones to drain and stop
/// @param total the time of the whole rollout
/// @param workedOut how the total comes about
record ExpectedTime(Duration batch, Duration total, String workedOut) {
    /// No rollout is called late before this: a task may wait as long before it counts as stalled.
    private static final Duration LEAST = Duration.ofMinutes(10);

    private static final int DEFAULT_DRAIN_SECONDS = 300;
    private static final int DEFAULT_STOP_SECONDS = 30;

    /// Without a load balancer the scheduler waits so long after a task runs (ECS API reference, `DeploymentConfiguration`).
    private static final int SETTLING_SECONDS = 40;

    /// `CodeDeployDefault.ECSLinear10PercentEvery3Minutes`, `CodeDeployDefault.ECSCanary10Percent15Minutes`
    private static final Pattern PREDEFINED = Pattern.compile("CodeDeployDefault\\.ECS(Linear|Canary)(\\d+)Percent(?:Every)?(\\d+)Minutes?");

    /// @param since when the rollout began: tasks of before tell how long a task takes to start
    static ExpectedTime rolling(Subject subject, Service.Deployment deployment, Instant since) {
        var desired = Objects.requireNonNullElse(deployment.desiredCount(), Objects.requireNonNullElse(subject.service().desiredCount(), 1));
        var configuration = subject.service().deploymentConfiguration();
        var daemon = subject.service().isDaemon();
        var minimum = configuration == null || configuration.minimumHealthyPercent() == null ? daemon ? 0 : 100 : configuration.minimumHealthyPercent();
        var maximum = configuration == null || configuration.maximumPercent() == null ? daemon ? 100 : 200 : configuration.maximumPercent();
        var batch = new TaskBounds(desired, minimum, maximum).batch();
        return of(subject, since, Math.max(1, Math.ceilDiv(desired, batch)), bake(configuration), "to bake");
    }

    /// A whole second set of tasks, and the times that the traffic shift takes.
    static ExpectedTime shifting(Subject subject, @Nullable DeploymentConfiguration configuration, Instant since) {
        var shift = bake(configuration);
        if (configuration != null && configuration.linearConfiguration() != null) {
            var linear = configuration.linearConfiguration();
            var step = linear.stepPercent() == null || linear.stepPercent() <= 0 ? 10.0 : linear.stepPercent();
            shift = shift.plusMinutes((long) Math.ceil(100 / step) * Objects.requireNonNullElse(linear.stepBakeTimeInMinutes(), 6));
        }
        if (configuration != null && configuration.canaryConfiguration() != null) {
            shift = shift.plusMinutes(Objects.requireNonNullElse(configuration.canaryConfiguration().canaryBakeTimeInMinutes(), 10));
        }
        return of(subject, since, 1, shift, "to shift traffic and bake");
    }

    static ExpectedTime codeDeploy(Subject subject, DeploymentInfo info, Instant since) {
        var minutes = 0L;
        var blueGreen = info.blueGreenDeploymentConfiguration();
        if (blueGreen != null && blueGreen.deploymentReadyOption() != null) {
            minutes += Objects.requireNonNullElse(blueGreen.deploymentReadyOption().waitTimeInMinutes(), 0);
        }
        if (blueGreen != null && blueGreen.terminateBlueInstancesOnDeploymentSuccess() != null) {
            minutes += Objects.requireNonNullElse(blueGreen.terminateBlueInstancesOnDeploymentSuccess().terminationWaitTimeInMinutes(), 0);
        }
        var predefined = PREDEFINED.matcher(Objects.requireNonNullElse(info.deploymentConfigName(), ""));
        if (predefined.matches()) {
            var steps = predefined.group(1).equals("Linear") ? Math.ceilDiv(100, Math.max(1, Integer.parseInt(predefined.group(2)))) : 1;
            minutes += (long) steps * Integer.parseInt(predefined.group(3));
        }
        return of(subject, since, 1, Duration.ofMinutes(minutes), "to shift traffic and wait");
    }

    private static Duration bake(@Nullable DeploymentConfiguration configuration) {
        return Duration.ofMinutes(configuration == null ? 0 : Objects.requireNonNullElse(configuration.bakeTimeInMinutes(), 0));
    }

    private static ExpectedTime of(Subject subject, Instant since, long batches, Duration extra, String extraWords) {
        var start = start(subject, since);
        var health = 0L;
        var drain = 0L;
        var targetGroups = RolloutCauses.targetGroups(subject.service());
        for (var arn : targetGroups) {
            health = Math.max(health, subject.inventory().find(TargetGroup.class, arn).map(ExpectedTime::healthy).orElse(0L));
            drain = Math.max(drain, subject.inventory().targetGroupAttribute(arn, "deregistration_delay.timeout_seconds")
                    .filter(attribute -> attribute.value() != null && attribute.value().matches("[0-9]{1,6}"))
                    .map(attribute -> Long.parseLong(String.valueOf(attribute.value()))).orElse((long) DEFAULT_DRAIN_SECONDS));
        }
        if (targetGroups.isEmpty()) {
            health = SETTLING_SECONDS;
        }
        var stop = subject.taskDefinition().stream().flatMap(definition -> definition.containerDefinitions().stream())
                .mapToLong(container -> Objects.requireNonNullElse(container.stopTimeout(), DEFAULT_STOP_SECONDS)).max().orElse(DEFAULT_STOP_SECONDS);
        var batch = Duration.ofSeconds(start + health + drain + stop);
        var total = batch.multipliedBy(batches).plus(extra);
        var workedOut = batches + (batches == 1 ? " batch" : " batches") + " × (" + start + " s to start + " + health + " s to become healthy + "
                + drain + " s to drain + " + stop + " s to stop)" + (extra.isZero() ? "" : " + " + extra.toMinutes() + " min " + extraWords);
        return total.compareTo(LEAST) >= 0
                ? new ExpectedTime(batch, total, workedOut + " = " + Numbers.duration(total))
                : new ExpectedTime(batch, LEAST, workedOut + " = " + Numbers.duration(total) + ", at least " + LEAST.toMinutes() + " min");
    }

    /// The longest that a task of before the rollout was seen to take from creation to start, or the grace that tasks are given where that is more; without
    /// either, as long as a task may wait.
    private static long start(Subject subject, Instant since) {
        var seen = subject.inventory().tasks(subject.service()).stream()
                .filter(task -> task.createdAt() != null && task.startedAt() != null && task.createdAt().isBefore(since))
                .mapToLong(task -> Duration.between(task.createdAt(), task.startedAt()).toSeconds())
                .max();
        var grace = Objects.requireNonNullElse(subject.service().healthCheckGracePeriodSeconds(), 0);
        return seen.isPresent() || grace > 0 ? Math.max(seen.orElse(0), grace) : LEAST.toSeconds();
    }

    private static long healthy(TargetGroup group) {
        return (long) Objects.requireNonNullElse(group.healthyThresholdCount(), 5) * Objects.requireNonNullElse(group.healthCheckIntervalSeconds(), 30);
    }
}
