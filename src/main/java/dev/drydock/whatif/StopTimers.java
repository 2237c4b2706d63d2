package dev.drydock.whatif;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Compute;
import dev.drydock.check.Numbers;
import dev.drydock.check.Snippet;
import dev.drydock.check.Subject;
import dev.drydock.check.deploy.TaskBounds;
import dev.drydock.check.loadbalancing.AttachedTargetGroup;
import dev.drydock.check.loadbalancing.DeregistrationDelay;
import dev.drydock.check.loadbalancing.LongestResponse;
import dev.drydock.check.loadbalancing.SpotUse;
import dev.drydock.check.shutdown.StopTimes;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How long a stop takes and what it cuts: `timers`.
///
/// Deregistering and stopping come one after the other: ECS waits until the target is unused, and only then sends SIGTERM (ECS developer guide, "Task
/// lifecycle"). A deregistering target gets no new requests; the delay bounds those in flight.
///
/// @param delay seconds
/// @param stopTimeout seconds
/// @param longest seconds of the longest request; empty where nobody knows
/// @param cleanup seconds that the application needs after SIGTERM; empty where nobody knows
/// @param start seconds from launch to healthy
public record StopTimers(long delay, long stopTimeout, OptionalDouble longest, OptionalDouble cleanup, boolean spot, OptionalLong desired, long maximum, long minimum, double start) implements WhatIf {
    private static final int SPOT_NOTICE = 120;

    public static final Calculator CALCULATOR = new Calculator("timers", "How long does a stop take, what does it cut, and how long does a rollout take with it?",
            List.of(Parameter.whole("delay", "s", 0, 3600, String.valueOf(DeregistrationDelay.DEFAULT_SECONDS), "the target group's deregistration delay"),
                    Parameter.whole("stop-timeout", "s", StopTimes.FARGATE_LEAST, StopTimes.FARGATE_MOST, String.valueOf(StopTimes.DEFAULT_SECONDS), "stopTimeout as Fargate takes it, between SIGTERM and SIGKILL"),
                    Parameter.decimal("longest-request", "s", 0, 86_400, null, "the longest that a request takes"),
                    Parameter.decimal("cleanup", "s", 0, 86_400, null, "what the application needs after SIGTERM; only its owners know"),
                    Parameter.choice("spot", "false", List.of("true", "false"), "whether tasks run on Fargate Spot, which gives 120 s of notice"),
                    Parameter.whole("desired", "tasks", 1, 5_000, null, "tasks of the service, for the time of a rollout"),
                    Parameter.whole("max", "%", 100, 10_000, "200", "maximumPercent"),
                    Parameter.whole("min", "%", 0, 100, "100", "minimumHealthyPercent"),
                    Parameter.decimal("start", "s", 0, 7_200, "60", "from launch to healthy")),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-connection-draining.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html",
                    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html"),
            "--delay 300 --stop-timeout 30 --longest-request 12 --cleanup 45 --desired 40", StopTimers::of, StopTimers::fill);

    static StopTimers of(Inputs inputs) {
        return new StopTimers(inputs.whole("delay"), inputs.whole("stop-timeout"), inputs.decimalIf("longest-request"), inputs.decimalIf("cleanup"), inputs.choice("spot").equals("true"),
                inputs.wholeIf("desired"), inputs.whole("max"), inputs.whole("min"), inputs.decimal("start"));
    }

    static Filling fill(Subject subject) {
        var groups = AttachedTargetGroup.of(subject);
        var configuration = subject.service().deploymentConfiguration();
        var filling = Filling.draft();
        if (groups.isEmpty()) {
            filling.put("delay", 0, "no target group, so nothing is drained");
        } else {
            filling.put("delay", groups.stream().flatMap(group -> DeregistrationDelay.of(subject, group.arn()).stream()).map(DeregistrationDelay::seconds).max(Comparator.naturalOrder()).orElse(null),
                    "elbv2 describe-target-group-attributes, deregistration_delay.timeout_seconds");
            filling.put("longest-request", groups.stream().flatMap(group -> LongestResponse.ofEither(subject, group).stream()).map(response -> Numbers.plain(response.seconds()))
                    .max(Comparator.comparing(Double::parseDouble)).orElse(null), "cloudwatch get-metric-data, the Maximum of TargetResponseTime");
        }
        var stop = subject.taskDefinition().map(definition -> StopTimes.ofTask(definition, Compute.of(subject)));
        filling.put("stop-timeout", stop.isPresent() && stop.get().isPresent() ? stop.get().getAsInt() : null, "ecs describe-task-definition, stopTimeout, 30 s where none is set on Fargate");
        filling.lacks("cleanup (no record holds it)");
        switch (SpotUse.of(subject)) {
            case SpotUse.Yes yes -> filling.put("spot", true, yes.how());
            case SpotUse.No no -> filling.put("spot", false, no.how());
            case SpotUse.Unknown _ -> filling.lacks("spot (which capacity its tasks run on)");
        }
        filling.put("desired", subject.service().desiredCount(), "ecs describe-services, desiredCount")
                .putIfThere("max", configuration == null ? null : configuration.maximumPercent(), "ecs describe-services, maximumPercent")
                .putIfThere("min", configuration == null ? null : configuration.minimumHealthyPercent(), "ecs describe-services, minimumHealthyPercent");
        var launched = subject.inventory().tasks(subject.service()).stream().filter(task -> task.createdAt() != null && task.startedAt() != null)
                .map(task -> Duration.between(task.createdAt(), task.startedAt()).toSeconds()).filter(seconds -> seconds >= 0).max(Comparator.naturalOrder()).orElse(null);
        var healthy = groups.stream().map(AttachedTargetGroup::targetGroup).filter(Objects::nonNull).mapToLong(StopTimers::healthy).max().orElse(0);
        filling.put("start", launched == null ? null : launched + healthy, "ecs describe-tasks, the longest from createdAt to startedAt"
                + (healthy == 0 ? "" : ", and healthyThresholdCount × HealthCheckIntervalSeconds = " + healthy + " s"));
        return filling.filling();
    }

    private static long healthy(TargetGroup group) {
        return group.healthyThresholdCount() == null || group.healthCheckIntervalSeconds() == null ? 0 : (long) group.healthyThresholdCount() * group.healthCheckIntervalSeconds();
    }

    @Override
    public Outcome outcome() {
        var rows = new ArrayList<Row>();
        var verdicts = new ArrayList<Verdict>();
        var stop = delay + stopTimeout;
        rows.add(Row.seconds("stop", "A stop takes at most", stop, delay + " s until the target is unused + at most " + stopTimeout + " s from SIGTERM to SIGKILL = " + stop + " s"));
        longest.ifPresent(seconds -> {
            var cut = Math.max(0, seconds - delay);
            rows.add(Row.seconds("requests-cut", "Cut of the longest request", cut, "max(0, " + Numbers.plain(seconds) + " − " + delay + ") = " + Numbers.plain(cut)));
            verdicts.add(cut > 0 ? Verdict.warn("Requests longer than " + delay + " s are cut: the longest, " + Numbers.seconds(seconds) + ", loses its last " + Numbers.seconds(cut) + ".")
                    : Verdict.ok("The longest request, " + Numbers.seconds(seconds) + ", ends within the delay of " + delay + " s."));
        });
        cleanup.ifPresent(seconds -> {
            var cut = Math.max(0, seconds - stopTimeout);
            rows.add(Row.seconds("cleanup-cut", "Cut of the clean-up", cut, "max(0, " + Numbers.plain(seconds) + " − " + stopTimeout + ") = " + Numbers.plain(cut)));
            verdicts.add(cut > 0 ? Verdict.warn("SIGKILL comes " + Numbers.seconds(cut) + " before the application is done" + (seconds > StopTimes.FARGATE_MOST
                    ? "; Fargate allows " + StopTimes.FARGATE_MOST + " s at most, so the application has to be quicker." : ".")) : Verdict.ok("The clean-up ends within stopTimeout."));
        });
        if (spot) {
            rows.add(Row.seconds("spot-left", "Of Spot's notice after the delay", SPOT_NOTICE - delay, SPOT_NOTICE + " − " + delay + " = " + (SPOT_NOTICE - delay)));
            rows.add(Row.seconds("spot-kill", "SIGKILL after an interruption notice, at most", Math.min(SPOT_NOTICE, stopTimeout), "min(" + SPOT_NOTICE + ", stopTimeout " + stopTimeout + "): SIGTERM comes with the notice"));
            verdicts.add(delay >= SPOT_NOTICE ? Verdict.warn("On Spot the task may be gone before its target has drained: the delay of " + delay + " s is not under the 120 s of notice.")
                    : Verdict.ok("The delay of " + delay + " s is under Spot's 120 s of notice."));
        }
        rollout(rows, verdicts, stop);
        return new Outcome(rows, verdicts, List.of(
                new Snippet("terraform", "resource \"aws_lb_target_group\" \"this\" {\n  deregistration_delay = " + delay + "\n}"),
                new Snippet("json", "{\"containerDefinitions\": [{\"stopTimeout\": " + stopTimeout + "}]}")));
    }

    private void rollout(List<Row> rows, List<Verdict> verdicts, long stop) {
        if (desired.isEmpty()) {
            return;
        }
        var bounds = new TaskBounds((int) desired.getAsLong(), (int) minimum, (int) maximum);
        if (bounds.isDeadlock()) {
            verdicts.add(Verdict.fail("It cannot roll: no task may be added and none taken away (" + bounds.workedOut() + ")."));
            return;
        }
        var rounds = Math.ceilDiv(desired.getAsLong(), bounds.batch());
        rows.add(Row.seconds("rollout", "A rollout takes at most about", rounds * (start + stop), rounds + (rounds == 1 ? " round" : " rounds") + " × (" + Numbers.plain(start) + " s to start + " + stop + " s to stop); "
                + bounds.workedOut()));
    }

    @Override
    public List<AwsCommand> commands(Subject subject) {
        var commands = new ArrayList<AwsCommand>();
        for (var group : AttachedTargetGroup.of(subject)) {
            DeregistrationDelay.of(subject, group.arn()).filter(recorded -> recorded.seconds() != delay).ifPresent(recorded -> {
                commands.add(recorded.setTo(subject, group, (int) delay));
                commands.add(recorded.setBack(subject, group));
            });
        }
        return commands;
    }
}
