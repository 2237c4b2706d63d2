package dev.drydock.timeline;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.inventory.Inventory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that happened to a service, as far as it was recorded.
///
/// @param happenings by time
/// @param captures the clocks of the captures, oldest first; one for a bundle that is no series
public record Timeline(List<Happening> happenings, List<Link> links, List<Instant> captures) {

    /// @param snapshots what each capture of a series knew, oldest first; of a bundle that is one capture, that one
    public static Timeline of(Inventory inventory, ServiceDiagnosis service, List<Snapshot> snapshots) {
        var now = inventory.source().capturedAt();
        var happenings = Stream.of(Deployed.in(inventory, service), TaskLife.in(inventory, service.service()), Scaled.in(inventory, service.service()), Told.in(service.service()), Targets.in(snapshots))
                .flatMap(List::stream).sorted(Comparator.comparing(Happening::from).thenComparing(happening -> happening.kind().lane()).thenComparing(Happening::title)).toList();
        var captures = snapshots.isEmpty() && now != null ? List.of(now) : snapshots.stream().map(Snapshot::at).toList();
        return new Timeline(happenings, Links.among(happenings), captures);
    }

    /// The links of one happening.
    public List<Link> of(Happening happening) {
        return links.stream().filter(link -> link.from().equals(happening) || link.to().equals(happening)).toList();
    }

    /// The first and the last moment that anything is known of; empty where nothing is.
    public Optional<Span> span() {
        var times = Stream.concat(happenings.stream().flatMap(one -> Stream.of(one.from(), one.end())), captures.stream()).sorted().toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(new Span(times.getFirst(), times.getLast()));
    }

    /// A stretch of time.
    public record Span(Instant from, Instant to) {}

    /// What a lane is called where it is empty, and why it may be.
    public static String whyEmpty(Happening.Lane lane) {
        return switch (lane) {
            case STOPS -> "none was recorded; ECS tells of a stopped task for about an hour";
            case SCALING -> "no scaling activity was recorded";
            case TARGETS -> "no health of targets was recorded";
            case STARTS -> "no start was recorded";
            case ROLLOUTS -> "no rollout was recorded";
            case EVENTS -> "no event was recorded";
        };
    }
}
