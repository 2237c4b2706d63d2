package dev.drydock.check.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.drydock.check.capacity.PlacementEvent.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementEventTest {
    private static final String NONE_MET = "(service x) was unable to place a task because no container instance met all of its requirements. ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ROOM | Reason: No Container Instances were found in your cluster.",
        "ROOM | The closest matching (container-instance a1) has insufficient CPU units available.",
        "ROOM | The closest matching container-instance a1 is already using a port required by your task.",
        "ROOM | The closest matching (container-instance a1) encountered error \"RESOURCE:MEMORY\".",
        "ROOM | The closest matching (container-instance a1) encountered error \"RESOURCE:ENI\".",
        "ATTRIBUTE | The closest matching (container-instance a1) is missing an attribute required by your task.",
        "ATTRIBUTE | The closest matching (container-instance a1) encountered error \"ATTRIBUTE\".",
        "ATTRIBUTE | The closest matching container-instance a1 does not satisfy a MemberOf placement constraint: memberOf placement constraint unsatisfied.",
        "AGENT | The closest matching (container-instance a1) encountered error \"AGENT\".",
        "AGENT | The agent is disconnected on the closest matching instance."})
    void eachReasonHasItsCause(Cause cause, String reason) {
        assertEquals(cause, PlacementEvent.cause(NONE_MET + reason));
    }

    @Test
    void theLimitOfTasksThatWait() {
        assertEquals(Cause.LIMIT, PlacementEvent.cause("(service x) was unable to place a task. Reason: The tasks provisioning capacity limit was exceeded."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(service x) has reached a steady state.", "(service no container instance) has started 1 tasks.",
        "(service x) was unable to place a task. Reason: Capacity is unavailable at this time."})
    void otherEventsTellNothingOfInstances(String message) {
        assertNull(PlacementEvent.cause(message));
    }

    @Test
    void noTextTellsNothing() {
        assertNull(PlacementEvent.cause(null));
    }
}
