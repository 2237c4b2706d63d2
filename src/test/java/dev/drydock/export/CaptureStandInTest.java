package dev.drydock.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bundle.FileReport;
import dev.drydock.capture.Accounts;
import dev.drydock.capture.CaptureListener;
import dev.drydock.capture.Scope;
import dev.drydock.standin.StandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A capture of the stand-in for AWS, held against what the script records of it with the real AWS CLI: the same calls, the same answers, the same verdicts.
class CaptureStandInTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String REGION = "eu-west-1";
    private static final String AWS = "#!/usr/bin/env bash\nexport AWS_MAX_ATTEMPTS=1 PATH=\"${PATH#*:}\"\nexec aws \"$@\"\n";

    @TempDir
    private Path folder;

    @Test
    void itIsTheExportOfTheSameAccount() throws Exception {
        assumeTrue(Export.isHere("bash", "--version") && Export.isHere("zip", "-v"), "there is no bash with zip on this machine");
        assumeTrue(StandIn.isHere() && Export.isHere("aws", "--version"), "python3 with the AWS CLI and moto (python3 -m pip install awscli 'moto[all]') is not on this machine");
        var bin = Files.createDirectories(folder.resolve("bin"));
        Files.writeString(bin.resolve("aws"), AWS);
        bin.resolve("aws").toFile().setExecutable(true);
        try (var account = new StandIn(folder)) {
            var endpoint = account.serve();
            var run = Accounts.whole(URI.create(endpoint), new Scope(List.of("shop"), List.of("web")), Accounts.QUICK, folder, CaptureListener.NONE);
            var environment = Map.of("AWS_ENDPOINT_URL", endpoint, "AWS_ACCESS_KEY_ID", Accounts.KEY, "AWS_SECRET_ACCESS_KEY", "none",
                    "AWS_EC2_METADATA_DISABLED", "true", "AWS_CONFIG_FILE", "/dev/null", "AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
            var exported = Export.end(folder, Export.start(folder, bin, environment, "--cluster", "shop", "--service", "web", "--region", REGION, "--no-redact"));
            assertEquals(0, exported.exit(), exported.err());

            var zip = folder.resolve("capture.zip");
            try (var out = Files.newOutputStream(zip)) {
                run.recording().writeZip(out);
            }
            var captured = Export.read(zip);
            assertEquals(List.of(), captured.files().stream().filter(file -> file.status() != FileReport.Status.OK).toList());
            assertNull(run.signInNeeded());
            var ours = calls(zip);
            var theirs = calls(exported.archive());
            assertTrue(ours.size() > 45, ours::toString);
            assertEquals(theirs.keySet(), ours.keySet());
            var differing = new TreeSet<String>();
            theirs.forEach((call, answer) -> {
                if (!answer.equals(ours.get(call))) {
                    differing.add(call + "\n  " + answer + "\n  " + ours.get(call));
                }
            });
            assertEquals("", String.join("\n", differing));
            assertEquals(Export.verdicts(Export.read(exported.archive()), finding -> true), Export.verdicts(captured, finding -> true));
        }
    }

    /// Every call of a bundle by what it asked, with its answer: without times, which the two record at different moments and spell in different ways.
    private static Map<String, String> calls(Path archive) throws IOException {
        var calls = new TreeMap<String, String>();
        try (var zip = new ZipFile(archive.toFile())) {
            for (var call : MAPPER.readTree(zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes()).path("calls")) {
                var name = call.path("service").asString() + " " + call.path("operation").asString();
                var file = call.path("file").asString("");
                // What an image's configuration is, the CLI alone cannot tell; of what failed, each tells in its own words.
                var answer = name.equals("ecr image-config") ? "" : file.isEmpty() ? "failed" : plain(MAPPER.readTree(zip.getInputStream(zip.getEntry(file)).readAllBytes())).toString();
                calls.merge(name + " " + plain(call.path("parameters")), answer, (one, other) -> one + other);
            }
        }
        return calls;
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            var members = new TreeMap<String, Object>();
            node.properties().forEach(member -> {
                var value = plain(member.getValue());
                if (!value.equals("") && !value.equals(List.of()) && !value.equals(Map.of())) {
                    members.put(member.getKey(), value);
                }
            });
            return members;
        }
        if (node.isArray()) {
            return node.valueStream().map(CaptureStandInTest::plain).map(Object::toString).sorted().toList();
        }
        if (node.isNull()) {
            return "";
        }
        var text = node.asString();
        return node.isNumber() && node.asDouble() > 1e9 || text.matches("\\d{4}-\\d\\d-\\d\\dT.*") ? "TIME" : node.isNumber() ? String.valueOf(node.asDouble()) : text;
    }
}
