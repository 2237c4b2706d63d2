package dev.drydock.check.network;

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
import dev.drydock.inventory.ec2.Subnet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How large a service each subnet carries, were it empty: an advisor on the size of the subnet itself.
public final class SubnetSize implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.IP_HEADROOM, "subnet-size", Owner.NETWORK,
            "Are the subnets large enough for the service, even when it rolls out?",
            Set.of("ecs describe-services", "ec2 describe-subnets"),
            Set.of(),
            List.of("https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        if (subject.service().isDaemon()) {
            return List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "A daemon service grows with the instances, not with a desired count")
                    .observed("scheduling strategy DAEMON")
                    .expected("a REPLICA service, for this check to apply")
                    .evidence(Evidence.of(subject.service(), "/schedulingStrategy", subject.service().schedulingStrategy()))
                    .finding());
        }
        return switch (TaskNetwork.of(subject)) {
            case TaskNetwork.Shared shared -> List.of(TaskNetwork.notApplicable(INFO, subject, shared));
            case TaskNetwork.Unknown(var missing) -> List.of(TaskNetwork.unknown(INFO, subject, missing));
            case TaskNetwork.Own(var subnetIds) -> subnetIds.stream().distinct().map(id -> finding(subject, id, subnetIds.size())).toList();
        };
    }

    private static Finding finding(Subject subject, String id, int subnets) {
        var subnet = subject.inventory().find(Subnet.class, id).orElse(null);
        if (subnet != null && SubnetHeadroom.isIpv6Only(subnet)) {
            return Finding.draft(INFO, Status.NA, id, "The subnet " + SubnetNames.of(subnet) + " hands out no IPv4 addresses")
                    .observed("an IPv6-only subnet")
                    .expected("a subnet with IPv4 addresses, for this check to apply")
                    .evidence(Evidence.of(subnet, "/Ipv6Native", true))
                    .finding();
        }
        var usable = subnet == null ? OptionalLong.empty() : usable(subnet.cidrBlock());
        var surge = Surge.of(subject.service()).orElse(null);
        if (subnet == null || usable.isEmpty()) {
            var missing = subject.needs(Reads.describeSubnets(id));
            return Finding.draft(INFO, Status.UNKNOWN, id, "The size of the subnet " + id + " is not known")
                    .observed(missing.gap().why())
                    .expected("its CIDR block on record")
                    .missing(missing)
                    .finding();
        }
        if (surge == null) {
            var missing = subject.needs(Reads.describeServices(subject.cluster(), subject.service().name()));
            return Finding.draft(INFO, Status.UNKNOWN, id, "How many tasks the subnet " + SubnetNames.of(subnet) + " has to carry is not known")
                    .observed(missing.gap().why())
                    .expected("a desired count and a deployment that Drydock knows, on record")
                    .missing(missing)
                    .finding();
        }
        return judged(subject, subnet, usable.getAsLong(), surge, subnets);
    }

    private static Finding judged(Subject subject, Subnet subnet, long usable, Surge surge, int subnets) {
        var peakShare = Math.ceilDiv(surge.peak(), subnets);
        var fits = peakShare <= usable;
        var prefix = String.valueOf(subnet.cidrBlock()).replaceFirst("^.*/", "/");
        var draft = Finding.draft(INFO, fits ? Status.OK : Status.WARN, subnet.subnetId(), fits
                ? "The subnet " + SubnetNames.of(subnet) + " is large enough for its share of a rollout"
                : "The subnet " + SubnetNames.of(subnet) + " is too small for its share of a rollout, even when empty")
                .brief(fits ? "" : "too small: " + usable + " for " + peakShare)
                .observed(prefix + ": " + usable + " usable addresses")
                .expected("at least " + peakShare + (subnets == 1 ? "" : ", an even share over " + subnets + " subnets"))
                .why(usable + " usable addresses (2^(32 − " + prefix.substring(1) + ") − " + SubnetPrefix.RESERVED + ") carry a service of at most " + usable / 2
                        + " tasks at 200 %. This one has " + surge.workedOut() + " at its peak"
                        + (subnets == 1 ? "" : ", " + peakShare + " in each of its " + subnets + " subnets when spread evenly") + ".")
                .evidence(Evidence.of(subnet, "/CidrBlock", subnet.cidrBlock()))
                .evidence(Surge.evidence(subject.service()));
        return fits ? draft.finding() : draft
                .command(AwsCommand.confirm("Reads the subnet with its CIDR block.", Reads.describeSubnets(subnet.subnetId()).argv(subject.region())))
                .finding();
    }

    /// What is left of the block once AWS has taken its own addresses; empty where the block is not recorded or is no IPv4 block.
    static OptionalLong usable(@Nullable String cidrBlock) {
        if (cidrBlock == null || !cidrBlock.matches("[0-9.]+/([0-9]|[12][0-9]|3[0-2])")) {
            return OptionalLong.empty();
        }
        var prefix = Integer.parseInt(cidrBlock.substring(cidrBlock.indexOf('/') + 1));
        return OptionalLong.of(new SubnetPrefix(prefix).usable());
    }
}
