package dev.drydock.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.redaction.CustomPatterns;
import dev.drydock.bundle.redaction.Redactor;
import dev.drydock.inventory.ecs.Service;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// What becomes of files that are not as they should be: the copy is a bundle that opens, whatever the original was.
class BundleRedactorTest {
    private static final String SECRET = "AKIAIOSFODNN7EXAMPLE";
    private static final String EVENTS = """
            {"services": [{"serviceArn": "%s", "serviceName": "web", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod", "events": [{"id": "1", "message": "%s"}]}]}"""
            .formatted(BundleTree.SERVICE, SECRET);

    @TempDir
    private Path folder;

    @Test
    void itsOwnManifestNamesCallsAndWhatWasReplaced() throws Exception {
        var report = redact(BundleTree.small().directory(folder.resolve("in")), CustomPatterns.NONE, Progress.NONE);
        var copy = read();
        assertTrue(copy.inventory().source().redacted());
        assertFalse(copy.inventory().source().privateRangesMoved());
        assertEquals("000000000001", copy.inventory().source().account());
        assertEquals("arn:aws:ecs:eu-west-1:000000000001:service/prod/web", copy.inventory().all(Service.class).getFirst().serviceArn());
        assertEquals(2, report.files().size());
        assertEquals(List.of(), copy.files().stream().filter(file -> file.status() != FileReport.Status.OK).toList());
    }

    @Test
    void theSameInputGivesTheSameBytes() throws Exception {
        var original = BundleTree.small().directory(folder.resolve("in"));
        redact(original, CustomPatterns.NONE, Progress.NONE);
        var first = Files.readAllBytes(folder.resolve("copy.zip"));
        redact(original, CustomPatterns.NONE, Progress.NONE);
        assertTrue(Arrays.equals(first, Files.readAllBytes(folder.resolve("copy.zip"))));
    }

    @Test
    void badFilesGoAsFarAsTheyCanBeRead() throws Exception {
        var deep = "{\"a\":".repeat(500) + "1" + "}".repeat(500);
        var invalid = EVENTS.replace("web\"", "w\u00e9b\"").getBytes(StandardCharsets.ISO_8859_1);
        var tree = new BundleTree()
                .file("ecs/describe-services/" + SECRET + ".json", EVENTS)
                .file("cut.json", EVENTS.substring(0, EVENTS.length() - 8))
                .file("several.json", EVENTS + "\n" + EVENTS.replace("events", "other"))
                .file("windows.json", ("\ufeff" + EVENTS).getBytes(StandardCharsets.UTF_16LE))
                .file("invalid.json", invalid)
                .file("deep.json", "{\"services\": [" + deep + "]}")
                .file("text.json", "\"" + SECRET + "\"")
                .file("number.json", "{\"services\": [" + "9".repeat(5000) + "]}")
                .file("notes " + SECRET + ".txt", "the key is " + SECRET)
                .file("nothing.json", "")
                .file("damaged.json", EVENTS)
                .file("denied.txt", "An error occurred (AccessDenied) when calling the DescribeSubnets operation: " + SECRET + " may not")
                .manifest(BundleTree.call("ecs", "describe-services", "damaged.json", "{\"cluster\": \"" + SECRET + "\"}").replace("\"unknownMember\": 1", "\"sha256\": \"00\""),
                        "{\"service\": \"../../etc\", \"operation\": \"%s\", \"status\": \"ok\", \"file\": \"cut.json\"}".formatted(SECRET));
        var original = tree.directory(folder.resolve("in"));
        var report = redact(original, CustomPatterns.NONE, Progress.NONE);
        var left = report.files().stream().filter(file -> file.leftOut() != null).map(BundleRedactor.FileChange::file).collect(Collectors.toSet());
        assertTrue(left.containsAll(List.of("notes " + SECRET + ".txt", "nothing.json", "damaged.json", "denied.txt", "text.json")), left.toString());
        assertTrue(read().inventory().all(Service.class).stream().anyMatch(service -> service.serviceArn().contains("000000000001")));
        assertEquals(List.of(), found(SECRET));
        assertEquals(List.of(), found("111122223333"));
    }

    @Test
    void namesOfFilesTellNothing() throws Exception {
        redact(BundleTree.small().file("ecs/describe-services/" + SECRET + ".json", EVENTS).directory(folder.resolve("in")), CustomPatterns.NONE, Progress.NONE);
        try (var zip = new ZipFile(folder.resolve("copy.zip").toFile())) {
            assertEquals(List.of(), zip.stream().map(Object::toString).filter(name -> !name.matches("manifest\\.json|[a-z0-9-]+(/[a-z0-9-]+)?/[0-9]+\\.json")).toList());
        }
    }

    @Test
    void timeGrowsWithTheTextAndNoFaster() {
        for (var piece : List.of("a", "a.", "a-", "1", "1.", "1:", "://", "://a:", "=", "a=", "password:", "password=", "-----BEGIN ", "-----BEGIN RSA PRIVATE KEY-----", "eyJ", "eyJaaaaaaaaa.", "%41", "%3D", "@a", "a@",
                "-u ", "mysql ", "mysql -p", "redis-cli ", "--token ", "A1b/", "\\\"", "{", "[{", "{\"a\":", ":secret:", ":parameter/", "bearer ", "token:", "--token --token ", "ip-10-", "2a05:", "hooks.slack.com/services/", "a b ", " \t", "SG.aaaaaaaaaa.")) {
            var text = piece.repeat((1 << 18) / piece.length());
            var json = ("{\"services\": [{\"events\": [{\"message\": " + JsonMapper.builder().build().writeValueAsString(text) + "}]}]}").getBytes(StandardCharsets.UTF_8);
            assertTimeoutPreemptively(Duration.ofSeconds(20),
                    () -> redactor(CustomPatterns.NONE).copy("", new ByteArrayInputStream(json), new ByteArrayOutputStream()), () -> piece);
        }
    }

    @Test
    void oneOwnsPatternsReplaceTheirGroup() throws Exception {
        var custom = CustomPatterns.of(List.of("# projects", "", "project-([a-z]+)", "Zanzibar"));
        var redactor = redactor(custom);
        assertEquals("project-redacted in redacted, project-9", redactor.text("project-lynx in Zanzibar, project-9"));
        var bundle = BundleTree.small().file("ecs/e.json", EVENTS.replace(SECRET, "Zanzibar")).directory(folder.resolve("in"));
        redact(bundle, custom, Progress.NONE);
        assertEquals(List.of(), found("Zanzibar"));
    }

    @Test
    void aPatternThatIsNoneIsRefusedWithItsLine() {
        assertEquals("line 2: unclosed group near character 5", assertThrows(CustomPatterns.FaultException.class, () -> CustomPatterns.of(List.of("a", "(abc"))).getMessage());
        assertTrue(assertThrows(CustomPatterns.FaultException.class, () -> CustomPatterns.of(List.of("x*"))).getMessage().startsWith("line 1: it matches the empty text"));
        var slow = redactor(CustomPatterns.of(List.of("(a+)+b")));
        assertTrue(assertThrows(CustomPatterns.FaultException.class, () -> slow.text("a".repeat(5000))).getMessage().startsWith("line 1: it takes too long"));
    }

    @Test
    void privateRangesMoveAndStillHoldWhatTheyHeld() throws Exception {
        var redactor = new Redactor(CustomPatterns.NONE, Limits.DEFAULT.nesting(), 0x5b);
        assertEquals("10.79.0.0/16 holds 10.79.16.0/20 holds 10.79.16.7, resolver 10.79.0.2", redactor.text("10.20.0.0/16 holds 10.20.16.0/20 holds 10.20.16.7, resolver 10.20.0.2"));
        assertEquals("10.0.0.0/8 and 0.0.0.0/0 and 192.168.4.0/24", redactor.text("10.0.0.0/8 and 0.0.0.0/0 and 192.168.4.0/24"));
        assertEquals("10.80.0.0/12 holds 10.95.1.1", redactor.text("10.0.0.0/12 holds 10.4.1.1"));
        assertEquals("ip-10-79-1-2.eu-west-1.compute.internal", redactor.text("ip-10-20-1-2.eu-west-1.compute.internal"));
        assertEquals("172.27.1.1", redactor.text("172.16.1.1"));
        var original = BundleTree.small().directory(folder.resolve("in"));
        var bundle = new BundleReader(Limits.DEFAULT).read(1, original, Progress.NONE);
        try (var out = Files.newOutputStream(folder.resolve("copy.zip"))) {
            new BundleRedactor(bundle, original, Limits.DEFAULT, redactor, "test").write(out, Progress.NONE);
        }
        assertTrue(read().inventory().source().privateRangesMoved());
    }

    @Test
    void anAccountIsTheSameHoweverItIsWritten() {
        assertEquals("000000000001 and 0000-0000-0001", redactor(CustomPatterns.NONE).text("123456789012 and 1234-5678-9012"));
    }

    @Test
    void whatAwsAndTheNetworkSayStays() {
        var redactor = redactor(CustomPatterns.NONE);
        for (var text : List.of("com.amazonaws.eu-west-1.ecr.api", "api.ecr.eu-west-1.amazonaws.com", "10.0.1.7", "0.0.0.0/0", "52.0.0.0/8", "1.4.0", "sha256:" + "0a".repeat(32),
                "0f6c5a1e-0000-4000-a000-000000000001", "docker.io/library/nginx", "deregistration_delay.timeout_seconds", "unable to pull secrets or registry auth: execution resource retrieval failed",
                "The security token included in the request is invalid", "basic authentication failed", "arn:aws:s3:::bucket/*", "2026-11-18T03:12:44.123Z", "ecs.capability.docker-remote-api.1.21")) {
            assertEquals(text, redactor.text(text));
        }
    }

    @Test
    void aCancelledRedactionEnds() throws Exception {
        var original = BundleTree.small().directory(folder.resolve("in"));
        assertThrows(CancellationException.class, () -> redact(original, CustomPatterns.NONE, new Progress() {
            @Override
            public boolean isCancelled() {
                return Files.exists(folder.resolve("copy.zip"));
            }
        }));
    }

    private static Redactor redactor(CustomPatterns custom) {
        return new Redactor(custom, Limits.DEFAULT.nesting(), 0);
    }

    private BundleRedactor.Report redact(Path original, CustomPatterns custom, Progress progress) throws Exception {
        var bundle = new BundleReader(Limits.DEFAULT).read(1, original, Progress.NONE);
        try (var out = Files.newOutputStream(folder.resolve("copy.zip"))) {
            return new BundleRedactor(bundle, original, Limits.DEFAULT, redactor(custom), "test").write(out, progress);
        }
    }

    private Bundle read() throws BundleException {
        return new BundleReader(Limits.DEFAULT).read(1, folder.resolve("copy.zip"), Progress.NONE);
    }

    /// The entries that hold a text.
    private List<String> found(String text) throws Exception {
        try (var zip = new ZipFile(folder.resolve("copy.zip").toFile())) {
            var found = new ArrayList<String>();
            for (var entry : zip.stream().toList()) {
                if (entry.getName().contains(text) || new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8).contains(text)) {
                    found.add(entry.getName());
                }
            }
            return found;
        }
    }
}
