package dev.drydock.check.loadbalancing;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import java.util.Optional;

/// How long a task of a service may take between SIGTERM and SIGKILL: the longest `stopTimeout` of its containers.
record StopTimeout(int seconds, Evidence evidence) {
    /// The value where a container definition has none (ECS API reference, `ContainerDefinition`).
    private static final int DEFAULT_SECONDS = 30;

    static Optional<StopTimeout> of(Subject subject) {
        return subject.taskDefinition().filter(definition -> !definition.containerDefinitions().isEmpty()).map(definition -> {
            var longest = -1;
            Evidence evidence = null;
            for (var i = 0; i < definition.containerDefinitions().size(); i++) {
                var recorded = definition.containerDefinitions().get(i).stopTimeout();
                var seconds = recorded == null ? DEFAULT_SECONDS : recorded;
                if (evidence == null || seconds > longest) {
                    longest = seconds;
                    evidence = Evidence.of(definition, "/containerDefinitions/" + i + "/stopTimeout", recorded);
                }
            }
            return new StopTimeout(longest, evidence);
        });
    }
}
