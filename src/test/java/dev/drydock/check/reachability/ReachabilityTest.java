package dev.drydock.check.reachability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.path.Cidr;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachabilityTest {
    private static final Traffic HTTPS = Traffic.tcp(443);

    /// Two subnets that lead to each other and let everything pass.
    private static Rules vpc() {
        return bare().open("subnet-a subnet-b");
    }

    private static Rules bare() {
        return new Rules().subnet("subnet-a", "10.0.1.0/24", "2001:db8:0:1::/64").subnet("subnet-b", "10.0.2.0/24", "2001:db8:0:2::/64")
                .routes("rtb-1", "subnet-a subnet-b", "10.0.0.0/16 local", "2001:db8::/56 local");
    }

    private static Rules openGroups(Rules rules) {
        return rules.group("sg-a", "out -1 - 0.0.0.0/0", "out -1 - ::/0").group("sg-b", "in -1 - 0.0.0.0/0", "in -1 - ::/0");
    }

    private static Reachability way(Rules rules) {
        return Reachability.of(rules.inventory(), rules.peer("a", "subnet-a", "10.0.1.5", "sg-a"), rules.peer("b", "subnet-b", "10.0.2.7", "sg-b"), HTTPS);
    }

    private static String decisive(Reachability way) {
        return way.verdict() + way.decisive().map(hop -> " " + hop.kind() + ": " + hop.says()).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            in -1 - 0.0.0.0/0            | ALLOWED
            in tcp 443 sg-a              | ALLOWED
            in 6 443 sg-a                | ALLOWED
            in TCP 443 sg-a              | ALLOWED
            in tcp 400-500 10.0.1.0/24   | ALLOWED
            in tcp 443 10.0.1.5/32       | ALLOWED
            in -1 - sg-a                 | ALLOWED
            in tcp 443 pl-known          | ALLOWED
            in tcp 443 pl-service        | ALLOWED
            in tcp 442 sg-a              | BLOCKED
            in tcp 444-445 0.0.0.0/0     | BLOCKED
            in udp 443 sg-a              | BLOCKED
            in 17 443 sg-a               | BLOCKED
            in icmp -1 0.0.0.0/0         | BLOCKED
            in 50 - 0.0.0.0/0            | BLOCKED
            in tcp 443 sg-b              | BLOCKED
            in tcp 443 sg-other          | BLOCKED
            in tcp 443 10.0.1.4/32       | BLOCKED
            in tcp 443 ::/0              | BLOCKED
            in tcp 443 pl-elsewhere      | BLOCKED
            in tcp 443 pl-unread         | UNKNOWN
            in tcp - 0.0.0.0/0           | UNKNOWN
            in null 443 0.0.0.0/0        | UNKNOWN
            in tcp 443 10.0.1.999/33     | UNKNOWN
            """)
    void aGroupsRuleDecides(String rule, Verdict verdict) {
        var rules = vpc().group("sg-a", "out -1 - 0.0.0.0/0").group("sg-b", rule)
                .managedList("pl-known", "10.0.1.0/28").managedList("pl-elsewhere", "10.9.0.0/16").serviceList("pl-service", "10.0.0.0/8");
        assertEquals(verdict, way(rules).verdict(), () -> decisive(way(rules)));
    }

    @Test
    void theRulesOfAllGroupsAddUp() {
        var rules = vpc().group("sg-a", "out -1 - 0.0.0.0/0").group("sg-none").group("sg-b", "in tcp 443 sg-extra");
        var from = rules.peer("a", "subnet-a", "10.0.1.5", "sg-a", "sg-extra");
        assertEquals(Verdict.ALLOWED, Reachability.of(rules.inventory(), from, rules.peer("b", "subnet-b", "10.0.2.7", "sg-none", "sg-b"), HTTPS).verdict());
        assertEquals("BLOCKED GROUPS_IN: sg-none has no ingress rule for tcp 443 from 10.0.1.5 (sg-a, sg-extra)",
                decisive(Reachability.of(rules.inventory(), from, rules.peer("b", "subnet-b", "10.0.2.7", "sg-none"), HTTPS)));
    }

    @Test
    void aGroupThatIsNotOnRecordMayAllow() {
        var rules = vpc().group("sg-a", "out -1 - 0.0.0.0/0").group("sg-none");
        var way = Reachability.of(rules.inventory(), rules.peer("a", "subnet-a", "10.0.1.5", "sg-a"),
                rules.peer("b", "subnet-b", "10.0.2.7", "sg-none", "sg-gone"), HTTPS);
        assertEquals("UNKNOWN GROUPS_IN: the rules of sg-gone are not on record", decisive(way));
        assertEquals(List.of("ec2 describe-security-groups"), way.unread().stream().map(read -> read.name()).toList());
    }

    @Test
    void aRuleThatRefersToItsOwnGroupCountsBetweenItsMembers() {
        var rules = vpc().group("sg-self", "in tcp 443 sg-self", "out tcp 443 sg-self");
        assertEquals(Verdict.ALLOWED, Reachability.of(rules.inventory(), rules.peer("a", "subnet-a", "10.0.1.5", "sg-self"),
                rules.peer("b", "subnet-b", "10.0.2.7", "sg-self"), HTTPS).verdict());
    }

    @Test
    void noEgressRuleStopsTheRequestFirst() {
        assertEquals("BLOCKED GROUPS_OUT: sg-a has no egress rule for tcp 443 to 10.0.2.7 (sg-b)",
                decisive(way(vpc().group("sg-a", "out tcp 80 0.0.0.0/0").group("sg-b"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100 in allow -1 - 0.0.0.0/0; 100 out allow -1 - 0.0.0.0/0                                                  | ALLOWED |
            100 in allow 6 443 10.0.1.0/24; 100 out allow 6 1024-65535 10.0.1.0/24                                     | ALLOWED |
            90 in deny 17 443 0.0.0.0/0; 100 in allow 6 443 10.0.1.0/24; 100 out allow 6 1024-65535 10.0.1.0/24        | ALLOWED |
            100 in allow 6 443 10.0.1.0/24; 110 in deny 6 443 0.0.0.0/0; 100 out allow -1 - 0.0.0.0/0                  | ALLOWED |
            90 in deny 6 443 10.0.1.5/32; 100 in allow -1 - 0.0.0.0/0; 100 out allow -1 - 0.0.0.0/0                    | BLOCKED | ACL_IN: acl-b denies tcp 443 in from 10.0.1.5 by rule 90
            110 in deny 6 443 10.0.1.5/32; 100 in allow -1 - 0.0.0.0/0; 100 out allow -1 - 0.0.0.0/0                   | ALLOWED |
            100 in allow 6 443 10.0.3.0/24; 100 out allow -1 - 0.0.0.0/0                                               | BLOCKED | ACL_IN: acl-b denies tcp 443 in from 10.0.1.5 by its last rule, since none before it matches
            100 in allow 6 443 10.0.1.0/24; 100 out allow 6 443 10.0.1.0/24                                            | BLOCKED | ANSWER_ACL_OUT: acl-b denies tcp 1024-65535 out to 10.0.1.5 by its last rule, since none before it matches
            100 in allow 6 443 10.0.1.0/24; 100 out allow 6 32768-65535 10.0.1.0/24                                    | PARTLY  | ANSWER_ACL_OUT: acl-b denies tcp 1024-65535 out to 10.0.1.5 on ports 1024-32767 by its last rule, since none before it matches
            100 in allow 6 443 10.0.1.0/24; 90 out deny 6 8080 0.0.0.0/0; 100 out allow -1 - 0.0.0.0/0                 | PARTLY  | ANSWER_ACL_OUT: acl-b denies tcp 1024-65535 out to 10.0.1.5 on port 8080 by rule 90
            100 in allow 6 - 10.0.1.0/24; 100 out allow -1 - 0.0.0.0/0                                                 | UNKNOWN | ACL_IN: rule 100 of acl-b has no ports on record
            100 in log 6 443 10.0.1.0/24; 100 out allow -1 - 0.0.0.0/0                                                 | UNKNOWN | ACL_IN: rule 100 of acl-b has an action that Drydock does not know
            null in allow 6 443 10.0.1.0/24; 100 out allow -1 - 0.0.0.0/0                                              | UNKNOWN | ACL_IN: acl-b has a rule without its number or direction on record
            32767 in deny -1 - 0.0.0.0/0; 32767 out deny -1 - 0.0.0.0/0                                                | BLOCKED | ACL_IN: acl-b denies tcp 443 in from 10.0.1.5 by its last rule, since none before it matches
            """)
    void theFirstRuleOfANetworkAclThatMatchesDecides(String entries, Verdict verdict, String says) {
        var rules = openGroups(bare()).open("subnet-a").acl("acl-b", "subnet-b", entries.strip().split("; "));
        assertEquals(verdict + (says == null ? "" : " " + says), decisive(way(rules)));
    }

    @Test
    void theAnswerMustComeBackThroughTheClientsOwnAcl() {
        var rules = openGroups(bare()).open("subnet-b").acl("acl-a", "subnet-a", "100 out allow 6 443 10.0.2.0/24", "100 in allow 6 443 10.0.2.0/24");
        assertEquals("BLOCKED ANSWER_ACL_IN: acl-a denies tcp 1024-65535 in from 10.0.2.7 by its last rule, since none before it matches", decisive(way(rules)));
        var linux = openGroups(bare()).open("subnet-b").acl("acl-a", "subnet-a", "100 out allow 6 443 10.0.2.0/24", "100 in allow 6 32768-61000 10.0.2.0/24");
        assertEquals(Verdict.PARTLY, way(linux).verdict());
        assertEquals(Verdict.ALLOWED, Reachability.of(linux.inventory(), linux.peer("a", "subnet-a", "10.0.1.5", "sg-a"),
                linux.peer("b", "subnet-b", "10.0.2.7", "sg-b"), HTTPS.from(Ports.LINUX)).verdict());
    }

    @Test
    void trafficWithinASubnetMeetsNoNetworkAcl() {
        var rules = openGroups(bare()).acl("acl-shut", "subnet-a", "32767 in deny -1 - 0.0.0.0/0", "32767 out deny -1 - 0.0.0.0/0");
        var way = Reachability.of(rules.inventory(), rules.peer("a", "subnet-a", "10.0.1.5", "sg-a"), rules.peer("b", "subnet-a", "10.0.1.6", "sg-b"), HTTPS);
        assertEquals(Verdict.ALLOWED, way.verdict());
        assertEquals(List.of(Hop.Kind.GROUPS_OUT, Hop.Kind.GROUPS_IN), way.hops().stream().map(Hop::kind).toList());
    }

    @Test
    void aRangeThatIsCoveredInPartPassesInPart() {
        var rules = openGroups(bare()).open("subnet-a").acl("acl-b", "subnet-b", "90 in deny 6 443 10.0.1.128/25", "100 in allow -1 - 0.0.0.0/0", "100 out allow -1 - 0.0.0.0/0");
        var tasks = Peer.in(rules.inventory(), "tasks", "subnet-a", List.of("sg-a"));
        var way = Reachability.of(rules.inventory(), tasks.withIpv4Only(true), rules.peer("b", "subnet-b", "10.0.2.7", "sg-b"), HTTPS);
        assertEquals("PARTLY ACL_IN: acl-b denies tcp 443 in from 10.0.1.128/25 by rule 90", decisive(way));
        assertEquals("10.0.1.128/25", way.decisive().orElseThrow().part());
        var two = Reachability.of(rules.inventory(), rules.peer("two tasks", "subnet-a", "10.0.1.5 10.0.1.200", "sg-a"), rules.peer("b", "subnet-b", "10.0.2.7", "sg-b"), HTTPS);
        assertEquals("10.0.1.200", two.decisive().orElseThrow().part());
    }

    @Test
    void severalRulesTogetherMayCoverARange() {
        var rules = vpc().group("sg-a", "out -1 - 0.0.0.0/0").group("sg-b", "in tcp 443 10.0.1.0/25", "in tcp 443 10.0.1.128/25");
        var tasks = Peer.in(rules.inventory(), "tasks", "subnet-a", List.of("sg-a")).withIpv4Only(true);
        assertEquals(Verdict.ALLOWED, Reachability.of(rules.inventory(), tasks, rules.peer("b", "subnet-b", "10.0.2.7", "sg-b"), HTTPS).verdict());
    }

    @Test
    void bothAddressFamiliesMustPassWhereBothEndsHaveThem() {
        var rules = vpc().group("sg-a", "out -1 - 0.0.0.0/0", "out -1 - ::/0").group("sg-b", "in tcp 443 10.0.0.0/16");
        var dual = rules.peer("a", "subnet-a", "10.0.1.5 2001:db8:0:1::5", "sg-a");
        assertEquals(Verdict.ALLOWED, Reachability.of(rules.inventory(), dual, rules.peer("b", "subnet-b", "10.0.2.7", "sg-b"), HTTPS).verdict());
        assertEquals("BLOCKED GROUPS_IN: sg-b has no ingress rule for tcp 443 from 2001:db8:0:1::5 (sg-a)",
                decisive(Reachability.of(rules.inventory(), dual, rules.peer("b", "subnet-b", "10.0.2.7 2001:db8:0:2::7", "sg-b"), HTTPS)));
        assertEquals("UNKNOWN ROUTE: six and b have no kind of address in common, IPv4 or IPv6", decisive(Reachability.of(rules.inventory(),
                rules.peer("six", "subnet-a", "2001:db8:0:1::5", "sg-a"), rules.peer("b", "subnet-b", "10.0.2.7", "sg-b"), HTTPS)));
    }

    @Test
    void whatIsNotOnRecordIsNamed() {
        var rules = openGroups(new Rules()).subnet("subnet-a", "10.0.1.0/24").open("subnet-a");
        var way = Reachability.of(rules.inventory(), Peer.in(rules.inventory(), "tasks", "subnet-a", null), rules.peer("b", "subnet-b", "10.0.2.7", "sg-b"), HTTPS);
        assertEquals(Verdict.UNKNOWN, way.verdict());
        assertEquals("the security groups of tasks are not on record; the route table of subnet-a is not on record; the network ACL of subnet-b is not on record; "
                + "the network ACL of subnet-b is not on record; the subnet subnet-b is not on record",
                way.of(Verdict.UNKNOWN).stream().map(Hop::says).collect(Collectors.joining("; ")));
    }

    @Test
    void whatIsKnownToStopTrafficOutweighsWhatIsNotKnown() {
        var rules = vpc().group("sg-b");
        assertEquals(Verdict.BLOCKED, Reachability.of(rules.inventory(), rules.peer("a", "subnet-a", "10.0.1.5", "sg-gone"),
                rules.peer("b", "subnet-b", "10.0.2.7", "sg-b"), HTTPS).verdict());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.0/16 local                                  | ALLOWED
            10.0.0.0/16 local; 0.0.0.0/0 nat-1 blackhole       | ALLOWED
            10.0.0.0/16 local; pl-s3 vpce-1                    | ALLOWED
            10.0.0.0/16 local; 10.0.2.0/24 eni-1               | UNKNOWN
            10.0.0.0/16 local; 10.0.2.0/24 eni-1 blackhole     | BLOCKED
            10.0.0.0/16 local; pl-unread tgw-1                 | UNKNOWN
            10.0.3.0/24 local                                  | BLOCKED
            10.0.3.0/24 local; 10.0.0.0/8 tgw-1                | UNKNOWN
            """)
    void theMostSpecificRouteDecides(String routes, Verdict verdict) {
        var rules = openGroups(new Rules().subnet("subnet-a", "10.0.1.0/24").subnet("subnet-b", "10.0.2.0/24")
                .routes("rtb-a", "subnet-a", routes.strip().split("; ")).routes("rtb-b", "subnet-b", "10.0.0.0/16 local")).open("subnet-a subnet-b");
        assertEquals(verdict, way(rules).verdict(), () -> decisive(way(rules)));
    }

    @Test
    void aServiceBehindAGatewayEndpointIsItsPrefixList() {
        var rules = new Rules().subnet("subnet-a", "10.0.1.0/24").open("subnet-a").serviceList("pl-s3", "52.219.32.0/21", "3.5.146.0/23")
                .routes("rtb-a", "subnet-a", "10.0.0.0/16 local", "pl-s3 vpce-s3")
                .group("sg-list", "out tcp 443 pl-s3").group("sg-blocks", "out tcp 443 52.219.0.0/16", "out tcp 443 3.5.0.0/16").group("sg-part", "out tcp 443 52.219.0.0/16");
        var s3 = Peer.prefixList("S3", "pl-s3", PrefixListBlocks.of(rules.inventory(), "pl-s3").blocks());
        var unread = Peer.prefixList("S3", "pl-s3", List.of());
        for (var group : List.of("sg-list", "sg-blocks")) {
            assertEquals(Verdict.ALLOWED, Reachability.of(rules.inventory(), rules.peer("a", "subnet-a", "10.0.1.5", group), s3, HTTPS).verdict());
        }
        assertEquals("PARTLY GROUPS_OUT: sg-part has no egress rule for tcp 443 to 3.5.146.0/23",
                decisive(Reachability.of(rules.inventory(), rules.peer("a", "subnet-a", "10.0.1.5", "sg-part"), s3, HTTPS)));
        assertEquals(Verdict.ALLOWED, Reachability.of(rules.inventory(), rules.peer("a", "subnet-a", "10.0.1.5", "sg-list"), unread, HTTPS).verdict());
        assertEquals("UNKNOWN GROUPS_OUT: the egress rules of sg-part allow tcp 443 for a part of the addresses that S3 may have",
                decisive(Reachability.of(rules.inventory(), rules.peer("a", "subnet-a", "10.0.1.5", "sg-part"), unread, HTTPS)));
        assertTrue(Reachability.of(rules.inventory(), rules.peer("a", "subnet-a", "10.0.1.5", "sg-list"), s3, HTTPS).hops().stream()
                .noneMatch(hop -> hop.kind() == Hop.Kind.ACL_IN), "nothing is known of the other side's rules, and nothing of them stands in the VPC");
    }

    @Test
    void evidenceNamesTheRule() {
        var way = way(vpc().group("sg-a", "out tcp 80 0.0.0.0/0", "out tcp 443 10.0.2.0/24").group("sg-b", "in tcp 443 sg-a"));
        assertEquals(List.of("/X/0/IpPermissionsEgress/1/IpRanges/0/CidrIp = 10.0.2.0/24", "/X/0/IpPermissions/0/UserIdGroupPairs/0/GroupId = sg-a"),
                way.hops().stream().filter(hop -> hop.kind().isGroups()).flatMap(hop -> hop.evidence().stream()).map(item -> item.pointer() + " = " + item.value()).toList());
        assertEquals(List.of("/X/0/IpPermissions/0 = null"), way(vpc().group("sg-a", "out -1 - 0.0.0.0/0").group("sg-b")).decisive().orElseThrow().evidence().stream()
                .map(item -> item.pointer() + " = " + item.value()).toList());
    }

    @Test
    void manyAddressesAndManyRulesAreQuick() {
        var rules = vpc().group("sg-a", "out -1 - 0.0.0.0/0").group("sg-b", IntStream.range(0, 250).mapToObj(i -> "in tcp 443 10.0.1." + i + "/32").toArray(String[]::new));
        var addresses = IntStream.range(0, 256).mapToObj(i -> "10.0.1." + i).collect(Collectors.joining(" "));
        var way = Reachability.of(rules.inventory(), rules.peer("a", "subnet-a", addresses, "sg-a"), rules.peer("b", "subnet-b", "10.0.2.7", "sg-b"), HTTPS);
        assertEquals(Verdict.PARTLY, way.verdict());
        assertEquals("10.0.1.250, 10.0.1.251, 10.0.1.252, 10.0.1.253 and 2 more", way.decisive().orElseThrow().part());
        assertEquals("10.0.1.0/24", Cidr.parse("10.0.1.77/24").orElseThrow().toString());
    }
}
