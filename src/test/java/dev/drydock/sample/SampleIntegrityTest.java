package dev.drydock.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.estate.RecordedAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// That the samples hang together: each thing that an answer names is in the record, addresses add up, the manifest tells the truth
/// about its files, and what is committed is what the descriptions give.
///
/// With `-Ddrydock.samples.write=true` the last of these writes the samples in place of comparing them; see [SampleWriter].
class SampleIntegrityTest {

    @Test
    void committedSamplesAreWhatTheirDescriptionsGive(@TempDir Path fresh) throws Exception {
        if (Boolean.getBoolean("drydock.samples.write")) {
            SampleWriter.writeAll(SampleWriter.RESOURCES);
        }
        SampleWriter.writeAll(fresh);
        for (SampleWriter.Described sample : SampleWriter.ALL) {
            assertEquals(digests(fresh.resolve(sample.name())), digests(SampleWriter.RESOURCES.resolve(sample.name())),
                    sample.name() + " was changed by hand, or its description was changed and it was not written anew (see SampleWriter)");
        }
    }

    @Test
    void theIndexListsEverySample() {
        assertEquals(SampleWriter.ALL.stream().map(SampleWriter.Described::name).toList(), new Samples().all().stream().map(Samples.Sample::name).toList());
    }

    private static Map<String, String> digests(Path folder) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(folder.relativize(file).toString().replace('\\', '/'), sha256(Files.readAllBytes(file)));
            }
        }
        return digests;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"friday-502s", "healthy", "stall-at-600-before", "stall-at-600-after"})
    void theManifestTellsTheTruthAboutItsFiles(String sample) throws Exception {
        try (var open = new Samples().open(sample)) {
            Map<String, String> unlisted = digests(open.folder());
            unlisted.remove("manifest.json");
            for (JsonNode call : RecordedAnswers.manifest(open.folder()).get("calls")) {
                if (call.hasNonNull("file")) {
                    String file = call.get("file").asString();
                    assertEquals(call.get("sha256").asString(), unlisted.remove(file), file);
                    assertEquals(call.get("bytes").asLong(), Files.size(open.folder().resolve(file)), file);
                } else {
                    assertTrue(call.hasNonNull("error"), call.toString());
                }
            }
            assertEquals(Map.of(), unlisted, "files that no call names");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"friday-502s", "healthy", "stall-at-600-before", "stall-at-600-after"})
    void freeAddressesAreWhatTheInterfacesLeave(String sample) throws IOException {
        try (var open = new Samples().open(sample)) {
            var answers = new RecordedAnswers(open.folder());
            Map<String, Set<String>> held = new HashMap<>();
            for (JsonNode one : answers.elements("ec2 describe-network-interfaces", "NetworkInterfaces")) {
                Set<String> here = held.computeIfAbsent(one.get("SubnetId").asString(), key -> new HashSet<>());
                assertTrue(here.add(one.get("PrivateIpAddress").asString()), "held twice: " + one);
            }
            for (JsonNode subnet : answers.elements("ec2 describe-subnets", "Subnets")) {
                String cidr = subnet.get("CidrBlock").asString();
                Set<String> here = held.getOrDefault(subnet.get("SubnetId").asString(), Set.of());
                int prefix = Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
                assertEquals((1 << 32 - prefix) - 5 - here.size(), subnet.get("AvailableIpAddressCount").asInt(), cidr);
                here.forEach(address -> assertTrue(contains(cidr, address), address + " is not in " + cidr));
            }
        }
    }

    private static boolean contains(String cidr, String address) {
        int slash = cidr.indexOf('/');
        int mask = -1 << 32 - Integer.parseInt(cidr.substring(slash + 1));
        return (number(cidr.substring(0, slash)) & mask) == (number(address) & mask);
    }

    private static int number(String address) {
        int value = 0;
        for (String part : address.split("\\.")) {
            value = value << 8 | Integer.parseInt(part);
        }
        return value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"friday-502s", "healthy", "stall-at-600-before", "stall-at-600-after"})
    void everyReferenceResolves(String sample) throws IOException {
        try (var open = new Samples().open(sample)) {
            var answers = new RecordedAnswers(open.folder());
            Set<String> known = answers.identifiers();
            List<String> dangling = new ArrayList<>();
            answers.references((where, reference) -> {
                if (!known.contains(reference)) {
                    dangling.add(where + " names " + reference);
                }
            });
            assertEquals("", String.join("\n", dangling));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"friday-502s", "healthy", "stall-at-600-before", "stall-at-600-after"})
    void targetsAreTheAddressesOfRunningTasks(String sample) throws IOException {
        try (var open = new Samples().open(sample)) {
            var answers = new RecordedAnswers(open.folder());
            Map<String, Set<String>> addressesByService = new HashMap<>();
            for (JsonNode task : answers.elements("ecs describe-tasks", "tasks")) {
                if (task.get("lastStatus").asString().equals("RUNNING")) {
                    addressesByService.computeIfAbsent(task.get("group").asString().substring("service:".length()), key -> new TreeSet<>())
                            .add(task.at("/containers/0/networkInterfaces/0/privateIpv4Address").asString());
                }
            }
            Map<String, Set<String>> targetsByGroup = new HashMap<>();
            answers.calls("elbv2 describe-target-health").forEach(call -> {
                Set<String> ids = targetsByGroup.computeIfAbsent(call.parameters().get("TargetGroupArn").asString(), key -> new TreeSet<>());
                call.body().get("TargetHealthDescriptions").forEach(description -> ids.add(description.at("/Target/Id").asString()));
            });
            for (JsonNode service : answers.elements("ecs describe-services", "services")) {
                Set<String> addresses = addressesByService.get(service.get("serviceName").asString());
                assertEquals(service.get("runningCount").asInt(), addresses.size());
                service.get("loadBalancers").forEach(balancer -> assertEquals(addresses, targetsByGroup.get(balancer.get("targetGroupArn").asString())));
            }
        }
    }

    /// The numbers that the sample's story stands on.
    @Test
    void fridayTellsItsStory() throws IOException {
        try (var open = new Samples().open("friday-502s")) {
            var answers = new RecordedAnswers(open.folder());
            List<JsonNode> ran = answers.elements("ecs describe-tasks", "tasks").stream()
                    .filter(task -> task.get("group").asString().equals("service:checkout-api") && task.hasNonNull("executionStoppedAt")).toList();
            assertEquals(9, ran.size());
            assertTrue(ran.stream().allMatch(task -> task.at("/containers/0/exitCode").asInt() == 137), "all were killed");
            assertTrue(ran.stream().noneMatch(task -> task.toString().contains("OutOfMemory")), "none for want of memory");
            assertEquals(5, ran.stream().filter(task -> task.get("stopCode").asString().equals("SpotInterruption")).count());
            double bad = 0;
            for (JsonNode result : answers.elements("cloudwatch get-metric-data", "MetricDataResults")) {
                if (result.get("Label").asString().startsWith("HTTPCode_ELB_502_Count")) {
                    for (JsonNode value : result.get("Values")) {
                        bad += value.asDouble();
                    }
                }
            }
            assertEquals(1284, bad);
        }
    }
}
