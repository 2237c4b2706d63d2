package dev.drydock.check.practice;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.Service.CapacityProviderStrategyItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many of the tasks run on Spot, and how many could; a choice, since only the owner knows whether a task may end at two minutes' notice.
public final class SpotMix implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "spot-mix", Owner.PLATFORM,
            "Does a service without state of its own use Spot for what may be interrupted?",
            Set.of("ecs describe-services"), Set.of("ecs describe-clusters", "ecs describe-task-definition"), null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html"));

    private static final String ON_DEMAND = "FARGATE";
    private static final String SPOT = "FARGATE_SPOT";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        if (Compute.of(subject) != Compute.FARGATE) {
            return List.of(Definition.notFargate(INFO, subject, "Fargate Spot is for tasks on Fargate"));
        }
        var windows = subject.taskDefinition().filter(Definition::isWindows);
        return List.of(windows.isPresent() ? Definition.windows(INFO, windows.get(), "Windows tasks do not run on Fargate Spot") : judged(subject));
    }

    private static Finding judged(Subject subject) {
        var service = subject.service();
        var strategy = strategy(subject);
        var desired = service.desiredCount();
        if (strategy.stream().anyMatch(item -> SPOT.equals(item.capacityProvider()) && number(item.base()) + number(item.weight()) > 0)) {
            return mixed(subject, strategy);
        }
        if (desired == null || onSpot(desired) == 0 || RolloutStyle.of(service) == RolloutStyle.EXTERNAL || RolloutStyle.of(service) == RolloutStyle.UNKNOWN) {
            return Finding.draft(INFO, Status.OK, service.serviceArn(), "The tasks run on demand")
                    .observed(desired == null ? "no Spot" : "no Spot; " + Numbers.count(desired, "task"))
                    .expected("a choice")
                    .why(desired != null && onSpot(desired) == 0 ? "Half of " + Numbers.count(desired, "task") + " kept on demand leaves too few for a mix." : "")
                    .evidence(Compute.evidence(service))
                    .finding();
        }
        return advice(subject, desired);
    }

    private static int base(int desired) {
        return Math.ceilDiv(desired, 2);
    }

    /// With equal weights half of what lies beyond the base.
    private static int onSpot(int desired) {
        return (desired - base(desired)) / 2;
    }

    /// The base on demand is what keeps the service up when AWS takes all of Spot at once.
    private static Finding advice(Subject subject, int desired) {
        var service = subject.service();
        var base = base(desired);
        var spot = onSpot(desired);
        var offered = subject.inventory().find(Cluster.class, service.clusterArn()).map(Cluster::capacityProviders).orElse(List.of()).contains(SPOT);
        var behind = !service.loadBalancers().isEmpty();
        return Finding.draft(INFO, Status.OK, service.serviceArn(), "The tasks all run on demand; where they hold no state, part of them could run on Spot")
                .observed("no Spot; " + Numbers.count(desired, "task"))
                .expected("a choice, for tasks that may end at two minutes' notice")
                .why("Advice: a base of " + base + " on demand and equal weights beyond it put " + desired + " − " + base + " = " + (desired - base) + ", halved: " + spot + " of " + desired
                        + " tasks on Spot, and what scaling adds likewise. " + (behind ? "Behind a load balancer the base must carry the load alone when Spot is taken, and the deregistration delay must stay under 120 s. " : "")
                        + (offered ? "" : "The cluster does not have the capacity provider FARGATE_SPOT on record: it must be associated first, together with those that it has."))
                .evidence(Compute.evidence(service))
                .snippet("json", "\"capacityProviderStrategy\": [{\"capacityProvider\": \"FARGATE\", \"base\": " + base + ", \"weight\": 1}, {\"capacityProvider\": \"FARGATE_SPOT\", \"base\": 0, \"weight\": 1}]")
                .finding();
    }

    private static Finding mixed(Subject subject, List<CapacityProviderStrategyItem> strategy) {
        var service = subject.service();
        var base = strategy.stream().filter(item -> ON_DEMAND.equals(item.capacityProvider())).mapToInt(item -> number(item.base())).sum();
        var parts = new ArrayList<String>();
        strategy.forEach(item -> parts.add(item.capacityProvider() + " base " + number(item.base()) + " weight " + number(item.weight())));
        var running = subject.liveTasks().stream().filter(task -> SPOT.equals(task.capacityProviderName())).count();
        return Finding.draft(INFO, Status.OK, service.serviceArn(), base > 0
                ? "The service keeps " + Numbers.count(base, "task") + " on demand and uses Spot beyond"
                : "The service keeps no base on demand: Spot may take any of its tasks beyond what the weights place on demand")
                .observed(String.join(", ", parts) + "; " + running + " of " + Numbers.count(subject.liveTasks().size(), "recorded task") + " on Spot")
                .expected("a choice; a base on demand that carries the service when Spot is taken")
                .evidence(service.capacityProviderStrategy().isEmpty() ? Compute.evidence(service)
                        : Evidence.of(service, "/capacityProviderStrategy/0/base", service.capacityProviderStrategy().getFirst().base()))
                .finding();
    }

    /// The service's own, else the cluster's default where the service has neither strategy nor launch type.
    private static List<CapacityProviderStrategyItem> strategy(Subject subject) {
        var service = subject.service();
        return service.launchType() != null || !service.capacityProviderStrategy().isEmpty() ? service.capacityProviderStrategy()
                : subject.inventory().find(Cluster.class, service.clusterArn()).map(Cluster::defaultCapacityProviderStrategy).orElse(List.of());
    }

    private static int number(@Nullable Integer value) {
        return Objects.requireNonNullElse(value, 0);
    }
}
