package dev.drydock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.compare.Comparison;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the four forms of a comparison say.
class ComparisonReportsTest {
    private static final String TOOL = "drydock 0.1.0";

    @TempDir Path folder;
    private ComparedBundles bundles;

    /// `web` is sick before and not there after; `api` wants one task more; `job` is new.
    @BeforeEach
    void compare() throws Exception {
        var before = Sick.bundle(folder);
        var file = folder.resolve("acme.json");
        Files.writeString(file, Files.readString(file).replace("service/prod/web", "service/prod/job").replace("\"serviceName\": \"web\", \"clusterArn\": \"arn:aws:ecs:eu-west-1:111122223333:cluster/prod\"",
                "\"serviceName\": \"job\", \"clusterArn\": \"arn:aws:ecs:eu-west-1:111122223333:cluster/prod\"").replace("\"desiredCount\": 1", "\"desiredCount\": 2"));
        bundles = ComparedBundles.of(before, Sick.diagnosed(Sick.read(2, file)));
    }

    private static JsonNode json(ComparedBundles bundles) {
        var out = new ByteArrayOutputStream();
        ComparisonJson.write(bundles, out);
        return JsonMapper.builder().build().readTree(out.toByteArray());
    }

    private static Set<String> members(JsonNode node) {
        return new TreeSet<>(node.propertyNames());
    }

    @Test
    void jsonIsOfTheContractsShape() {
        var json = json(bundles);
        assertEquals(Set.of("before", "after", "services"), members(json));
        assertEquals(Set.of("id", "name", "capturedAt", "capturedAtInferred", "account", "region", "redacted"), members(json.get("before")));
        assertEquals(List.of(1, 2), List.of(json.at("/before/id").asInt(), json.at("/after/id").asInt()));
        assertEquals(4, json.get("services").size());
        for (var service : json.get("services")) {
            assertEquals(Set.of("account", "region", "cluster", "service", "arn", "badges", "appeared", "gone", "changed", "settings", "metrics"), members(service));
            assertEquals(Set.of("deploy-502", "ip-headroom", "sigterm", "scaling", "rollback"), members(service.get("badges")));
        }
        assertEquals("[\"fail\",null]", service(json, "web", "prod").at("/badges/sigterm").toString());
        assertEquals("[null,\"ok\"]", service(json, "job", "prod").at("/badges/sigterm").toString());
        assertEquals("[{\"resource\":\"arn:aws:ecs:eu-west-1:111122223333:service/prod/api\",\"member\":\"desiredCount\",\"before\":\"1\",\"after\":\"2\"}]",
                service(json, "api", "prod").get("settings").toString());
        var wanted = service(json, "api", "prod").get("metrics").get(3);
        assertEquals("{\"name\":\"Tasks wanted, at capture\",\"unit\":\"tasks\",\"before\":1,\"after\":2}", wanted.toString());
        assertTrue(service(json, "api", "prod").get("metrics").get(0).get("before").isNull(), "not recorded is not zero");
    }

    private static JsonNode service(JsonNode json, String name, String cluster) {
        return json.get("services").valueStream().filter(one -> one.get("service").asString().equals(name) && one.get("cluster").asString().equals(cluster)).findFirst().orElseThrow();
    }

    @Test
    void peopleReadTheSameInEveryForm() {
        for (var form : List.of(ComparisonText.write(bundles, false), ComparisonMarkdown.write(TOOL, bundles), ComparisonHtml.write(TOOL, bundles))) {
            for (var part : List.of("prod/web", "Only the record before has this service.", "Only the record after has this service.", "1 setting changed.", "desiredCount", "Tasks wanted, at capture", "2 tasks")) {
                assertTrue(form.contains(part), () -> part + " in\n" + form);
            }
            assertFalse(form.contains("NAT gateways"), "a number that neither side tells is not in the table");
        }
    }

    @Test
    void aHostileNameStaysAName() throws Exception {
        var hostile = HostileNames.bundle(folder);
        var twice = new ComparedBundles(hostile, bundles.after(), Comparison.of(hostile.diagnosis(), bundles.after().diagnosis()));
        var html = ComparisonHtml.write(TOOL, twice);
        assertFalse(html.contains("<script") || html.contains("<img") || html.contains("\u202e") || html.contains("\u001b"), html);
        var text = ComparisonText.write(twice, false);
        assertFalse(text.contains("\u001b") || text.contains("\u202e"), text);
        var markdown = ComparisonMarkdown.write(TOOL, twice);
        assertFalse(markdown.contains("<script") || markdown.contains("\u202e") || markdown.contains("\n# h1"), markdown);
        for (var line : markdown.lines().filter(line -> line.startsWith("|")).toList()) {
            assertTrue(Set.of(4L, 5L).contains(line.chars().filter(c -> c == '|').count()), line);
        }
    }

    @Test
    void theHtmlFetchesAndRunsNothing() {
        var html = ComparisonHtml.write(TOOL, bundles);
        assertTrue(html.contains("default-src 'none'"));
        assertFalse(html.contains("<script") || html.contains("src=") || html.contains("http://"), html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "36334567890 | bytes/min | 36.3 GB/min", "624100000 | bytes/s | 624 MB/s", "0 | bytes | 0 B", "null | bytes | not recorded", "42.14 | s | 42.1 s", "383 | s | 6 min 23 s",
        "1 | tasks | 1 task", "259 | tasks | 259 tasks", "89.46 | % | 89.5 %", "999600 | bytes | 1 MB"})
    void quantitiesAreReadByPeople(@Nullable Double value, String unit, String words) {
        assertEquals(words, Quantity.of(value, unit));
    }
}
