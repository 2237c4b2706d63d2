package dev.drydock.capture.request;

import dev.drydock.bundle.Recording;
import dev.drydock.capture.Session;
import dev.drydock.capture.Timing;
import dev.drydock.capture.api.Answer;
import dev.drydock.capture.api.Caller;
import dev.drydock.capture.api.Operation;
import dev.drydock.capture.api.Operations;
import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/// Asks what a finding may need more, one question at a time, and adds what comes to a recording. Whoever makes one closes it; a thread that is interrupted stops at once, and
/// stops the query that it waits for.
public final class OnRequest implements AutoCloseable {
    /// Further back belongs to a tool for logs.
    public static final Duration LONGEST = Duration.ofHours(24);
    /// Lines and rows that are worth reading on a screen.
    private static final int ROWS = 1000;
    /// The last messages of one container.
    private static final int LINES = 200;
    private static final int EVENT_PAGES = 4;
    private static final Pattern ENI = Pattern.compile("eni-[0-9a-f]{1,64}");

    private final Caller caller;
    private final InstantSource clock;
    private final Recording recording;
    private final Duration pause;

    /// @param recording what the answers are added to
    public OnRequest(Session session, Timing timing, InstantSource clock, Recording recording) {
        this(session, timing, clock, recording, Duration.ofSeconds(1));
    }

    OnRequest(Session session, Timing timing, InstantSource clock, Recording recording, Duration pause) {
        caller = new Caller(session, timing);
        this.clock = clock;
        this.recording = recording;
        this.pause = pause;
    }

    /// The last messages of a container.
    ///
    /// @param stream as awslogs names it: `prefix/container/task id`
    public CallStatus lastLines(String logGroup, String stream) {
        return record("logs get-log-events", parameters("logGroupName", logGroup, "logStreamName", stream, "limit", LINES, "startFromHead", false), 1).status();
    }

    /// What of this kind costs, said before it is asked: Logs Insights bills what a query scans (Amazon CloudWatch pricing, "Logs Insights").
    ///
    /// @param storedBytes of the log group, of which the time is a part
    /// @param retention how long the group keeps; null where for ever
    public static String cost(Duration back, long storedBytes, Duration retention) {
        var share = retention.isPositive() ? Math.min(1, (double) back.toMillis() / retention.toMillis()) : 1;
        return String.format(Locale.ROOT, "CloudWatch Logs Insights bills each byte that the query scans. It is bounded to the last %d minutes and %d rows; by the group's size that is about %.1f MiB.",
                back.toMinutes(), ROWS, storedBytes * share / (1 << 20));
    }

    /// The packets that a security group or a network ACL rejected at a network interface, from the flow logs in a log group.
    ///
    /// @param maxBytes that the query may scan before it is stopped
    /// @throws IllegalArgumentException when this is no network interface's id, or reaches back too far; the message is one sentence
    public CallStatus rejects(String logGroup, String networkInterface, Duration back, long maxBytes) {
        if (!ENI.matcher(networkInterface).matches()) {
            throw new IllegalArgumentException("\"" + networkInterface + "\" is not the id of a network interface.");
        }
        if (!back.isPositive() || back.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Flow logs are searched at most 24 hours back.");
        }
        var now = clock.instant();
        var query = "fields @timestamp, @message | filter @message like /" + networkInterface + "/ and @message like /REJECT/ | sort @timestamp desc | limit " + ROWS;
        var started = ask("logs start-query", parameters("logGroupNames", List.of(logGroup), "startTime", now.minus(back).getEpochSecond(), "endTime", now.getEpochSecond(), "queryString", query, "limit", ROWS), 1);
        var id = started.tree() == null ? "" : started.tree().path("queryId").asString("");
        if (id.isEmpty()) {
            keep("logs start-query", parameters("logGroupNames", List.of(logGroup), "queryString", query), started, now);
            return started.status();
        }
        try {
            return results(id, parameters("queryId", id, "logGroupName", logGroup, "queryString", query), maxBytes, now);
        } catch (CancellationException e) {
            Thread.interrupted();
            ask("logs stop-query", parameters("queryId", id), 1);
            Thread.currentThread().interrupt();
            throw e;
        }
    }

    private CallStatus results(String id, Map<String, Object> record, long maxBytes, Instant at) {
        while (true) {
            var answer = ask("logs get-query-results", parameters("queryId", id), 1);
            var tree = answer.tree();
            if (tree == null) {
                return keep("logs get-query-results", record, answer, at);
            }
            var scanned = tree.path("statistics").path("bytesScanned").asDouble(0);
            var state = tree.path("status").asString("");
            if (scanned > maxBytes && (state.equals("Running") || state.equals("Scheduled"))) {
                ask("logs stop-query", parameters("queryId", id), 1);
                var cut = new Answer(CallStatus.TRUNCATED, answer.body(), tree, new CallError("ScanLimit", "the query was stopped at its limit of " + (maxBytes >> 20) + " MiB scanned"), false);
                return keep("logs get-query-results", record, cut, at);
            }
            switch (state) {
                case "Running", "Scheduled" -> rest();
                case "Complete" -> {
                    return keep("logs get-query-results", record, answer, at);
                }
                default -> {
                    return keep("logs get-query-results", record, new Answer(CallStatus.TRUNCATED, answer.body(), tree, new CallError("Query" + state, "the query ended as " + state), false), at);
                }
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /// Who did what to a service of late.
    ///
    /// @param name as CloudTrail lists it among the resources of an event
    public CallStatus events(String name, Duration back) {
        var now = clock.instant();
        return record("cloudtrail lookup-events", parameters("LookupAttributes", List.of(parameters("AttributeKey", "ResourceName", "AttributeValue", name)),
                "StartTime", now.minus(back).toString(), "EndTime", now.toString()), EVENT_PAGES).status();
    }

    private Answer record(String call, Map<String, Object> parameters, int pages) {
        var at = clock.instant();
        var answer = ask(call, parameters, pages);
        keep(call, parameters, answer, at);
        return answer;
    }

    private Answer ask(String call, Map<String, Object> parameters, int pages) {
        return caller.ask(operation(call), parameters, pages);
    }

    private CallStatus keep(String call, Map<String, Object> parameters, Answer answer, Instant at) {
        recording.add(operation(call).read(parameters), "", answer.status(), answer.error(), at, answer.body());
        return answer.status();
    }

    private static Operation operation(String call) {
        return Operations.named(call);
    }

    private static Map<String, Object> parameters(Object... namesAndValues) {
        var parameters = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            parameters.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return parameters;
    }

    @Override
    public void close() {
        caller.close();
    }
}
