package dev.drydock.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// That generated estates are as true to the API, and hang together as well, as the samples do.
class EstatesTest {

    static Stream<Estates.Shape> shapes() {
        return Estates.shapes().stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyShapeIsTrueToTheApiAndResolves(Estates.Shape shape, @TempDir Path folder) throws IOException {
        shape.estate().get().writeTo(folder);
        var model = new ApiModel();
        model.checkBundle(folder);
        assertEquals("", String.join("\n", model.faults()));
        var answers = new RecordedAnswers(folder);
        Set<String> known = answers.identifiers();
        List<String> dangling = new ArrayList<>();
        answers.references((where, reference) -> {
            if (!known.contains(reference)) {
                dangling.add(where + " names " + reference);
            }
        });
        assertEquals("", String.join("\n", dangling));
        assertTrue(answers.elements("ecs describe-services", "services").stream()
                .anyMatch(service -> service.get("serviceName").asString().equals(shape.service())));
    }

    /// The build has no SDK of EC2 Auto Scaling, so its answers are held against nothing but their references.
    @Test
    void theSecondHealthyEstateIsTrueToTheApiAndResolves(@TempDir Path folder) throws IOException {
        SecondHealthyEstate.estate().writeTo(folder);
        var model = new ApiModel();
        model.checkBundle(folder);
        assertEquals("", String.join("\n", model.faults().stream().filter(fault -> !fault.startsWith("autoscaling/")).toList()));
        var answers = new RecordedAnswers(folder);
        Set<String> known = answers.identifiers();
        List<String> dangling = new ArrayList<>();
        answers.references((where, reference) -> {
            if (!known.contains(reference)) {
                dangling.add(where + " names " + reference);
            }
        });
        assertEquals("", String.join("\n", dangling));
    }

    @Test
    void theSameEstateGivesTheSameBytes(@TempDir Path one, @TempDir Path two) throws IOException {
        Estates.ofTasks(20, 3).writeTo(one);
        Estates.ofTasks(20, 3).writeTo(two);
        assertEquals(-1, Files.mismatch(one.resolve("manifest.json"), two.resolve("manifest.json")), "the manifest holds the digest of every file");
    }

    @Test
    void aLargeEstateIsRecordedInBatchesThatTheApiTakes(@TempDir Path folder) throws IOException {
        Estates.large(24, 120).writeTo(folder);
        var answers = new RecordedAnswers(folder);
        assertEquals(24, answers.elements("ecs describe-services", "services").size());
        assertEquals(24 * 120, answers.elements("ecs describe-tasks", "tasks").size());
        answers.calls("ecs describe-tasks").forEach(call -> assertTrue(call.parameters().get("tasks").size() <= 100, call.file()));
        answers.calls("ecs describe-services").forEach(call -> assertTrue(call.parameters().get("services").size() <= 10, call.file()));
        assertTrue(answers.calls("ec2 describe-network-interfaces").size() > 1, "pages of 1,000");
    }

    @Test
    void aCallCanBeDeniedLeftOutOrChanged(@TempDir Path folder) throws IOException {
        Estate estate = Estates.ofTasks(2, 3).deny("ec2", "describe-subnets", "", "not authorized").leaveOut("logs", "describe-log-groups")
                .edit("ecs", "describe-services", body -> Json.object(Json.elements(body.get("services")).getFirst()).put("desiredCount", 7));
        estate.writeTo(folder);
        var answers = new RecordedAnswers(folder);
        List<JsonNode> calls = RecordedAnswers.manifest(folder).get("calls").valueStream().toList();
        JsonNode denied = calls.stream().filter(call -> call.get("operation").asString().equals("describe-subnets")).findFirst().orElseThrow();
        assertEquals("denied", denied.get("status").asString());
        assertFalse(denied.has("file"));
        assertTrue(calls.stream().noneMatch(call -> call.get("operation").asString().equals("describe-log-groups")));
        assertEquals(7, answers.elements("ecs describe-services", "services").getFirst().get("desiredCount").asInt());
    }
}
