package dev.drydock.inventory.ecs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a service is deployed. `UpdateService` replaces the configuration as a whole, so it is kept as it was recorded, with members that are younger than
/// this code: a command that changes one setting must not lose any. The methods read what is in it; a member of another type than the API's reads as absent.
///
/// @param recorded the members as they stand in the answer
public record DeploymentConfiguration(Map<String, Object> recorded) {

    public @Nullable DeploymentCircuitBreaker deploymentCircuitBreaker() {
        var breaker = members(recorded.get("deploymentCircuitBreaker"));
        if (breaker == null) {
            return null;
        }
        var threshold = members(breaker.get("thresholdConfiguration"));
        return new DeploymentCircuitBreaker(flag(breaker, "enable"), flag(breaker, "rollback"),
                threshold == null ? null : new ThresholdConfiguration(text(threshold, "type"), number(threshold, "value")), flag(breaker, "resetOnHealthyTask"));
    }

    public @Nullable Integer maximumPercent() {
        return number(recorded, "maximumPercent");
    }

    public @Nullable Integer minimumHealthyPercent() {
        return number(recorded, "minimumHealthyPercent");
    }

    public @Nullable DeploymentAlarms alarms() {
        var alarms = members(recorded.get("alarms"));
        return alarms == null ? null : new DeploymentAlarms(
                alarms.get("alarmNames") instanceof List<?> names ? names.stream().map(String::valueOf).toList() : List.of(),
                flag(alarms, "enable"), flag(alarms, "rollback"));
    }

    /// `ROLLING`, `BLUE_GREEN`, `LINEAR` or `CANARY`; absent means rolling.
    public @Nullable String strategy() {
        return text(recorded, "strategy");
    }

    public @Nullable Integer bakeTimeInMinutes() {
        return number(recorded, "bakeTimeInMinutes");
    }

    public @Nullable LinearConfiguration linearConfiguration() {
        var linear = members(recorded.get("linearConfiguration"));
        return linear == null ? null : new LinearConfiguration(decimal(linear, "stepPercent"), number(linear, "stepBakeTimeInMinutes"));
    }

    public @Nullable CanaryConfiguration canaryConfiguration() {
        var canary = members(recorded.get("canaryConfiguration"));
        return canary == null ? null : new CanaryConfiguration(decimal(canary, "canaryPercent"), number(canary, "canaryBakeTimeInMinutes"));
    }

    public record DeploymentCircuitBreaker(
            @Nullable Boolean enable,
            @Nullable Boolean rollback,
            @Nullable ThresholdConfiguration thresholdConfiguration,
            @Nullable Boolean resetOnHealthyTask) {}

    /// @param type `COUNT`, `BOUNDED_PERCENT` or `UNBOUNDED_PERCENT`
    public record ThresholdConfiguration(@Nullable String type, @Nullable Integer value) {}

    public record DeploymentAlarms(List<String> alarmNames, @Nullable Boolean enable, @Nullable Boolean rollback) {}

    public record LinearConfiguration(@Nullable Double stepPercent, @Nullable Integer stepBakeTimeInMinutes) {}

    public record CanaryConfiguration(@Nullable Double canaryPercent, @Nullable Integer canaryBakeTimeInMinutes) {}

    /// The members of a recorded structure in their order; null for what is none.
    private static @Nullable Map<String, Object> members(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return null;
        }
        var members = new LinkedHashMap<String, Object>();
        map.forEach((name, member) -> {
            if (member != null) {
                members.put(String.valueOf(name), member);
            }
        });
        return members;
    }

    private static @Nullable String text(Map<String, Object> members, String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    private static @Nullable Boolean flag(Map<String, Object> members, String name) {
        return members.get(name) instanceof Boolean flag ? flag : null;
    }

    private static @Nullable Integer number(Map<String, Object> members, String name) {
        return members.get(name) instanceof Integer number ? number : null;
    }

    private static @Nullable Double decimal(Map<String, Object> members, String name) {
        return members.get(name) instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
    }
}
