package dev.drydock.check.deploy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.DeploymentConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Whether a bad rolling deployment stops itself and goes back.
public final class CircuitBreaker implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.ROLLBACK, "circuit-breaker", Owner.PLATFORM,
            "Does a bad rolling deployment stop itself and go back?",
            Set.of("ecs describe-services"), Set.of("ecs describe-tasks", "ecs list-service-deployments", "ecs describe-service-deployments"),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html"));

    private static final String EXPECTED = "the circuit breaker on, with rollback";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return List.of(finding(subject));
    }

    private static Finding finding(Subject subject) {
        var service = subject.service();
        var style = RolloutStyle.of(service);
        if (style == RolloutStyle.UNKNOWN) {
            return unknown(subject, "How the service deploys is not known", RolloutStyle.unknownName(service));
        }
        if (style != RolloutStyle.ROLLING) {
            return Finding.draft(INFO, Status.NA, service.serviceArn(), "The circuit breaker is for rolling deployments")
                    .observed(style.words() + " deployments")
                    .expected("nothing: other deployments go back by alarms, which rollout-failed judges")
                    .evidence(RolloutStyle.evidence(service))
                    .finding();
        }
        var configuration = service.deploymentConfiguration();
        return configuration == null
                ? unknown(subject, "Whether the circuit breaker is on is not known", "no deployment configuration in the record")
                : judge(subject, configuration);
    }

    private static Finding judge(Subject subject, DeploymentConfiguration configuration) {
        var breaker = configuration.deploymentCircuitBreaker();
        if (breaker == null || !Boolean.TRUE.equals(breaker.enable())) {
            var evidence = breaker == null ? Evidence.of(subject.service(), "/deploymentConfiguration/deploymentCircuitBreaker", null)
                    : Evidence.of(subject.service(), "/deploymentConfiguration/deploymentCircuitBreaker/enable", breaker.enable());
            return weak(subject, configuration, "off", evidence, "Nothing stops a bad deployment: the circuit breaker is off",
                    "ECS goes on replacing tasks that fail for as long as the deployment stands.");
        }
        if (!Boolean.TRUE.equals(breaker.rollback())) {
            return weak(subject, configuration, "on, without rollback",
                    Evidence.of(subject.service(), "/deploymentConfiguration/deploymentCircuitBreaker/rollback", breaker.rollback()),
                    "The circuit breaker stops a bad deployment but does not go back",
                    "A deployment that trips it launches no more tasks, and the service stays with however many still run until someone deploys again.");
        }
        return on(subject, configuration);
    }

    private static Finding weak(Subject subject, DeploymentConfiguration configuration, String observed, Evidence evidence, String title, String why) {
        var failing = FailingRollout.of(subject);
        var recorded = configuration.deploymentCircuitBreaker();
        var settings = new DeploymentSettings(subject, configuration);
        var draft = draft(subject, failing.isPresent() ? Status.FAIL : Status.WARN, failing.isPresent() ? title + ", and a rollout is failing" : title)
                .brief(breakerIs(observed) + (failing.isPresent() ? ", rollout fails" : ""))
                .observed(observed + failing.map(rollout -> "; " + rollout.observed()).orElse(""))
                .why(why + threshold(subject, configuration, " It would trip after "))
                .evidence(evidence)
                .command(settings.confirm())
                .command(settings.change("Turns the deployment circuit breaker on, with rollback."
                        + (recorded == null ? " It has no undo from the record, which holds no circuit breaker: to go back, send it with enable and rollback false." : ""),
                        Map.of("deploymentCircuitBreaker", DeploymentSettings.breakerOn(configuration))));
        failing.ifPresent(rollout -> draft.evidence(rollout.evidence()));
        if (recorded != null) {
            draft.command(settings.undo());
        }
        return draft.command(settings.verify()).finding();
    }

    private static String breakerIs(String observed) {
        return observed.equals("off") ? "breaker off" : "breaker without rollback";
    }

    private static Finding on(Subject subject, DeploymentConfiguration configuration) {
        var evidence = List.of(Evidence.of(subject.service(), "/deploymentConfiguration/deploymentCircuitBreaker/enable", true),
                Evidence.of(subject.service(), "/deploymentConfiguration/deploymentCircuitBreaker/rollback", true));
        var threshold = threshold(subject, configuration, "It trips after ");
        return switch (CompletedDeployment.of(subject)) {
            case CompletedDeployment.Known known -> draft(subject, Status.OK, "A bad deployment stops itself and goes back")
                    .observed("on, with rollback").why(threshold).evidence(evidence).evidence(known.evidence()).finding();
            case CompletedDeployment.None none -> draft(subject, Status.WARN, "There is no completed deployment to go back to")
                    .observed("on, with rollback; " + none.how())
                    .expected("a completed deployment before the next change")
                    .why("The circuit breaker goes back to the last COMPLETED deployment. Without one, a deployment that trips it launches no more tasks and stalls. "
                            + threshold)
                    .evidence(evidence)
                    .evidence(none.evidence())
                    .command(AwsCommand.confirm("Lists the service's deployments and how they ended.",
                            Reads.listServiceDeployments(subject.cluster(), subject.service().name()).argv(subject.region())))
                    .finding();
            case CompletedDeployment.Unknown unknown -> draft(subject, Status.UNKNOWN, "Whether there is a completed deployment to go back to is not known")
                    .observed("on, with rollback; no completed deployment in the record").why(threshold).evidence(evidence).missing(unknown.missing())
                            .finding();
        };
    }

    /// The sentence that works the threshold out; empty where the desired count is not recorded.
    private static String threshold(Subject subject, DeploymentConfiguration configuration, String verb) {
        var desired = subject.service().desiredCount();
        if (desired == null) {
            return "";
        }
        return BreakerThreshold.of(configuration.deploymentCircuitBreaker(), desired)
                .map(threshold -> verb + threshold.workedOut() + reset(configuration) + ".")
                .orElseGet(() -> verb + "a number that Drydock cannot work out from a threshold of type "
                        + Objects.requireNonNull(Objects.requireNonNull(configuration.deploymentCircuitBreaker()).thresholdConfiguration()).type() + ".");
    }

    private static String reset(DeploymentConfiguration configuration) {
        var breaker = configuration.deploymentCircuitBreaker();
        return breaker != null && Boolean.FALSE.equals(breaker.resetOnHealthyTask()) ? " in all" : " in a row";
    }

    private static Finding unknown(Subject subject, String title, String observed) {
        return draft(subject, Status.UNKNOWN, title).observed(observed)
                .evidence(RolloutStyle.evidence(subject.service()))
                .missing(subject.needs(Reads.describeServices(subject.cluster(), subject.service().name())))
                .finding();
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title).expected(EXPECTED);
    }
}
