package dev.drydock.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bundle.FileReport;
import dev.drydock.check.Finding;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bash script against the recorded answers of a sample: what it asks for, what it leaves out, and what comes of the bundle.
class ExportTest {
    private static final String REGION = "ap-southeast-1";
    private static final String CLUSTER = "arn:aws:ecs:ap-southeast-1:111122223333:cluster/shop-cluster";

    /// Calls that the recorded answers cannot answer as they are asked here: all series at once, the revisions of several services at once; and what the AWS CLI alone cannot read.
    private static final List<String> OTHERWISE = List.of("cloudwatch get-metric-data", "ecs describe-service-revisions", "ecr image-config");

    /// What stands in a shell, in JSON or in a pattern for something else.
    private static final List<String> HOSTILE = List.of("a\"b", "two\nlines", "\"environment\": [", "] }, {", "]", "$(touch pwned)", "`touch pwned`", "'; touch pwned; '",
            "snow ☃ and 🐟 and \u2028", "back\\slash\\", "\\", "tab\there", "{\"value\": \"x\"}", "&lt;\\1&", "%s%n");

    @TempDir
    private Path folder;

    @BeforeAll
    static void bash() throws InterruptedException {
        assumeTrue(Export.isHere("bash", "--version") && Export.isHere("zip", "-v"), "there is no bash with zip on this machine");
    }

    @Test
    void whatItRecordsGivesTheFindingsOfTheSample() throws Exception {
        var aws = RecordedAws.of("healthy", folder.resolve("bin"));
        var done = run(aws, Map.of(), "--cluster", CLUSTER, "--no-redact");

        assertEquals(0, done.exit(), done.err());
        assertEquals(List.of(), Export.leftovers(folder), "it cleans up");
        var exported = Export.read(atTheTimeOf("healthy", done.archive()));
        assertEquals(List.of(), exported.files().stream().filter(file -> file.status() != FileReport.Status.OK).toList());
        try (var sample = new Samples().open("healthy")) {
            var expected = Export.findings(Export.read(sample.folder()), ExportTest::isAnswered);
            var found = Export.findings(exported, ExportTest::isAnswered);
            assertTrue(expected.size() > 100, "most checks are compared");
            assertEquals("", Export.difference(expected, found));
        }
        assertTrue(done.err().contains(" calls in "), done.err());
    }

    @Test
    void whatItLeavesOutChangesNoVerdict() throws Exception {
        var done = run(RecordedAws.of("healthy", folder.resolve("bin")), Map.of(), "--cluster", CLUSTER);

        assertEquals(0, done.exit(), done.err());
        try (var sample = new Samples().open("healthy")) {
            assertEquals("", Export.difference(Export.verdicts(Export.read(sample.folder()), ExportTest::isAnswered),
                    Export.verdicts(Export.read(atTheTimeOf("healthy", done.archive())), ExportTest::isAnswered)));
        }
    }

    @Test
    void noPlantedValueLeaves() throws Exception {
        var aws = RecordedAws.of("healthy", folder.resolve("bin"));
        plant(aws);
        var done = run(aws, Map.of(), "--cluster", CLUSTER);

        assertEquals(0, done.exit(), done.err());
        var all = Export.everything(done.archive());
        assertFalse(all.contains("PLANTED"), () -> all.substring(Math.max(0, all.indexOf("PLANTED") - 200), Math.min(all.length(), all.indexOf("PLANTED") + 100)));
        var bundle = Export.read(done.archive());
        assertEquals(List.of(), bundle.files().stream().filter(file -> file.status() != FileReport.Status.OK).toList());
        var names = bundle.inventory().all(TaskDefinition.class).stream().flatMap(definition -> definition.containerDefinitions().stream())
                .flatMap(container -> container.environment().stream()).map(variable -> variable.name()).toList();
        assertTrue(names.contains("HOSTILE_0") && names.contains("HOSTILE_" + (HOSTILE.size() - 1)), names::toString);
        assertTrue(bundle.inventory().source().redacted());
    }

    @Test
    void whatIsAskedForStaysWhenAskedFor() throws Exception {
        var aws = RecordedAws.of("healthy", folder.resolve("bin"));
        plant(aws);
        assertTrue(Export.everything(run(aws, Map.of(), "--cluster", CLUSTER, "--no-redact").archive()).contains("PLANTED"));
    }

    @Test
    void aDenialIsNotedAndTheRestGoesOn() throws Exception {
        var done = run(RecordedAws.of("healthy", folder.resolve("bin")), Map.of("DENIED", "iam.get-role ecs.describe-clusters elbv2.describe-target-groups"), "--cluster", CLUSTER);

        assertEquals(0, done.exit(), done.err());
        var calls = Export.read(done.archive()).inventory().calls();
        var denied = calls.all().stream().filter(call -> call.status() == CallStatus.DENIED).toList();
        assertEquals(List.of("ecs describe-clusters", "elbv2 describe-target-groups", "iam get-role"), denied.stream().map(call -> call.name()).distinct().sorted().toList());
        assertTrue(denied.stream().allMatch(call -> call.error() != null && call.error().code().equals("AccessDeniedException")
                && call.error().message().equals("User: arn:aws:sts::111122223333:assumed-role/Admin/person@redacted.example is \"not\" authorized (gr????e)")), denied::toString);
        assertFalse(calls.named("iam list-role-policies").isEmpty());
        assertFalse(calls.named("ec2 describe-subnets").isEmpty());
    }

    @Test
    void whatTheCliDoesNotPageIsPaged() throws Exception {
        var aws = RecordedAws.of("healthy", folder.resolve("bin"));
        var answers = aws.resolve("answers");
        Files.writeString(answers.resolve("ecs.describe-capacity-providers"), "second.json\t\"nextToken\": \"p\\\\\\\"2\"\nfirst.json\n");
        Files.writeString(answers.resolve("first.json"), "{\n    \"capacityProviders\": [],\n    \"nextToken\": \"p\\\\\\\"2\"\n}\n");
        Files.writeString(answers.resolve("second.json"), "{\n    \"capacityProviders\": []\n}\n");
        Files.writeString(answers.resolve("ecs.list-service-deployments"), "more.json\n");
        Files.writeString(answers.resolve("more.json"), "{\n    \"serviceDeployments\": [],\n    \"nextToken\": \"x\"\n}\n");
        var calls = Export.read(run(aws, Map.of(), "--cluster", CLUSTER).archive()).inventory().calls();

        var providers = calls.named("ecs describe-capacity-providers");
        assertEquals(List.of(CallStatus.OK, CallStatus.OK), providers.stream().map(call -> call.status()).toList());
        assertEquals(Map.of("nextToken", "p\\\"2"), providers.getLast().parameters());
        assertEquals(List.of(CallStatus.TRUNCATED), calls.named("ecs list-service-deployments").stream().map(call -> call.status()).distinct().toList());
    }

    @Test
    void noNameIsEverRun() throws Exception {
        var done = run(RecordedAws.of("healthy", folder.resolve("bin")), Map.of(), "--cluster", "a $(touch pwned) `touch pwned` \"; touch pwned; ' \\", "--service", "$(touch pwned)\"x", "-o", "odd name");

        assertEquals(0, done.exit(), done.err());
        try (var files = Files.walk(folder)) {
            assertEquals(List.of(), files.filter(file -> file.endsWith("pwned")).toList());
        }
        assertEquals("odd name.zip", done.archive().getFileName().toString());
        var asked = Export.read(done.archive()).inventory().calls().named("ecs describe-services").getFirst().parameters();
        assertEquals(Map.of("cluster", "a $(touch pwned) `touch pwned` \"; touch pwned; ' \\", "services", List.of("$(touch pwned)\"x")), asked);
    }

    @Test
    void anInterruptedExportPacksWhatItHas() throws Exception {
        var aws = RecordedAws.of("healthy", folder.resolve("bin"));
        var process = Export.start(folder, aws, Map.of("AWS_REGION", REGION, "SLOW", "elbv2 describe-load-balancers"), "--cluster", CLUSTER, "-o", "cut");
        while (process.isAlive() && !Files.readString(folder.resolve("err")).contains("load balancers")) {
            Thread.sleep(50);
        }
        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid())).start().waitFor();
        var done = Export.end(folder, process);

        assertEquals(130, done.exit(), done.err());
        assertEquals("cut-partial.zip", done.archive().getFileName().toString());
        assertEquals(List.of(), Export.leftovers(folder));
        var bundle = Export.read(done.archive());
        assertFalse(bundle.inventory().calls().named("ecs describe-task-definition").isEmpty());
        assertTrue(bundle.inventory().calls().named("ec2 describe-vpcs").isEmpty());
    }

    @Test
    void badUseIsOneLine() throws Exception {
        var aws = RecordedAws.of("healthy", folder.resolve("bin"));
        var unknown = run(aws, Map.of(), "--clutser", "x");
        assertEquals(2, unknown.exit());
        assertEquals("drydock-export: does not know --clutser; --help tells what it takes\n", unknown.err());
        var refused = run(aws, Map.of("DENIED", "sts.get-caller-identity"), "--cluster", "x");
        assertEquals(3, refused.exit(), refused.err());
        assertTrue(refused.err().contains("cannot sign in: "), refused.err());
    }

    private Export run(Path aws, Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var all = new java.util.HashMap<>(environment);
        all.put("AWS_REGION", REGION);
        return Export.end(folder, Export.start(folder, aws, all, arguments));
    }

    private static boolean isAnswered(Finding finding) {
        return OTHERWISE.stream().noneMatch(call -> finding.check().needs().contains(call) || finding.check().uses().contains(call));
    }

    /// The same bundle by the sample's clock: what its answers hold was so then.
    private Path atTheTimeOf(String sample, Path archive) throws IOException {
        var unpacked = Files.createDirectories(folder.resolve("unpacked"));
        try (var zip = new ZipFile(archive.toFile()); var open = new Samples().open(sample)) {
            for (var entry : zip.stream().toList()) {
                var file = unpacked.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.getInputStream(entry).readAllBytes());
            }
            var then = Files.readString(open.folder().resolve("manifest.json")).replaceFirst("(?s).*\"capturedAt\": *\"([^\"]*)\".*", "$1");
            var manifest = unpacked.resolve("manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"capturedAt\": \"[^\"]*\"", "\"capturedAt\": \"" + then + "\""));
        }
        return unpacked;
    }

    /// Secrets in a task definition wherever one may stand, laid out as the AWS CLI does.
    private static void plant(Path aws) throws IOException {
        var definition = new StringBuilder("""
                {
                    "taskDefinition": {
                        "taskDefinitionArn": "arn:aws:ecs:ap-southeast-1:111122223333:task-definition/storefront:142",
                        "containerDefinitions": [
                            {
                                "name": "app",
                                "image": "111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/shop/storefront:1",
                                "command": [
                                    "serve",
                                    "--db-password",
                                    "PLANTED",
                                    "--token=PLANTED",
                                    "postgres://app:PLANTED@db.internal/shop",
                                    "curl -H \\"Authorization: Bearer PLANTED-0123456789\\" x; {\\"password\\":\\"PLANTED\\"}",
                                    "exec ./run --api-key PLANTED --db.password 'PLANTED' && curl -u admin:PLANTED https://hooks.slack.com/services/T0/B0/PLANTED",
                                    "AKIAPLANTEDPLANTED00 planted.PLANTED@PLANTED.example"
                                ],
                                "environment": [
                """);
        for (var i = 0; i < HOSTILE.size(); i++) {
            definition.append("                    {\n                        \"name\": \"HOSTILE_").append(i).append("\",\n                        \"value\": \"")
                    .append(escaped("PLANTED" + HOSTILE.get(i) + "PLANTED")).append("\"\n                    }").append(i + 1 < HOSTILE.size() ? ",\n" : "\n");
        }
        definition.append("""
                                ],
                                "dockerLabels": {
                                    "a.b": "PLANTED"
                                },
                                "logConfiguration": {
                                    "logDriver": "awsfirelens",
                                    "options": {
                                        "Name": "datadog",
                                        "apikey": "PLANTED"
                                    }
                                }
                            }
                        ],
                        "family": "storefront"
                    },
                    "tags": [
                        {
                            "key": "owner",
                            "value": "PLANTED"
                        }
                    ]
                }
                """);
        for (var file : List.of("storefront-141", "storefront-142")) {
            Files.writeString(aws.resolve("answers/ecs/describe-task-definition/" + file + ".json"), definition.toString());
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t");
    }
}
