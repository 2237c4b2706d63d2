package dev.drydock.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The report against its contract: every member, its type, and the order of everything.
class JsonReportTest {
    @TempDir Path folder;

    private JsonNode report;

    @BeforeEach
    void write() throws Exception {
        report = parsed(Sick.bundle(folder));
    }

    private static byte[] written(DiagnosedBundle... bundles) {
        var out = new ByteArrayOutputStream();
        new JsonReport("drydock 0.1.0").write(List.of(bundles), out);
        return out.toByteArray();
    }

    private static JsonNode parsed(DiagnosedBundle... bundles) {
        return JsonMapper.builder().build().readTree(written(bundles));
    }

    private JsonNode finding(String check) {
        return report.at("/services/2/findings").valueStream().filter(finding -> finding.at("/check").asString().equals(check)).findFirst().orElseThrow();
    }

    private static void assertMembers(JsonNode node, String... names) {
        assertEquals(List.of(names), List.copyOf(node.propertyNames()));
    }

    @Test
    void namesItselfAndItsSources() {
        assertMembers(report, "schemaVersion", "tool", "sources", "coverage", "services", "accountFindings", "expiredMutings");
        assertEquals(1, report.at("/schemaVersion").intValue());
        assertEquals("drydock 0.1.0", report.at("/tool").stringValue());
        assertEquals(json("""
                [{"id": 1, "name": "acme.json", "capturedAt": "2026-11-18T03:12:44Z", "capturedAtInferred": false, "account": "111122223333", "region": "eu-west-1", "redacted": false}]"""),
                report.at("/sources"));
        assertMembers(report.at("/sources/0"), "id", "name", "capturedAt", "capturedAtInferred", "account", "region", "redacted");
        assertEquals(json("[]"), report.at("/accountFindings"));
    }

    @Test
    void tellsWhatWasRead() {
        assertMembers(report.at("/coverage"), "calls", "damaged", "fill", "holes", "paste", "files");
        assertEquals(json("{\"ok\": 1, \"denied\": 1, \"throttled\": 0, \"error\": 0, \"truncated\": 0, \"skipped\": 0}"), report.at("/coverage/calls"));
        assertMembers(report.at("/coverage/calls"), "ok", "denied", "throttled", "error", "truncated", "skipped");
        var files = report.at("/coverage/files");
        assertEquals(List.of("ecs/services.json ok", "manifest.json ok", "notes.json unrecognised"),
                files.valueStream().map(file -> file.at("/file").stringValue() + " " + file.at("/status").stringValue()).toList());
        assertMembers(files.get(2), "source", "file", "status", "reason");
        assertEquals(1, files.get(2).at("/source").intValue());
        assertFalse(files.get(2).at("/reason").stringValue().isEmpty());
    }

    @Test
    void namesEachCommandThatFillsAHoleOnce() {
        assertEquals(json("""
                [{"why": "ecs describe-task-definition was denied (AccessDeniedException); it needs ecs:DescribeTaskDefinition",
                  "argv": ["aws", "ecs", "describe-task-definition", "--task-definition", "web:1", "--region", "eu-west-1"],
                  "source": 1, "call": "ecs describe-task-definition", "iamAction": "ecs:DescribeTaskDefinition"},
                 {"why": "ecs list-tasks is not in the record",
                  "argv": ["aws", "ecs", "list-tasks", "--cluster", "prod", "--desired-status", "STOPPED", "--region", "eu-west-1"],
                  "source": 1, "call": "ecs list-tasks", "iamAction": "ecs:ListTasks"}]"""), report.at("/coverage/fill"));
    }

    @Test
    void sortsServicesByTheirPlaceAndFindingsByTheirStatus() {
        assertEquals(List.of("dev/web", "prod/api", "prod/web"), report.at("/services").valueStream()
                .map(service -> service.at("/cluster").stringValue() + "/" + service.at("/service").stringValue()).toList());
        assertMembers(report.at("/services/2"), "source", "account", "region", "cluster", "service", "arn", "badges", "mutedBadges", "findings");
        assertEquals(1, report.at("/services/2/source").intValue());
        assertEquals("111122223333", report.at("/services/2/account").stringValue());
        assertEquals("eu-west-1", report.at("/services/2/region").stringValue());
        assertEquals(Sick.WEB, report.at("/services/2/arn").stringValue());
        assertMembers(report.at("/services/2/badges"), "deploy-502", "ip-headroom", "sigterm", "scaling", "rollback");
        assertEquals(json("{\"deploy-502\": \"warn\", \"ip-headroom\": \"na\", \"sigterm\": \"fail\", \"scaling\": \"na\", \"rollback\": \"na\"}"), report.at("/services/2/badges"));
        assertEquals(List.of("fail pid1@" + Sick.WEB, "warn drain-delay@tg-a", "warn drain-delay@tg-b", "unknown oom@" + Sick.WEB), report.at("/services/2/findings").valueStream()
                .map(finding -> finding.at("/status").stringValue() + " " + finding.at("/id").stringValue()).toList());
    }

    @Test
    void writesAFindingInFull() {
        var finding = finding("pid1");
        assertMembers(finding, "id", "check", "badge", "topic", "owner", "links", "muted", "status", "resource", "title", "observed", "expected", "why", "evidence", "missing", "commands", "snippets", "playbook");
        assertEquals("sigterm", finding.at("/badge").stringValue());
        assertEquals("app", finding.at("/owner").stringValue());
        assertEquals(json("[\"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/pid1.html\"]"), finding.at("/links"));
        assertTrue(finding.at("/muted").isNull());
        assertEquals("sigterm", finding.at("/playbook").stringValue());
        assertEquals(json("[{\"language\": \"dockerfile\", \"text\": \"ENTRYPOINT [\\\"java\\\", \\\"-jar\\\", \\\"app.jar\\\"]\\nSTOPSIGNAL SIGTERM\"}]"), finding.at("/snippets"));
        assertEquals(json("""
                [{"call": "ecs describe-services", "file": "ecs/services.json", "pointer": "/services/0/desiredCount", "value": "2"},
                 {"call": "ecs describe-services", "file": "ecs/services.json", "pointer": "/services/0/launchType", "value": null}]"""), finding.at("/evidence"));
        assertTrue(finding("oom").at("/badge").isNull());
        assertTrue(finding("oom").at("/playbook").isNull());
    }

    @Test
    void namesWhatIsMissing() {
        var missing = finding("oom").at("/missing");
        assertMembers(missing.get(0), "call", "iamAction", "argv");
        assertEquals(json("""
                {"call": "ecs list-tasks", "iamAction": "ecs:ListTasks", "argv": ["aws", "ecs", "list-tasks", "--cluster", "prod", "--desired-status", "STOPPED", "--region", "eu-west-1"]}"""),
                missing.get(1));
    }

    @Test
    void quotesCommandsForEachShell() {
        var commands = finding("pid1").at("/commands");
        assertEquals(List.of("confirm false", "fix true", "undo true", "verify false"), commands.valueStream()
                .map(command -> command.at("/kind").stringValue() + " " + command.at("/changes").booleanValue()).toList());
        assertMembers(commands.get(0), "kind", "changes", "argv", "bash", "powershell", "cmd");
        assertEquals("aws", commands.at("/0/argv/0").stringValue());
        assertEquals("aws ecs describe-services --cluster arn:aws:ecs:eu-west-1:111122223333:cluster/prod --services '$(reboot)' --region eu-west-1", commands.at("/0/bash").stringValue());
        assertEquals("aws ecs describe-services --cluster arn:aws:ecs:eu-west-1:111122223333:cluster/prod --services '$(reboot)' --region eu-west-1", commands.at("/0/powershell").stringValue());
        assertEquals("aws ecs describe-services --cluster arn:aws:ecs:eu-west-1:111122223333:cluster/prod --services \"$(reboot)\" --region eu-west-1", commands.at("/0/cmd").stringValue());
    }

    @Test
    void withholdsChangesUnderAStandInsName() throws Exception {
        report = parsed(Sick.bundle(folder, ", \"redaction\": {\"profile\": \"default\", \"replaced\": {\"account\": 7}}"));
        assertTrue(report.at("/sources/0/redacted").booleanValue());
        var commands = finding("pid1").at("/commands");
        assertEquals(json("{\"kind\": \"fix\", \"changes\": true, \"blockedBy\": \"redacted\"}"), commands.get(1));
        assertTrue(commands.at("/0/argv").isArray(), "what only reads is still offered");
        assertTrue(commands.at("/2/argv").isArray(), "what holds no replaced value is still offered");
    }

    @Test
    void pointsAtACallWithoutAnAnswerInTheManifest() {
        assertEquals(json("""
                [{"call": "ecs describe-task-definition", "file": "manifest.json", "pointer": "/calls/0/error/code", "value": "AccessDeniedException"}]"""),
                finding("oom").at("/evidence"));
    }

    @Test
    void writesTheSameBytesAgain() throws Exception {
        assertArrayEquals(written(Sick.bundle(folder)), written(Sick.bundle(folder)));
        assertFalse(new String(written(Sick.bundle(folder)), StandardCharsets.UTF_8).contains("\r"));
    }

    @Test
    void joinsSeveralSources() throws Exception {
        var first = Sick.bundle(folder);
        var second = Sick.diagnosed(Sick.read(2, folder.resolve("acme.json")));
        report = parsed(first, second);
        assertEquals(2, report.at("/coverage/calls/ok").intValue());
        assertEquals(List.of(1, 1, 2, 2), report.at("/coverage/fill").valueStream().map(fill -> fill.at("/source").intValue()).toList());
        assertEquals(2, report.at("/coverage/paste").size(), "what is pasted for one source is none of another's business");
        assertEquals(List.of("1 dev/web", "2 dev/web", "1 prod/api", "2 prod/api", "1 prod/web", "2 prod/web"), report.at("/services").valueStream()
                .map(service -> service.at("/source").intValue() + " " + service.at("/cluster").stringValue() + "/" + service.at("/service").stringValue()).toList());
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }
}
