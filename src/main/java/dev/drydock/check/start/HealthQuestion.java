package dev.drydock.check.start;

import dev.drydock.check.Evidence;
import dev.drydock.check.loadbalancing.AttachedTargetGroup;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.elbv2.TargetGroup;
import dev.drydock.inventory.elbv2.TargetHealthDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a load balancer asks a target to find out whether it is healthy, held against what the containers offer.
///
/// @param definition what the service runs; null where it is not recorded
record HealthQuestion(AttachedTargetGroup group, @Nullable TaskDefinition definition) {

    /// `HTTP GET /healthz on port 8080 every 10 s within 5 s, and wants 200; 3 failures in a row (10 × 3 = 30 s) make a target unhealthy`
    String words(TargetHealthDescription health) {
        var target = group.targetGroup();
        if (target == null) {
            return "what the load balancer asks is not recorded";
        }
        var text = new StringBuilder(String.valueOf(target.healthCheckProtocol()));
        if (target.healthCheckPath() != null) {
            text.append(' ').append(target.healthCheckPath());
        }
        text.append(" on port ").append(port(health) == null ? target.healthCheckPort() : port(health));
        if (target.healthCheckIntervalSeconds() != null) {
            text.append(" every ").append(target.healthCheckIntervalSeconds()).append(" s");
        }
        if (target.healthCheckTimeoutSeconds() != null) {
            text.append(" within ").append(target.healthCheckTimeoutSeconds()).append(" s");
        }
        var wanted = wanted(target);
        if (wanted != null) {
            text.append(", and wants ").append(wanted);
        }
        if (target.unhealthyThresholdCount() != null && target.healthCheckIntervalSeconds() != null) {
            text.append("; ").append(target.unhealthyThresholdCount()).append(" failures in a row (").append(target.healthCheckIntervalSeconds()).append(" × ")
                    .append(target.unhealthyThresholdCount()).append(" = ").append((long) target.healthCheckIntervalSeconds() * target.unhealthyThresholdCount())
                    .append(" s) make a target unhealthy");
        }
        return text.toString();
    }

    private static @Nullable String wanted(TargetGroup target) {
        var matcher = target.matcher();
        return matcher == null ? null : matcher.grpcCode() != null ? "gRPC code " + matcher.grpcCode() : matcher.httpCode() == null ? null : "HTTP code " + matcher.httpCode();
    }

    /// The port that is asked: the target's own for `traffic-port`. Null where the record does not say.
    @Nullable Integer port(TargetHealthDescription health) {
        var written = health.healthCheckPort() != null ? health.healthCheckPort() : group.targetGroup() == null ? null : group.targetGroup().healthCheckPort();
        if (written != null && written.matches("\\d{1,5}")) {
            return Integer.valueOf(written);
        }
        return "traffic-port".equals(written) && health.target() != null ? health.target().port() : null;
    }

    /// One sentence on the port against the container's port mappings; empty where the record cannot tell, as with ports that are handed out when a task starts.
    String mapping(TargetHealthDescription health) {
        var port = port(health);
        if (definition == null || port == null || !"awsvpc".equals(definition.networkMode()) && !"host".equals(definition.networkMode())
                || definition.containerDefinitions().stream().flatMap(container -> container.portMappings().stream()).anyMatch(mapping -> mapping.containerPort() == null)) {
            return "";
        }
        var by = definition.containerDefinitions().stream()
                .filter(container -> container.portMappings().stream().anyMatch(mapping -> Objects.equals(mapping.containerPort(), port)))
                .map(container -> String.valueOf(container.name()))
                .findFirst();
        return by.map(name -> " The container " + name + " maps port " + port + ".").orElse(" No container of " + definition.shortName() + " maps port " + port + ".");
    }

    List<Evidence> evidence() {
        var target = group.targetGroup();
        var all = new ArrayList<Evidence>();
        if (target != null) {
            all.add(Evidence.of(target, "/HealthCheckPort", target.healthCheckPort()));
            all.add(Evidence.of(target, "/HealthCheckPath", target.healthCheckPath()));
        }
        return all;
    }
}
