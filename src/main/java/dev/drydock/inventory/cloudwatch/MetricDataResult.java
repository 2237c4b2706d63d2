package dev.drydock.inventory.cloudwatch;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One result of `GetMetricData`, or one page of it. What it measures stands in the request, under the same `Id`.
public record MetricDataResult(
        Origin origin,
        @Nullable String resultId,
        @Nullable String label,
        List<Instant> timestamps,
        List<Double> values,
        @Nullable String statusCode)
        implements Recorded {

    @Override
    public String id() {
        return origin.call().file() + origin.pointer();
    }
}
