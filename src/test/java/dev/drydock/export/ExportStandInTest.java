package dev.drydock.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bundle.FileReport;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Calls;
import dev.drydock.standin.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bash script with the real AWS CLI, against the stand-in for AWS: its bundle gives the verdicts of the capture that is made within the stand-in.
class ExportStandInTest {
    private static final String REGION = "eu-west-1";

    /// The real CLI, once each call, but for the listed ones that are denied.
    private static final String AWS = """
            #!/usr/bin/env bash
            export AWS_MAX_ATTEMPTS=1 PATH="${PATH#*:}"
            case " $DENIED " in *" $1.$2 "*) echo "An error occurred (AccessDenied) when calling the X operation: no" >&2; exit 254 ;; esac
            exec aws "$@"
            """;

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
            var environment = Map.of("AWS_ENDPOINT_URL", account.serve(), "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY", "none",
                    "AWS_EC2_METADATA_DISABLED", "true", "AWS_CONFIG_FILE", "/dev/null", "AWS_SHARED_CREDENTIALS_FILE", "/dev/null", "DENIED", "cloudwatch.describe-alarms");
            var done = Export.end(folder, Export.start(folder, bin, environment, "--cluster", "shop", "--service", "web", "--region", REGION));

            assertEquals(0, done.exit(), done.err());
            var bundle = Export.read(done.archive());
            assertEquals(List.of(), bundle.files().stream().filter(file -> file.status() != FileReport.Status.OK).toList());
            var calls = bundle.inventory().calls();
            assertEquals(List.of(CallStatus.DENIED), calls.named("cloudwatch describe-alarms").stream().map(call -> call.status()).toList());
            assertFalse(calls.named("ecr image-config").isEmpty());
            assertEquals(List.of(), calls.named("ecr image-config").stream().filter(call -> call.status() != CallStatus.SKIPPED).toList());

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

    private static boolean isAnswered(Calls calls, Finding finding) {
        return calls.all().stream().filter(call -> !call.isWhole()).map(call -> call.name())
                .noneMatch(call -> finding.check().needs().contains(call) || finding.check().uses().contains(call));
    }
}
