package dev.drydock.path;

import static dev.drydock.path.PathOf.waysOut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.estate.Estate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressTest {

    private static ServicePath path(Consumer<Estate> change) throws Exception {
        return PathOf.estate(1, estate -> {
            estate.service("shop").withTasks(2);
            change.accept(estate);
        });
    }

    /// The way to the registry from a subnet that has no endpoints and these routes besides the local one.
    private static String way(Consumer<Estate> change, String... routes) throws Exception {
        var path = path(estate -> {
            estate.network().withoutEndpoints();
            PathOf.routes(estate, "private-a", table -> {
                table.removeIf(route -> !"local".equals(route.get("GatewayId")));
                for (var route : routes) {
                    table.add(route(route));
                }
            });
            change.accept(estate);
        });
        return waysOut(path).get("ecr.api");
    }

    /// As in `0.0.0.0/0 NatGatewayId nat-1 blackhole`.
    private static Map<String, Object> route(String text) {
        var words = text.split(" ");
        return new HashMap<>(Map.of(
                words[0].startsWith("pl-") ? "DestinationPrefixListId" : words[0].contains(":") ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock", words[0],
                words[1], words[2], "State", words.length > 3 ? words[3] : "active"));
    }

    private static String way(String... routes) throws Exception {
        return way(estate -> {}, routes);
    }

    @Test
    void endpointsKeepTrafficPrivate() throws Exception {
        assertEquals(
                Map.of("ecr.api", "INTERFACE_ENDPOINT ecr.api", "ecr.dkr", "INTERFACE_ENDPOINT ecr.dkr", "logs", "INTERFACE_ENDPOINT logs",
                        "ssmmessages", "INTERFACE_ENDPOINT ssmmessages", "s3", "GATEWAY_ENDPOINT s3"),
                waysOut(path(estate -> {})));
    }

    @Test
    void anEndpointThatDoesNotAnswerIsPassedBy() throws Exception {
        assertEquals("NAT nat-a", waysOut(path(estate -> estate.network().withoutPrivateDns("logs"))).get("logs"));
        assertEquals("NAT nat-a", waysOut(path(estate -> estate.network().withEndpointState("logs", "pending"))).get("logs"));
        assertEquals("NAT nat-a", waysOut(path(estate -> estate.network().withVpcDns(true, false))).get("logs"));
        assertEquals("INTERFACE_ENDPOINT ecr.api", waysOut(path(estate -> estate.network().withoutPrivateDns("logs"))).get("ecr.api"));
    }

    @Test
    void anEndpointForInboundResolverOnlyIsPassedBy() throws Exception {
        assertEquals("NAT nat-a", waysOut(path(estate -> estate.edit("ec2", "describe-vpc-endpoints", answer ->
                PathOf.<Map<String, Object>>list(answer.get("VpcEndpoints")).stream().filter(endpoint -> endpoint.get("ServiceName").toString().endsWith(".logs"))
                        .forEach(endpoint -> endpoint.put("DnsOptions", Map.of("PrivateDnsOnlyForInboundResolverEndpoint", true)))))).get("logs"));
    }

    @Test
    void aPrefixListOfOnesOwnMayHoldAnyAddress() throws Exception {
        assertEquals("UNKNOWN not recorded", way("pl-1 TransitGatewayId tgw-1"));
        assertEquals("NAT nat", way("pl-1 TransitGatewayId tgw-1", "0.0.0.0/0 NatGatewayId nat-1"));
        assertEquals("NOTHING no route", way("pl-1 GatewayId vpce-1"), "a list of AWS, whose endpoint serves something else");
    }

    @ParameterizedTest
    @CsvSource({"com.amazonaws.eu-west-1.ecr.api, ecr.api", "cn.com.amazonaws.cn-north-1.ecr.api, ecr.api", "com.amazonaws.cn-north-1.s3, s3",
        "com.amazonaws.vpce.eu-west-1.vpce-svc-1, eu-west-1.vpce-svc-1", "aws.sagemaker.eu-west-1.notebook, aws.sagemaker.eu-west-1.notebook", "com.amazonaws.s3, com.amazonaws.s3"})
    void endpointsAreCalledByTheirService(String serviceName, String shortName) throws Exception {
        var path = path(estate -> estate.edit("ec2", "describe-vpc-endpoints", answer ->
                PathOf.<Map<String, Object>>list(answer.get("VpcEndpoints")).getFirst().put("ServiceName", serviceName)));
        assertTrue(path.nodes(PathNode.EndpointNode.class).anyMatch(node -> node.endpoint().shortServiceName().equals(shortName)));
    }

    @Test
    void anEndpointServesItsOwnRegionOnly() throws Exception {
        var ways = waysOut(PathOf.estate(1, estate -> estate.service("shop").withTasks(1)
                .define(definition -> definition.app().edit(container -> container.put("image", "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1")))));
        assertEquals("NAT nat-a", ways.get("ecr.api (us-east-1)"));
        assertEquals("NAT nat-a", ways.get("s3 (us-east-1)"));
        assertEquals("INTERFACE_ENDPOINT logs", ways.get("logs"));
    }

    @Test
    void theGatewayEndpointServesOnlySubnetsThatRouteToIt() throws Exception {
        var path = PathOf.estate(2, estate -> {
            estate.service("shop").withTasks(2);
            PathOf.routes(estate, "private-b", table -> table.removeIf(route -> route.containsKey("DestinationPrefixListId")));
        });
        assertEquals("GATEWAY_ENDPOINT s3", waysOut(path, PathOf.subnet(path, "private-a")).get("s3"));
        assertEquals("NAT nat-b", waysOut(path, PathOf.subnet(path, "private-b")).get("s3"));
    }

    @Test
    void aGatewayEndpointIsKnownByItsPrefixListToo() throws Exception {
        var withoutEndpoints = waysOut(path(estate -> estate.deny("ec2", "describe-vpc-endpoints", "", "no")));
        assertEquals("GATEWAY_ENDPOINT gateway endpoint", withoutEndpoints.get("s3"));
        assertEquals("UNKNOWN not recorded", withoutEndpoints.get("ecr.api"), "there may be an endpoint, or not");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0.0.0.0/0 NatGatewayId nat-1,                           NAT nat
            0.0.0.0/0 NatGatewayId nat-1 blackhole,                 NOTHING nat
            0.0.0.0/0 TransitGatewayId tgw-1,                       OTHER transit gateway
            0.0.0.0/0 TransitGatewayId tgw-1 blackhole,             NOTHING transit gateway
            0.0.0.0/0 VpcPeeringConnectionId pcx-1,                 OTHER VPC peering
            0.0.0.0/0 NetworkInterfaceId eni-1,                     OTHER appliance
            0.0.0.0/0 GatewayId vgw-1,                              OTHER virtual private gateway
            0.0.0.0/0 GatewayId vpce-1,                             OTHER gateway load balancer endpoint
            0.0.0.0/0 GatewayId igw-1,                              NOTHING igw
            10.9.0.0/16 TransitGatewayId tgw-1,                     NOTHING no route
            ::/0 EgressOnlyInternetGatewayId eigw-1,                NOTHING no route
            """)
    void theRouteDecides(String route, String way) throws Exception {
        assertEquals(way, way(route.strip()));
    }

    @Test
    void noRouteAtAllLeadsNowhere() throws Exception {
        assertEquals("NOTHING no route", way());
    }

    @Test
    void routesToPrivateRangesDoNotConcernPublicServices() throws Exception {
        assertEquals("NAT nat", way("0.0.0.0/0 NatGatewayId nat-1", "10.0.0.0/8 TransitGatewayId tgw-1", "192.168.0.0/16 VpcPeeringConnectionId pcx-1"));
    }

    @Test
    void halvesOfTheInternetMakeUpTheWhole() throws Exception {
        assertEquals("NAT nat", way("0.0.0.0/1 NatGatewayId nat-1", "128.0.0.0/1 NatGatewayId nat-1"));
        assertEquals("UNKNOWN not recorded", way("0.0.0.0/1 NatGatewayId nat-1"));
        assertEquals("UNKNOWN not recorded", way("0.0.0.0/0 NatGatewayId nat-1", "52.0.0.0/8 TransitGatewayId tgw-1"));
    }

    @Test
    void theMostSpecificRouteDecidesWhereTheAddressIsKnown() throws Exception {
        Consumer<Estate> prefixList = estate -> estate.edit("ec2", "describe-prefix-lists", answer ->
                PathOf.<Map<String, Object>>list(answer.get("PrefixLists")).forEach(list -> list.put("Cidrs", List.of("52.219.0.0/16"))));
        var ways = waysOut(path(estate -> {
            estate.network().withoutEndpoints();
            PathOf.routes(estate, "private-a", table -> table.add(route("52.0.0.0/8 TransitGatewayId tgw-1")));
            prefixList.accept(estate);
        }));
        assertEquals("OTHER transit gateway", ways.get("s3"));
        assertEquals("UNKNOWN not recorded", ways.get("ecr.api"));
    }

    @Test
    void addressesThatPartWaysAreUnknown() throws Exception {
        var ways = waysOut(path(estate -> {
            estate.network().withoutEndpoints();
            PathOf.routes(estate, "private-a", table -> table.add(route("52.219.0.0/16 TransitGatewayId tgw-1")));
            estate.edit("ec2", "describe-prefix-lists", answer ->
                    PathOf.<Map<String, Object>>list(answer.get("PrefixLists")).forEach(list -> list.put("Cidrs", List.of("52.219.4.0/22", "3.5.0.0/16"))));
        }));
        assertEquals("UNKNOWN not recorded", ways.get("s3"));
    }

    @Test
    void aNatGatewayThatIsNotUpLeadsNowhere() throws Exception {
        Consumer<Estate> failed = estate -> estate.edit("ec2", "describe-nat-gateways", answer ->
                PathOf.<Map<String, Object>>list(answer.get("NatGateways")).forEach(nat -> nat.put("State", "failed")));
        Consumer<Estate> inside = estate -> estate.edit("ec2", "describe-nat-gateways", answer ->
                PathOf.<Map<String, Object>>list(answer.get("NatGateways")).forEach(nat -> nat.put("ConnectivityType", "private")));
        assertEquals("NOTHING nat-a", waysOut(path(failed.andThen(estate -> estate.network().withoutEndpoints()))).get("logs"));
        assertEquals("OTHER nat-a", waysOut(path(inside.andThen(estate -> estate.network().withoutEndpoints()))).get("logs"));
    }

    @Test
    void anInternetGatewayNeedsAPublicAddress() throws Exception {
        assertEquals("INTERNET igw", waysOut(PathOf.estate(1, estate -> {
            estate.network().withoutEndpoints();
            estate.service("open").inSubnets("public-a").withPublicIp().withTasks(1);
        })).get("ecr.api"));
        assertEquals("NOTHING igw", waysOut(PathOf.estate(1, estate -> {
            estate.network().withoutEndpoints();
            estate.service("stranded").inSubnets("public-a").withTasks(1);
        })).get("ecr.api"));
    }

    @Test
    void whatIsNotRecordedIsNotDrawnAsFact() throws Exception {
        var withoutTables = waysOut(path(estate -> estate.deny("ec2", "describe-route-tables", "", "no")));
        assertEquals("UNKNOWN not recorded", withoutTables.get("s3"));
        assertEquals("INTERFACE_ENDPOINT logs", withoutTables.get("logs"), "an endpoint with private DNS needs no route");
        var withoutSubnets = waysOut(path(estate -> estate.deny("ec2", "describe-subnets", "", "no")));
        assertEquals(List.of("UNKNOWN not recorded"), withoutSubnets.values().stream().distinct().collect(Collectors.toList()));
    }

    @Test
    void theMainTableDecidesOnlyWhereAllTablesAreRecorded() throws Exception {
        Consumer<Estate> unassociated = estate -> estate.edit("ec2", "describe-route-tables", answer ->
                PathOf.<Map<String, Object>>list(answer.get("RouteTables")).removeIf(table -> table.get("Tags").toString().contains("=private-a}")));
        assertEquals("NOTHING no route", waysOut(path(unassociated.andThen(estate -> estate.network().withoutEndpoints()))).get("s3"));
        var half = path(unassociated.andThen(estate -> {
            estate.network().withoutEndpoints();
            estate.answer("ec2", "describe-route-tables", "", "truncated", "Truncated", "cut short");
        }));
        assertEquals("UNKNOWN not recorded", waysOut(half).get("s3"));
    }
}
