package dev.drydock.check.scaling;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricAlarm;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a policy asked for more tasks when the record was made: by the newest values of its metric, else by the state of its alarm.
sealed interface Demand {
    Duration RECENT = Duration.ofMinutes(15);
    /// How many datapoints the alarm of target tracking wants above its target.
    int DATAPOINTS = 3;

    /// @param words what says so, as in `CPUUtilization stands at 84 %, above its target of 60 %`
    /// @param factor how many times the tasks that run are needed; null when no number tells
    record More(String words, @Nullable Double factor, List<Evidence> evidence) implements Demand {}

    /// @param words what says so
    record Enough(String words, List<Evidence> evidence) implements Demand {}

    record NotKnown(List<Missing> missing) implements Demand {}

    static Demand of(Subject subject, ScalingPolicy policy) {
        var metric = Optional.ofNullable(policy.targetTracking()).map(tracking -> TrackedMetric.of(policy, tracking, subject.service()));
        var newest = metric.map(item -> newest(subject, item)).orElse(List.of());
        if (metric.isPresent() && metric.get().target() != null && !newest.isEmpty()) {
            return byMetric(metric.get(), metric.get().target(), newest);
        }
        var alarms = outward(subject, policy);
        var firing = alarms.stream().filter(alarm -> "ALARM".equals(alarm.stateValue())).findFirst();
        if (firing.isPresent()) {
            return new More("the alarm " + firing.get().alarmName() + " stands in ALARM", null, List.of(Evidence.of(firing.get(), "/StateValue", "ALARM")));
        }
        if (!alarms.isEmpty()) {
            return new Enough("the alarm " + alarms.getFirst().alarmName() + " stands in " + alarms.getFirst().stateValue(),
                    List.of(Evidence.of(alarms.getFirst(), "/StateValue", alarms.getFirst().stateValue())));
        }
        var missing = new ArrayList<Missing>();
        metric.flatMap(item -> item.read(subject)).ifPresent(read -> missing.add(subject.couldUse(read)));
        missing.add(subject.couldUse(Reads.describeAlarms(policy.alarms().stream().map(ScalingPolicy.Alarm::alarmName).filter(Objects::nonNull).toList())));
        return new NotKnown(List.copyOf(missing));
    }

    private static Demand byMetric(TrackedMetric metric, double target, List<MetricSeries.Point> newest) {
        var last = newest.getLast();
        var evidence = List.of(metric.targetEvidence(), Lateness.point(last));
        if (newest.stream().allMatch(point -> point.value() > target)) {
            var level = Rise.median(newest).value();
            return new More(metric.name() + " stands at " + metric.shown(level) + ", above its target of " + metric.shown(target),
                    target > 0 ? level / target : null, evidence);
        }
        return new Enough(metric.name() + " was at " + metric.shown(last.value()) + " last, with a target of " + metric.shown(target), evidence);
    }

    /// The newest three points, where they are of the last quarter of an hour.
    private static List<MetricSeries.Point> newest(Subject subject, TrackedMetric metric) {
        var points = metric.series(subject).map(MetricSeries::points).orElse(List.of());
        var now = subject.now();
        var recent = now == null ? points : points.stream().filter(point -> !point.time().isBefore(now.minus(RECENT))).toList();
        return recent.size() < DATAPOINTS ? List.of() : recent.subList(recent.size() - DATAPOINTS, recent.size());
    }

    /// The recorded alarms that call the policy to add tasks.
    private static List<MetricAlarm> outward(Subject subject, ScalingPolicy policy) {
        if (policy.isStep()) {
            return policy.stepAdjustments().stream().anyMatch(step -> step > 0) ? PolicyAlarms.of(subject.inventory(), policy).recorded() : List.of();
        }
        return PolicyAlarms.of(subject.inventory(), policy).recorded().stream().filter(alarm -> String.valueOf(alarm.alarmName()).contains("-AlarmHigh-")).toList();
    }
}
