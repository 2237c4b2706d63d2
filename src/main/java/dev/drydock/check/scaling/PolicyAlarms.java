package dev.drydock.check.scaling;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.cloudwatch.MetricAlarm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The alarms that call a policy: those that it names, and recorded ones that name it.
///
/// @param names the alarms that the policy names
/// @param recorded the alarms themselves, as far as they are recorded
/// @param areGone whether the policy names alarms and a whole answer that would hold them does not
/// @param isSearched whether all alarms of the account were read
record PolicyAlarms(List<String> names, List<MetricAlarm> recorded, boolean areGone, boolean isSearched) {

    static PolicyAlarms of(Inventory inventory, ScalingPolicy policy) {
        var names = policy.alarms().stream().map(ScalingPolicy.Alarm::alarmName).filter(Objects::nonNull).toList();
        var recorded = inventory.all(MetricAlarm.class).stream()
                .filter(alarm -> names.contains(alarm.alarmName()) || alarm.alarmActions().stream().anyMatch(action -> isPolicy(action, policy.policyARN())))
                .toList();
        var all = !inventory.calls().pages(metricAlarms(List.of())).isEmpty();
        var gone = !names.isEmpty() && recorded.isEmpty() && !inventory.calls().pages(metricAlarms(names)).isEmpty();
        return new PolicyAlarms(names, recorded, gone, all);
    }

    /// The read of the named metric alarms; of all where none is named. A recorded call may ask for composite alarms beside them.
    private static Read metricAlarms(List<String> names) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("AlarmTypes", List.of("MetricAlarm"));
        if (!names.isEmpty()) {
            parameters.put("AlarmNames", names);
        }
        return new Read("cloudwatch", "describe-alarms", parameters);
    }

    /// An action may carry who made it behind the policy's ARN: `…:policyName/name:createdBy/…`.
    private static boolean isPolicy(String action, @Nullable String policyArn) {
        return policyArn != null && (action.equals(policyArn) || action.startsWith(policyArn + ":createdBy/"));
    }

    /// What the recorded alarms watch, as `namespace name`; an alarm on metric math is not told here.
    List<String> metricNames() {
        return recorded.stream().filter(alarm -> alarm.metricName() != null).map(alarm -> alarm.namespace() + " " + alarm.metricName()).distinct().toList();
    }

    /// The policy's alarms as the answer spells them.
    static List<Map<String, Object>> json(ScalingPolicy policy) {
        return policy.alarms().stream().map(alarm -> {
            Map<String, Object> members = new LinkedHashMap<>();
            if (alarm.alarmName() != null) {
                members.put("AlarmName", alarm.alarmName());
            }
            if (alarm.alarmARN() != null) {
                members.put("AlarmARN", alarm.alarmARN());
            }
            return members;
        }).toList();
    }
}
