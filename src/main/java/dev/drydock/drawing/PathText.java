package dev.drydock.drawing;

import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskDefinition.ContainerDefinition;
import dev.drydock.inventory.elbv2.LoadBalancer;
import dev.drydock.path.PathNode;
import dev.drydock.path.PathNode.ListenerNode;
import dev.drydock.path.PathNode.ScalingNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.PathNode.TargetGroupNode;
import dev.drydock.path.PathNode.TaskSquare;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The plain facts of the path's things, in few words.
final class PathText {
    private PathText() {}

    static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : noun + "s");
    }

    static String orUnknown(@Nullable Object value) {
        return value == null ? "?" : value.toString();
    }

    /// What follows the last slash of an ARN.
    static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    static String counts(List<TaskSquare> tasks) {
        return tasks.isEmpty() ? "no tasks" : Squares.counts(tasks).entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), Squares.word(entry.getKey())))
                .collect(Collectors.joining(", "));
    }

    /// How many of the subnets route to a gateway endpoint.
    ///
    /// @param unknown whether the table of one of them is not recorded
    static String routesTo(int routed, int subnets, boolean unknown) {
        if (subnets == 0) {
            return "";
        }
        if (routed == subnets) {
            return switch (subnets) {
                case 1 -> "the subnet routes to it";
                case 2 -> "both subnets route to it";
                default -> "all " + subnets + " subnets route to it";
            };
        }
        if (unknown) {
            return routed == 0 ? "whether a subnet routes to it is not recorded" : routed + " of " + subnets + " subnets known to route to it";
        }
        return routed == 0 ? "no subnet here routes to it" : routed + " of " + subnets + " subnets" + (routed == 1 ? " routes to it" : " route to it");
    }

    /// `:443`
    static String listener(PathNode node) {
        return node instanceof ListenerNode(_, var listener) && listener.port() != null ? ":" + listener.port() : "listener";
    }

    static String loadBalancer(LoadBalancer balancer) {
        var type = switch (balancer.type()) {
            case null -> "load balancer";
            case "application" -> "ALB";
            case "network" -> "NLB";
            default -> balancer.type();
        };
        return balancer.scheme() == null ? type : balancer.scheme() + " " + type;
    }

    static String health(TargetGroupNode node) {
        if (!node.healthKnown()) {
            return "target health not recorded";
        }
        return node.health().isEmpty()
                ? "no targets registered"
                : Stream.of("healthy", "unhealthy", "initial", "draining", "unused", "unhealthy.draining", "unavailable")
                        .filter(node.health()::containsKey)
                        .map(state -> node.health().get(state) + " " + state)
                        .collect(Collectors.joining(" · "));
    }

    static String subnet(SubnetNode node) {
        var subnet = node.subnet();
        if (subnet == null) {
            return node.id();
        }
        var block = subnet.cidrBlock();
        return block == null || block.indexOf('/') < 0 ? subnet.name() : subnet.name() + " " + block.substring(block.indexOf('/'));
    }

    /// `rev 87 → 88, rolling`: from the deployment that is being replaced to the one that replaces it.
    static String revisions(Service service) {
        var current = revision(service.taskDefinition());
        var primary = service.primaryDeployment();
        var others = service.deployments().stream()
                .filter(deployment -> deployment != primary)
                .map(deployment -> revision(deployment.taskDefinition()))
                .filter(revision -> revision != null && !revision.equals(current))
                .distinct()
                .toList();
        var from = others.isEmpty() ? "" : String.join(", ", others) + " → ";
        return current == null ? strategy(service) : "rev " + from + current + ", " + strategy(service);
    }

    private static @Nullable String revision(@Nullable String taskDefinition) {
        return taskDefinition == null ? null : taskDefinition.substring(taskDefinition.lastIndexOf(':') + 1);
    }

    private static String strategy(Service service) {
        var controller = service.deploymentController() == null ? null : service.deploymentController().type();
        if ("CODE_DEPLOY".equals(controller)) {
            return "by CodeDeploy";
        }
        if ("EXTERNAL".equals(controller)) {
            return "external";
        }
        var strategy = service.deploymentConfiguration() == null ? null : service.deploymentConfiguration().strategy();
        return switch (strategy) {
            case null -> "rolling";
            case "BLUE_GREEN" -> "blue/green";
            default -> strategy.toLowerCase(Locale.ROOT);
        };
    }

    static String running(Service service) {
        if (service.runningCount() == null || service.desiredCount() == null) {
            return "task counts not recorded";
        }
        var pending = service.pendingCount() == null || service.pendingCount() == 0 ? null : service.pendingCount() + " pending";
        return joined(String.format(Locale.ROOT, "%,d of %,d running", service.runningCount(), service.desiredCount()), pending);
    }

    /// The circuit breaker, where the deployment has one: it works for rolling deployments only.
    static String breaker(Service service) {
        if (!strategy(service).equals("rolling")) {
            return "";
        }
        var configuration = service.deploymentConfiguration();
        var breaker = configuration == null ? null : configuration.deploymentCircuitBreaker();
        if (breaker == null || !Boolean.TRUE.equals(breaker.enable())) {
            return "breaker off";
        }
        return Boolean.TRUE.equals(breaker.rollback()) ? "breaker on, rollback on" : "breaker on, rollback off";
    }

    static List<String> taskDefinition(TaskDefinition definition) {
        var facts = new ArrayList<String>();
        var containers = definition.containerDefinitions();
        var main = containers.stream().filter(ContainerDefinition::isEssential).findFirst().orElse(null);
        if (main != null && main.name() != null) {
            facts.add("container " + main.name() + (containers.size() == 1 ? "" : " + " + (containers.size() - 1)));
        }
        facts.add(joined(cpu(definition.cpu()), memory(definition.memory())));
        if (main != null) {
            facts.add(main.stopTimeout() == null ? "stopTimeout not set" : "stopTimeout " + main.stopTimeout() + "\u00a0s");
        }
        if (definition.networkMode() != null && !definition.networkMode().equals("awsvpc")) {
            facts.add("network mode " + definition.networkMode());
        }
        return facts;
    }

    /// 1,024 CPU units are one vCPU.
    private static @Nullable String cpu(@Nullable String units) {
        return units == null ? null : units.matches("[0-9]{1,6}") ? decimal(Integer.parseInt(units) / 1024.0) + " vCPU" : units;
    }

    private static @Nullable String memory(@Nullable String mebibytes) {
        return mebibytes == null ? null : mebibytes.matches("[0-9]{1,7}") ? decimal(Integer.parseInt(mebibytes) / 1024.0) + " GB" : mebibytes;
    }

    private static String decimal(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,d", (long) value) : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
    }

    static List<String> scaling(ScalingNode node) {
        var facts = new ArrayList<String>();
        for (var policy : node.policies()) {
            facts.add(policy(policy));
        }
        if (facts.isEmpty()) {
            facts.add("no policy");
        }
        var target = node.target();
        var suspended = target == null ? null : target.suspendedState();
        if (suspended != null && (Boolean.TRUE.equals(suspended.dynamicScalingInSuspended()) || Boolean.TRUE.equals(suspended.dynamicScalingOutSuspended()))) {
            facts.add("scaling suspended");
        }
        node.policies().stream().map(ScalingPolicy::targetTracking).filter(Objects::nonNull).findFirst().ifPresent(tracking -> {
            var out = tracking.scaleOutCooldown();
            var in = tracking.scaleInCooldown();
            if (out != null && out.equals(in)) {
                facts.add("cooldown " + out + "\u00a0s out and in");
            } else if (out != null || in != null) {
                facts.add("cooldown out " + orUnknown(out) + "\u00a0s, in " + orUnknown(in) + "\u00a0s");
            }
        });
        return facts;
    }

    private static String policy(ScalingPolicy policy) {
        var tracking = policy.targetTracking();
        if (tracking == null) {
            return joined("StepScaling".equals(policy.policyType()) ? "steps" : policy.policyType(), policy.policyName());
        }
        var value = tracking.targetValue() == null ? "?" : decimal(tracking.targetValue());
        var custom = tracking.customized();
        return switch (tracking.predefinedMetricType()) {
            case "ECSServiceAverageCPUUtilization" -> "CPU at " + value + " %";
            case "ECSServiceAverageMemoryUtilization" -> "memory at " + value + " %";
            case "ALBRequestCountPerTarget" -> value + " requests per target";
            case null -> (custom == null || custom.metricName() == null ? "custom metric" : custom.metricName()) + " at " + value;
            default -> tracking.predefinedMetricType() + " at " + value;
        };
    }
}
