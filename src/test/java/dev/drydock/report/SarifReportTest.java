package dev.drydock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The report against the parts of the SARIF 2.1.0 schema that it uses, and what the standard's text asks for besides.
class SarifReportTest {
    /// The members that the schema allows on each kind of object that the report writes, with those that it requires first.
    private static final Map<String, List<Set<String>>> SCHEMA = Map.ofEntries(
            kind("", Set.of("version", "runs"), Set.of("$schema")),
            kind("/runs", Set.of("tool"), Set.of("originalUriBaseIds", "columnKind", "results", "properties")),
            kind("/runs/tool", Set.of("driver"), Set.of()),
            kind("/runs/tool/driver", Set.of("name"), Set.of("version", "rules")),
            kind("/runs/tool/driver/rules", Set.of("id"), Set.of("shortDescription", "helpUri", "properties")),
            kind("/runs/tool/driver/rules/shortDescription", Set.of("text"), Set.of()),
            kind("/runs/originalUriBaseIds/BUNDLE", Set.of(), Set.of("description")),
            kind("/runs/originalUriBaseIds/BUNDLE/description", Set.of("text"), Set.of()),
            kind("/runs/results", Set.of("message"), Set.of("ruleId", "ruleIndex", "kind", "level", "locations", "partialFingerprints", "suppressions", "properties")),
            kind("/runs/results/message", Set.of("text"), Set.of()),
            kind("/runs/results/locations", Set.of(), Set.of("physicalLocation", "logicalLocations", "message")),
            kind("/runs/results/locations/message", Set.of("text"), Set.of()),
            kind("/runs/results/locations/physicalLocation", Set.of("artifactLocation"), Set.of()),
            kind("/runs/results/locations/physicalLocation/artifactLocation", Set.of("uri"), Set.of("uriBaseId")),
            kind("/runs/results/locations/logicalLocations", Set.of(), Set.of("name", "fullyQualifiedName", "kind")),
            kind("/runs/results/suppressions", Set.of("kind"), Set.of("status", "justification")));

    @TempDir Path folder;

    private static Map.Entry<String, List<Set<String>>> kind(String place, Set<String> required, Set<String> optional) {
        return Map.entry(place, List.of(required, optional));
    }

    private static byte[] written(DiagnosedBundle... bundles) {
        var out = new ByteArrayOutputStream();
        new SarifReport("drydock 0.1.0").write(List.of(bundles), out);
        return out.toByteArray();
    }

    private static JsonNode sarif(DiagnosedBundle... bundles) {
        return JsonMapper.builder().build().readTree(written(bundles));
    }

    private static JsonNode result(JsonNode report, String status) {
        return report.at("/runs/0/results").valueStream().filter(result -> result.at("/properties/status").asString().equals(status)).findFirst().orElseThrow();
    }

    private static void check(String place, JsonNode node) {
        if (node.isArray()) {
            node.valueStream().forEach(element -> check(place, element));
        } else if (node.isObject()) {
            var kind = SCHEMA.get(place);
            if (kind != null) {
                var names = new HashSet<>(node.propertyNames());
                assertTrue(names.containsAll(kind.getFirst()), () -> place + " has " + names);
                names.removeAll(kind.getFirst());
                names.removeAll(kind.getLast());
                assertEquals(Set.of(), names, place);
            } else {
                assertTrue(place.endsWith("/properties") || place.endsWith("/partialFingerprints") || place.endsWith("/originalUriBaseIds"), place);
            }
            node.propertyStream().filter(member -> !member.getKey().equals("properties")).forEach(member -> check(place + "/" + member.getKey(), member.getValue()));
        }
    }

    @Test
    void keepsToTheSchema() throws Exception {
        for (var report : List.of(sarif(Sick.bundle(folder)), sarif(HostileNames.bundle(folder)))) {
            assertEquals("2.1.0", report.at("/version").asString());
            check("", report);
            var rules = report.at("/runs/0/tool/driver/rules");
            for (var result : report.at("/runs/0/results")) {
                assertEquals(result.at("/ruleId"), rules.get(result.at("/ruleIndex").intValue()).at("/id"));
                assertTrue(Set.of("fail", "open", "pass", "notApplicable").contains(result.at("/kind").asString()));
                assertTrue(Set.of("error", "warning", "none").contains(result.at("/level").asString()));
                assertEquals(!result.at("/kind").asString().equals("fail"), result.at("/level").asString().equals("none"), "a level other than none is for what fails");
                assertFalse(result.at("/message/text").asString().isBlank());
                assertTrue(result.at("/locations").size() > 0);
                for (var location : result.at("/locations")) {
                    var uri = location.at("/physicalLocation/artifactLocation/uri");
                    assertFalse(!uri.isMissingNode() && URI.create(uri.asString()).isAbsolute(), uri::toString);
                }
            }
        }
    }

    @Test
    void makesARuleOfEachCheckAndAResultOfEachFinding() throws Exception {
        var report = sarif(Sick.bundle(folder));
        assertEquals(List.of("drain-delay", "oom", "pid1"), report.at("/runs/0/tool/driver/rules").valueStream().map(rule -> rule.at("/id").asString()).toList());
        assertEquals("drydock", report.at("/runs/0/tool/driver/name").asString());
        assertEquals("0.1.0", report.at("/runs/0/tool/driver/version").asString());
        assertEquals("Is memory enough?", report.at("/runs/0/tool/driver/rules/1/shortDescription/text").asString());
        assertEquals("https://docs.aws.amazon.com/x", report.at("/runs/0/tool/driver/rules/1/helpUri").asString());
        assertEquals(10, report.at("/runs/0/results").size());
        for (var level : Map.of("fail", "fail error", "warn", "fail warning", "unknown", "open none", "ok", "pass none", "na", "notApplicable none").entrySet()) {
            var result = result(report, level.getKey());
            assertEquals(level.getValue(), result.at("/kind").asString() + " " + result.at("/level").asString());
        }
    }

    @Test
    void pointsIntoTheBundle() throws Exception {
        var location = result(sarif(Sick.bundle(folder)), "fail").at("/locations/0");
        assertEquals("ecs/services.json", location.at("/physicalLocation/artifactLocation/uri").asString());
        assertEquals("BUNDLE", location.at("/physicalLocation/artifactLocation/uriBaseId").asString());
        assertEquals("/services/0/desiredCount", location.at("/logicalLocations/0/fullyQualifiedName").asString());
        assertEquals(Sick.WEB, location.at("/logicalLocations/0/name").asString());
        assertEquals("manifest.json", result(sarif(Sick.bundle(folder)), "unknown").at("/locations/0/physicalLocation/artifactLocation/uri").asString());
    }

    @Test
    void fingerprintsStayAndDiffer() throws Exception {
        var once = sarif(Sick.bundle(folder)).at("/runs/0/results").valueStream().map(result -> result.at("/partialFingerprints").toString()).toList();
        var again = sarif(Sick.diagnosed(Sick.read(7, folder.resolve("acme.json")))).at("/runs/0/results").valueStream().map(result -> result.at("/partialFingerprints").toString()).toList();
        assertEquals(once, again);
        assertEquals(once.size(), new HashSet<>(once).size());
    }

    @Test
    void marksWhatIsMuted() throws Exception {
        var results = sarif(HostileNames.bundle(folder)).at("/runs/0/results");
        var muted = results.valueStream().filter(result -> result.has("suppressions")).toList();
        assertEquals(1, muted.size());
        assertEquals("warning", muted.getFirst().at("/level").asString());
        assertEquals("external accepted", muted.getFirst().at("/suppressions/0/kind").asString() + " " + muted.getFirst().at("/suppressions/0/status").asString());
    }

    @Test
    void aNameIsNoLinkAndNoOtherFile() throws Exception {
        var message = result(sarif(HostileNames.bundle(folder)), "fail").at("/message/text").asString();
        assertTrue(message.contains("\\[l\\](http://evil.test)"), message);
        var text = new String(written(HostileNames.bundle(folder)), StandardCharsets.UTF_8);
        assertFalse(text.contains("\u001b"), "no control character stands in it bare");
    }

    @Test
    void aRunASource() throws Exception {
        var first = Sick.bundle(folder);
        var report = sarif(first, Sick.diagnosed(Sick.read(2, folder.resolve("acme.json"))));
        assertEquals(2, report.at("/runs").size());
        assertEquals(10, report.at("/runs/1/results").size());
    }
}
