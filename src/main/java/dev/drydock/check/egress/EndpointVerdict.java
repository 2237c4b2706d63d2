package dev.drydock.check.egress;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.Vpc;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.path.NeededService;
import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.PathNode.EndpointNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// The judgement of one endpoint that serves something the tasks need.
///
/// An endpoint that does not answer is a failure where nothing else leads to the service, and a risk where another way takes over: the tasks then work, but
/// not as somebody meant them to.
record EndpointVerdict(CheckInfo check, Subject subject, String vpcId, VpcEndpoint endpoint, NeededService need, List<Departure> users) {
    private static final Set<String> STATES = Set.of("pendingacceptance", "pending", "deleting", "rejected", "failed", "expired");

    Finding finding() {
        var state = endpoint.state() == null ? "" : endpoint.state().toLowerCase(Locale.ROOT);
        if (STATES.contains(state)) {
            return broken("The endpoint for " + name() + " is " + endpoint.state() + (endpoint.failureReason() == null ? "" : ": " + endpoint.failureReason()),
                    "state " + endpoint.state(), "an endpoint that is available", "An endpoint carries nothing before it is available.", state(), List.of());
        }
        if (state.equals("partial")) {
            return draft(Status.WARN, "The endpoint for " + name() + " is available in some of its zones only", state())
                    .observed("state " + endpoint.state())
                    .expected("an endpoint that is available in all of its zones")
                    .why("Requests that fall on a zone where it is not available fail or take another way.")
                    .command(commands().confirm())
                    .finding();
        }
        if (!state.equals("available")) {
            return unknown("Whether the endpoint for " + name() + " is available is not known", "state " + endpoint.state(), List.of(subject.needs(Reads.describeVpcEndpoints(vpcId))));
        }
        return endpoint.isGateway() ? gateway() : ofNames();
    }

    private Finding gateway() {
        return draft(Status.OK, "The gateway endpoint for " + name() + " is available", state())
                .observed("state " + endpoint.state() + "; " + endpoint.routeTableIds().size() + " route tables")
                .expected("an endpoint that is available; whose route tables lead to it is a question of its own")
                .finding();
    }

    private Finding ofNames() {
        if (endpoint.isForInboundResolverOnly() || !Boolean.TRUE.equals(endpoint.privateDnsEnabled()) && otherAnswers()) {
            return draft(Status.OK, "The endpoint for " + name() + " is passed by, and the tasks do not need it", state(), privateDns())
                    .observed("private DNS " + (endpoint.isForInboundResolverOnly() ? "for inbound Resolver endpoints only" : "off") + "; from "
                            + Departures.names(users) + " " + users.getFirst().to(need).exit().why() + " takes over")
                    .expected("one way for the service's own name")
                    .why("Names within the VPC lead past it on purpose.")
                    .finding();
        }
        if (endpoint.privateDnsEnabled() == null) {
            return unknown("Whether the endpoint for " + name() + " has private DNS is not known", "no PrivateDnsEnabled", List.of(subject.needs(Reads.describeVpcEndpoints(vpcId))));
        }
        if (!endpoint.privateDnsEnabled()) {
            return broken("The endpoint for " + name() + " has private DNS off, so the service's own name leads past it", "private DNS off", "private DNS on",
                    "ECS, its agent and the log driver use the service's ordinary name, and without private DNS that name leads to public addresses. Only a private hosted zone of your own could make up for it.",
                    privateDns(), List.of(
                            AwsCommand.fix("Makes the service's own name lead to the endpoint, for the whole VPC at once; it needs both DNS attributes of the VPC.",
                                    commands().modify(endpoint).flag("--private-dns-enabled").in(subject.region())),
                            AwsCommand.undo("Takes private DNS off again.", commands().modify(endpoint).flag("--no-private-dns-enabled").in(subject.region())),
                            commands().verify()));
        }
        var names = NameService.of(subject, vpcId);
        if (!names.off().isEmpty()) {
            return attributesOff(names);
        }
        if (!names.missing().isEmpty()) {
            return unknown("Whether names in the VPC lead to the endpoint for " + name() + " is not known",
                    String.join("; ", names.missing().stream().map(item -> item.gap().why()).distinct().toList()), names.missing());
        }
        return names.others().isEmpty() ? ofPlace(names) : otherServers(names);
    }

    private Finding attributesOff(NameService names) {
        var attributes = names.off().stream().map(NameService::name).toList();
        var fixes = new ArrayList<AwsCommand>();
        for (var attribute : attributes) {
            var option = attribute.equals(NameService.SUPPORT) ? "--enable-dns-support" : "--enable-dns-hostnames";
            fixes.add(AwsCommand.fix("Switches " + attribute + " on for the whole VPC.", attribute(option, true)));
            fixes.add(AwsCommand.undo("Switches it off again.", attribute(option, false)));
            fixes.add(AwsCommand.verify("Reads the attribute.", Reads.describeVpcAttribute(vpcId, attribute).argv(subject.region())));
        }
        return broken("The VPC has " + String.join(" and ", attributes) + " off, so no name leads to the endpoint for " + name(),
                String.join(" and ", attributes) + " off", NameService.SUPPORT + " and " + NameService.HOSTNAMES + " on",
                names.isOff(NameService.SUPPORT) ? "Without " + NameService.SUPPORT + " the Amazon-provided name server answers nothing in this VPC."
                        : "Without " + NameService.HOSTNAMES + " private DNS names are not answered, and the service's name leads to public addresses.",
                names.evidence(), fixes);
    }

    private List<String> attribute(String option, boolean value) {
        return CommandLine.aws("ec2", "modify-vpc-attribute").option("--vpc-id", vpcId).option(option, "{\"Value\":" + value + "}").in(subject.region());
    }

    private Finding otherServers(NameService names) {
        return draft(Status.UNKNOWN, "Whether names in the VPC lead to the endpoint for " + name() + " depends on its own name servers", names.evidence())
                .observed("name servers " + String.join(", ", names.others()) + " in the DHCP options")
                .expected("AmazonProvidedDNS, or servers that forward to it")
                .why("Private DNS is seen through the Amazon-provided name server only. Whether these servers forward the service's name there is in no AWS answer: look it up from within a task.")
                .missing(subject.needs(Reads.describeDhcpOptions(subject.inventory().find(Vpc.class, vpcId)
                        .map(vpc -> String.valueOf(vpc.dhcpOptionsId())).orElse(vpcId))))
                .finding();
    }

    /// An endpoint is reached from every zone of its VPC; out of another zone it costs by the byte, and depends on that zone.
    private Finding ofPlace(NameService names) {
        var zones = new TreeSet<String>();
        for (var id : endpoint.subnetIds()) {
            var zone = subject.inventory().find(Subnet.class, id).map(Subnet::availabilityZone).orElse(null);
            if (zone == null) {
                return unknown("In which zones the endpoint for " + name() + " stands is not known", "subnet " + id + " without a zone", List.of(subject.needs(Reads.describeSubnets(id))));
            }
            zones.add(zone);
        }
        var wanted = new TreeSet<>(users.stream().map(Departure::zone).filter(Objects::nonNull).toList());
        var far = new TreeSet<>(wanted);
        far.removeAll(zones);
        if (zones.isEmpty()) {
            return broken("The endpoint for " + name() + " stands in no subnet", "no subnet", "a network interface in each zone of the tasks",
                    "An interface endpoint answers by its network interfaces, and it has none.", List.of(Evidence.of(endpoint, "/SubnetIds", endpoint.subnetIds())), List.of());
        }
        var evidence = new ArrayList<>(state());
        evidence.addAll(privateDns());
        evidence.addAll(names.evidence());
        if (!wanted.isEmpty() && far.equals(wanted)) {
            var draft = draft(Status.WARN, "The endpoint for " + name() + " stands in no zone of the tasks", List.of(Evidence.of(endpoint, "/SubnetIds", endpoint.subnetIds())))
                    .observed("the endpoint in " + String.join(", ", zones) + ", the tasks in " + String.join(", ", wanted))
                    .expected("a network interface in each zone of the tasks")
                    .why("It is reached all the same, from every zone of its VPC; but every request crosses zones, costs by the byte, and fails with a zone that the tasks do not even use.")
                    .command(commands().confirm());
            addSubnets(commands(), endpoint, users, far, draft);
            return draft.finding();
        }
        return draft(Status.OK, "The endpoint for " + name() + " is available, and its name leads to it", evidence)
                .observed("state " + endpoint.state() + ", private DNS on, in " + String.join(", ", zones) + (far.isEmpty() ? "" : "; tasks in " + String.join(", ", far) + " cross zones to it"))
                .expected("available, private DNS on, reachable from the zones of the tasks")
                .finding();
    }

    /// Gives the endpoint a network interface in each of these zones, in a subnet of the tasks.
    static void addSubnets(EndpointCommands commands, VpcEndpoint endpoint, List<Departure> users, Set<String> zones, Finding.Draft draft) {
        var subnets = zones.stream().flatMap(zone -> users.stream().filter(user -> zone.equals(user.zone())).limit(1)).map(Departure::subnetId).toList();
        if (subnets.isEmpty()) {
            return;
        }
        var region = commands.subject().region();
        draft.command(AwsCommand.fix("Gives the endpoint a network interface in " + String.join(", ", zones) + ": one address in each subnet, and its price by the hour for each zone.",
                        commands.modify(endpoint).option("--add-subnet-ids", subnets).in(region)))
                .command(AwsCommand.undo("Takes those network interfaces away again.", commands.modify(endpoint).option("--remove-subnet-ids", subnets).in(region)))
                .command(commands.verify());
    }

    /// A failure where some subnet has no way left, a risk where another way takes over everywhere, and unknown where that is not recorded.
    private Finding broken(String title, String observed, String expected, String why, List<Evidence> evidence, List<AwsCommand> fixes) {
        var without = users.stream().filter(user -> user.to(need).way() == Way.NOTHING || user.to(need).exit().node().id().equals(endpoint.id())).toList();
        var missing = users.stream().map(user -> user.to(need).missing()).filter(Objects::nonNull).distinct().toList();
        var status = !without.isEmpty() ? Status.FAIL : Status.WARN;
        var instead = users.stream().filter(user -> !without.contains(user)).findFirst();
        var draft = draft(status, title, evidence)
                .observed(observed + instead.map(user -> "; from " + user.name() + ": " + user.to(need).exit().why()).orElse(""))
                .expected(expected)
                .why(why + (without.isEmpty() ? " What the tasks send there takes another way as long as there is one." : " From " + Departures.names(without) + " nothing else leads to " + name() + "."))
                .missing(missing)
                .command(commands().confirm());
        fixes.forEach(draft::command);
        return draft.finding();
    }

    private Finding unknown(String title, String observed, List<Missing> missing) {
        return draft(Status.UNKNOWN, title, state())
                .observed(observed)
                .expected("available, private DNS on, reachable from the zones of the tasks")
                .missing(missing)
                .finding();
    }

    /// Whether another endpoint of the VPC answers for the service from every subnet that needs it.
    private boolean otherAnswers() {
        return users.stream().allMatch(user -> {
            var passage = user.to(need);
            return passage.isByEndpoint() && passage.exit().node() instanceof EndpointNode node && !node.id().equals(endpoint.id());
        });
    }

    private EndpointCommands commands() {
        return new EndpointCommands(subject, vpcId);
    }

    private String name() {
        return need.shown(subject.region());
    }

    private List<Evidence> state() {
        return List.of(Evidence.of(endpoint, "/State", endpoint.state()));
    }

    private List<Evidence> privateDns() {
        return List.of(endpoint.isForInboundResolverOnly()
                ? Evidence.of(endpoint, "/DnsOptions/PrivateDnsOnlyForInboundResolverEndpoint", true)
                : Evidence.of(endpoint, "/PrivateDnsEnabled", endpoint.privateDnsEnabled()));
    }

    @SafeVarargs
    private Finding.Draft draft(Status status, String title, List<Evidence>... evidence) {
        var draft = Finding.draft(check, status, endpoint.id(), title);
        for (var items : evidence) {
            draft.evidence(items);
        }
        return draft;
    }
}
