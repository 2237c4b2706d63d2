package dev.drydock.check.egress;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.ec2.NatGateway;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether the NAT gateways that the service's subnets leave by are there and carry all that they are given; one finding a gateway.
public final class NatHealth implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.IMAGE_PATH, "nat-health", Owner.NETWORK,
            "Are the NAT gateways of the service's subnets up, and do they refuse and drop nothing?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ec2 describe-subnets", "ec2 describe-route-tables", "ec2 describe-nat-gateways"),
            Set.of("cloudwatch get-metric-data", "ecs describe-container-instances", "ec2 describe-instances"), null,
            List.of("https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway-cloudwatch.html",
                    "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html"));

    private static final String PORTS = "ErrorPortAllocation";
    private static final String DROPS = "PacketsDropCount";

    /// So many connections fit one destination and one address of the gateway (VPC user guide, "NAT gateway basics").
    private static final int CONNECTIONS = 55_000;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return Departures.judge(INFO, subject, known -> judge(subject, known));
    }

    private static List<Finding> judge(Subject subject, Departures.Known known) {
        var findings = new ArrayList<Finding>();
        NatGateways.of(known.all()).forEach((id, users) -> findings.add(ofNat(subject, id, users)));
        if (!known.unplaced().isEmpty()) {
            findings.add(Departures.unplaced(INFO, subject, known.unplaced()));
        }
        var unread = known.all().stream().filter(departure -> departure.table() == null).toList();
        if (!unread.isEmpty()) {
            var missing = unread.stream()
                    .map(departure -> subject.needs(departure.subnet() == null ? Reads.describeSubnets(departure.subnetId()) : Reads.describeRouteTables(departure.vpc())))
                    .distinct().toList();
            findings.add(Finding.draft(INFO, Status.UNKNOWN, "routes of " + subject.service().serviceArn(), "By which NAT gateways " + Departures.names(unread) + " leave is not known")
                    .observed(String.join("; ", missing.stream().map(item -> item.gap().why()).distinct().toList()))
                    .expected("the route table of every subnet on record")
                    .missing(missing)
                    .finding());
        }
        return findings.isEmpty() ? List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "No default route of the service's subnets leads to a NAT gateway")
                .observed(Departures.names(known.all()) + ": " + known.all().getFirst().toInternet().exit().why())
                .expected("a NAT gateway on the way out, for this check to apply")
                .finding()) : List.copyOf(findings);
    }

    private static Finding ofNat(Subject subject, String id, List<Departure> users) {
        var nat = subject.inventory().find(NatGateway.class, id).orElse(null);
        if (nat == null) {
            return NatGateways.isGone(subject, users.getFirst().vpcId(), id) ? gone(subject, id, users) : unrecorded(subject, id, users);
        }
        var state = nat.state() == null ? "" : nat.state().toLowerCase(Locale.ROOT);
        if (Set.of("pending", "failed", "deleting", "deleted").contains(state)) {
            return draft(Status.FAIL, nat, "The NAT gateway " + NatGateways.name(nat) + ", by which " + Departures.names(users) + " leave, is " + nat.state())
                    .observed("state " + nat.state() + (nat.failureMessage() == null ? "" : ": " + nat.failureMessage()))
                    .expected("state available")
                    .why("Nothing passes a NAT gateway that is not available: what " + Departures.names(users) + " send to the internet is dropped.")
                    .evidence(Evidence.of(nat, "/State", nat.state()))
                    .command(state(subject, nat.id()))
                    .finding();
        }
        if (!state.equals("available")) {
            return draft(Status.UNKNOWN, nat, "Whether the NAT gateway " + NatGateways.name(nat) + " is available is not known")
                    .observed("state " + nat.state())
                    .expected("state available")
                    .missing(subject.needs(Reads.describeNatGateways(users.getFirst().vpc())))
                    .finding();
        }
        return ofMetrics(subject, nat, users);
    }

    private static Finding gone(Subject subject, String id, List<Departure> users) {
        return Finding.draft(INFO, Status.FAIL, id, "The NAT gateway " + id + ", by which " + Departures.names(users) + " leave, does not exist")
                .observed("routes to " + id + ", which is not among the VPC's NAT gateways")
                .expected("a NAT gateway that is available")
                .why("What " + Departures.names(users) + " send to the internet is dropped.")
                .evidence(users.stream().map(DefaultRoute::of).flatMap(Optional::stream).flatMap(route -> route.evidence().stream()).toList())
                .command(state(subject, id))
                .finding();
    }

    private static Finding unrecorded(Subject subject, String id, List<Departure> users) {
        var missing = subject.needs(Reads.describeNatGateways(users.getFirst().vpc()));
        return Finding.draft(INFO, Status.UNKNOWN, id, "The NAT gateway " + id + " is not recorded")
                .observed(missing.gap().why())
                .expected("the VPC's NAT gateways on record")
                .missing(missing)
                .finding();
    }

    private static Finding ofMetrics(Subject subject, NatGateway nat, List<Departure> users) {
        var missing = new ArrayList<Missing>();
        var ports = points(subject, nat, PORTS, missing);
        var drops = points(subject, nat, DROPS, missing);
        if (!ports.isEmpty() || !drops.isEmpty()) {
            return failing(subject, nat, users, ports, drops, missing);
        }
        if (!missing.isEmpty()) {
            return draft(Status.UNKNOWN, nat, "Whether the NAT gateway " + NatGateways.name(nat) + " refuses or drops anything is not known")
                    .observed("state available; " + String.join("; ", missing.stream().map(item -> item.gap().why()).distinct().toList()))
                    .expected("no " + PORTS + " and no " + DROPS)
                    .evidence(Evidence.of(nat, "/State", nat.state()))
                    .missing(missing)
                    .finding();
        }
        var draft = draft(Status.OK, nat, "The NAT gateway " + NatGateways.name(nat) + " is available, refuses no connection and drops no packet")
                .observed("state available; " + PORTS + " 0, " + DROPS + " 0 in what was recorded; used from " + Departures.names(users))
                .expected("available, no " + PORTS + " and no " + DROPS)
                .evidence(Evidence.of(nat, "/State", nat.state()));
        for (var metric : List.of(PORTS, DROPS)) {
            EgressMetrics.ofNat(subject, nat.id(), metric, "Sum").stream().flatMap(MetricSeries::stream).findFirst().map(EgressMetrics::evidence).ifPresent(draft::evidence);
        }
        return draft.finding();
    }

    /// The minutes in which the metric was above zero. A gateway reports zeros: no datapoint at all says nothing.
    private static List<MetricSeries.Point> points(Subject subject, NatGateway nat, String metric, List<Missing> missing) {
        var series = EgressMetrics.ofNat(subject, nat.id(), metric, "Sum");
        if (series.stream().allMatch(one -> one.points().isEmpty())) {
            missing.add(EgressMetrics.missingOfNat(subject, nat.id(), metric, "Sum"));
        }
        return EgressMetrics.toAddUp(series).stream().flatMap(MetricSeries::stream).filter(point -> point.value() > 0).toList();
    }

    private static Finding failing(
            Subject subject, NatGateway nat, List<Departure> users, List<MetricSeries.Point> ports, List<MetricSeries.Point> drops, List<Missing> missing) {
        var addresses = Math.max(1, nat.natGatewayAddresses().size());
        var said = new ArrayList<String>();
        if (!ports.isEmpty()) {
            said.add(PORTS + " " + sum(ports) + span(ports));
        }
        if (!drops.isEmpty()) {
            said.add(DROPS + " " + sum(drops) + span(drops));
        }
        var title = "The NAT gateway " + NatGateways.name(nat) + " " + (ports.isEmpty() ? "dropped " + sum(drops) + " packets"
                : "could not allocate a port " + sum(ports) + " times" + (drops.isEmpty() ? "" : ", and dropped " + sum(drops) + " packets"));
        var draft = draft(Status.FAIL, nat, title)
                .observed(String.join("; ", said) + "; used from " + Departures.names(users))
                .expected(PORTS + " 0 and " + DROPS + " 0")
                .why((ports.isEmpty() ? "" : "Each time a new connection was refused. A NAT gateway carries " + CONNECTIONS + " connections to one destination for each of its addresses: "
                                + (nat.isRegional() ? "those of the zone count" : addresses + " × " + CONNECTIONS + " = " + addresses * CONNECTIONS + " here") + ". More addresses, or an endpoint for the busiest destination, make room. ")
                        + (drops.isEmpty() ? "" : "Dropped packets mean timeouts and retries for whatever was sent."))
                .evidence(Evidence.of(nat, "/State", nat.state()))
                .missing(missing);
        List.of(ports, drops).forEach(points -> points.stream().max(Comparator.comparingDouble(MetricSeries.Point::value)).map(EgressMetrics::evidence).ifPresent(draft::evidence));
        for (var metric : List.of(PORTS, DROPS)) {
            if (!(metric.equals(PORTS) ? ports : drops).isEmpty()) {
                draft.command(AwsCommand.confirm("Reads " + metric + " minute by minute.", EgressMetrics.readNat(subject, nat.id(), metric, "Sum").argv(subject.region())));
            }
        }
        return draft.finding();
    }

    private static String sum(List<MetricSeries.Point> points) {
        return Numbers.plain(points.stream().mapToDouble(MetricSeries.Point::value).sum());
    }

    private static String span(List<MetricSeries.Point> points) {
        var first = points.stream().map(MetricSeries.Point::time).min(Comparator.naturalOrder()).orElseThrow();
        var last = points.stream().map(MetricSeries.Point::time).max(Comparator.naturalOrder()).orElseThrow();
        return first.equals(last) ? " at " + Numbers.minute(first) : " in " + Numbers.count(points.size(), "minute") + " from " + Numbers.minute(first) + " to " + Numbers.minute(last);
    }

    private static AwsCommand state(Subject subject, String id) {
        return AwsCommand.confirm("Reads the state of the NAT gateway.", CommandLine.aws("ec2", "describe-nat-gateways")
                .option("--nat-gateway-ids", id)
                .in(subject.region()));
    }

    private static Finding.Draft draft(Status status, NatGateway nat, String title) {
        return Finding.draft(INFO, status, nat.id(), title);
    }
}
