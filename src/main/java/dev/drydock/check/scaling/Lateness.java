package dev.drydock.check.scaling;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.check.measure.Measure;
import dev.drydock.inventory.applicationautoscaling.ScalingActivity;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the record shows that scaling came late: response time or requests per target rose by half or more, the tracked metrics stayed under their
/// targets, and the desired count did not move.
///
/// Requests that rise while the tracked metric rises with them show no more than load within what the tasks can carry; they count where the metric did
/// not follow, that is where it rose by less than half as much.
final class Lateness {
    /// Scaling that was under way when the rise began counts as a move.
    private static final Duration LEAD = Duration.ofMinutes(5);

    /// What the record shows.
    sealed interface Verdict {}

    /// @param requests what the requests per target were over the same stretch; empty when not recorded
    record Late(Rise rise, boolean ofRequests, List<Held> held, Still still, Optional<MetricSeries> requests) implements Verdict {}

    /// Nothing of the kind is recorded, and all that would show it is.
    record NotSeen() implements Verdict {}

    /// What would show it is not recorded.
    record NotKnown(List<Missing> missing) implements Verdict {}

    /// A tracked metric that stayed under its target: its highest recorded point.
    record Held(TrackedMetric metric, MetricSeries.Point highest) {}

    /// That the desired count did not move, and what says so.
    record Still(String by, List<Evidence> evidence) {}

    private final Scaling scaling;
    private final Subject subject;
    private final List<TrackedMetric> tracked;
    private final List<Missing> missing = new ArrayList<>();

    private Lateness(Scaling scaling, List<TrackedMetric> tracked) {
        this.scaling = scaling;
        subject = scaling.subject();
        this.tracked = tracked;
    }

    static Verdict of(Scaling scaling, List<TrackedMetric> tracked, List<TargetGroup> targetGroups) {
        return new Lateness(scaling, tracked).judge(targetGroups);
    }

    private Verdict judge(List<TargetGroup> targetGroups) {
        for (var group : targetGroups) {
            var latency = LoadSignals.latency(subject, group);
            var requests = LoadSignals.requests(subject, group);
            if (latency.isEmpty() && requests.isEmpty()) {
                LoadSignals.reads(subject, group).forEach(read -> missing.add(subject.couldUse(read)));
            }
            var rises = Stream.concat(
                            latency.stream().flatMap(series -> Rise.in(series).stream()).map(rise -> new Candidate(rise, false)),
                            requests.stream().flatMap(series -> Rise.in(series).stream()).map(rise -> new Candidate(rise, true)))
                    .toList();
            for (var candidate : rises) {
                var late = late(candidate, requests);
                if (late.isPresent()) {
                    return late.get();
                }
            }
        }
        return missing.isEmpty() ? new NotSeen() : new NotKnown(missing.stream().distinct().toList());
    }

    private record Candidate(Rise rise, boolean ofRequests) {}

    private Optional<Late> late(Candidate candidate, Optional<MetricSeries> requests) {
        var rise = candidate.rise();
        var held = new ArrayList<Held>();
        for (var metric : tracked) {
            var series = metric.series(subject);
            var within = series.map(found -> found.between(rise.from(), rise.to())).orElse(List.of());
            if (within.isEmpty() || metric.target() == null) {
                metric.read(subject).ifPresent(read -> missing.add(subject.couldUse(read)));
                return Optional.empty();
            }
            var highest = within.stream().max(Comparator.comparingDouble(MetricSeries.Point::value)).orElseThrow();
            if (highest.value() >= metric.target() || (candidate.ofRequests() && follows(series.get(), rise))) {
                return Optional.empty();
            }
            held.add(new Held(metric, highest));
        }
        return still(rise).map(still -> new Late(rise, candidate.ofRequests(), List.copyOf(held), still, requests));
    }

    /// Whether a tracked metric rose at least half as steeply as the load did.
    private static boolean follows(MetricSeries tracked, Rise rise) {
        var before = tracked.between(Instant.MIN, rise.from());
        var during = tracked.between(rise.from(), rise.to());
        if (before.isEmpty() || during.isEmpty()) {
            return false;
        }
        return Rise.median(during).value() / Rise.median(before).value() - 1 >= (rise.times() - 1) / 2;
    }

    /// By the scaling activities, else by Container Insights; empty when the count moved, or when neither is recorded.
    private Optional<Still> still(Rise rise) {
        var from = rise.from().minus(LEAD);
        if (scaling.activitiesAreKnown()) {
            return DirectionChanges.counts(scaling.activities()).stream().anyMatch(count -> !count.at().isBefore(from) && count.at().isBefore(rise.to()))
                    ? Optional.empty()
                    : Optional.of(new Still("no scaling activity set another count", lastActivity(rise)));
        }
        var desired = subject.inventory().metrics().find("ECS/ContainerInsights", "DesiredTaskCount", Measure.dimensions(subject.service()), "Average");
        var within = desired.map(series -> series.between(from, rise.to())).orElse(List.of());
        if (within.isEmpty()) {
            missing.add(subject.couldUse(scaling.readActivities()));
            return Optional.empty();
        }
        return within.stream().mapToDouble(MetricSeries.Point::value).distinct().count() > 1
                ? Optional.empty()
                : Optional.of(new Still("Container Insights shows " + Amounts.number(within.getFirst().value()) + " desired tasks throughout",
                        List.of(point(within.getFirst()), point(within.getLast()))));
    }

    /// The newest activity before the rise ended: that none lies between the two.
    private List<Evidence> lastActivity(Rise rise) {
        return scaling.activities().stream()
                .filter(activity -> activity.startTime() != null && activity.startTime().isBefore(rise.to()))
                .max(Comparator.comparing(activity -> activity.startTime()))
                .map(activity -> List.of(Evidence.of(activity, "/StartTime", activity.startTime())))
                .orElseGet(() -> subject.inventory().calls().covering(scaling.readActivities())
                        .filter(call -> scaling.activities().isEmpty())
                        .map(call -> List.of(Evidence.at(call, "/ScalingActivities/" + told(call), null)))
                        .orElse(List.of()));
    }

    /// How many activities an answer tells of, those of other services included: where one more would stand.
    private long told(Call call) {
        return subject.inventory().all(ScalingActivity.class).stream().filter(activity -> activity.origin().call().equals(call)).count();
    }

    static Evidence point(MetricSeries.Point point) {
        return Evidence.at(point.origin().call(), point.pointer(), point.value());
    }
}
