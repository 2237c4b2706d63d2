package dev.drydock.check.policy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Fault;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.path.Egress;
import dev.drydock.path.Egress.PublicAddress;
import dev.drydock.path.NeededService;
import dev.drydock.path.PathNode.EndpointNode;
import dev.drydock.path.PathNode.SubnetNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether the policies of the endpoints that tasks go through let pass what they need.
public final class EndpointPolicy implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.IMAGE_PATH, "endpoint-policy", Owner.NETWORK,
            "Do the policies of the VPC endpoints let pass what the tasks need?",
            Set.of("ecs describe-task-definition", "ec2 describe-vpc-endpoints", "ec2 describe-subnets", "ec2 describe-route-tables"), Set.of(), "pulls-through-nat",
            List.of("https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
                    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html"));

    /// An endpoint, and what tasks reach through it.
    private record Used(VpcEndpoint endpoint, NeededService service) {}

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var definition = subject.taskDefinition().orElse(null);
        if (definition == null) {
            return List.of(ExecutionRole.unknownDefinition(INFO, subject));
        }
        var subnets = subject.path().nodes(SubnetNode.class).toList();
        var unread = subnets.stream().filter(node -> node.subnet() == null).map(SubnetNode::id).toList();
        if (!unread.isEmpty()) {
            return List.of(unknown(subject, "Which endpoints the tasks go through is not known", Reads.describeSubnets(unread.getFirst())));
        }
        var used = used(subject, definition, subnets.stream().map(node -> Objects.requireNonNull(node.subnet())).toList());
        var vpc = subnets.stream().map(node -> Objects.requireNonNull(node.subnet()).vpcId()).filter(Objects::nonNull).findFirst().orElse(null);
        if (vpc != null && subject.inventory().calls().pages(Reads.describeVpcEndpoints(vpc)).isEmpty()) {
            return List.of(unknown(subject, "Which endpoints the tasks go through is not known", Reads.describeVpcEndpoints(vpc)));
        }
        var findings = new ArrayList<Finding>();
        for (var item : used) {
            var needs = EndpointNeeds.of(subject, definition, item.service().name(), item.service().region());
            if (!needs.isEmpty()) {
                findings.add(judge(subject, item, needs));
            }
        }
        unrouted(subject, used, subnets.stream().map(node -> Objects.requireNonNull(node.subnet())).toList(), definition).ifPresent(findings::add);
        return findings.isEmpty() ? List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "The tasks go through no VPC endpoint")
                .observed(subnets.isEmpty() ? "no subnets of the tasks' own" : "no endpoint that answers for what the tasks need")
                .expected("nothing: required-endpoints tells how they reach it")
                .finding()) : findings;
    }

    private static List<Used> used(Subject subject, TaskDefinition definition, List<Subnet> subnets) {
        var used = new LinkedHashMap<String, Used>();
        for (var service : NeededService.of(subject.service(), definition)) {
            for (var subnet : subnets) {
                if (new Egress(subject.inventory(), subnet, PublicAddress.UNKNOWN).to(service).node() instanceof EndpointNode(_, var endpoint) && endpoint != null) {
                    used.putIfAbsent(endpoint.vpcEndpointId(), new Used(endpoint, service));
                }
            }
        }
        return List.copyOf(used.values());
    }

    /// There is a gateway endpoint for S3, and the route tables that tell whether the tasks go through it are not recorded.
    private static Optional<Finding> unrouted(Subject subject, List<Used> used, List<Subnet> subnets, TaskDefinition definition) {
        if (used.stream().anyMatch(item -> item.service().name().equals("s3"))
                || NeededService.of(subject.service(), definition).stream().noneMatch(service -> service.name().equals("s3"))) {
            return Optional.empty();
        }
        return subnets.stream().filter(subnet -> subnet.vpcId() != null && Egress.routeTable(subject.inventory(), subnet).isEmpty())
                .filter(subnet -> subject.inventory().endpoints(subnet.vpcId()).stream().anyMatch(endpoint -> endpoint.shortServiceName().equals("s3")))
                .findFirst()
                .map(subnet -> unknown(subject, "Whether the tasks go through the S3 endpoint of their VPC is not known", Reads.describeRouteTables(String.valueOf(subnet.vpcId()))));
    }

    private static Finding judge(Subject subject, Used used, List<EndpointNeeds> needs) {
        var endpoint = used.endpoint();
        var name = "the " + used.service().name() + " endpoint " + endpoint.vpcEndpointId();
        var read = Reads.describeVpcEndpoints(String.valueOf(endpoint.vpcId()));
        if (endpoint.policyDocument() == null) {
            return Finding.draft(INFO, Status.UNKNOWN, endpoint.vpcEndpointId(), "The policy of " + name + " is not recorded")
                    .observed("no PolicyDocument in the record").expected("the endpoint's policy")
                    .evidence(Evidence.of(endpoint, "/PolicyDocument", null)).missing(subject.needs(read)).finding();
        }
        var policy = new Policy("the endpoint's policy", endpoint.policyDocument(), endpoint, "/PolicyDocument", read);
        var answers = new LinkedHashMap<EndpointNeeds, Answer>();
        needs.forEach(need -> answers.put(need, need.of(policy)));
        var faults = new ArrayList<Fault>();
        // One fix for all that is missing: a second command would take back what the first has set.
        var lacking = answers.entrySet().stream().filter(entry -> entry.getValue() instanceof Answer.NotAllowed).map(entry -> entry.getKey().need()).toList();
        for (var required : List.of(true, false)) {
            var refused = answers.entrySet().stream().filter(entry -> entry.getKey().need().required() == required && entry.getValue().isRefused()).map(Map.Entry::getKey).toList();
            if (!refused.isEmpty()) {
                faults.add(fault(subject, endpoint, name, policy, refused, answers, required, lacking));
            }
        }
        var open = answers.values().stream().filter(Answer.Unknown.class::isInstance).map(Answer.Unknown.class::cast).toList();
        var missing = open.isEmpty() ? List.<Missing>of() : List.of(subject.needs(read));
        if (!faults.isEmpty()) {
            return Fault.finding(INFO, endpoint.vpcEndpointId(), faults).missing(missing).finding();
        }
        if (!open.isEmpty()) {
            return Finding.draft(INFO, Status.UNKNOWN, endpoint.vpcEndpointId(), "Whether the policy of " + name + " lets pass what the tasks need is not known")
                    .observed(String.join("; ", open.stream().map(answer -> answer.words(subject)).distinct().limit(3).toList()))
                    .expected("a policy that lets pass what the tasks need, whoever the caller")
                    .evidence(policy.evidence())
                    .missing(missing)
                    .finding();
        }
        return Finding.draft(INFO, Status.OK, endpoint.vpcEndpointId(), "The policy of " + name + " lets pass what the tasks need")
                .observed("allows " + ExecutionRole.actions(needs.stream().map(EndpointNeeds::need).toList()))
                .expected("to let the tasks " + ExecutionRole.purposes(needs.stream().map(EndpointNeeds::need).toList()))
                .evidence(policy.evidence())
                .finding();
    }

    private static Fault fault(Subject subject, VpcEndpoint endpoint, String name, Policy policy, List<EndpointNeeds> refused, Map<EndpointNeeds, Answer> answers, boolean required,
            List<Need> lacking) {
        var needs = refused.stream().map(EndpointNeeds::need).toList();
        var denied = refused.stream().map(answers::get).filter(Answer.Denied.class::isInstance).map(Answer.Denied.class::cast).map(Answer.Denied::by).distinct().toList();
        var commands = new ArrayList<>(List.of(show(subject, endpoint)));
        if (denied.isEmpty() && Resend.isSafe(policy.document())) {
            var statements = Grant.statements(lacking, Map.of("Principal", "*"));
            commands.add(AwsCommand.fix("Sends the endpoint's recorded policy again with " + Numbers.count(statements.size(), "statement") + " more. It holds for everything in the VPC that goes through the endpoint.",
                    modify(subject, endpoint, policy.document().with(statements))));
            commands.add(AwsCommand.undo("Sends the recorded policy again as it was.", modify(subject, endpoint, policy.document().members())));
            commands.add(AwsCommand.verify("Shows the endpoint's policy.", show(subject, endpoint).argv()));
        }
        return new Fault(required ? Status.FAIL : Status.WARN,
                "The policy of " + name + (required ? " does not let the tasks " + ExecutionRole.purposes(needs) : " leaves out " + ExecutionRole.actions(needs)),
                denied.isEmpty() ? "no statement of it allows " + ExecutionRole.actions(needs) + " on " + resources(needs) : denied.getFirst().words() + " denies " + ExecutionRole.actions(needs),
                "a policy that allows " + ExecutionRole.actions(needs) + " on " + resources(needs),
                required ? "What goes through the endpoint must be allowed by its policy and by the role's: a new task that cannot " + ExecutionRole.purposes(needs) + " does not start."
                        : "It belongs to what AWS documents for the endpoint; no task has been seen to fail without it.",
                Stream.concat(Stream.of(denied.isEmpty() ? policy.evidence() : denied.getFirst().evidence()),
                        needs.stream().map(Need::evidence).distinct().limit(4)).toList(), commands);
    }

    private static String resources(List<Need> needs) {
        return String.join(", ", needs.stream().map(need -> need.resources().getFirst()).distinct().limit(3).toList());
    }

    private static AwsCommand show(Subject subject, VpcEndpoint endpoint) {
        return AwsCommand.confirm("Shows the endpoint's policy.", CommandLine.aws("ec2", "describe-vpc-endpoints").option("--vpc-endpoint-ids", endpoint.vpcEndpointId())
                .option("--query", "VpcEndpoints[0].PolicyDocument").option("--output", "text").in(subject.region()));
    }

    private static List<String> modify(Subject subject, VpcEndpoint endpoint, Map<String, Object> document) {
        return CommandLine.aws("ec2", "modify-vpc-endpoint").option("--vpc-endpoint-id", endpoint.vpcEndpointId())
                .option("--policy-document", CommandLine.json(document)).in(subject.region());
    }

    private static Finding unknown(Subject subject, String title, Read read) {
        return Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), title)
                .observed(subject.needs(read).gap().why())
                .expected("the endpoints with their policies")
                .missing(subject.needs(read))
                .finding();
    }
}
