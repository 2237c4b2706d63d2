package dev.drydock.check.deploy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.codedeploy.DeploymentInfo;
import dev.drydock.inventory.ecs.DeploymentConfiguration;
import dev.drydock.inventory.ecs.Service;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Whether an alarm rolls back a deployment that shifts traffic.
///
/// @param why a further sentence, with its space in front; may be empty
record RollbackAlarm(State state, String observed, String why, List<Evidence> evidence, List<AwsCommand> commands, List<Missing> missing) {
    enum State { ON, NONE, UNKNOWN }

    private static final String ON_ALARM = "DEPLOYMENT_STOP_ON_ALARM";

    static RollbackAlarm of(Subject subject, RolloutStyle style) {
        return switch (style) {
            case CODE_DEPLOY -> codeDeploy(subject);
            case EXTERNAL -> new RollbackAlarm(State.NONE, "ECS rolls nothing back for an external controller",
                    " Whether the system that drives this service has one of its own is not in the record.",
                    List.of(RolloutStyle.evidence(subject.service())), List.of(), List.of());
            case ROLLING, BLUE_GREEN, LINEAR, CANARY, UNKNOWN -> configured(subject);
        };
    }

    private static RollbackAlarm configured(Subject subject) {
        var configuration = subject.service().deploymentConfiguration();
        if (configuration == null) {
            return new RollbackAlarm(State.UNKNOWN, "no deployment configuration in the record", "", List.of(), List.of(),
                    List.of(subject.needs(Reads.describeServices(subject.cluster(), subject.service().name()))));
        }
        var alarms = configuration.alarms();
        if (alarms == null) {
            return none("no deployment alarms", Evidence.of(subject.service(), "/deploymentConfiguration/alarms", null), List.of());
        }
        if (alarms.alarmNames().isEmpty()) {
            return none("no deployment alarms", Evidence.of(subject.service(), "/deploymentConfiguration/alarms/alarmNames", alarms.alarmNames()), List.of());
        }
        var names = String.join(", ", alarms.alarmNames());
        if (!Boolean.TRUE.equals(alarms.enable())) {
            return none("deployment alarms " + names + " are not enabled",
                    Evidence.of(subject.service(), "/deploymentConfiguration/alarms/enable", alarms.enable()),
                    turnOn(subject, configuration, alarms));
        }
        return Boolean.TRUE.equals(alarms.rollback())
                ? on("deployment alarms " + names, Evidence.of(subject.service(), "/deploymentConfiguration/alarms/rollback", true))
                : none("deployment alarms " + names + " stop a deployment and do not roll it back",
                        Evidence.of(subject.service(), "/deploymentConfiguration/alarms/rollback", alarms.rollback()), turnOn(subject, configuration, alarms));
    }

    private static List<AwsCommand> turnOn(Subject subject, DeploymentConfiguration configuration, DeploymentConfiguration.DeploymentAlarms alarms) {
        var settings = new DeploymentSettings(subject, configuration);
        return List.of(settings.change("Lets the recorded deployment alarms roll a deployment back.", Map.of("alarms", DeploymentSettings.alarmsOn(alarms))),
                settings.undo(), settings.verify());
    }

    private static RollbackAlarm on(String observed, Evidence evidence) {
        return new RollbackAlarm(State.ON, observed, "", List.of(evidence), List.of(), List.of());
    }

    private static RollbackAlarm none(String observed, Evidence evidence, List<AwsCommand> commands) {
        var why = commands.isEmpty() ? " Which alarm tells that the service is bad is for its owner to say." : "";
        return new RollbackAlarm(State.NONE, observed, why, List.of(evidence), commands, List.of());
    }

    private static RollbackAlarm codeDeploy(Subject subject) {
        var ids = subject.service().taskSets().stream().map(Service.TaskSet::externalId).filter(Objects::nonNull).toList();
        for (var id : ids) {
            var info = subject.inventory().find(DeploymentInfo.class, id);
            if (info.isPresent()) {
                var rollback = info.get().autoRollbackConfiguration();
                if (rollback == null) {
                    return none("no automatic rollback in CodeDeploy", Evidence.of(info.get(), "/autoRollbackConfiguration", null), List.of());
                }
                var on = Boolean.TRUE.equals(rollback.enabled()) && rollback.events().contains(ON_ALARM);
                return on ? on("CodeDeploy rolls back on alarms", Evidence.of(info.get(), "/autoRollbackConfiguration/enabled", true))
                        : none("CodeDeploy's automatic rollback does not listen to alarms",
                                Boolean.TRUE.equals(rollback.enabled()) ? Evidence.of(info.get(), "/autoRollbackConfiguration/events", rollback.events())
                                        : Evidence.of(info.get(), "/autoRollbackConfiguration/enabled", rollback.enabled()), List.of());
            }
        }
        var read = ids.isEmpty() ? Reads.describeServices(subject.cluster(), subject.service().name()) : Reads.getDeployment(ids.getFirst());
        return new RollbackAlarm(State.UNKNOWN, "CodeDeploy's deployment is not in the record", "", List.of(), List.of(), List.of(subject.needs(read)));
    }
}
