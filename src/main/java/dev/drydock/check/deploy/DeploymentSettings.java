package dev.drydock.check.deploy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.DeploymentConfiguration;
import dev.drydock.inventory.ecs.DeploymentConfiguration.DeploymentAlarms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A recorded deployment configuration as `UpdateService` takes it, so that a command which changes one setting sends all the others again as they were.
public final class DeploymentSettings {
    private final Subject subject;
    private final Map<String, Object> recorded;

    public DeploymentSettings(Subject subject, DeploymentConfiguration configuration) {
        this.subject = subject;
        recorded = configuration.recorded();
    }

    /// The command that changes some settings, every other one sent as recorded.
    public AwsCommand change(String effect, Map<String, Object> changes) {
        var settings = new LinkedHashMap<>(recorded);
        settings.putAll(changes);
        return AwsCommand.fix(effect + " It reaches the service " + subject.service().name()
                + " alone; the rest of its deployment configuration is sent again as recorded."
                + needs(settings), update(settings));
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

    /// The circuit breaker of a configuration, on and rolling back, with its threshold as recorded.
    static Map<String, Object> breakerOn(DeploymentConfiguration configuration) {
        var request = new LinkedHashMap<String, Object>();
        request.put("enable", true);
        request.put("rollback", true);
        if (configuration.recorded().get("deploymentCircuitBreaker") instanceof Map<?, ?> recorded) {
            recorded.forEach((name, value) -> request.putIfAbsent(String.valueOf(name), value));
        }
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
}
