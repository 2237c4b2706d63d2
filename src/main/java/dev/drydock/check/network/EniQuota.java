package dev.drydock.check.network;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.symptom.Sighting;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.NetworkInterface;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.Vpc;
import dev.drydock.inventory.servicequotas.ServiceQuota;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// How near the account is to its quota of network interfaces in the zones where the service places tasks, and who holds them.
public final class EniQuota implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.IP_HEADROOM, "eni-quota", Owner.NETWORK,
            "Is the account far enough from its quota of network interfaces in each zone of the service?",
            Set.of("ecs describe-services", "ec2 describe-subnets", "ec2 describe-network-interfaces"),
            Set.of("service-quotas get-service-quota"),
            List.of("https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html"));

    private static final double WARN = 80;
    private static final double FAIL = 95;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return switch (TaskNetwork.of(subject)) {
            case TaskNetwork.Shared shared -> List.of(TaskNetwork.notApplicable(INFO, subject, shared));
            case TaskNetwork.Unknown(var missing) -> List.of(TaskNetwork.unknown(INFO, subject, missing));
            case TaskNetwork.Own(var subnetIds) -> judge(subject, subnetIds);
        };
    }

    private static List<Finding> judge(Subject subject, List<String> subnetIds) {
        var findings = new ArrayList<Finding>();
        var refused = Sighting.unresolved(subject, Symptom.INTERFACE_QUOTA);
        if (!refused.isEmpty()) {
            findings.add(refused(subject, refused));
        }
        var zones = new TreeMap<String, Subnet>();
        for (var id : subnetIds) {
            var subnet = subject.inventory().find(Subnet.class, id).orElse(null);
            if (subnet == null || subnet.availabilityZone() == null) {
                findings.add(unknown(subject, id, "In which zone the subnet " + id + " lies is not known", subject.needs(Reads.describeSubnets(id))));
            } else {
                zones.putIfAbsent(subnet.availabilityZone(), subnet);
            }
        }
        zones.forEach((zone, subnet) -> findings.add(ofZone(subject, zone, subnet)));
        return findings;
    }

    private static Finding ofZone(Subject subject, String zone, Subnet subnet) {
        var interfaces = subject.inventory().networkInterfacesIn(zone);
        var quota = Quota.NETWORK_INTERFACES.of(subject).orElse(null);
        if (quota == null) {
            return unknown(subject, zone, "How near " + zone + " is to the quota of network interfaces is not known", Quota.NETWORK_INTERFACES.missing(subject));
        }
        var limit = quota.value() == null ? 0 : quota.value();
        var percent = limit == 0 ? 100 : interfaces.size() * 100.0 / limit;
        var missing = missing(subject, subnet);
        return percent < WARN && missing.isPresent()
                ? unknown(subject, zone, "How many network interfaces there are in " + zone + " is not known", missing.get())
                : judged(subject, zone, interfaces, quota, percent, missing.isEmpty());
    }

    /// The interfaces of every VPC count against the quota. Where those of the service's own are all there, the others would only make it surer.
    private static Optional<Missing> missing(Subject subject, Subnet subnet) {
        var calls = subject.inventory().calls();
        var everywhere = Reads.describeNetworkInterfaces();
        if (!calls.pages(everywhere).isEmpty() || coversEveryVpc(subject)) {
            return Optional.empty();
        }
        var ownVpc = subnet.vpcId() != null && !calls.pages(Reads.describeNetworkInterfaces(subnet.vpcId())).isEmpty();
        return Optional.of(ownVpc ? subject.couldUse(everywhere) : subject.needs(everywhere));
    }

    /// Whether a whole list of VPCs is recorded, and the interfaces of each.
    private static boolean coversEveryVpc(Subject subject) {
        var calls = subject.inventory().calls();
        return !calls.pages(Reads.describeVpcs()).isEmpty()
                && subject.inventory().all(Vpc.class).stream().noneMatch(vpc -> calls.pages(Reads.describeNetworkInterfaces(vpc.vpcId())).isEmpty());
    }

    private static Finding judged(Subject subject, String zone, List<NetworkInterface> interfaces, ServiceQuota quota, double percent, boolean whole) {
        var limit = quota.value() == null ? 0 : quota.value();
        var status = percent >= FAIL ? Status.FAIL : percent >= WARN ? Status.WARN : Status.OK;
        var count = (whole ? "" : "at least ") + interfaces.size();
        var draft = Finding.draft(INFO, status, zone, status == Status.OK
                ? "The account is far from its quota of network interfaces in " + zone
                : "The account has " + count + " of the " + Numbers.plain(limit) + " network interfaces that it may have in " + zone)
                .brief(status == Status.OK ? "" : "ENI quota " + Math.round(percent) + " % used")
                .observed(count + (interfaces.size() == 1 ? " network interface in " : " network interfaces in ") + zone + (interfaces.isEmpty() ? "" : ": " + Interfaces.holders(interfaces)))
                .expected("below " + Numbers.plain(WARN) + " % of " + Numbers.plain(limit))
                .why(interfaces.size() + " ÷ " + Numbers.plain(limit) + " = " + Numbers.plain(Math.floor(percent * 10) / 10) + " %. The quota is called one for the region and holds for each zone."
                        + (status == Status.OK ? "" : " At the quota no new task, load balancer node, function or database in this zone gets an interface."))
                .evidence(Evidence.of(quota, "/Value", quota.value()));
        interfaces.stream().limit(1).forEach(item -> draft.evidence(Evidence.of(item, "/AvailabilityZone", item.availabilityZone())));
        if (status != Status.OK) {
            draft.command(list(subject, zone)).command(Quota.NETWORK_INTERFACES.confirm(subject));
            Quota.NETWORK_INTERFACES.increase(subject, Math.ceil(limit * 2)).forEach(draft::command);
        }
        return draft.finding();
    }

    private static Finding refused(Subject subject, List<Sighting> refused) {
        var last = refused.getLast();
        var draft = Finding.draft(INFO, Status.FAIL, subject.service().serviceArn(), "A task could not start because the account may have no more network interfaces in its zone")
                .observed("“" + last.text() + "”")
                .expected("room below the quota of network interfaces")
                .why("Every task needs a network interface of its own; at the quota none can be made until others go.")
                .evidence(refused.stream().limit(5).map(Sighting::evidence).toList())
                .command(Quota.NETWORK_INTERFACES.confirm(subject));
        Quota.NETWORK_INTERFACES.of(subject).ifPresent(quota -> Quota.NETWORK_INTERFACES.increase(subject, 2 * (quota.value() == null ? 0 : quota.value())).forEach(draft::command));
        return draft.finding();
    }

    private static Finding unknown(Subject subject, String resource, String title, Missing... missing) {
        return Finding.draft(INFO, Status.UNKNOWN, resource, title)
                .observed(String.join("; ", List.of(missing).stream().map(item -> item.gap().why()).distinct().toList()))
                .expected("every network interface of the region, and the quota, on record")
                .missing(missing)
                .finding();
    }

    private static AwsCommand list(Subject subject, String zone) {
        return AwsCommand.confirm("Lists the network interfaces in " + zone + " with who holds them, those that AWS services manage included.", CommandLine.aws("ec2", "describe-network-interfaces")
                .option("--filters", "Name=availability-zone,Values=" + zone)
                .flag("--include-managed-resources")
                .option("--query", "NetworkInterfaces[].[InterfaceType,RequesterId,Description]")
                .in(subject.region()));
    }
}
