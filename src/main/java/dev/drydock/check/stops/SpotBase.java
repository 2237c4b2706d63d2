package dev.drydock.check.stops;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.loadbalancing.SpotUse;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.Service.CapacityProviderStrategyItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// How many tasks a capacity provider strategy with Spot in it keeps off Spot (ECS API reference, `CapacityProviderStrategyItem`): the `base` of the other
/// providers. What the weights make of the rest is no promise.
///
/// @param holder the service, or the cluster whose default it takes
record SpotBase(Recorded holder, String pointer, List<CapacityProviderStrategyItem> items) {

    /// Empty where the strategy places nothing on Spot, or is not recorded.
    static Optional<SpotBase> of(Subject subject) {
        var service = subject.service();
        if (service.launchType() != null) {
            return Optional.empty();
        }
        var own = service.capacityProviderStrategy();
        return (own.isEmpty()
                ? subject.inventory().find(Cluster.class, service.clusterArn()).map(cluster -> new SpotBase(cluster, "/defaultCapacityProviderStrategy", cluster.defaultCapacityProviderStrategy()))
                : Optional.of(new SpotBase(service, "/capacityProviderStrategy", own)))
                .filter(SpotBase::usesSpot);
    }

    private boolean usesSpot() {
        return items.stream().anyMatch(item -> isSpot(item) && (items.size() == 1 || weight(item) > 0 || base(item) > 0));
    }

    int kept() {
        return items.stream().filter(item -> !isSpot(item)).mapToInt(SpotBase::base).sum();
    }

    Finding finding(CheckInfo info, Subject subject) {
        var service = subject.service();
        var desired = Objects.requireNonNullElse(service.desiredCount(), 0);
        var weights = items.stream().mapToInt(SpotBase::weight).sum();
        var others = items.stream().filter(item -> !isSpot(item)).mapToInt(SpotBase::weight).sum();
        var expectedOff = weights == 0 ? 0 : desired * others / weights;
        var draft = Finding.draft(info, Status.WARN, service.serviceArn() + "#strategy", "No task behind the load balancer is kept off Spot")
                .observed(items.stream().map(SpotBase::words).reduce((one, other) -> one + ", " + other).orElse("") + (holder == service ? "" : ", the cluster's default"))
                .expected("a base of tasks that Spot cannot take")
                .why((others == 0 ? "The base off Spot is 0, and so are the weights: all of " + Numbers.count(desired, "task") + " can be taken back at once"
                        : "The base off Spot is 0. By the weights " + others + " of " + weights + " parts, about " + expectedOff + " of " + Numbers.count(desired, "task")
                                + ", start elsewhere; the rest, " + (desired - expectedOff) + ", can be taken back all at once") + ", with a warning of 120 s.")
                .evidence(evidence())
                .command(AwsCommand.confirm("Reads the strategy of the service.", CommandLine.aws("ecs", "describe-services")
                        .option("--cluster", subject.cluster())
                        .option("--services", List.of(service.name()))
                        .option("--query", "services[].[capacityProviderStrategy,desiredCount,runningCount]")
                        .in(subject.region())));
        onDemand().filter(index -> holder == service && desired > 0).ifPresent(index -> {
            var base = (desired + 1) / 2;
            draft.command(AwsCommand.fix("Keeps " + base + " of the " + desired + " tasks of the service " + service.name() + " off Spot, half of them: choose what must carry on. It starts a new"
                            + " deployment, and costs what on-demand capacity costs.", update(subject, withBase(index, base))))
                    .command(AwsCommand.undo("Puts the recorded strategy of the service " + service.name() + " back, with another new deployment.", update(subject, items.stream().map(SpotBase::json).toList())))
                    .command(AwsCommand.verify("Reads which provider each task runs on, once the deployment has ended.", CommandLine.aws("ecs", "list-tasks")
                            .option("--cluster", subject.cluster())
                            .option("--service-name", service.name())
                            .in(subject.region())));
        });
        return draft.finding();
    }

    private List<Evidence> evidence() {
        return IntStream.range(0, items.size()).boxed().flatMap(i -> List.of(
                Evidence.of(holder, pointer + "/" + i + "/capacityProvider", items.get(i).capacityProvider()),
                Evidence.of(holder, pointer + "/" + i + "/base", items.get(i).base())).stream()).toList();
    }

    /// Where on-demand Fargate stands in the strategy.
    private Optional<Integer> onDemand() {
        return IntStream.range(0, items.size()).filter(i -> "FARGATE".equals(items.get(i).capacityProvider())).boxed().findFirst();
    }

    private List<Map<String, Object>> withBase(int index, int base) {
        var changed = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < items.size(); i++) {
            var item = json(items.get(i));
            // Only one provider may have a base.
            if (i == index) {
                item.put("base", base);
            } else {
                item.remove("base");
            }
            changed.add(item);
        }
        return changed;
    }

    private static List<String> update(Subject subject, List<Map<String, Object>> strategy) {
        return CommandLine.aws("ecs", "update-service")
                .option("--cluster", subject.cluster())
                .option("--service", subject.service().name())
                .option("--capacity-provider-strategy", strategy)
                .flag("--force-new-deployment")
                .in(subject.region());
    }

    private static Map<String, Object> json(CapacityProviderStrategyItem item) {
        var json = new LinkedHashMap<String, Object>();
        json.put("capacityProvider", String.valueOf(item.capacityProvider()));
        if (item.weight() != null) {
            json.put("weight", item.weight());
        }
        if (item.base() != null) {
            json.put("base", item.base());
        }
        return json;
    }

    private static String words(CapacityProviderStrategyItem item) {
        return item.capacityProvider() + " with weight " + weight(item) + " and base " + base(item);
    }

    private static boolean isSpot(CapacityProviderStrategyItem item) {
        return SpotUse.PROVIDER.equals(item.capacityProvider());
    }

    private static int weight(CapacityProviderStrategyItem item) {
        return Objects.requireNonNullElse(item.weight(), 0);
    }

    private static int base(CapacityProviderStrategyItem item) {
        return Objects.requireNonNullElse(item.base(), 0);
    }
}
