package dev.drydock.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.drydock.estate.ApiModel;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Holds every answer and every request of the samples against the AWS SDK's own model classes.
class SampleModelTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"friday-502s", "healthy", "stall-at-600-before", "stall-at-600-after"})
    void everyMemberIsOneOfTheApis(String sample) throws IOException {
        var model = new ApiModel();
        try (Samples.OpenSample open = new Samples().open(sample)) {
            model.checkBundle(open.folder());
        }
        assertEquals("", String.join("\n", model.faults()));
    }

    @Test
    void noMemberIsCalledYoungerThanTheSdkThatTheSdkKnows() throws IOException {
        var model = new ApiModel();
        try (Samples.OpenSample open = new Samples().open("healthy")) {
            model.checkBundle(open.folder());
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
}
