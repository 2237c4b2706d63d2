package dev.drydock.check.scaling;

import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/// A target value for `ALBRequestCountPerTarget` that the record itself yields: the most requests in one minute that each target took while the response
/// time stayed below one and a half times its usual. Where the load did not rise above that when responses became slow, requests are not what slowed them,
/// and there is none.
///
/// @param requests the target value, whole requests a minute
/// @param point where it was recorded
/// @param slow the requests a minute, for each target, when responses were slow
/// @param calm the response time in seconds below which a minute counts as calm
record RequestTarget(int requests, MetricSeries.Point point, double slow, double calm) {

    /// @param slow the rise of the response time
    static Optional<RequestTarget> workOut(Rise slow, MetricSeries requests) {
        var calm = slow.baseline() * (1 + Rise.SHARE);
        var latency = slow.series().stream().collect(Collectors.toMap(MetricSeries.Point::time, MetricSeries.Point::value));
        var during = requests.between(slow.from(), slow.to());
        return requests.between(Instant.MIN, slow.to()).stream()
                .filter(point -> latency.getOrDefault(point.time(), Double.MAX_VALUE) < calm)
                .max(Comparator.comparingDouble(MetricSeries.Point::value))
                .filter(most -> most.value() >= 1 && !during.isEmpty() && Rise.median(during).value() > most.value())
                .map(most -> new RequestTarget((int) Math.min(Math.floor(most.value()), Integer.MAX_VALUE), most, Rise.median(during).value(), calm));
    }
}
