package dev.drydock.whatif;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.FargateSize;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.check.network.FargateProvider;
import dev.drydock.check.network.HeldAddresses;
import dev.drydock.check.network.Quota;
import dev.drydock.check.network.RunningVcpu;
import dev.drydock.check.network.Surge;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What is left of the account's quotas when so many tasks are added: `quota`.
///
/// @param interfaces in the fullest zone; empty where nobody knows
/// @param vcpu of one task
/// @param onDemand vCPU that runs now, of the whole account; empty where nobody knows it or its quota
public record QuotaUse(long add, long zones, OptionalLong interfaces, long interfaceQuota, double vcpu, double spotShare, OptionalDouble onDemand, double onDemandQuota,
        OptionalDouble spot, double spotQuota) implements WhatIf {
    private static final double NEAR = 80;
    private static final double MOST = 10_000_000;

    public static final Calculator CALCULATOR = new Calculator("quota", "What is left of the quotas of network interfaces and Fargate vCPU when so many tasks are added?",
            List.of(Parameter.whole("add", "tasks", 0, 100_000, null, "tasks that come on top"),
                    Parameter.whole("zones", "", 1, 10, "2", "zones that they are spread over"),
                    Parameter.whole("enis", "", 0, (long) MOST, null, "network interfaces in the fullest zone now, everyone's"),
                    Parameter.whole("eni-quota", "", 1, (long) MOST, "5000", "vpc/L-DF5E4CA3; called one for the region and enforced for each zone"),
                    Parameter.decimal("task-vcpu", "vCPU", 0.25, 32, "1", "of one task"),
                    Parameter.decimal("spot-share", "%", 0, 100, "0", "of the added tasks that run on Fargate Spot"),
                    Parameter.decimal("vcpu", "vCPU", 0, MOST, null, "that the account runs on demand now"),
                    Parameter.decimal("vcpu-quota", "vCPU", 0, MOST, null, "fargate/L-3032A538; 6 is where new accounts begin"),
                    Parameter.decimal("spot-vcpu", "vCPU", 0, MOST, null, "that the account runs on Spot now"),
                    Parameter.decimal("spot-vcpu-quota", "vCPU", 0, MOST, null, "fargate/L-36FBB829; 6 is where new accounts begin")),
            List.of("https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html", "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html"),
            "--add 40 --zones 3 --enis 4100 --vcpu 60 --vcpu-quota 100", QuotaUse::of, QuotaUse::fill);

    static QuotaUse of(Inputs inputs) {
        return new QuotaUse(inputs.whole("add"), inputs.whole("zones"), inputs.wholeIf("enis"), inputs.whole("eni-quota"), inputs.decimal("task-vcpu"), inputs.decimal("spot-share"),
                against(inputs, "vcpu"), inputs.decimalIf("vcpu-quota").orElse(0), against(inputs, "spot-vcpu"), inputs.decimalIf("spot-vcpu-quota").orElse(0));
    }

    /// What is in use, where the quota is known too: an account's own quota is seldom the one that it began with.
    private static OptionalDouble against(Inputs inputs, String name) {
        return inputs.decimalIf(name + "-quota").isPresent() ? inputs.decimalIf(name) : OptionalDouble.empty();
    }

    static Filling fill(Subject subject) {
        var inventory = subject.inventory();
        var service = subject.service();
        var zones = Inventory.subnetIds(service).stream().flatMap(id -> inventory.find(Subnet.class, id).stream()).map(Subnet::availabilityZone).filter(Objects::nonNull).distinct().toList();
        var held = HeldAddresses.of(subject);
        var everywhere = !inventory.calls().pages(Reads.describeNetworkInterfaces()).isEmpty();
        var running = RunningVcpu.of(subject, FargateProvider.ON_DEMAND);
        var spot = RunningVcpu.of(subject, FargateProvider.SPOT);
        var surge = Surge.of(service);
        var units = subject.taskDefinition().map(definition -> FargateSize.cpuUnits(definition.cpu()));
        return Filling.draft()
                .put("add", surge.isPresent() && held.missing().isEmpty() ? surge.get().beyond(held.count()) : null, "ecs describe-services and describe-tasks, what a rollout adds")
                .put("zones", zones.isEmpty() ? null : zones.size(), "ec2 describe-subnets, the zones of the service")
                .put("enis", zones.isEmpty() || !everywhere ? null : zones.stream().map(zone -> inventory.networkInterfacesIn(zone).size()).max(Comparator.naturalOrder()).orElse(null),
                        "ec2 describe-network-interfaces of every VPC, the zone with the most")
                .put("eni-quota", quota(subject, Quota.NETWORK_INTERFACES), "service-quotas get-service-quota, " + Quota.NETWORK_INTERFACES.id())
                .put("task-vcpu", units.isPresent() && units.get().isPresent() ? Numbers.plain(units.get().getAsInt() / 1024.0) : null, "ecs describe-task-definition, cpu")
                .put("spot-share", surge.map(found -> found.peak() == 0 ? "0" : Numbers.plain(Math.min(100, FargateProvider.SPOT.share(service, found.peak()) * 100.0 / found.peak()))).orElse(null),
                        "ecs describe-services, capacityProviderStrategy")
                .put("vcpu", running.missing().isEmpty() ? running.vcpu().toPlainString() : null, "ecs describe-tasks of every cluster")
                .put("vcpu-quota", quota(subject, Quota.FARGATE_VCPU), "service-quotas get-service-quota, " + Quota.FARGATE_VCPU.id())
                .put("spot-vcpu", spot.missing().isEmpty() ? spot.vcpu().toPlainString() : null, "ecs describe-tasks of every cluster")
                .put("spot-vcpu-quota", quota(subject, Quota.FARGATE_SPOT_VCPU), "service-quotas get-service-quota, " + Quota.FARGATE_SPOT_VCPU.id())
                .filling();
    }

    private static @Nullable String quota(Subject subject, Quota quota) {
        return quota.of(subject).map(found -> found.value() == null ? null : Numbers.plain(found.value())).orElse(null);
    }

    private long onSpot() {
        return Math.round(add * spotShare / 100);
    }

    @Override
    public Outcome outcome() {
        var rows = new ArrayList<Row>();
        var verdicts = new ArrayList<Verdict>();
        var share = Math.ceilDiv(add, zones);
        rows.add(Row.of("zone-share", "New interfaces in the fullest zone", share, "", "ceil(" + add + " / " + zones + ") = " + share));
        interfaces.ifPresent(now -> use(rows, verdicts, "enis", "Network interfaces in the fullest zone", now, share, interfaceQuota, ""));
        var spotTasks = onSpot();
        onDemand.ifPresent(now -> use(rows, verdicts, "vcpu", "Fargate vCPU on demand", now, (add - spotTasks) * vcpu, onDemandQuota, "vCPU"));
        spot.ifPresent(now -> use(rows, verdicts, "spot-vcpu", "Fargate vCPU on Spot", now, spotTasks * vcpu, spotQuota, "vCPU"));
        if (verdicts.isEmpty()) {
            throw new WrongInputException("Nothing to hold against a quota: give what is in use, --enis, or --vcpu with --vcpu-quota, or --spot-vcpu with --spot-vcpu-quota.");
        }
        return new Outcome(rows, verdicts, List.of());
    }

    private static void use(List<Row> rows, List<Verdict> verdicts, String id, String label, double now, double more, double quota, String unit) {
        var then = now + more;
        var percent = quota == 0 ? 100 : then * 100 / quota;
        rows.add(Row.of(id, label, then, unit, Numbers.plain(now) + " now + " + Numbers.plain(more) + " = " + Numbers.plain(then) + " of " + Numbers.plain(quota)));
        rows.add(Row.of(id + "-percent", label + ", of the quota", percent, "%", Numbers.plain(then) + " / " + Numbers.plain(quota) + " × 100"));
        verdicts.add(then > quota && more > 0 ? Verdict.fail(label + ": " + Numbers.plain(then - quota) + " more than the quota of " + Numbers.plain(quota) + "; the tasks beyond it do not start.")
                : percent >= NEAR ? Verdict.warn(label + ": " + Numbers.plain(Math.floor(percent * 10) / 10) + " % of the quota of " + Numbers.plain(quota) + ".")
                : Verdict.ok(label + ": " + Numbers.plain(Math.floor(percent * 10) / 10) + " % of the quota of " + Numbers.plain(quota) + "."));
    }

    /// What the quota would have to be for the use to stay under 80 %.
    private static double roomy(double then) {
        return Math.ceil(then * 100 / NEAR) + 1;
    }

    @Override
    public List<AwsCommand> commands(Subject subject) {
        var commands = new ArrayList<AwsCommand>();
        var spotTasks = onSpot();
        interfaces.ifPresent(now -> raise(commands, subject, Quota.NETWORK_INTERFACES, now + Math.ceilDiv(add, zones), interfaceQuota));
        onDemand.ifPresent(now -> raise(commands, subject, Quota.FARGATE_VCPU, now + (add - spotTasks) * vcpu, onDemandQuota));
        spot.ifPresent(now -> raise(commands, subject, Quota.FARGATE_SPOT_VCPU, now + spotTasks * vcpu, spotQuota));
        return commands;
    }

    private static void raise(List<AwsCommand> commands, Subject subject, Quota quota, double then, double limit) {
        if (then * 100 >= NEAR * limit) {
            commands.addAll(quota.increase(subject, roomy(then)));
        }
    }
}
