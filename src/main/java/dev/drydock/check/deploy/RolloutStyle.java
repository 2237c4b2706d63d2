package dev.drydock.check.deploy;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.ecs.Service;

/// How a service replaces its tasks: its deployment controller, and under ECS's own its strategy (ECS API reference, `DeploymentConfiguration`).
public enum RolloutStyle {
    ROLLING("rolling"),
    BLUE_GREEN("blue/green"),
    LINEAR("linear"),
    CANARY("canary"),
    CODE_DEPLOY("CodeDeploy blue/green"),
    EXTERNAL("external"),
    /// A controller or strategy that Drydock does not know.
    UNKNOWN("unknown");

    private final String words;

    RolloutStyle(String words) {
        this.words = words;
    }

    /// How sentences name it.
    public String words() {
        return words;
    }

    /// Whether ECS itself shifts traffic between two sets of tasks.
    public boolean isNativeShift() {
        return this == BLUE_GREEN || this == LINEAR || this == CANARY;
    }

    /// An absent controller is ECS, an absent strategy is rolling: both are the API's defaults.
    public static RolloutStyle of(Service service) {
        return switch (controller(service)) {
            case "ECS" -> switch (strategy(service)) {
                case "ROLLING" -> ROLLING;
                case "BLUE_GREEN" -> BLUE_GREEN;
                case "LINEAR" -> LINEAR;
                case "CANARY" -> CANARY;
                default -> UNKNOWN;
            };
            case "CODE_DEPLOY" -> CODE_DEPLOY;
            case "EXTERNAL" -> EXTERNAL;
            default -> UNKNOWN;
        };
    }

    /// Where the record says it.
    public static Evidence evidence(Service service) {
        if (!controller(service).equals("ECS")) {
            return Evidence.of(service, "/deploymentController/type", controller(service));
        }
        var configuration = service.deploymentConfiguration();
        return Evidence.of(service, "/deploymentConfiguration/strategy", configuration == null ? null : configuration.strategy());
    }

    /// What the record calls a style that Drydock does not know.
    public static String unknownName(Service service) {
        return controller(service).equals("ECS") ? "deployment strategy " + strategy(service) : "deployment controller " + controller(service);
    }

    private static String controller(Service service) {
        var controller = service.deploymentController();
        return controller == null || controller.type() == null ? "ECS" : controller.type();
    }

    private static String strategy(Service service) {
        var configuration = service.deploymentConfiguration();
        return configuration == null || configuration.strategy() == null ? "ROLLING" : configuration.strategy();
    }
}
