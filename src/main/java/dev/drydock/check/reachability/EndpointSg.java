package dev.drydock.check.reachability;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.NetworkInterface;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.path.Egress;
import dev.drydock.path.Egress.PublicAddress;
import dev.drydock.path.NeededService;
import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.PathNode.EndpointNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the tasks get through to the VPC endpoints that they need: by the security groups of both ends, the network ACLs and the routes.
public final class EndpointSg implements Check {
    private static final int HTTPS = 443;
    private static final CheckInfo INFO = CheckInfo.of(Topic.IMAGE_PATH, "endpoint-sg", Owner.NETWORK,
            "Do security groups and network ACLs let the tasks through to the VPC endpoints that they need?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ec2 describe-subnets", "ec2 describe-vpc-endpoints", "ec2 describe-route-tables",
                    "ec2 describe-security-groups", "ec2 describe-network-acls"),
            Set.of("ec2 describe-network-interfaces", "ec2 describe-prefix-lists", "ec2 get-managed-prefix-list-entries"), null,
            List.of("https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
                    "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
                    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"));

    /// An endpoint with the tasks' subnets from which its service's ordinary name leads there.
    private record Used(VpcEndpoint endpoint, NeededService service, boolean gateway, List<Subnet> subnets) {
        String name() {
            return "the " + service.name() + " endpoint (" + endpoint.vpcEndpointId() + ")";
        }
    }

    private record Outcome(Used used, Ways ways) {
        boolean isHurt() {
            return !ways.stops().isEmpty();
        }
    }

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return switch (TaskSide.of(subject)) {
            case TaskSide.Shared shared -> List.of(shared.notApplicable(INFO, subject));
            case TaskSide.Unknown unknown -> List.of(unknown.unknown(INFO, subject));
            case TaskSide.Own tasks -> subject.taskDefinition().map(definition -> judge(subject, tasks, definition)).orElseGet(() -> List.of(withoutDefinition(subject)));
        };
    }

    private static Finding withoutDefinition(Subject subject) {
        var name = subject.taskDefinitionName();
        return unknown(subject.service().serviceArn(), "Which endpoints the tasks need is not known", "no task definition in the record")
                .missing(subject.needs(name == null ? Reads.describeServices(subject.cluster(), subject.service().name()) : Reads.describeTaskDefinition(name)))
                .finding();
    }

    private static Finding.Draft unknown(String resource, String title, String observed) {
        return Finding.draft(INFO, Status.UNKNOWN, resource, title).observed(observed).expected("what the tasks reach through endpoints, and by which rules");
    }

    private static List<Finding> judge(Subject subject, TaskSide.Own tasks, TaskDefinition definition) {
        var needs = needs(subject, definition);
        if (needs.isEmpty()) {
            return List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "The tasks themselves need no AWS service that an endpoint could serve")
                    .observed(isFargate(subject, definition) ? "nothing in the task definition that leaves for an AWS service"
                            : "container instances: the agent of the host pulls images, reads secrets and ships logs over the host's own interface")
                    .expected("nothing: no endpoint is used from the tasks' own interfaces")
                    .finding());
        }
        var used = new LinkedHashMap<String, Used>();
        var unread = new ArrayList<String>();
        for (var subnetId : tasks.subnetIds()) {
            var subnet = subject.inventory().find(Subnet.class, subnetId).orElse(null);
            if (subnet == null || subnet.vpcId() == null) {
                unread.add(subnetId);
                continue;
            }
            var egress = new Egress(subject.inventory(), subnet, PublicAddress.UNKNOWN);
            needs.forEach(need -> collect(used, egress, subnet, need));
        }
        var findings = new ArrayList<>(findings(subject, tasks, used.values().stream().map(one -> new Outcome(one, ways(subject, tasks, one))).toList()));
        unread.forEach(id -> findings.add(unknown(id, "Which endpoints the tasks in " + id + " use is not known", "no subnet " + id + " in the record")
                .missing(subject.needs(Reads.describeSubnets(id))).finding()));
        findings.addAll(perhaps(subject, tasks, needs, used));
        if (findings.isEmpty()) {
            findings.add(withoutEndpoints(subject, needs));
        }
        findings.addAll(new ShutEndpoints(INFO, subject).findings(tasks.subnetIds(), used.values().stream().map(one -> one.endpoint().vpcEndpointId()).collect(Collectors.toSet())));
        return findings;
    }

    private static void collect(Map<String, Used> used, Egress egress, Subnet subnet, NeededService need) {
        var exit = egress.to(need);
        if ((exit.way() == Way.INTERFACE_ENDPOINT || exit.way() == Way.GATEWAY_ENDPOINT) && exit.node() instanceof EndpointNode node) {
            used.computeIfAbsent(node.endpoint().vpcEndpointId(), id -> new Used(node.endpoint(), need, exit.way() == Way.GATEWAY_ENDPOINT, new ArrayList<>()))
                    .subnets().add(subnet);
        }
    }

    /// On container instances only what runs inside the containers leaves by the task's interface: of what is needed here, ECS Exec's agent
    /// (ECS developer guide, "Amazon ECS task networking options for EC2").
    private static List<NeededService> needs(Subject subject, TaskDefinition definition) {
        var all = NeededService.of(subject.service(), definition).stream().filter(need -> !need.region().isEmpty()).toList();
        return isFargate(subject, definition) ? all : all.stream().filter(need -> need.name().equals("ssmmessages")).toList();
    }

    private static boolean isFargate(Subject subject, TaskDefinition definition) {
        var compute = Compute.of(subject);
        return compute == Compute.FARGATE || compute == Compute.UNKNOWN && definition.requiresCompatibilities().equals(List.of("FARGATE"));
    }

    /// What may be reached through an endpoint that the record does not show: its VPC's endpoints are not all there, or the route table that would lead to a
    /// gateway endpoint is not.
    private static List<Finding> perhaps(Subject subject, TaskSide.Own tasks, List<NeededService> needs, Map<String, Used> used) {
        var inventory = subject.inventory();
        var found = used.values().stream().map(Used::service).collect(Collectors.toSet());
        var findings = new ArrayList<Finding>();
        var subnets = tasks.subnetIds().stream().flatMap(id -> inventory.find(Subnet.class, id).stream()).filter(subnet -> subnet.vpcId() != null).toList();
        subnets.stream().map(Subnet::vpcId).filter(Objects::nonNull).distinct()
                .filter(vpc -> !found.containsAll(needs) && inventory.calls().covering(Reads.describeVpcEndpoints(vpc)).isEmpty())
                .forEach(vpc -> findings.add(unknown(vpc, "Which endpoints the tasks use is not known", "the endpoints of " + vpc + " are not all in the record")
                        .missing(subject.needs(Reads.describeVpcEndpoints(vpc))).finding()));
        for (var subnet : subnets) {
            var vpc = String.valueOf(subnet.vpcId());
            var gateway = inventory.endpoints(vpc).stream().anyMatch(endpoint -> "gateway".equalsIgnoreCase(endpoint.vpcEndpointType())
                    && needs.stream().anyMatch(need -> String.valueOf(endpoint.serviceName()).endsWith("." + need.region() + "." + need.name())));
            if (gateway && Egress.routeTable(inventory, subnet).isEmpty()) {
                findings.add(unknown(subnet.subnetId(), "Whether the tasks in " + Hops.shown(subnet) + " are led to the gateway endpoint is not known", "the subnet's route table is not in the record")
                        .missing(subject.needs(Reads.describeRouteTables(vpc))).finding());
            }
        }
        return findings;
    }

    private static Finding withoutEndpoints(Subject subject, List<NeededService> needs) {
        return Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "No endpoint answers for what the tasks need")
                .observed("no usable endpoint for " + String.join(", ", needs.stream().map(NeededService::name).distinct().toList()))
                .expected("nothing: what is reached by other ways is judged by required-endpoints")
                .finding();
    }

    private static Ways ways(Subject subject, TaskSide.Own tasks, Used used) {
        var ways = new LinkedHashMap<String, List<Reachability>>();
        for (var subnet : used.subnets()) {
            var from = tasks.in(subnet.subnetId());
            var traffic = Traffic.tcp(HTTPS).from(tasks.clientPorts());
            ways.put(subnet.subnetId(), ends(subject, used, subnet).stream()
                    .flatMap(to -> byFamily(from, to).map(ends -> Reachability.of(subject.inventory(), ends.from(), ends.to(), traffic))).toList());
        }
        return Ways.of(ways);
    }

    /// One finding for all endpoints that one rule cuts off, one for all whose rules are not on record, one for all that are reached.
    private static List<Finding> findings(Subject subject, TaskSide.Own tasks, List<Outcome> outcomes) {
        var findings = new ArrayList<Finding>();
        outcomes.stream().filter(Outcome::isHurt).collect(Collectors.groupingBy(outcome -> outcome.ways().cause(), LinkedHashMap::new, Collectors.toList()))
                .values().forEach(alike -> findings.add(hurt(subject, tasks, alike)));
        var undecided = outcomes.stream().filter(outcome -> !outcome.isHurt() && outcome.ways().isUnknown()).toList();
        if (!undecided.isEmpty()) {
            findings.add(undecided(subject, undecided));
        }
        var reached = outcomes.stream().filter(outcome -> !outcome.isHurt() && !outcome.ways().isUnknown()).toList();
        if (!reached.isEmpty()) {
            findings.add(reached(reached));
        }
        return findings;
    }

    private record Ends(Peer from, Peer to) {}

    /// Of two families in common one is enough: clients try both.
    private static Stream<Ends> byFamily(Peer from, Peer to) {
        var common = Stream.of(true, false).filter(ipv4 -> from.has(ipv4) && to.has(ipv4)).toList();
        return common.size() < 2 ? Stream.of(new Ends(from, to)) : common.stream().map(ipv4 -> new Ends(from.withIpv4Only(ipv4), to.withIpv4Only(ipv4)));
    }

    /// Where the endpoint answers: at any of its interfaces, whatever the zone, or as the addresses of a gateway endpoint's prefix list.
    private static List<Peer> ends(Subject subject, Used used, Subnet subnet) {
        var inventory = subject.inventory();
        var endpoint = used.endpoint();
        if (used.gateway()) {
            return Egress.routeTable(inventory, subnet).stream().flatMap(table -> table.routes().stream())
                    .filter(route -> endpoint.vpcEndpointId().equals(route.gatewayId()))
                    .map(route -> route.destinationPrefixListId())
                    .filter(Objects::nonNull)
                    .map(list -> {
                        var blocks = PrefixListBlocks.of(inventory, list);
                        return Peer.prefixList(used.name(), list, blocks.whole() ? blocks.blocks() : List.of());
                    })
                    .toList();
        }
        var groups = endpoint.groups().stream().map(VpcEndpoint.SecurityGroupIdentifier::groupId).filter(Objects::nonNull).toList();
        var interfaces = endpoint.networkInterfaceIds().stream().map(id -> inventory.find(NetworkInterface.class, id).orElse(null)).toList();
        if (!interfaces.isEmpty() && interfaces.stream().allMatch(Objects::nonNull)) {
            return interfaces.stream().filter(Objects::nonNull).map(one -> {
                var peer = Peer.of(inventory, one);
                return new Peer(used.name() + " in " + (peer.subnet() == null ? String.valueOf(peer.subnetId()) : Hops.shown(peer.subnet())),
                        peer.subnetId(), peer.subnet(), groups.isEmpty() ? peer.groups() : groups, peer.addresses(), true, null);
            }).toList();
        }
        return endpoint.subnetIds().stream().map(id -> Peer.in(inventory, used.name() + " in " + id, id, groups.isEmpty() ? null : groups).somewhere()).toList();
    }

    private static Finding hurt(Subject subject, TaskSide.Own tasks, List<Outcome> alike) {
        var used = alike.getFirst().used();
        var ways = alike.getFirst().ways();
        var cutOff = ways.cutOff();
        var everywhere = cutOff.size() == used.subnets().size();
        var title = cutOff.isEmpty()
                ? "Some connections of the tasks to " + names(alike) + " are blocked"
                : "The tasks" + (everywhere ? "" : " in " + names(subject, cutOff)) + " do not get through to " + names(alike);
        var draft = Finding.draft(INFO, cutOff.isEmpty() ? Status.WARN : Status.FAIL, used.endpoint().vpcEndpointId(), title)
                .observed(sentence(ways.says()))
                .expected("tcp " + HTTPS + " from " + shown(tasks.groups()) + " to " + names(alike) + ", and the answers back")
                .why(why(alike, cutOff))
                .evidence(ways.evidenceOfStops(6)).evidence(tasks.evidence());
        Opening.add(subject, draft, ways.stops());
        return draft.finding();
    }

    private static String names(List<Outcome> outcomes) {
        var names = outcomes.stream().map(outcome -> outcome.used().service().name()).distinct().sorted().toList();
        return outcomes.size() == 1 ? outcomes.getFirst().used().name()
                : "the endpoints for " + String.join(", ", names.subList(0, names.size() - 1)) + (names.size() > 1 ? " and " : "") + names.getLast();
    }

    private static String why(List<Outcome> alike, List<String> cutOff) {
        var used = alike.getFirst().used();
        var ways = alike.getFirst().ways();
        var all = ways.bySubnet().values().stream().mapToInt(List::size).sum();
        return (used.gateway() ? "The route table leads " + used.service().name() + " to this endpoint" : "The service's ordinary name leads to its endpoint in the whole VPC")
                + ", so no other way is tried. " + (cutOff.isEmpty()
                        ? ways.hurt().size() + " of " + all + " ways from the tasks' subnets to it are blocked, in whole or in part: connections that take these time out."
                        : String.join(" ", alike.stream().map(outcome -> use(outcome.used())).distinct().toList())
                                + (cutOff.size() < used.subnets().size() ? " That goes for " + cutOff.size() + " of the " + used.subnets().size() + " subnets." : ""));
    }

    private static String use(Used used) {
        return switch (used.service().name()) {
            case "ecr.api", "ecr.dkr", "s3" -> "A new task cannot pull its image and stops with CannotPullContainerError.";
            case "logs" -> "A new task cannot set up its log stream, and stops before it runs.";
            case "ssmmessages" -> "ECS Exec cannot open a session.";
            default -> "A new task cannot read its secrets, and stops before it runs.";
        };
    }

    private static Finding undecided(Subject subject, List<Outcome> outcomes) {
        var vpc = String.valueOf(outcomes.getFirst().used().endpoint().vpcId());
        return Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), "Whether the tasks get through to " + names(outcomes) + " is not known")
                .observed(sentence(outcomes.stream().flatMap(outcome -> outcome.ways().doubts().stream()).distinct().toList()))
                .expected("the rules of both ends on record")
                .missing(outcomes.stream().flatMap(outcome -> outcome.ways().missing(subject, Reads.describeNetworkInterfaces(vpc)).stream()).distinct().limit(5).toList())
                .finding();
    }

    private static Finding reached(List<Outcome> outcomes) {
        var first = outcomes.getFirst();
        return Finding.draft(INFO, Status.OK, first.used().endpoint().vpcEndpointId(), "The tasks get through to " + names(outcomes))
                .observed(sentence(outcomes.stream().flatMap(outcome -> outcome.ways().passes().stream()).distinct().toList()))
                .expected("tcp " + HTTPS + " by the security groups of both ends and the network ACLs, both ways")
                .evidence(outcomes.stream().flatMap(outcome -> outcome.ways().evidence(Verdict.ALLOWED, 4).stream()).distinct().limit(6).toList())
                .finding();
    }

    private static String names(Subject subject, List<String> subnetIds) {
        return String.join(", ", subnetIds.stream()
                .map(id -> subject.inventory().find(Subnet.class, id).map(Hops::shown).orElse(id)).toList());
    }

    static String shown(@Nullable List<String> groups) {
        return groups == null || groups.isEmpty() ? "the tasks' security groups" : String.join(", ", groups);
    }

    /// The first few clauses.
    static String sentence(List<String> clauses) {
        return String.join("; ", clauses.stream().limit(4).toList()) + (clauses.size() > 4 ? "; and " + (clauses.size() - 4) + " more" : "");
    }
}
