package dev.drydock.check.health;

import dev.drydock.check.measure.Measure;
import dev.drydock.inventory.cloudwatch.MetricAlarm;
import dev.drydock.inventory.ecs.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One alert that a service, or one of its target groups, wants an alarm for.
///
/// @param group the target group; null for what is measured of the service
/// @param alternates the suffixes of the service's alternate target groups: what shifts traffic moves a group's metrics to them
record Watch(Alert alert, Service service, @Nullable MeasuredGroup group, Set<String> alternates) {

    /// Whether an alarm watches for this and somebody may hear of it.
    ///
    /// An alarm whose only actions are scaling policies counts for nothing: it adds tasks and tells nobody.
    boolean isHeldBy(MetricAlarm alarm) {
        return isAbout(alarm) && !Boolean.FALSE.equals(alarm.actionsEnabled());
    }

    /// Whether an alarm would watch for this, were its actions not disabled.
    boolean isSilenced(MetricAlarm alarm) {
        return isAbout(alarm) && Boolean.FALSE.equals(alarm.actionsEnabled());
    }

    private boolean isAbout(MetricAlarm alarm) {
        if (!alarm.alarmActions().isEmpty() && alarm.alarmActions().stream().allMatch(Watch::isScaling)) {
            return false;
        }
        if (alarm.metricName() != null) {
            return watches(alarm.metricName(), alarm.namespace(), alarm.dimensions(), alarm.comparisonOperator(), false);
        }
        return alert.isAskedBy(alarm) || alarm.metrics().stream().map(MetricAlarm.MetricDataQuery::metricStat)
                .anyMatch(stat -> stat != null && stat.metric() != null && stat.metric().metricName() != null
                        && watches(stat.metric().metricName(), stat.metric().namespace(), stat.metric().dimensions(), alarm.comparisonOperator(), true));
    }

    static boolean isScaling(String action) {
        return action.contains(":scalingPolicy:");
    }

    private boolean watches(String metricName, @Nullable String namespace, List<MetricAlarm.Dimension> dimensions, @Nullable String operator, boolean math) {
        return namespace != null && alert.isRaisedBy(metricName, operator, math)
                && (group == null ? ofService(namespace, dimensions(dimensions)) : ofGroup(group, namespace, dimensions(dimensions)));
    }

    private boolean ofService(String namespace, Map<String, String> dimensions) {
        return (namespace.equals("AWS/ECS") || namespace.equals("ECS/ContainerInsights")) && dimensions.entrySet().containsAll(Measure.dimensions(service).entrySet());
    }

    /// By the target group, or by the load balancer alone, which sums up all its groups. Unhealthy targets are counted by group only.
    private boolean ofGroup(MeasuredGroup of, String namespace, Map<String, String> dimensions) {
        var own = of.measure("", "").dimensions();
        var asked = dimensions.get("TargetGroup");
        return namespace.endsWith("ELB") && (asked == null
                ? alert != Alert.UNHEALTHY && own.get("LoadBalancer").equals(dimensions.get("LoadBalancer"))
                : asked.equals(own.get("TargetGroup")) || alternates.contains(asked));
    }

    private static Map<String, String> dimensions(List<MetricAlarm.Dimension> list) {
        var dimensions = new HashMap<String, String>();
        list.forEach(item -> dimensions.put(String.valueOf(item.name()), String.valueOf(item.value())));
        return dimensions;
    }

    /// How sentences name it; with its target group where the service has several.
    String words(boolean several) {
        return alert.words() + (several && group != null ? " of " + group.name() : "");
    }
}
