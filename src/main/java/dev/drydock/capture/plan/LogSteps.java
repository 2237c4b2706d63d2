package dev.drydock.capture.plan;

import static dev.drydock.capture.plan.EcsSteps.DEFINITION;
import static dev.drydock.capture.plan.From.rows;
import static dev.drydock.capture.plan.Step.each;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Messages of the containers' logs, where somebody asks for them.
final class LogSteps {
    /// A page has up to 10,000 messages or a megabyte (CloudWatch Logs API reference, FilterLogEvents).
    private static final int PAGES = 5;

    private static final String OPTIONS = "logConfiguration.options.";

    private LogSteps() {}

    static Step since(Instant from) {
        return each("logs filter-log-events",
                List.of(rows(DEFINITION, "taskDefinition.containerDefinitions[]", "name", OPTIONS + "awslogs-group", OPTIONS + "awslogs-stream-prefix")),
                row -> row.text(OPTIONS + "awslogs-group").isEmpty() ? Stream.of() : Stream.of(request(row, from))).pages(PAGES);
    }

    /// The streams of one container begin with the prefix and the container's name; without a prefix they are named for the containers' ids.
    private static Request request(Row row, Instant from) {
        var request = Request.of("logGroupName", row.text(OPTIONS + "awslogs-group"), "startTime", from.toEpochMilli());
        var prefix = row.text(OPTIONS + "awslogs-stream-prefix");
        return prefix.isEmpty() ? request : request.with("logStreamNamePrefix", prefix + "/" + row.text("name") + "/");
    }
}
