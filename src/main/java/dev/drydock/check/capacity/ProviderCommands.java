package dev.drydock.check.capacity;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Subject;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.CapacityProvider;
import dev.drydock.inventory.ecs.CapacityProvider.AutoScalingGroupProvider;
import dev.drydock.inventory.ecs.CapacityProvider.ManagedScaling;
import dev.drydock.inventory.ecs.Cluster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Commands that give a service's cluster managed scaling.
final class ProviderCommands {
    private static final int FULL = 100;

    private ProviderCommands() {}

    /// Turns managed scaling on with every other recorded setting sent again, and off again.
    static List<AwsCommand> turnOnManagedScaling(Subject subject, CapacityProvider provider) {
        var settings = provider.autoScalingGroupProvider();
        if (settings == null || provider.name() == null) {
            return List.of();
        }
        var name = provider.name();
        return List.of(
                AwsCommand.fix("Lets ECS set the size of the Auto Scaling group " + ScalingGroup.name(settings.autoScalingGroupArn())
                        + " for every service that uses " + name + ": it adds instances, and takes idle ones away.", update(subject, name, settings, "ENABLED")),
                AwsCommand.undo("Puts back the recorded settings; ECS takes its scaling policy and alarms away.", update(subject, name, settings, "DISABLED")),
                AwsCommand.verify("Reads the capacity provider's settings.", Reads.describeCapacityProviders(List.of(name)).argv(subject.region())));
    }

    private static List<String> update(Subject subject, String name, AutoScalingGroupProvider settings, String status) {
        var managed = Optional.ofNullable(settings.managedScaling()).orElse(new ManagedScaling(status, null, null, null, null));
        var scaling = new LinkedHashMap<String, Object>();
        scaling.put("status", status);
        put(scaling, "targetCapacity", managed.targetCapacity() == null || managed.targetCapacity() <= 0 ? "ENABLED".equals(status) ? FULL : null : managed.targetCapacity());
        put(scaling, "minimumScalingStepSize", managed.minimumScalingStepSize());
        put(scaling, "maximumScalingStepSize", managed.maximumScalingStepSize());
        put(scaling, "instanceWarmupPeriod", managed.instanceWarmupPeriod());
        var all = new LinkedHashMap<String, Object>();
        all.put("managedScaling", scaling);
        put(all, "managedTerminationProtection", settings.managedTerminationProtection());
        put(all, "managedDraining", settings.managedDraining());
        return CommandLine.aws("ecs", "update-capacity-provider").option("--name", name).option("--auto-scaling-group-provider", all).in(subject.region());
    }

    private static void put(LinkedHashMap<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    /// Moves a service from its launch type to the cluster's one capacity provider that scales; nothing where there is none, or a choice.
    static List<AwsCommand> moveToProvider(Subject subject) {
        var candidates = subject.inventory().find(Cluster.class, subject.service().clusterArn()).map(Cluster::capacityProviders).orElse(List.of()).stream()
                .flatMap(name -> subject.inventory().find(CapacityProvider.class, name).stream())
                .filter(provider -> provider.autoScalingGroupProvider() != null && provider.autoScalingGroupProvider().managedScaling() != null
                        && "ENABLED".equals(provider.autoScalingGroupProvider().managedScaling().status()))
                .toList();
        if (candidates.size() != 1 || subject.service().launchType() == null || RolloutStyle.of(subject.service()) != RolloutStyle.ROLLING) {
            return List.of();
        }
        var name = String.valueOf(candidates.getFirst().name());
        var item = new LinkedHashMap<String, Object>();
        item.put("capacityProvider", name);
        item.put("weight", 1);
        item.put("base", 0);
        return List.of(
                AwsCommand.fix("Places the service's tasks through " + name + ", the one capacity provider of the cluster that scales. This replaces every task of the service.", place(subject, List.of(item))),
                AwsCommand.undo("Goes back to the launch type: an empty strategy takes the capacity provider away. This replaces every task again.",
                        place(subject, List.of())),
                AwsCommand.verify("Reads what places the service's tasks.", Reads.describeServices(subject.cluster(), subject.service().name()).argv(subject.region())));
    }

    private static List<String> place(Subject subject, List<?> strategy) {
        return CommandLine.aws("ecs", "update-service")
                .option("--cluster", subject.cluster())
                .option("--service", subject.service().name())
                .option("--capacity-provider-strategy", strategy)
                .flag("--force-new-deployment")
                .in(subject.region());
    }
}
