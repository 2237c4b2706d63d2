package dev.drydock.capture.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.Recording;
import dev.drydock.capture.Accounts;
import dev.drydock.capture.FakeAws;
import dev.drydock.inventory.call.CallStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is asked from a finding, and how it is bounded.
class OnRequestTest {
    private final Recording recording = new Recording("drydock test", Instant.EPOCH, "eu-west-1");
    private FakeAws aws;
    private OnRequest requests;

    @BeforeEach
    void start() throws Exception {
        aws = new FakeAws();
        requests = new OnRequest(Accounts.session(aws.uri()), Accounts.QUICK, InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")), recording, Duration.ZERO);
        aws.answer("StartQuery", "{\"queryId\": \"q-1\"}");
    }

    @AfterEach
    void stop() {
        requests.close();
        aws.close();
    }

    @Test
    void rejectsAreBoundedInTimeAndRows() throws Exception {
        var polls = new AtomicInteger();
        aws.say("GetQueryResults", (asked, exchange) -> FakeAws.send(exchange, 200, polls.incrementAndGet() < 3 ? "{\"status\": \"Running\", \"results\": []}"
                : "{\"status\": \"Complete\", \"results\": [[{\"field\": \"@message\", \"value\": \"2 1 eni-1 10.0.0.1 10.0.0.2 1 443 6 1 1 1 2 REJECT OK\"}]]}"));
        assertEquals(CallStatus.OK, requests.rejects("/vpc/flow", "eni-0a1b", Duration.ofMinutes(30), 1 << 30));
        var asked = aws.log().getFirst().members();
        assertEquals(1800, ((Number) asked.get("endTime")).longValue() - ((Number) asked.get("startTime")).longValue());
        assertEquals(1000, asked.get("limit"));
        assertEquals(1, Accounts.read(recording).inventory().calls().named("logs get-query-results").size());
    }

    @Test
    void aQueryThatScansTooMuchIsStopped() {
        aws.answer("GetQueryResults", "{\"status\": \"Running\", \"results\": [], \"statistics\": {\"bytesScanned\": 2000000000}}");
        assertEquals(CallStatus.TRUNCATED, requests.rejects("/vpc/flow", "eni-0a1b", Duration.ofMinutes(30), 1 << 30));
        assertEquals(1, aws.count("StopQuery"));
    }

    @Test
    void whatIsNoInterfaceIsNotPutIntoAQuery() {
        assertThrows(IllegalArgumentException.class, () -> requests.rejects("/vpc/flow", "eni-1/ or 1=1", Duration.ofMinutes(1), 1));
        assertThrows(IllegalArgumentException.class, () -> requests.rejects("/vpc/flow", "eni-1", Duration.ofDays(2), 1));
        assertTrue(aws.log().isEmpty());
    }

    @Test
    void theCostIsSaidFirst() {
        assertTrue(OnRequest.cost(Duration.ofMinutes(60), 24L << 20, Duration.ofDays(1)).contains("about 1.0 MiB"));
    }

    @Test
    void linesAndEventsAreRecorded() throws Exception {
        aws.answer("GetLogEvents", "{\"events\": [{\"timestamp\": 1, \"message\": \"bye\"}], \"nextForwardToken\": \"f\"}");
        aws.answer("LookupEvents", "{\"Events\": []}");
        assertEquals(CallStatus.OK, requests.lastLines("/ecs/web", "web/app/1"));
        assertEquals(CallStatus.OK, requests.events("web", Duration.ofHours(3)));
        assertEquals(2, Accounts.read(recording).inventory().calls().all().size());
    }
}
