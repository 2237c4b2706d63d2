package dev.drydock.capture.plan;

import static dev.drydock.capture.plan.EcsSteps.INSTANCES;
import static dev.drydock.capture.plan.EcsSteps.SERVICES;
import static dev.drydock.capture.plan.From.rows;
import static dev.drydock.capture.plan.From.values;
import static dev.drydock.capture.plan.Request.filter;
import static dev.drydock.capture.plan.Step.batched;
import static dev.drydock.capture.plan.Step.batches;
import static dev.drydock.capture.plan.Step.each;
import static dev.drydock.capture.plan.Step.last;
import static dev.drydock.capture.plan.Step.once;

import dev.drydock.capture.api.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The VPCs that tasks and target groups are in, and all that decides what reaches what.
final class NetworkSteps {
    static final From NAT_GATEWAY = values("ec2 describe-nat-gateways", "NatGateways[].NatGatewayId");
    static final From ENDPOINT = rows("ec2 describe-vpc-endpoints", "VpcEndpoints[]", "VpcEndpointId", "VpcEndpointType", "ServiceName", "VpcId");
    private static final From ATTRIBUTE = values(INSTANCES, "containerInstances[].attributes[].value");
    private static final From SUBNET_VPC = values("ec2 describe-subnets", "Subnets[].VpcId");
    private static final From KNOWN_LIST = values("ec2 describe-prefix-lists", "PrefixLists[].PrefixListId");
    private static final List<From> NAMED_LISTS = List.of(
            values("ec2 describe-security-groups", "SecurityGroups[].IpPermissions[].PrefixListIds[].PrefixListId"),
            values("ec2 describe-security-groups", "SecurityGroups[].IpPermissionsEgress[].PrefixListIds[].PrefixListId"),
            values("ec2 describe-route-tables", "RouteTables[].Routes[].DestinationPrefixListId"));
    private static final From INSTANCE_ATTRIBUTE = rows(INSTANCES, "containerInstances[].attributes[]", "name", "value");

    private NetworkSteps() {}

    static List<Step> all() {
        var steps = new ArrayList<>(List.of(
                once("ec2 describe-network-interfaces", Request.of("IncludeManagedResources", true)),
                once("ec2 describe-prefix-lists"),
                once("service-quotas get-service-quota", quota("vpc", "L-DF5E4CA3"), quota("fargate", "L-3032A538"), quota("fargate", "L-36FBB829")),
                filtered("ec2 describe-subnets", "subnet-id", List.of(
                                values(SERVICES, "services[].networkConfiguration.awsvpcConfiguration.subnets[]"),
                                values(SERVICES, "services[].deployments[].networkConfiguration.awsvpcConfiguration.subnets[]"),
                                values(SERVICES, "services[].taskSets[].networkConfiguration.awsvpcConfiguration.subnets[]"), ATTRIBUTE),
                        id -> id.startsWith("subnet-"))));
        steps.addAll(List.of(
                ofVpc("ec2 describe-vpcs", vpc -> Stream.of(Request.of("VpcIds", List.of(vpc)))),
                ofVpc("ec2 describe-vpc-attribute", vpc -> Stream.of("enableDnsSupport", "enableDnsHostnames").map(name -> Request.of("VpcId", vpc, "Attribute", name))),
                ofVpc("ec2 describe-subnets", vpc -> Stream.of(Request.of("Filters", filter("vpc-id", List.of(vpc))))).called("ec2 describe-subnets of the VPC"),
                ofVpc("ec2 describe-route-tables", vpc -> Stream.of(Request.of("Filters", filter("vpc-id", List.of(vpc))))),
                ofVpc("ec2 describe-security-groups", vpc -> Stream.of(Request.of("Filters", filter("vpc-id", List.of(vpc))))),
                ofVpc("ec2 describe-network-acls", vpc -> Stream.of(Request.of("Filters", filter("vpc-id", List.of(vpc))))),
                // The API's member is Filter here, not Filters.
                ofVpc("ec2 describe-nat-gateways", vpc -> Stream.of(Request.of("Filter", filter("vpc-id", List.of(vpc))))),
                ofVpc("ec2 describe-internet-gateways", vpc -> Stream.of(Request.of("Filters", filter("attachment.vpc-id", List.of(vpc))))),
                ofVpc("ec2 describe-vpc-endpoints", vpc -> Stream.of(Request.of("Filters", filter("vpc-id", List.of(vpc))))),
                ofVpc("ec2 describe-flow-logs", vpc -> Stream.of(Request.of("Filter", filter("resource-id", List.of(vpc)))))));
        steps.addAll(List.of(
                batched("ec2 describe-dhcp-options", List.of(values("ec2 describe-vpcs", "Vpcs[].DhcpOptionsId")),
                        row -> row.value().startsWith("dopt-") ? Map.of(Request.BARE, List.of(row.value())) : Map.of()),
                last("ec2 get-managed-prefix-list-entries", Stream.concat(NAMED_LISTS.stream(), Stream.of(KNOWN_LIST)).toList(), NetworkSteps::unknownLists),
                filtered("ec2 describe-instances", "instance-id", List.of(values(INSTANCES, "containerInstances[].ec2InstanceId")), id -> id.startsWith("i-")),
                batched("ec2 describe-instance-types", List.of(values("ec2 describe-instances", "Reservations[].Instances[].InstanceType"), INSTANCE_ATTRIBUTE),
                        row -> row.members().containsKey("") ? Map.of(Request.BARE, List.of(row.value()))
                                : row.text("name").equals("ecs.instance-type") ? Map.of(Request.BARE, row.texts("value")) : Map.of())));
        return steps;
    }

    private static Request quota(String service, String code) {
        return Request.of("ServiceCode", service, "QuotaCode", code);
    }

    /// A call for each VPC that a subnet, a target group or a container instance is in.
    private static Step ofVpc(String call, Function<String, Stream<Request>> requests) {
        var inputs = Stream.concat(BalancingSteps.groups().stream(), Stream.of(SUBNET_VPC, ATTRIBUTE)).toList();
        return last(call, inputs, rows -> Stream.of(
                        rows.of(SUBNET_VPC).stream().map(Row::value),
                        BalancingSteps.named(rows).map(row -> row.text("VpcId")),
                        rows.of(ATTRIBUTE).stream().map(Row::value).filter(value -> value.startsWith("vpc-")))
                .flatMap(vpcs -> vpcs).filter(vpc -> !vpc.isEmpty()).distinct().sorted().flatMap(requests));
    }

    /// By a filter, not by ids: an id that is gone would fail the whole call.
    private static Step filtered(String call, String filter, List<From> inputs, Predicate<String> isId) {
        var limit = Objects.requireNonNull(Operations.named(call).batch());
        return last(call, inputs, rows -> batches(rows.all().map(row -> Map.of(Request.BARE, row.texts("").stream().filter(isId).toList())).toList(), limit.most())
                .map(batch -> Request.of("Filters", filter(filter, batch.things()))));
    }

    /// The lists that a rule or a route names and AWS does not keep itself.
    private static Stream<Request> unknownLists(Rows rows) {
        var known = rows.of(KNOWN_LIST).stream().map(Row::value).collect(Collectors.toSet());
        return NAMED_LISTS.stream().flatMap(from -> rows.of(from).stream()).map(Row::value).filter(id -> !known.contains(id)).distinct().sorted()
                .map(id -> Request.of("PrefixListId", id));
    }
}
