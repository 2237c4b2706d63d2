package dev.drydock.check.network;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Subject;
import dev.drydock.check.deploy.DeploymentSettings;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ecs.Service.AwsVpcConfiguration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// The two ways to make a rollout fit: smaller steps, or one more subnet.
final class Roomier {
    private Roomier() {}

    /// Nothing where the room suffices, or where neither way is open.
    static List<AwsCommand> commands(Subject subject, SubnetHeadroom headroom) {
        var commands = new ArrayList<AwsCommand>();
        if (fits(headroom, headroom.extra())) {
            return commands;
        }
        commands.addAll(smallerSteps(subject, headroom));
        commands.addAll(oneMoreSubnet(subject, headroom));
        if (!commands.isEmpty()) {
            commands.add(AwsCommand.verify("Reads the service again.", Reads.describeServices(subject.cluster(), subject.service().name()).argv(subject.region())));
        }
        return commands;
    }

    private static boolean fits(SubnetHeadroom headroom, long extra) {
        var others = headroom.together() - headroom.extra();
        return 2 * extra <= headroom.free() && extra + others <= headroom.free() && headroom.tooFull().isEmpty();
    }

    private static List<AwsCommand> smallerSteps(Subject subject, SubnetHeadroom headroom) {
        var configuration = subject.service().deploymentConfiguration();
        var percent = fittingPercent(headroom);
        if (headroom.surge().isSecondSet() || configuration == null || percent.isEmpty()) {
            return List.of();
        }
        var surge = headroom.surge();
        var smaller = new Surge(surge.style(), surge.desired(), percent.getAsInt());
        var settings = new DeploymentSettings(subject, configuration);
        return List.of(settings.change("Lowers maximumPercent from " + surge.percent() + " to " + smaller.percent() + ": a rollout then has at most " + smaller.peak()
                + " tasks at once instead of " + surge.peak() + ", and takes longer.", Map.of("maximumPercent", smaller.percent())), settings.undo());
    }

    /// The largest maximumPercent with which a rollout fits and still can add a task.
    private static OptionalInt fittingPercent(SubnetHeadroom headroom) {
        var desired = headroom.surge().desired();
        var others = headroom.together() - headroom.extra();
        var fullest = headroom.subnets().stream().mapToLong(subnet -> Objects.requireNonNullElse(subnet.availableIpAddressCount(), 0)).min().orElse(0);
        var room = Math.min(Math.min(headroom.free() / 2, headroom.free() - others), fullest * headroom.all());
        if (desired == 0 || room < 0) {
            return OptionalInt.empty();
        }
        var percent = (headroom.held() + room) * 100 / desired;
        var adds = desired * percent / 100 > Math.max(desired, headroom.held());
        return adds && percent < headroom.surge().percent() ? OptionalInt.of((int) percent) : OptionalInt.empty();
    }

    private static List<AwsCommand> oneMoreSubnet(Subject subject, SubnetHeadroom headroom) {
        var network = subject.service().networkConfiguration();
        var recorded = network == null ? null : network.awsvpcConfiguration();
        var controller = subject.service().deploymentController();
        if (recorded == null || controller != null && controller.type() != null && !controller.type().equals("ECS")) {
            return List.of();
        }
        return candidate(subject, headroom).map(subnet -> {
            var subnets = new ArrayList<>(recorded.subnets());
            subnets.add(subnet.subnetId());
            return List.of(
                    AwsCommand.fix("Adds the subnet " + SubnetNames.of(subnet) + ", which has " + subnet.availableIpAddressCount() + " addresses free and the same route table, to the service "
                            + subject.service().name() + "; its other subnets, its security groups and assignPublicIp are sent again as recorded. It starts a new deployment, which replaces every task.", update(subject, recorded, subnets)),
                    AwsCommand.undo("Puts back the recorded subnets of the service " + subject.service().name() + ". It starts a new deployment as well.",
                            update(subject, recorded, recorded.subnets())));
        }).orElse(List.of());
    }

    /// A recorded subnet that differs from one of the service's own in nothing but its addresses, as far as zone and routes tell; the emptiest.
    private static Optional<Subnet> candidate(Subject subject, SubnetHeadroom headroom) {
        var inventory = subject.inventory();
        var zones = new HashSet<String>();
        var routes = new HashSet<String>();
        for (var subnet : headroom.subnets()) {
            zones.add(String.valueOf(subnet.availabilityZone()));
            inventory.routeTable(subnet).map(RouteTable::routeTableId).ifPresent(routes::add);
        }
        return inventory.all(Subnet.class).stream()
                .filter(subnet -> headroom.subnets().stream().noneMatch(own -> own.subnetId().equals(subnet.subnetId())))
                .filter(subnet -> zones.contains(String.valueOf(subnet.availabilityZone())) && !SubnetHeadroom.isIpv6Only(subnet))
                .filter(subnet -> inventory.routeTable(subnet).filter(table -> routes.contains(table.routeTableId())).isPresent())
                .filter(subnet -> subnet.availableIpAddressCount() != null && subnet.availableIpAddressCount() > 2 * headroom.extra())
                .max(Comparator.comparing(Subnet::availableIpAddressCount).thenComparing(Subnet::subnetId));
    }

    private static List<String> update(Subject subject, AwsVpcConfiguration recorded, List<String> subnets) {
        var configuration = new LinkedHashMap<String, Object>();
        configuration.put("subnets", subnets);
        configuration.put("securityGroups", recorded.securityGroups());
        if (recorded.assignPublicIp() != null) {
            configuration.put("assignPublicIp", recorded.assignPublicIp());
        }
        return CommandLine.aws("ecs", "update-service")
                .option("--cluster", subject.cluster())
                .option("--service", subject.service().name())
                .option("--network-configuration", Map.of("awsvpcConfiguration", configuration))
                .in(subject.region());
    }
}
