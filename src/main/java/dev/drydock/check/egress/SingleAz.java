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
import dev.drydock.check.TaskRecord;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.NatGateway;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.PathNode.EndpointNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What goes down with one availability zone: all tasks of the service, the one NAT gateway that several zones leave by, or an endpoint with its only interface
/// there. One finding for each that hangs on one zone, else one that says that nothing does.
public final class SingleAz implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.INCIDENT, "single-az", Owner.NETWORK,
            "Does the service, with its way out, outlive the loss of one availability zone?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ec2 describe-subnets", "ec2 describe-route-tables", "ec2 describe-vpc-endpoints", "ec2 describe-nat-gateways"),
            Set.of("ecs list-tasks", "ecs describe-tasks", "ecs describe-container-instances", "ec2 describe-instances"), null,
            List.of("https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
                    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return Departures.judge(INFO, subject, known -> new Verdict(subject, known).findings());
    }

    private static final class Verdict {
        private final Subject subject;
        private final Departures.Known known;
        private final List<Departure> places;
        private final TreeMap<String, List<Departure>> byZone = new TreeMap<>();
        private final LinkedHashSet<Missing> missing;
        private final List<Finding> findings = new ArrayList<>();

        Verdict(Subject subject, Departures.Known known) {
            this.subject = subject;
            this.known = known;
            missing = new LinkedHashSet<>(known.unplaced());
            places = known.ofTasks().isEmpty() ? known.all() : known.ofTasks();
            for (var place : places) {
                var zone = place.zone();
                if (zone == null) {
                    missing.add(subject.needs(Reads.describeSubnets(place.subnetId())));
                } else {
                    byZone.computeIfAbsent(zone, key -> new ArrayList<>()).add(place);
                }
            }
        }

        List<Finding> findings() {
            ofTasks();
            NatGateways.of(known.all()).forEach(this::ofNat);
            ofEndpoints();
            if (!missing.isEmpty()) {
                findings.add(Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn() + "/zones", "What else hangs on one zone is not known in full")
                        .observed(String.join("; ", missing.stream().map(item -> item.gap().why()).distinct().toList()))
                        .expected("the zone of every subnet, NAT gateway and endpoint on record")
                        .missing(List.copyOf(missing))
                        .finding());
            }
            return findings.isEmpty() ? List.of(spread()) : List.copyOf(findings);
        }

        private Finding spread() {
            var draft = Finding.draft(INFO, Status.OK, subject.service().serviceArn(), "Tasks, NAT gateways and endpoints are spread over " + byZone.size() + " zones")
                    .observed("subnets in " + String.join(", ", byZone.keySet()))
                    .expected("more than one zone for all that the service stands on");
            places.stream().map(Departure::subnet).filter(Objects::nonNull).forEach(subnet -> draft.evidence(Evidence.of(subnet, "/AvailabilityZone", subnet.availabilityZone())));
            return draft.finding();
        }

        private void ofTasks() {
            if (byZone.size() == 1 && places.stream().allMatch(place -> place.zone() != null) && known.unplaced().isEmpty()) {
                var zone = byZone.firstKey();
                var draft = Finding.draft(INFO, Status.WARN, subject.service().serviceArn(), "All subnets of the service lie in one zone, " + zone)
                        .brief("subnets in one zone only")
                        .observed(Departures.names(places) + " in " + zone)
                        .expected("subnets in two zones at least")
                        .why("When " + zone + " fails, all " + Numbers.count(Objects.requireNonNullElse(subject.service().desiredCount(), 0), "task")
                                + " that are wanted are gone, and ECS has no subnet to start others in.");
                Departures.network(subject).ifPresent(network -> draft.evidence(Evidence.of(subject.service(), network.pointer() + "/subnets", network.awsvpcConfiguration().subnets())));
                places.stream().map(Departure::subnet).filter(Objects::nonNull).forEach(subnet -> draft.evidence(Evidence.of(subnet, "/AvailabilityZone", subnet.availabilityZone())));
                findings.add(draft.command(AwsCommand.confirm("Reads in which zones the subnets lie.", CommandLine.aws("ec2", "describe-subnets")
                        .option("--subnet-ids", places.stream().map(Departure::subnetId).toList())
                        .option("--query", "Subnets[].[SubnetId,AvailabilityZone,AvailableIpAddressCount]")
                        .in(subject.region()))).finding());
                return;
            }
            crowded();
        }

        /// Rebalancing starts a task in the other zone before it stops one, which needs more than all of the tasks that are wanted (ECS developer guide,
        /// "Balancing an Amazon ECS service across Availability Zones").
        private String idleRebalancing(@Nullable String rebalancing) {
            var configuration = subject.service().deploymentConfiguration();
            return "ENABLED".equals(rebalancing) && configuration != null && configuration.maximumPercent() != null && configuration.maximumPercent() <= 100
                    ? " Rebalancing is on and does nothing: it does not work at a maximumPercent of " + configuration.maximumPercent() + "." : "";
        }

        /// Tasks that all stand in one zone though the service may place them in several.
        private void crowded() {
            var running = subject.liveTasks().stream().filter(task -> "RUNNING".equals(task.lastStatus())).toList();
            var zones = new TreeSet<>(running.stream().map(Task::availabilityZone).filter(Objects::nonNull).toList());
            if (byZone.size() < 2 || running.size() < 2 || zones.size() != 1 || running.stream().anyMatch(task -> task.availabilityZone() == null)
                    || TaskRecord.missingLive(subject).isPresent()) {
                return;
            }
            var rebalancing = subject.service().availabilityZoneRebalancing();
            findings.add(Finding.draft(INFO, Status.WARN, subject.service().serviceArn(), "All " + running.size() + " running tasks stand in one zone, " + zones.first())
                    .brief("all " + running.size() + " tasks in one zone")
                    .observed(running.size() + " of " + running.size() + " in " + zones.first() + "; subnets in " + String.join(", ", byZone.keySet())
                            + (rebalancing == null ? "" : "; availabilityZoneRebalancing " + rebalancing))
                    .expected("tasks in two zones at least")
                    .why("When " + zones.first() + " fails, all of them are gone until others have started elsewhere." + idleRebalancing(rebalancing))
                    .evidence(running.stream().limit(5).map(task -> Evidence.of(task, "/availabilityZone", task.availabilityZone())).toList())
                    .command(AwsCommand.confirm("Lists the running tasks, to be described with their zones.", Reads.listTasks(subject.cluster(), subject.service().name(), "RUNNING").argv(subject.region())))
                    .finding());
        }

        private void ofNat(String id, List<Departure> users) {
            var zones = zones(users);
            var nat = subject.inventory().find(NatGateway.class, id).orElse(null);
            if (nat == null) {
                if (!NatGateways.isGone(subject, users.getFirst().vpcId(), id)) {
                    missing.add(subject.needs(Reads.describeNatGateways(users.getFirst().vpc())));
                }
                return;
            }
            if (zones.size() < 2 || nat.isRegional()) {
                return;
            }
            var zone = NatGateways.zone(subject, nat).orElse(null);
            var draft = Finding.draft(INFO, Status.WARN, id, zones.size() + " zones leave by one NAT gateway, " + NatGateways.name(nat) + (zone == null ? "" : " in " + zone))
                    .brief("one NAT for " + zones.size() + " zones")
                    .observed(Departures.names(users) + " in " + String.join(", ", zones) + ": all by " + id)
                    .expected("a NAT gateway in each zone, or a regional one")
                    .why("When " + (zone == null ? "the zone of " + id : zone) + " fails, tasks in all " + zones.size() + " zones lose their way to the internet; another NAT gateway costs by the hour and by the byte.")
                    .command(EndpointCommands.routes(subject, Departures.tables(users)));
            users.stream().map(DefaultRoute::of).flatMap(Optional::stream).flatMap(route -> route.evidence().stream()).distinct().limit(6).forEach(draft::evidence);
            if (nat.subnetId() != null) {
                draft.evidence(Evidence.of(nat, "/SubnetId", nat.subnetId()));
            }
            findings.add(draft.finding());
        }

        private void ofEndpoints() {
            var users = new LinkedHashMap<VpcEndpoint, LinkedHashSet<Departure>>();
            for (var place : known.all()) {
                for (var need : place.needs()) {
                    var passage = place.to(need);
                    if (passage.way() == Way.INTERFACE_ENDPOINT && passage.exit().node() instanceof EndpointNode node) {
                        users.computeIfAbsent(node.endpoint(), key -> new LinkedHashSet<>()).add(place);
                    } else if (passage.way() == Way.UNKNOWN && passage.missing() != null) {
                        missing.add(passage.missing());
                    }
                }
            }
            users.forEach((endpoint, places) -> ofEndpoint(endpoint, List.copyOf(places)));
        }

        private void ofEndpoint(VpcEndpoint endpoint, List<Departure> users) {
            var own = new TreeSet<String>();
            for (var id : endpoint.subnetIds()) {
                var zone = subject.inventory().find(Subnet.class, id).map(Subnet::availabilityZone).orElse(null);
                if (zone == null) {
                    missing.add(subject.needs(Reads.describeSubnets(id)));
                    return;
                }
                own.add(zone);
            }
            var zones = zones(users);
            if (own.size() != 1 || zones.size() < 2) {
                return;
            }
            var far = new TreeSet<>(zones);
            far.removeAll(own);
            var draft = Finding.draft(INFO, Status.WARN, endpoint.id(), "The endpoint for " + endpoint.shortServiceName() + " stands in one zone, " + own.first() + ", for tasks in " + zones.size())
                    .observed("the endpoint in " + own.first() + ", tasks in " + String.join(", ", zones))
                    .expected("a network interface in each zone of the tasks")
                    .why("When " + own.first() + " fails, tasks in all " + zones.size() + " zones lose " + endpoint.shortServiceName()
                            + ": the service's name leads to the endpoint, and no other way is taken. Until then requests from the other zones cross over at a price.")
                    .evidence(Evidence.of(endpoint, "/SubnetIds", endpoint.subnetIds()));
            var commands = new EndpointCommands(subject, String.valueOf(endpoint.vpcId()));
            draft.command(commands.confirm());
            EndpointVerdict.addSubnets(commands, endpoint, users, far, draft);
            findings.add(draft.finding());
        }

        private static Set<String> zones(List<Departure> departures) {
            return new TreeSet<>(departures.stream().map(Departure::zone).filter(Objects::nonNull).toList());
        }
    }
}
