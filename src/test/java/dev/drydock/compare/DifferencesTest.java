package dev.drydock.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.inventory.ec2.SecurityGroup.IpPermission;
import dev.drydock.inventory.ec2.SecurityGroup.IpRange;
import dev.drydock.inventory.ec2.SecurityGroup.UserIdGroupPair;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class DifferencesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @SuppressWarnings("unchecked")
    private static Resource resource(String kind, String members) {
        return new Resource(kind, "r", "", null, (Map<String, Object>) MAPPER.readValue(members, Map.class));
    }

    private static String between(String kind, String before, String after) {
        var changes = Differences.of(resource(kind, before), resource(kind, after));
        return String.join("; ", changes.stream().map(change -> change.member() + ": " + change.before() + " -> " + change.after()).toList());
    }

    @Test
    void aDefaultThatIsSpelledOutIsNoChange() {
        assertEquals("", between("service", "{}", """
                {"healthCheckGracePeriodSeconds": 0, "propagateTags": "NONE", "deploymentConfiguration": {"maximumPercent": 200, "deploymentCircuitBreaker": {"enable": false, "rollback": false}}}"""));
        assertEquals("deploymentConfiguration.maximumPercent: 200 -> 150", between("service", "{}", "{\"deploymentConfiguration\": {\"maximumPercent\": 150}}"));
        assertEquals("", between("task definition", "{\"containerDefinitions\": [{\"name\": \"app\"}]}", "{\"containerDefinitions\": [{\"name\": \"app\", \"stopTimeout\": 30, \"essential\": true}]}"));
        assertEquals("containerDefinitions[app].stopTimeout: 30 -> 90", between("task definition", "{\"containerDefinitions\": [{\"name\": \"app\"}]}",
                "{\"containerDefinitions\": [{\"name\": \"app\", \"stopTimeout\": 90}]}"));
        assertEquals("", between("scaling policy", "{\"TargetTrackingScalingPolicyConfiguration\": {\"TargetValue\": 70}}",
                "{\"TargetTrackingScalingPolicyConfiguration\": {\"TargetValue\": 70.0, \"ScaleOutCooldown\": 300, \"DisableScaleIn\": false}}"));
        assertEquals("stopTimeout: null -> 30", between("target group", "{}", "{\"stopTimeout\": 30}"), "a default holds for its own kind of resource");
    }

    @Test
    void listsAreComparedByTheirKeysAndNotByTheirOrder() {
        assertEquals("", between("service", "{\"securityGroups\": [\"sg-1\", \"sg-2\"]}", "{\"securityGroups\": [\"sg-2\", \"sg-1\"]}"));
        assertEquals("command: [\"a\",\"b\"] -> [\"b\",\"a\"]", between("task definition", "{\"command\": [\"a\", \"b\"]}", "{\"command\": [\"b\", \"a\"]}"));
        assertEquals("containerDefinitions[proxy]: {\"name\":\"proxy\",\"image\":\"p\"} -> null; containerDefinitions[app].image: a -> b", between("task definition",
                "{\"containerDefinitions\": [{\"name\": \"proxy\", \"image\": \"p\"}, {\"name\": \"app\", \"image\": \"a\"}]}", "{\"containerDefinitions\": [{\"name\": \"app\", \"image\": \"b\"}]}"));
        assertEquals("containerDefinitions[app].environment[DEBUG]: null -> DEBUG", between("task definition",
                "{\"containerDefinitions\": [{\"name\": \"app\"}]}", "{\"containerDefinitions\": [{\"name\": \"app\", \"environment\": [{\"name\": \"DEBUG\"}]}]}"));
    }

    @Test
    void anOptionThatMayBeATokenIsNotShown() {
        assertEquals("logConfiguration.options[splunk-token]: (not shown) -> (not shown); logConfiguration.options[mode]: blocking -> non-blocking", between("task definition",
                "{\"logConfiguration\": {\"options\": {\"splunk-token\": \"s3cret\", \"mode\": \"blocking\"}}}",
                "{\"logConfiguration\": {\"options\": {\"splunk-token\": \"0ther\", \"mode\": \"non-blocking\"}}}"));
        assertTrue(between("task definition", "{}", "{\"containerDefinitions\": [{\"name\": \"app\", \"logConfiguration\": {\"options\": {\"splunk-token\": \"s3cret\"}}}]}")
                .contains("\"options\":[\"splunk-token\"]"), "of a whole element too");
    }

    @Test
    void everyDefaultSaysWhereItIsDocumentedAndStandsForOnePlace() {
        assertEquals(Defaults.ALL.size(), Set.copyOf(Defaults.ALL.stream().map(one -> one.kind() + " " + one.member()).toList()).size());
        assertTrue(Defaults.ALL.stream().allMatch(one -> one.source().contains("API reference") || one.source().contains("guide")));
    }

    @Test
    void howRulesAreGroupedIsNoChange() {
        var apart = List.of(rule("10.0.0.0/8", "sg-1"), rule("10.1.0.0/16", null));
        var together = List.of(new IpPermission("tcp", 443, 443, List.of(new IpRange("10.1.0.0/16", null), new IpRange("10.0.0.0/8", "office")), List.of(), List.of(),
                List.of(new UserIdGroupPair("sg-1", "111122223333"))));
        assertEquals(NetworkRules.of(apart), NetworkRules.of(together));
        assertEquals(Set.of("tcp 443 10.0.0.0/8", "tcp 443 10.1.0.0/16", "tcp 443 sg-1"), NetworkRules.of(apart).keySet());
        assertEquals(Set.of("all 0.0.0.0/0"), NetworkRules.of(List.of(new IpPermission("-1", null, null, List.of(new IpRange("0.0.0.0/0", null)), List.of(), List.of(), List.of()))).keySet());
    }

    private static IpPermission rule(String cidr, @Nullable String group) {
        return new IpPermission("tcp", 443, 443, List.of(new IpRange(cidr, null)), List.of(), List.of(), group == null ? List.of() : List.of(new UserIdGroupPair(group, null)));
    }

    static List<List<List<String>>> pairs() {
        return List.of(
                List.of(List.of("a", "b"), List.of("b", "a"), List.of("b=b", "a=a")),
                List.of(List.of("a", "a"), List.of("a"), List.of()),
                List.of(List.of("ax"), List.of("ay"), List.of("ax=ay")),
                List.of(List.of("ax", "az"), List.of("ay"), List.of()),
                List.of(List.of("ax", "az"), List.of("az"), List.of("az=az")),
                List.of(List.of(), List.of("a"), List.of()));
    }

    /// By the whole text, else by its first letter where that stands once on either side.
    @ParameterizedTest
    @MethodSource("pairs")
    void joinsOnlyWhatStandsOnce(List<List<String>> of) {
        var pairs = Pairs.of(of.get(0), of.get(1), List.of(text -> text, text -> text.substring(0, 1)));
        assertEquals(of.get(2), pairs.both().stream().map(pair -> pair.before() + "=" + pair.after()).toList());
        assertEquals(of.get(0).size() - of.get(2).size(), pairs.onlyBefore().size());
        assertEquals(of.get(1).size() - of.get(2).size(), pairs.onlyAfter().size());
    }
}
