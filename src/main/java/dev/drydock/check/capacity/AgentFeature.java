package dev.drydock.check.capacity;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskDefinition.ContainerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a service uses that a container agent must be new enough for. Only what AWS's documentation gives a version for.
///
/// @param needs the first version that has it
/// @param page the page of the ECS developer guide that says so
/// @param evidence where the service or its task definition uses it
record AgentFeature(String words, AgentVersion needs, String page, Evidence evidence) {
    private static final int JSON_KEY_PARTS = 8;

    static List<AgentFeature> usedBy(Subject subject) {
        var used = new ArrayList<AgentFeature>();
        if (Boolean.TRUE.equals(subject.service().enableExecuteCommand())) {
            used.add(new AgentFeature("ECS Exec", new AgentVersion(1, 50, 2), "ecs-exec", Evidence.of(subject.service(), "/enableExecuteCommand", true)));
        }
        subject.taskDefinition().ifPresent(definition -> {
            add(used, definition, "container restart policies", new AgentVersion(1, 86, 0), "container-restart-policy",
                    container -> container.restartPolicy() != null && Boolean.TRUE.equals(container.restartPolicy().enabled()) ? "/restartPolicy/enabled" : null);
            add(used, definition, "keys or versions of a Secrets Manager secret", new AgentVersion(1, 37, 0), "secrets-envvar-secrets-manager", AgentFeature::keyOfSecret);
            add(used, definition, "an order of containers (dependsOn)", new AgentVersion(1, 26, 0), "task_definition_parameters",
                    container -> container.dependsOn().isEmpty() ? null : "/dependsOn/0/containerName");
            add(used, definition, "start or stop timeouts of containers", new AgentVersion(1, 26, 0), "task_definition_parameters",
                    container -> container.stopTimeout() != null ? "/stopTimeout" : container.startTimeout() != null ? "/startTimeout" : null);
            add(used, definition, "secrets in environment variables", new AgentVersion(1, 22, 0), "secrets-envvar-secrets-manager",
                    container -> container.secrets().isEmpty() ? null : "/secrets/0/name");
        });
        return List.copyOf(used);
    }

    /// @param use where below a container the feature is used; null where it is not
    private static void add(List<AgentFeature> used, TaskDefinition definition, String words, AgentVersion needs, String page, Function<ContainerDefinition, @Nullable String> use) {
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var container = definition.containerDefinitions().get(i);
            var below = use.apply(container);
            if (below != null) {
                used.add(new AgentFeature(words, needs, page, Evidence.of(definition, "/containerDefinitions/" + i + below, value(container, below))));
                return;
            }
        }
    }

    /// `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME:KEY:STAGE:ID` names more than the whole secret.
    private static @Nullable String keyOfSecret(ContainerDefinition container) {
        for (var i = 0; i < container.secrets().size(); i++) {
            var from = container.secrets().get(i).valueFrom();
            if (from != null && from.contains(":secretsmanager:") && from.split(":", -1).length >= JSON_KEY_PARTS) {
                return "/secrets/" + i + "/name";
            }
        }
        return null;
    }

    private static @Nullable Object value(ContainerDefinition container, String below) {
        return switch (below) {
            case "/restartPolicy/enabled" -> true;
            case "/dependsOn/0/containerName" -> container.dependsOn().getFirst().containerName();
            case "/stopTimeout" -> container.stopTimeout();
            case "/startTimeout" -> container.startTimeout();
            default -> container.secrets().get(Integer.parseInt(below.split("/")[2])).name();
        };
    }
}
