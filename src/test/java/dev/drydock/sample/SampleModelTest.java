package dev.drydock.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds every answer and every request of the samples against the AWS SDK's own model classes.
class SampleModelTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"friday-502s", "healthy"})
    void everyMemberIsOneOfTheApis(String sample) throws IOException {
        var model = new ApiModel();
        try (Samples.OpenSample open = new Samples().open(sample)) {
            hold(open.folder(), model);
        }
        assertEquals("", String.join("\n", model.faults()));
    }

    @Test
    void noMemberIsCalledYoungerThanTheSdkThatTheSdkKnows() throws IOException {
        var model = new ApiModel();
        try (Samples.OpenSample open = new Samples().open("healthy")) {
            hold(open.folder(), model);
        }
        assertEquals(Set.of(), model.outgrown());
        assertEquals(Set.of("DeploymentCircuitBreaker.resetOnHealthyTask", "DeploymentCircuitBreaker.thresholdConfiguration",
                "DescribeNetworkInterfacesRequest.IncludeManagedResources"), model.youngerSeen());
    }

    /// The test itself can fail: a misspelt member, a string for a number, a value that is none of an enumeration's.
    @ParameterizedTest
    @ValueSource(strings = {
        "{\"services\": [{\"servicename\": \"checkout-api\"}]}",
        "{\"services\": [{\"desiredCount\": \"6\"}]}",
        "{\"services\": [{\"launchType\": \"SERVERLESS\"}]}",
        "{\"services\": [{\"createdAt\": \"on Friday\"}]}",
        "{\"services\": [{\"deployments\": {}}]}",
        "{\"services\": \"none\"}"})
    void aDeviationIsAFault(String body) {
        var model = new ApiModel();
        model.checkAnswer("ecs", "describe-services", MAPPER.readTree(body), "ecs/describe-services.json");
        assertEquals(1, model.faults().size(), model.faults().toString());
    }

    @Test
    void anOperationThatIsNoneIsAFault() {
        var model = new ApiModel();
        model.checkParameters("ecs", "describe-everything", MAPPER.createObjectNode(), "manifest.json");
        assertFalse(model.faults().isEmpty());
    }

    static void hold(Path bundle, ApiModel model) throws IOException {
        JsonNode manifest = MAPPER.readTree(Files.readAllBytes(bundle.resolve("manifest.json")));
        for (JsonNode call : manifest.get("calls")) {
            String service = call.get("service").asString();
            String operation = call.get("operation").asString();
            if (operation.equals("image-config")) {
                continue; // Not an answer of AWS: the image's own configuration.
            }
            String where = call.hasNonNull("file") ? call.get("file").asString() : service + " " + operation;
            if (call.has("parameters")) {
                model.checkParameters(service, operation, call.get("parameters"), where + " (request)");
            }
            if (call.hasNonNull("file")) {
                byte[] answer = Files.readAllBytes(bundle.resolve(call.get("file").asString()));
                assertTrue(answer.length > 0, where);
                model.checkAnswer(service, operation, MAPPER.readTree(answer), where);
            }
        }
    }
}
