package dev.drydock.whatif;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Snippet;
import dev.drydock.check.Subject;
import dev.drydock.check.deploy.BreakerThreshold;
import dev.drydock.check.deploy.DeploymentSettings;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.inventory.ecs.DeploymentConfiguration.DeploymentCircuitBreaker;
import dev.drydock.inventory.ecs.DeploymentConfiguration.ThresholdConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// After how many failed tasks the deployment circuit breaker trips: `breaker`.
///
/// @param type as the API names it
public record BreakerTrip(int desired, String type, int value) implements WhatIf {
    public static final Calculator CALCULATOR = new Calculator("breaker", "After how many failed tasks does the deployment circuit breaker trip?",
            List.of(Parameter.whole("desired", "tasks", 1, 5_000, null, "ECS runs at most 5,000 tasks in a service, and with 0 tasks nothing fails"),
                    Parameter.choice("type", "BOUNDED_PERCENT", List.of("BOUNDED_PERCENT", "UNBOUNDED_PERCENT", "COUNT"), "how the threshold is given; bounded is at least 3 and at most 200"),
                    Parameter.whole("value", "", 1, 10_000, "50", "percent of desired, or a count")),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html"),
            "--desired 40", BreakerTrip::of, BreakerTrip::fill);

    static BreakerTrip of(Inputs inputs) {
        return new BreakerTrip((int) inputs.whole("desired"), inputs.choice("type"), (int) inputs.whole("value"));
    }

    static Filling fill(Subject subject) {
        var configuration = subject.service().deploymentConfiguration();
        var breaker = configuration == null ? null : configuration.deploymentCircuitBreaker();
        var threshold = breaker == null ? null : breaker.thresholdConfiguration();
        return Filling.draft().put("desired", subject.service().desiredCount(), "ecs describe-services, desiredCount")
                .putIfThere("type", threshold == null ? null : threshold.type(), "ecs describe-services, thresholdConfiguration")
                .putIfThere("value", threshold == null ? null : threshold.value(), "ecs describe-services, thresholdConfiguration")
                .filling();
    }

    private boolean isDefault() {
        return type.equals("BOUNDED_PERCENT") && value == 50;
    }

    @Override
    public Outcome outcome() {
        var threshold = BreakerThreshold.of(new DeploymentCircuitBreaker(true, true, new ThresholdConfiguration(type, value), null), desired).orElseThrow();
        var formula = switch (type) {
            case "COUNT" -> "as configured";
            case "UNBOUNDED_PERCENT" -> "ceil(" + value + " % × " + desired + ") = " + threshold.failures();
            default -> "clamp(ceil(" + value + " % × " + desired + "), 3, 200) = " + threshold.failures();
        };
        var rows = new ArrayList<Row>();
        rows.add(Row.of("threshold", "Failed tasks in a row that trip it", threshold.failures(), "tasks", formula));
        rows.add(Row.of("share", "Against the tasks wanted", threshold.failures() * 100.0 / desired, "%", threshold.failures() + " / " + desired + " × 100"));
        var verdict = threshold.failures() > desired ? Verdict.warn("More tasks must fail, " + threshold.failures() + ", than the service wants, " + desired
                + ": ECS tries again and again, with longer and longer pauses, before the deployment counts as failed.")
                : Verdict.ok("The deployment fails after " + threshold.failures() + " failed tasks in a row; a task that runs sets the count back. It rolls back only to a deployment that was completed.");
        return new Outcome(rows, List.of(verdict), List.of(new Snippet("terraform",
                "resource \"aws_ecs_service\" \"this\" {\n  deployment_circuit_breaker {\n    enable   = true\n    rollback = true\n  }\n}"
                        + (isDefault() ? "" : "\n# The threshold is newer than many a provider: see whether yours knows thresholdConfiguration."))));
    }

    @Override
    public List<AwsCommand> commands(Subject subject) {
        var configuration = subject.service().deploymentConfiguration();
        if (configuration == null || RolloutStyle.of(subject.service()) != RolloutStyle.ROLLING) {
            return List.of();
        }
        var breaker = new LinkedHashMap<String, Object>();
        if (configuration.recorded().get("deploymentCircuitBreaker") instanceof Map<?, ?> recorded) {
            recorded.forEach((name, each) -> breaker.put(String.valueOf(name), each));
        }
        var before = Map.copyOf(breaker);
        breaker.put("enable", true);
        breaker.put("rollback", true);
        if (!isDefault() || breaker.containsKey("thresholdConfiguration")) {
            var threshold = new LinkedHashMap<String, Object>();
            threshold.put("type", type);
            threshold.put("value", value);
            breaker.put("thresholdConfiguration", threshold);
        }
        if (before.equals(breaker)) {
            return List.of();
        }
        var settings = new DeploymentSettings(subject, configuration);
        return List.of(settings.change("Turns the circuit breaker on, with rollback and this threshold.", Map.of("deploymentCircuitBreaker", breaker)), settings.undo());
    }
}
