package dev.drydock.estate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A bundle's answers, read plainly: without the product's own reader, so that the two do not share an error.
public final class RecordedAnswers {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// Members by which an answer introduces what it describes.
    private static final Set<String> INTRODUCING = Set.of("clusterArn", "serviceArn", "taskArn", "taskDefinitionArn", "serviceDeploymentArn",
            "serviceRevisionArn", "TargetGroupArn",
            "LoadBalancerArn", "ListenerArn", "SubnetId", "VpcId", "NetworkInterfaceId", "RouteTableId", "GroupId", "NatGatewayId",
            "InternetGatewayId", "VpcEndpointId", "PrefixListId",
            "DhcpOptionsId", "Arn", "ARN", "arn", "logGroupName", "capacityProviderArn", "AlarmArn");

    /// The lists whose elements are introductions and not references.
    private static final Map<String, String> DESCRIBED = Map.ofEntries(
            Map.entry("ecs describe-clusters", "clusters"), Map.entry("ecs describe-services", "services"), Map.entry("ecs describe-tasks", "tasks"),
            Map.entry("ecs describe-service-deployments", "serviceDeployments"), Map.entry("ecs describe-service-revisions", "serviceRevisions"),
            Map.entry("ecs describe-capacity-providers", "capacityProviders"), Map.entry("elbv2 describe-target-groups", "TargetGroups"),
            Map.entry("elbv2 describe-load-balancers", "LoadBalancers"), Map.entry("elbv2 describe-listeners", "Listeners"),
            Map.entry("ec2 describe-subnets", "Subnets"),
            Map.entry("ec2 describe-vpcs", "Vpcs"), Map.entry("ec2 describe-network-interfaces", "NetworkInterfaces"),
            Map.entry("ec2 describe-route-tables", "RouteTables"),
            Map.entry("ec2 describe-security-groups", "SecurityGroups"), Map.entry("ec2 describe-nat-gateways", "NatGateways"),
            Map.entry("ec2 describe-internet-gateways", "InternetGateways"), Map.entry("ec2 describe-vpc-endpoints", "VpcEndpoints"),
            Map.entry("ec2 describe-prefix-lists", "PrefixLists"), Map.entry("ec2 describe-dhcp-options", "DhcpOptions"),
            Map.entry("ssm describe-parameters", "Parameters"),
            Map.entry("cloudwatch describe-alarms", "MetricAlarms"), Map.entry("logs describe-log-groups", "logGroups"));

    /// Ids and ARNs of things whose describing call belongs to a bundle.
    private static final Pattern REFERENCE = Pattern.compile("(?<![\\w-])(?:vpc|subnet|eni|sg|rtb|nat|igw|vpce|pl|dopt)-[0-9a-f]{8,17}(?![\\w-])"
            + "|arn:aws:(?:ecs|elasticloadbalancing|secretsmanager):[\\w-]*:\\d+:(?:cluster|service|task|task-definition|service-deployment|service-revision|loadbalancer|targetgroup|listener|secret)"
            + "[/:][\\w/:.-]+|arn:aws:iam::\\d+:role/[\\w-]+(?![\\w/-])");

    /// A call with its answer.
    public record Answer(String name, JsonNode parameters, String file, JsonNode body) {}

    private final List<Answer> all = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();

    public RecordedAnswers(Path bundle) throws IOException {
        for (JsonNode call : manifest(bundle).get("calls")) {
            JsonNode parameters = call.has("parameters") ? call.get("parameters") : MAPPER.createObjectNode();
            String name = call.get("service").asString() + " " + call.get("operation").asString();
            if (call.hasNonNull("file")) {
                String file = call.get("file").asString();
                all.add(new Answer(name, parameters, file, MAPPER.readTree(Files.readAllBytes(bundle.resolve(file)))));
            } else {
                // A thing that was asked for and refused is accounted for too.
                addReferences(parameters.toString(), refused);
            }
        }
    }

    public static JsonNode manifest(Path bundle) throws IOException {
        return MAPPER.readTree(Files.readAllBytes(bundle.resolve("manifest.json")));
    }

    public List<Answer> calls(String name) {
        return all.stream().filter(answer -> answer.name.equals(name)).toList();
    }

    public List<JsonNode> elements(String name, String list) {
        List<JsonNode> elements = new ArrayList<>();
        calls(name).forEach(answer -> answer.body.get(list).forEach(elements::add));
        return elements;
    }

    /// Everything that the bundle describes, by id and ARN.
    public Set<String> identifiers() {
        Set<String> known = new HashSet<>(refused);
        for (Answer answer : all) {
            String list = DESCRIBED.get(answer.name);
            if (list != null) {
                answer.body.get(list).forEach(element -> introduce(element, known));
            } else if (answer.name.equals("ecs describe-task-definition") || answer.name.equals("iam get-role")) {
                answer.body.forEach(element -> introduce(element, known));
            } else if (answer.name.equals("secretsmanager describe-secret")) {
                introduce(answer.body, known);
            }
        }
        return known;
    }

    private static void introduce(JsonNode element, Set<String> known) {
        element.properties().stream().filter(member -> INTRODUCING.contains(member.getKey()))
                .forEach(member -> known.add(member.getValue().asString()));
    }

    /// Every id and ARN that any answer or request names.
    public void references(BiConsumer<String, String> to) {
        for (Answer answer : all) {
            Set<String> found = new HashSet<>();
            addReferences(answer.body.toString(), found);
            addReferences(answer.parameters.toString(), found);
            found.removeIf(reference -> isNotDescribed(answer, reference));
            found.forEach(reference -> to.accept(answer.file, reference));
        }
    }

    private static void addReferences(String text, Set<String> found) {
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
    }

    /// A stopped task's interface is gone; AWS's own roles and those that deploy are nobody's business here.
    private static boolean isNotDescribed(Answer answer, String reference) {
        return answer.file.contains("-stopped") && reference.startsWith("eni-") || reference.contains(":role/")
                && !reference.matches(".*-(execution|task)");
    }
}
