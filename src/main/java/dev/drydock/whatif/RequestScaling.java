package dev.drydock.whatif;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Numbers;
import dev.drydock.check.Snippet;
import dev.drydock.check.Subject;
import dev.drydock.check.measure.Measure;
import dev.drydock.check.scaling.LoadBalancing;
import dev.drydock.check.scaling.LoadSignals;
import dev.drydock.check.scaling.Scaling;
import dev.drydock.check.scaling.ScalingCommands;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.applicationautoscaling.TargetTracking;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/// By which metric and target a service should scale, and what that would have done with the recorded load: `scaling`.
///
/// @param safe requests in a minute that one task takes in its stride; empty where nobody knows
/// @param share percent of that to hold it at
/// @param load requests in a minute of the whole service
public record RequestScaling(String kind, OptionalDouble safe, double share, OptionalDouble load, long least, long most, OptionalLong desired, long outCooldown, long inCooldown, List<Minute> recorded) implements WhatIf {

    public static final Calculator CALCULATOR = new Calculator("scaling", "By which metric should the service scale, at which target, and what would that have done with the recorded load?",
            List.of(Parameter.choice("kind", "http", List.of("http", "queue", "stream", "compute", "memory"), "what the service does: answer requests, work off a queue, read a stream or hold long connections, reckon, hold data"),
                    Parameter.decimal("safe", "requests/min", 0.01, 100_000_000, null, "that one task takes in its stride, from a load test"),
                    Parameter.decimal("share", "%", 1, 100, "70", "of the safe load to hold each task at, so that there is time to start more"),
                    Parameter.decimal("load", "requests/min", 0, 10_000_000_000.0, null, "of the whole service at its peak"),
                    Parameter.whole("min", "tasks", 1, 5_000, "2", "the least that scaling may go to"),
                    Parameter.whole("max", "tasks", 1, 5_000, "10", "the most"),
                    Parameter.whole("desired", "tasks", 1, 5_000, null, "tasks at the beginning of the replay; the least where it is left out"),
                    Parameter.whole("out-cooldown", "s", 0, 86_400, "300", "ScaleOutCooldown"),
                    Parameter.whole("in-cooldown", "s", 0, 86_400, "300", "ScaleInCooldown")),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html",
                    "https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html",
                    "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html"),
            "--safe 1200 --load 12000 --min 4 --max 30", RequestScaling::of, RequestScaling::fill);

    static RequestScaling of(Inputs inputs) {
        var least = inputs.whole("min");
        var most = inputs.whole("max");
        if (least > most) {
            throw new WrongInputException("--min " + least + " is above --max " + most + ".");
        }
        var kind = inputs.choice("kind");
        if (kind.equals("http") && inputs.decimalIf("safe").isEmpty()) {
            throw new WrongInputException("--safe is needed: the requests a minute that one task takes in its stride; no record holds it, a load test tells.");
        }
        return new RequestScaling(kind, inputs.decimalIf("safe"), inputs.decimal("share"), inputs.decimalIf("load"), least, most, inputs.wholeIf("desired"),
                inputs.whole("out-cooldown"), inputs.whole("in-cooldown"), inputs.filling().load());
    }

    static Filling fill(Subject subject) {
        var target = subject.inventory().scalableTarget(subject.service()).orElse(null);
        var tracking = tracking(subject);
        var minutes = minutes(subject);
        var peak = minutes.stream().mapToDouble(Minute::requests).max();
        var filling = Filling.draft().lacks("safe (a load test tells it)")
                .put("load", peak.isPresent() ? Numbers.plain(Math.ceil(peak.getAsDouble())) : null, "cloudwatch get-metric-data, RequestCountPerTarget × the tasks that ran, its highest minute")
                .put("min", target == null ? null : target.minCapacity(), "application-autoscaling describe-scalable-targets")
                .put("max", target == null ? null : target.maxCapacity(), "application-autoscaling describe-scalable-targets")
                .putIfThere("desired", subject.service().desiredCount() == null || subject.service().desiredCount() == 0 ? null : subject.service().desiredCount(), "ecs describe-services, desiredCount")
                .load(minutes);
        tracking.stream().findFirst().map(ScalingPolicy::targetTracking).ifPresent(found -> filling
                .putIfThere("out-cooldown", found.scaleOutCooldown(), "application-autoscaling describe-scaling-policies")
                .putIfThere("in-cooldown", found.scaleInCooldown(), "application-autoscaling describe-scaling-policies"));
        return filling.filling();
    }

    /// The policies that track the requests of each target.
    private static List<ScalingPolicy> tracking(Subject subject) {
        return subject.inventory().scalingPolicies(subject.service()).stream()
                .filter(policy -> policy.targetTracking() instanceof TargetTracking tracking && "ALBRequestCountPerTarget".equals(tracking.predefinedMetricType())).toList();
    }

    /// The load of each recorded minute. A point of five minutes stands for each of them with a fifth.
    private static List<Minute> minutes(Subject subject) {
        var running = new HashMap<Long, Double>();
        Measure.ofContainerInsights(subject.service(), "RunningTaskCount").points(subject).forEach(point -> each(point, minute -> running.put(minute, point.value())));
        var otherwise = subject.service().desiredCount() == null ? 0 : subject.service().desiredCount();
        var minutes = new ArrayList<Minute>();
        for (var group : LoadBalancing.of(subject).applicationTargetGroups()) {
            LoadSignals.requests(subject, group).ifPresent(series -> series.points().forEach(point -> each(point, minute -> {
                var tasks = running.getOrDefault(minute, (double) otherwise);
                if (tasks > 0 && point.value() >= 0 && Double.isFinite(point.value())) {
                    minutes.add(new Minute(Instant.ofEpochSecond(minute * 60), point.value() * 60 / Math.max(60, point.period()) * tasks));
                }
            })));
        }
        return List.copyOf(minutes);
    }

    private static void each(MetricSeries.Point point, LongConsumer use) {
        var first = Math.floorDiv(point.time().getEpochSecond(), 60L);
        for (var minute = first; minute < first + Math.clamp(point.period() / 60, 1, 60); minute++) {
            use.accept(minute);
        }
    }

    private long target() {
        return Math.max(1, (long) Math.floor(safe.orElse(0) * share / 100 + 1e-9));
    }

    @Override
    public Outcome outcome() {
        var rows = new ArrayList<Row>();
        var verdicts = new ArrayList<Verdict>();
        rows.add(Row.words("metric", "The metric that fits", switch (kind) {
            case "http" -> "ALBRequestCountPerTarget";
            case "queue" -> "messages that wait, for each task (backlog per task)";
            default -> "ECSServiceAverageCPUUtilization";
        }, switch (kind) {
            case "http" -> "requests rise before CPU and latency do; not for blue/green, where AWS does not support this metric";
            case "queue" -> "queue depth tells of work before any CPU does; steps on the depth, or a metric of depth ÷ tasks";
            case "stream" -> "a connection or shard is no request: what it costs shows in CPU";
            case "compute" -> "CPU is what runs out";
            default -> "memory that is held does not fall when tasks are added: scaling on it is a trap, above all with a leak";
        }));
        if (kind.equals("memory")) {
            verdicts.add(Verdict.warn("Do not scale on memory: tasks that are added do not empty those that are full. Size the task by its peak, and scale on what makes it work."));
        }
        if (!kind.equals("http")) {
            verdicts.add(Verdict.ok("Requests for each target do not tell the load of such a service."));
            return new Outcome(rows, verdicts, List.of());
        }
        var target = target();
        rows.add(Row.of("target", "Target for each task", target, "requests/min", "floor(" + Numbers.plain(safe.orElse(0)) + " × " + Numbers.plain(share) + " %) = " + target));
        load.ifPresent(now -> {
            var wanted = Math.max(1, (long) Math.ceil(now / target - 1e-9));
            rows.add(Row.of("wanted", "Tasks at that load", wanted, "tasks", "ceil(" + Numbers.plain(now) + " / " + target + ") = " + wanted + ", held within " + least + " to " + most));
            verdicts.add(wanted > most ? Verdict.fail("The load asks for " + wanted + " tasks and scaling may go to " + most + ": each would get " + Numbers.plain(Math.ceil(now / most)) + " requests a minute"
                    + (now / most > safe.orElse(0) ? ", more than it takes in its stride." : ", within its safe load and above the target."))
                    : Verdict.ok("The load asks for " + Numbers.count(wanted, "task") + ", within the range of " + least + " to " + most + "."));
        });
        replay(rows, verdicts, target);
        return new Outcome(rows, verdicts, List.of(new Snippet("terraform", "resource \"aws_appautoscaling_policy\" \"requests\" {\n  policy_type = \"TargetTrackingScaling\"\n  target_tracking_scaling_policy_configuration {\n    target_value       = "
                + target + "\n    scale_out_cooldown = " + outCooldown + "\n    scale_in_cooldown  = " + inCooldown + "\n    predefined_metric_specification {\n      predefined_metric_type = \"ALBRequestCountPerTarget\"\n    }\n  }\n}")));
    }

    private void replay(List<Row> rows, List<Verdict> verdicts, long target) {
        if (recorded.isEmpty()) {
            return;
        }
        var replay = Replay.of(recorded, target, desired.orElse(least), least, most, outCooldown, inCooldown);
        var minutes = replay.counted().size();
        rows.add(Row.of("replay-minutes", "Replayed", minutes, "min", Numbers.minute(replay.counted().getFirst().time()) + " to " + Numbers.minute(replay.counted().getLast().time())
                + (replay.holes() == 0 ? ", no minute missing" : ", " + replay.holes() + " of them without a datapoint, which move nothing")));
        rows.add(Row.words("replay-tasks", "Tasks in the replay", replay.fewestTasks() + " to " + replay.mostTasks(), replay.out() + " times out, " + replay.in() + " times in: 3 minutes above the target, 15 below 90 % of it (as seen, AWS does not document it), cooldowns kept"));
        rows.add(Row.of("replay-above", "Minutes above the target", replay.above(), "min", replay.above() + " of " + minutes));
        if (replay.atMost() > 0) {
            verdicts.add(Verdict.warn("In " + replay.atMost() + " of the " + minutes + " recorded minutes the policy would have wanted more than the maximum of " + most + " tasks."));
        }
    }

    @Override
    public List<AwsCommand> commands(Subject subject) {
        if (!kind.equals("http")) {
            return List.of();
        }
        var commands = new ArrayList<AwsCommand>();
        for (var policy : tracking(subject)) {
            var configuration = new LinkedHashMap<>(policy.targetTrackingScalingPolicyConfiguration());
            configuration.put("TargetValue", (double) target());
            configuration.put("ScaleOutCooldown", outCooldown);
            configuration.put("ScaleInCooldown", inCooldown);
            var scaling = new ScalingCommands(Scaling.of(subject));
            commands.add(scaling.fix("Sets the target of the policy " + policy.name() + " to " + target() + " requests a minute for each task; its other members are sent again as recorded.",
                    scaling.putTargetTracking(policy.name(), configuration)));
            commands.add(scaling.restore(policy));
        }
        return commands;
    }
}
