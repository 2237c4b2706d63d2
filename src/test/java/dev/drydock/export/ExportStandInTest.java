package dev.drydock.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bundle.FileReport;
import dev.drydock.capture.Accounts;
import dev.drydock.capture.CaptureListener;
import dev.drydock.capture.Scope;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Calls;
import dev.drydock.standin.StandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The bash script with the real AWS CLI, against the stand-in for AWS: its bundle gives the verdicts of the capture that is made within the stand-in, and is
/// what Drydock's own capture records.
class ExportStandInTest {
    private static final String REGION = "eu-west-1";

    /// The real CLI, once each call, but for the listed ones that are denied.
    private static final String AWS = """
            #!/usr/bin/env bash
            export AWS_MAX_ATTEMPTS=1 PATH="${PATH#*:}"
            case " $DENIED " in *" $1.$2 "*) echo "An error occurred (AccessDenied) when calling the X operation: no" >&2; exit 254 ;; esac
            exec aws "$@"
            """;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /// What the export was denied here, and what the CLI alone cannot read.
    private static final List<String> LEFT_OUT = List.of("cloudwatch describe-alarms", "ecr image-config");

    @TempDir
    private Path folder;

    @Test
    void itGivesTheVerdictsOfACapture() throws Exception {
        assumeTrue(Export.isHere("bash", "--version") && Export.isHere("zip", "-v"), "there is no bash with zip on this machine");
        assumeTrue(StandIn.isHere() && Export.isHere("aws", "--version"), "python3 with the AWS CLI and moto (python3 -m pip install awscli 'moto[all]') is not on this machine");
        var bin = Files.createDirectories(folder.resolve("bin"));
        Files.writeString(bin.resolve("aws"), AWS);
        bin.resolve("aws").toFile().setExecutable(true);
        try (var account = new StandIn(folder)) {
            var captured = account.look().findings();
            var endpoint = account.serve();
            var environment = Map.of("AWS_ENDPOINT_URL", endpoint, "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY", "none",
                    "AWS_EC2_METADATA_DISABLED", "true", "AWS_CONFIG_FILE", "/dev/null", "AWS_SHARED_CREDENTIALS_FILE", "/dev/null", "DENIED", "cloudwatch.describe-alarms");
            var done = Export.end(folder, Export.start(folder, bin, environment, "--cluster", "shop", "--service", "web", "--region", REGION, "--no-redact"));

            assertEquals(0, done.exit(), done.err());
            var bundle = Export.read(done.archive());
            assertEquals(List.of(), bundle.files().stream().filter(file -> file.status() != FileReport.Status.OK).toList());
            var calls = bundle.inventory().calls();
            assertEquals(List.of(CallStatus.DENIED), calls.named("cloudwatch describe-alarms").stream().map(call -> call.status()).toList());
            assertFalse(calls.named("ecr image-config").isEmpty());
            assertEquals(List.of(), calls.named("ecr image-config").stream().filter(call -> call.status() != CallStatus.SKIPPED).toList());

            agrees(URI.create(endpoint), done.archive());

            // What moto does not answer, and what is denied here, is unknown in the one and not in the other; the capture asks for fewer series, and its metrics
            // end some seconds later than the export's, which a rollout of the last minute is judged by.
            var bothKnow = new HashMap<String, String>();
            captured.stream().filter(finding -> isAnswered(calls, finding) && finding.status() != Status.UNKNOWN && !finding.check().id().equals("elb-5xx-around-stops")).forEach(finding -> bothKnow.merge(finding.id(), finding.status().name(), (one, other) -> one));
            var exported = Export.verdicts(bundle, finding -> isAnswered(calls, finding)).entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().substring(entry.getKey().indexOf(' ') + 1), Map.Entry::getValue));
            exported.keySet().retainAll(bothKnow.keySet());
            assertTrue(bothKnow.size() > 40, bothKnow::toString);
            assertEquals("", Export.difference(bothKnow, exported), () -> done.err() + Arrays.toString(calls.counts().entrySet().toArray()));
        }
    }

    /// Drydock's own capture of the same account makes the same calls, and records the same answers.
    private void agrees(URI endpoint, Path exported) throws Exception {
        var run = Accounts.whole(endpoint, new Scope(List.of("shop"), List.of("web")), Accounts.QUICK, folder, CaptureListener.NONE);
        var captured = folder.resolve("capture.zip");
        try (var out = Files.newOutputStream(captured)) {
            run.recording().writeZip(out);
        }
        var read = Export.read(captured);
        assertEquals(List.of(), read.files().stream().filter(file -> file.status() != FileReport.Status.OK).toList());
        var ours = calls(captured);
        var theirs = calls(exported);
        assertTrue(ours.size() > 45, ours::toString);
        assertEquals(theirs.keySet(), ours.keySet());
        var differing = new TreeSet<String>();
        theirs.forEach((call, answer) -> {
            if (!answer.equals(ours.get(call))) {
                differing.add(call + "\n  " + answer + "\n  " + ours.get(call));
            }
        });
        assertEquals("", String.join("\n", differing));
        var calls = Export.read(exported).inventory().calls();
        assertEquals(Export.verdicts(Export.read(exported), finding -> isAnswered(calls, finding)), Export.verdicts(read, finding -> isAnswered(calls, finding)));
    }

    /// Every call of a bundle by what it asked, with its answer: without times, which the two record at different moments and spell in different ways.
    private static Map<String, String> calls(Path archive) throws IOException {
        var calls = new TreeMap<String, String>();
        try (var zip = new ZipFile(archive.toFile())) {
            for (var call : MAPPER.readTree(zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes()).path("calls")) {
                var name = call.path("service").asString() + " " + call.path("operation").asString();
                var file = call.path("file").asString("");
                // Of what failed, each tells in its own words.
                var answer = LEFT_OUT.contains(name) ? "" : file.isEmpty() ? "failed" : plain(MAPPER.readTree(zip.getInputStream(zip.getEntry(file)).readAllBytes())).toString();
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
            return node.valueStream().map(ExportStandInTest::plain).map(Object::toString).sorted().toList();
        }
        if (node.isNull()) {
            return "";
        }
        var text = node.asString();
        return node.isNumber() && node.asDouble() > 1e9 || text.matches("\\d{4}-\\d\\d-\\d\\dT.*") ? "TIME" : node.isNumber() ? String.valueOf(node.asDouble()) : text;
    }

    private static boolean isAnswered(Calls calls, Finding finding) {
        return calls.all().stream().filter(call -> !call.isWhole()).map(call -> call.name())
                .noneMatch(call -> finding.check().needs().contains(call) || finding.check().uses().contains(call));
    }
}
