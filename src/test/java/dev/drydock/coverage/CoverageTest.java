package dev.drydock.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.advice.Shell;
import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Check;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.call.Read;
import dev.drydock.sample.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CoverageTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /// Answers that join most of the rest, and such as do not say whom they speak of.
    private static final List<String> LOST = List.of("ecs describe-services", "ecs describe-tasks", "ec2 describe-subnets", "elbv2 describe-target-health",
            "elbv2 describe-target-group-attributes", "iam get-role");

    /// One for each of the calls that are lost; the whole catalogue would take its time over and over.
    private static final List<Check> CHECKS = Catalogue.checks().stream()
            .filter(check -> Set.of("target-health", "drain-delay", "surge-headroom", "stop-reasons", "task-role", "exec-role").contains(check.info().id())).toList();

    @TempDir
    private Path folder;

    private Path original = Path.of("");
    private Path bundle = Path.of("");

    /// What may have become of a call.
    enum Fate {
        DENIED, THROTTLED, ERROR, TRUNCATED, CUT, MISSING, NEVER_MADE
    }

    @BeforeEach
    void copySample() throws Exception {
        original = folder.resolve("original");
        bundle = folder.resolve("bundle");
        try (var open = new Samples().open("healthy"); var files = Files.walk(open.folder())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                for (var copy : List.of(original, bundle)) {
                    var to = copy.resolve(open.folder().relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
    }

    private void lose(Fate fate) throws Exception {
        var manifest = (ObjectNode) MAPPER.readTree(Files.readAllBytes(bundle.resolve("manifest.json")));
        var kept = new ArrayList<JsonNode>();
        for (var call : manifest.path("calls")) {
            var lost = LOST.contains(call.path("service").asString() + " " + call.path("operation").asString()) && call.has("file");
            if (lost) {
                lose(fate, (ObjectNode) call);
            }
            if (!lost || fate != Fate.NEVER_MADE) {
                kept.add(call);
            }
        }
        ((ArrayNode) manifest.path("calls")).removeAll().addAll(kept);
        Files.write(bundle.resolve("manifest.json"), MAPPER.writeValueAsBytes(manifest));
    }

    private void lose(Fate fate, ObjectNode call) throws Exception {
        var file = bundle.resolve(call.path("file").asString());
        var bytes = Files.readAllBytes(file);
        call.remove(List.of("sha256", "bytes"));
        switch (fate) {
            case CUT -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 3));
            case TRUNCATED -> {
                call.put("status", "truncated");
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 3));
            }
            case MISSING, NEVER_MADE -> Files.delete(file);
            case DENIED, THROTTLED, ERROR -> {
                call.remove("file");
                call.put("status", fate.name().toLowerCase(Locale.ROOT));
                call.putObject("error").put("code", "SomeException").put("message", "");
                Files.delete(file);
            }
        }
    }

    private static Bundle read(Path path) throws Exception {
        return new BundleReader(Limits.DEFAULT).read(1, path, Progress.NONE);
    }

    private static Diagnosis diagnose(Bundle bundle) {
        return Diagnosis.of(bundle.inventory(), CHECKS, every -> true, () -> false);
    }

    private static Coverage coverage(Bundle bundle) {
        return Coverage.of(bundle, diagnose(bundle));
    }

    private static List<String> told(Diagnosis diagnosis) {
        return diagnosis.services().stream().flatMap(service -> service.findings().stream().map(finding -> service.service().name() + " " + finding.status() + " " + finding.id())).sorted().toList();
    }

    /// Whatever became of the calls, one paste in the folder of the bundle makes it whole again.
    @ParameterizedTest
    @EnumSource
    void onePasteFillsTheHoles(Fate fate) throws Exception {
        lose(fate);
        var paste = coverage(read(bundle)).paste(Shell.BASH);
        // Where nobody asked for services, tasks and the rest are asked for once there are some.
        for (var round = 0; round < 4 && !paste.isEmpty(); round++) {
            run(paste, round);
            paste = coverage(read(bundle)).paste(Shell.BASH);
        }

        var filled = read(bundle);
        assertEquals(told(diagnose(read(original))), told(diagnose(filled)));
        assertFalse(filled.captures().isEmpty());
        var left = coverage(filled).holes().stream().filter(hole -> LOST.contains(hole.gap().read().name())).toList();
        assertEquals(List.of(), left);
    }

    /// Runs a paste with an `aws` that answers from the original.
    private void run(String paste, int round) throws Exception {
        var program = Files.createDirectories(folder.resolve("bin")).resolve("aws");
        var lines = new ArrayList<String>();
        for (var call : MAPPER.readTree(Files.readAllBytes(original.resolve("manifest.json"))).path("calls")) {
            if (call.has("file")) {
                lines.add(call.path("service").asString() + "." + call.path("operation").asString() + "\t" + call.path("file").asString() + "\t" + ids(call.path("parameters")));
            }
        }
        Files.write(folder.resolve("answers.tsv"), lines);
        Files.writeString(program, """
                #!/usr/bin/env bash
                while IFS=$'\\t' read -r call file ids; do
                  if [ "$call" = "$1.$2" ]; then
                    for id in $ids; do case " $* " in *"$id"*) cat "%s/$file"; found=1; break ;; esac; done
                  fi
                done <"%s"
                # Asked for in another way than it was recorded: all there is.
                if [ -z "$found" ]; then
                  while IFS=$'\t' read -r call file ids; do [ "$call" != "$1.$2" ] || cat "%s/$file"; done <"%s"
                fi
                """.formatted(original, folder.resolve("answers.tsv"), original, folder.resolve("answers.tsv")));
        program.toFile().setExecutable(true);
        // Each round has its own second.
        var script = Files.writeString(folder.resolve("paste.sh"), "date() { echo 2026-11-18T04-0" + round + "-00Z; }\n" + paste);
        var builder = new ProcessBuilder("bash", script.toString()).directory(bundle.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        builder.environment().merge("PATH", program.getParent().toString(), (path, first) -> first + ":" + path);
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "this machine has no bash");
        var process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals("", Files.readString(folder.resolve("log")), paste);
    }

    private static String ids(JsonNode parameters) {
        var ids = new ArrayList<String>();
        parameters.properties().forEach(member -> texts(member.getValue(), member.getKey().equals("cluster") || member.getKey().equals("include") ? new ArrayList<>() : ids));
        return ids.isEmpty() ? "aws" : String.join(" ", ids);
    }

    private static void texts(JsonNode node, List<String> into) {
        if (node.isString()) {
            into.add(node.asString());
        }
        node.forEach(item -> texts(item, into));
    }

    @Test
    void manyHolesAreFilledByFewCalls() {
        var subnets = IntStream.range(0, 250).mapToObj(i -> fill("ec2", "describe-subnets", Map.of("SubnetIds", List.of("subnet-" + i)))).toList();
        assertEquals(List.of(100, 100, 50), Batches.of(subnets).stream().map(fill -> ((List<?>) fill.read().parameters().get("SubnetIds")).size()).toList());

        var services = Stream.of("a", "b", "a", "c").map(name -> fill("ecs", "describe-services", Map.of("cluster", "prod", "services", List.of(name)))).toList();
        assertEquals(List.of(Map.of("cluster", "prod", "services", List.of("a", "b", "c"))), Batches.of(services).stream().map(fill -> fill.read().parameters()).toList());

        var routes = Stream.of("vpc-1", "vpc-2").map(vpc -> fill("ec2", "describe-route-tables", Map.of("Filters", List.of(Map.of("Name", "vpc-id", "Values", List.of(vpc)))))).toList();
        assertEquals(List.of(Map.of("Filters", List.of(Map.of("Name", "vpc-id", "Values", List.of("vpc-1", "vpc-2"))))), Batches.of(routes).stream().map(fill -> fill.read().parameters()).toList());

        var wide = List.of(fill("ec2", "describe-network-interfaces", Map.of("Filters", List.of(Map.of("Name", "vpc-id", "Values", List.of("vpc-1"))))), fill("ec2", "describe-network-interfaces", Map.of()));
        assertEquals(List.of(Map.of()), Batches.of(wide).stream().map(fill -> fill.read().parameters()).toList());
        assertEquals(2, Batches.of(wide).getFirst().holes().size());

        var roles = Stream.of("a", "b").map(name -> fill("iam", "get-role", Map.of("RoleName", name))).toList();
        assertEquals(2, Batches.of(roles).size());
    }

    @Test
    void metricQueriesShareACallAndHaveIdsOfTheirOwn() {
        var fills = IntStream.range(0, 600).mapToObj(i -> fill("cloudwatch", "get-metric-data", Map.of("StartTime", "a", "EndTime", "b",
                "MetricDataQueries", List.of(Map.of("Id", "m1", "MetricStat", Map.of("Stat", "Sum", "Metric", Map.of("MetricName", "M" + i))))))).toList();
        var calls = Batches.of(fills);
        var ids = new ArrayList<String>();
        for (var call : calls) {
            assertTrue(String.join(" ", call.argv()).length() < 30_000, "Windows takes it");
            ((List<?>) call.read().parameters().get("MetricDataQueries")).forEach(query -> ids.add(String.valueOf(((Map<?, ?>) query).get("Id"))));
        }
        assertEquals(600, ids.size());
        assertEquals(600, ids.stream().distinct().count());
    }

    private static Fill fill(String service, String operation, Map<String, Object> parameters) {
        var read = new Read(service, operation, new LinkedHashMap<>(parameters));
        return new Fill(read, "eu-west-1", List.of(new Hole(new Gap(read, Gap.Reason.NOT_RECORDED, null), "eu-west-1", List.of())));
    }

    /// A manifest comes from a stranger: no call is suggested because it is listed there, unless it is a read that Drydock knows.
    @Test
    void aHostileManifestSuggestsNothing() throws Exception {
        var manifest = (ObjectNode) MAPPER.readTree(Files.readAllBytes(bundle.resolve("manifest.json")));
        var calls = (ArrayNode) manifest.path("calls");
        for (var name : List.of("ecs delete-service", "secretsmanager get-secret-value", "ssm get-parameters", "ecs describe-services; rm -rf", "logs get-log-events", "logs start-query", "iam get-role")) {
            var call = calls.addObject().put("service", name.split(" ", 2)[0]).put("operation", name.split(" ", 2)[1]).put("status", "denied");
            call.putObject("parameters").put(name.equals("iam get-role") ? "RoleName --profile admin" : "SecretId", "x");
        }
        calls.addObject().put("service", "ecs").put("operation", "describe-clusters").put("status", "throttled").putObject("parameters").putArray("clusters").add("$(touch x)'\n'@\nEND_OF_INDEX\n\u202e");
        Files.write(bundle.resolve("manifest.json"), MAPPER.writeValueAsBytes(manifest));

        var coverage = coverage(read(bundle));

        assertEquals(List.of("ecs describe-clusters"), coverage.fills().stream().map(fill -> fill.read().name()).toList());
        assertEquals(8, coverage.holes().size());
        var paste = coverage.paste(Shell.BASH);
        assertEquals(1, paste.lines().filter(line -> line.equals("END_OF_INDEX")).count(), paste);
        assertFalse(paste.contains("\u202e"), paste);
        assertEquals("", coverage.paste(Shell.POWERSHELL), "PowerShell has no line for a control character");
    }

    @Test
    void aBundleWithoutHolesAsksForNothing() throws Exception {
        var coverage = coverage(read(original));
        assertEquals(List.of(), coverage.fills());
        assertEquals("", coverage.paste(Shell.BASH));
        assertEquals(0, coverage.damaged());
    }

    @Test
    void servicesThatOnlyTasksNameAreAskedFor() throws Exception {
        var tasks = "{\"tasks\": [{\"taskArn\": \"arn:aws:ecs:eu-west-1:1:task/prod/1\", \"clusterArn\": \"arn:aws:ecs:eu-west-1:1:cluster/prod\", \"group\": \"service:web\"}]}";
        var wild = Files.createDirectory(folder.resolve("wild"));
        Files.write(wild.resolve("t.json"), tasks.getBytes(StandardCharsets.UTF_8));
        var coverage = coverage(read(wild));

        assertEquals(List.of("aws", "ecs", "describe-services", "--cluster", "arn:aws:ecs:eu-west-1:1:cluster/prod", "--services", "web", "--region", "eu-west-1"), coverage.fills().getFirst().argv());
    }
}
