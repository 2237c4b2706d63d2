package dev.drydock.check.deploy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.ExpressMode;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Service.CanaryConfiguration;
import dev.drydock.inventory.ecs.Service.DeploymentAlarms;
import dev.drydock.inventory.ecs.Service.DeploymentCircuitBreaker;
import dev.drydock.inventory.ecs.Service.DeploymentConfiguration;
import dev.drydock.inventory.ecs.Service.LifecycleHook;
import dev.drydock.inventory.ecs.Service.LinearConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A recorded deployment configuration as `UpdateService` takes it, so that a command which changes one setting sends all the others again as they were.
public final class DeploymentSettings {
    private final Subject subject;
    private final Map<String, Object> recorded;

    public DeploymentSettings(Subject subject, DeploymentConfiguration configuration) {
        this.subject = subject;
        recorded = request(configuration);
    }

    /// The command that changes some settings, every other one sent as recorded.
    public AwsCommand change(String effect, Map<String, Object> changes) {
        var settings = new LinkedHashMap<>(recorded);
        settings.putAll(changes);
        return AwsCommand.fix(effect + " It reaches the service " + subject.service().name()
                + " alone; the rest of its deployment configuration is sent again as recorded."
                + needs(settings) + ExpressMode.warning(subject.service()), update(settings));
    }

    /// The command that puts back the whole recorded configuration.
    public AwsCommand undo() {
        return AwsCommand.undo("Puts back the deployment configuration of the service " + subject.service().name() + " as it was recorded."
                + needs(recorded), update(recorded));
    }

    AwsCommand confirm() {
        return AwsCommand.confirm("Reads the service with its deployment configuration and deployments.", read(subject));
    }

    AwsCommand verify() {
        return AwsCommand.verify("Reads the service again.", read(subject));
    }

    static List<String> read(Subject subject) {
        return Reads.describeServices(subject.cluster(), subject.service().name()).argv(subject.region());
    }

    /// The threshold of the circuit breaker is younger than many an installed CLI, which then refuses the command.
    private static String needs(Map<String, Object> settings) {
        return settings.get("deploymentCircuitBreaker") instanceof Map<?, ?> breaker && breaker.size() > 2
                ? " It needs an AWS CLI of August 2026 or newer, for the threshold of the circuit breaker." : "";
    }

    private List<String> update(Map<String, Object> settings) {
        return CommandLine.aws("ecs", "update-service")
                .option("--cluster", subject.cluster())
                .option("--service", subject.service().name())
                .option("--deployment-configuration", settings)
                .in(subject.region());
    }

    private static Map<String, Object> request(DeploymentConfiguration configuration) {
        var request = new LinkedHashMap<String, Object>();
        put(request, "deploymentCircuitBreaker", breaker(configuration.deploymentCircuitBreaker()));
        put(request, "maximumPercent", configuration.maximumPercent());
        put(request, "minimumHealthyPercent", configuration.minimumHealthyPercent());
        put(request, "alarms", alarms(configuration.alarms()));
        put(request, "strategy", configuration.strategy());
        put(request, "bakeTimeInMinutes", configuration.bakeTimeInMinutes());
        if (!configuration.lifecycleHooks().isEmpty()) {
            request.put("lifecycleHooks", configuration.lifecycleHooks().stream().map(DeploymentSettings::hook).toList());
        }
        put(request, "linearConfiguration", linear(configuration.linearConfiguration()));
        put(request, "canaryConfiguration", canary(configuration.canaryConfiguration()));
        return request;
    }

    private static @Nullable Map<String, Object> breaker(@Nullable DeploymentCircuitBreaker breaker) {
        if (breaker == null) {
            return null;
        }
        var request = new LinkedHashMap<String, Object>();
        put(request, "enable", breaker.enable());
        put(request, "rollback", breaker.rollback());
        var threshold = breaker.thresholdConfiguration();
        if (threshold != null) {
            var members = new LinkedHashMap<String, Object>();
            put(members, "type", threshold.type());
            put(members, "value", threshold.value());
            request.put("thresholdConfiguration", members);
        }
        put(request, "resetOnHealthyTask", breaker.resetOnHealthyTask());
        return request;
    }

    /// The circuit breaker of a configuration, on and rolling back, with its threshold as recorded.
    static Map<String, Object> breakerOn(DeploymentConfiguration configuration) {
        var request = new LinkedHashMap<String, Object>();
        request.put("enable", true);
        request.put("rollback", true);
        var recorded = breaker(configuration.deploymentCircuitBreaker());
        if (recorded != null) {
            recorded.forEach(request::putIfAbsent);
        }
        return request;
    }

    private static @Nullable Map<String, Object> alarms(@Nullable DeploymentAlarms alarms) {
        if (alarms == null) {
            return null;
        }
        var request = new LinkedHashMap<String, Object>();
        request.put("alarmNames", alarms.alarmNames());
        put(request, "rollback", alarms.rollback());
        put(request, "enable", alarms.enable());
        return request;
    }

    /// The alarms of a configuration, on and rolling back.
    static Map<String, Object> alarmsOn(DeploymentAlarms alarms) {
        var request = new LinkedHashMap<String, Object>();
        request.put("alarmNames", alarms.alarmNames());
        request.put("rollback", true);
        request.put("enable", true);
        return request;
    }

    private static Map<String, Object> hook(LifecycleHook hook) {
        var request = new LinkedHashMap<String, Object>();
        put(request, "targetType", hook.targetType());
        put(request, "hookTargetArn", hook.hookTargetArn());
        put(request, "roleArn", hook.roleArn());
        request.put("lifecycleStages", hook.lifecycleStages());
        put(request, "hookDetails", hook.hookDetails());
        var timeout = hook.timeoutConfiguration();
        if (timeout != null) {
            var members = new LinkedHashMap<String, Object>();
            put(members, "timeoutInMinutes", timeout.timeoutInMinutes());
            put(members, "action", timeout.action());
            request.put("timeoutConfiguration", members);
        }
        return request;
    }

    private static @Nullable Map<String, Object> linear(@Nullable LinearConfiguration linear) {
        if (linear == null) {
            return null;
        }
        var request = new LinkedHashMap<String, Object>();
        put(request, "stepPercent", linear.stepPercent());
        put(request, "stepBakeTimeInMinutes", linear.stepBakeTimeInMinutes());
        return request;
    }

    private static @Nullable Map<String, Object> canary(@Nullable CanaryConfiguration canary) {
        if (canary == null) {
            return null;
        }
        var request = new LinkedHashMap<String, Object>();
        put(request, "canaryPercent", canary.canaryPercent());
        put(request, "canaryBakeTimeInMinutes", canary.canaryBakeTimeInMinutes());
        return request;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
