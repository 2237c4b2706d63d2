package dev.drydock.check.scaling;

import dev.drydock.inventory.applicationautoscaling.ScalingActivity;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// How often recorded scaling turned round: from out to in, or from in to out.
///
/// @param turns the activities that went the other way than the one before, oldest first
record DirectionChanges(List<Count> turns) {
    private static final Pattern DESIRED = Pattern.compile("desired count to (\\d{1,9})\\b");
    private static final Set<String> DID_NOT_HAPPEN = Set.of("Failed", "Unfulfilled", "Overridden");

    /// The desired count that an activity set.
    record Count(ScalingActivity activity, Instant at, int desired) {
        /// The way that the cause tells: the alarms of target tracking carry it in their names, and a step policy may know one way only. 0 where it does not.
        private int directionByCause(List<ScalingPolicy> policies) {
            var cause = activity.cause() == null ? "" : activity.cause();
            if (cause.contains("-AlarmHigh-") || cause.contains("-AlarmLow-")) {
                return cause.contains("-AlarmHigh-") ? 1 : -1;
            }
            var signs = policies.stream()
                    .filter(policy -> policy.isStep() && cause.endsWith("triggered policy " + policy.policyName()))
                    .filter(policy -> !"ExactCapacity".equals(policy.stepScalingPolicyConfiguration().get("AdjustmentType")))
                    .flatMap(policy -> policy.stepAdjustments().stream())
                    .map(Integer::signum)
                    .distinct()
                    .toList();
            return signs.size() == 1 ? signs.getFirst() : 0;
        }
    }

    /// The counts that were set, oldest first. What only changed the range, or did not come about, sets none.
    static List<Count> counts(List<ScalingActivity> activities) {
        var counts = new ArrayList<Count>();
        for (var activity : activities) {
            var matcher = DESIRED.matcher(activity.description() == null ? "" : activity.description());
            if (activity.startTime() != null && !DID_NOT_HAPPEN.contains(String.valueOf(activity.statusCode())) && matcher.find()) {
                counts.add(new Count(activity, activity.startTime(), Integer.parseInt(matcher.group(1))));
            }
        }
        counts.sort(Comparator.comparing(Count::at));
        return counts;
    }

    static DirectionChanges in(List<ScalingActivity> activities, List<ScalingPolicy> policies) {
        var turns = new ArrayList<Count>();
        var heading = 0;
        Count previous = null;
        for (var count : counts(activities)) {
            // Somebody may have set the count by hand in between, so the cause comes before the numbers.
            var direction = count.directionByCause(policies);
            if (direction == 0 && previous != null) {
                direction = Integer.signum(count.desired() - previous.desired());
            }
            if (direction != 0 && heading != 0 && direction != heading) {
                turns.add(count);
            }
            heading = direction != 0 ? direction : heading;
            previous = count;
        }
        return new DirectionChanges(List.copyOf(turns));
    }

    /// The most turns that lie within one span of time; of several such spans the newest.
    List<Count> busiest(Duration span) {
        var best = List.<Count>of();
        var start = 0;
        for (var end = 0; end < turns.size(); end++) {
            while (turns.get(start).at().isBefore(turns.get(end).at().minus(span))) {
                start++;
            }
            if (end - start + 1 >= best.size()) {
                best = turns.subList(start, end + 1);
            }
        }
        return best;
    }
}
