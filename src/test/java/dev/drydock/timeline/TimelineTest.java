package dev.drydock.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.sample.Samples;
import dev.drydock.timeline.Happening.About;
import dev.drydock.timeline.Happening.Kind;
import dev.drydock.timeline.Happening.Lane;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static Inventory inventory;
    private static ServiceDiagnosis checkout;
    private static Timeline timeline;

    @BeforeAll
    static void read() throws Exception {
        try (var sample = new Samples().open("friday-502s")) {
            inventory = new BundleReader(Limits.DEFAULT).read(1, "sample:friday-502s", sample.folder(), Progress.NONE).inventory();
        }
        checkout = Diagnosis.of(inventory, Catalogue.checks(), service -> service.name().equals("checkout-api"), () -> false).services().getFirst();
        timeline = Timeline.of(inventory, checkout, List.of());
    }

    private static List<Happening> lane(Lane lane) {
        return timeline.happenings().stream().filter(one -> one.kind().lane() == lane).toList();
    }

    @Test
    void everyRecordedTimeOfATaskIsThere() {
        var tasks = inventory.tasks(checkout.service());
        assertEquals(tasks.stream().filter(task -> task.createdAt() != null).count(), lane(Lane.STARTS).size());
        assertEquals(tasks.stream().filter(task -> task.stoppedAt() != null || task.stoppingAt() != null).count(), lane(Lane.STOPS).size());
        assertEquals(checkout.service().events().size(), lane(Lane.EVENTS).size());
        assertEquals(timeline.happenings().stream().sorted(Comparator.comparing(Happening::from)).toList(), timeline.happenings());
    }

    @Test
    void aKilledTaskIsTroubleAndSaysWithWhich() {
        var killed = lane(Lane.STOPS).stream().filter(one -> one.title().contains("137")).findFirst().orElseThrow();
        assertEquals(Kind.TASK_FAILED, killed.kind());
        assertTrue(killed.title().endsWith("stopped, exit code 137"), killed.title());
        assertFalse(killed.detail().isEmpty());
    }

    @Test
    void whatStillGoesOnEndsAtTheCapture() {
        var now = inventory.source().capturedAt();
        var waiting = inventory.tasks(checkout.service()).stream().filter(task -> task.startedAt() == null && !task.isStopped()).map(Task::taskArn).toList();
        assertFalse(waiting.isEmpty());
        for (var one : lane(Lane.STARTS)) {
            assertEquals(one.about() instanceof About.OfTask(var arn) && waiting.contains(arn), one.open(), one::title);
            assertTrue(!one.open() || one.end().equals(now));
        }
        assertTrue(lane(Lane.ROLLOUTS).stream().anyMatch(one -> one.open() && one.end().equals(now)));
        assertEquals(List.of(now), timeline.captures());
    }

    @Test
    void aStopWithinARolloutIsOnlyInferredToBelongToIt() {
        var links = timeline.links().stream().filter(link -> link.from().kind().lane() == Lane.STOPS).toList();
        assertFalse(links.isEmpty());
        for (var link : links) {
            assertTrue(link.inferred());
            assertFalse(link.from().from().isBefore(link.to().from()) || link.from().from().isAfter(link.to().end()), link::why);
        }
        var outside = lane(Lane.STOPS).stream().filter(stop -> lane(Lane.ROLLOUTS).stream().noneMatch(rollout -> !stop.from().isBefore(rollout.from()) && !stop.from().isAfter(rollout.end()))).toList();
        assertFalse(outside.isEmpty(), "some stops fell into no rollout");
        outside.forEach(stop -> assertEquals(List.of(), timeline.of(stop).stream().filter(Link::inferred).toList()));
    }

    @Test
    void anEventIsLinkedToTheTaskThatItNames() {
        var named = timeline.links().stream().filter(link -> !link.inferred()).toList();
        assertFalse(named.isEmpty());
        for (var link : named) {
            var arn = ((About.OfTask) link.to().about()).taskArn();
            assertTrue(link.from().detail().contains(arn.substring(arn.lastIndexOf('/') + 1)), link.from()::detail);
        }
    }

    @Test
    void eachCaptureOfASeriesTellsOfItsTargets() {
        var first = Instant.parse("2026-11-20T11:00:00Z");
        var series = Timeline.of(inventory, checkout, List.of(
                new Snapshot(first, Map.of("tg 10.0.0.1:80", "healthy", "tg 10.0.0.2:80", "healthy")),
                new Snapshot(first.plusSeconds(30), Map.of("tg 10.0.0.1:80", "draining", "tg 10.0.0.2:80", "healthy")),
                new Snapshot(first.plusSeconds(60), Map.of())));
        var targets = series.happenings().stream().filter(one -> one.kind().lane() == Lane.TARGETS).toList();
        assertEquals(List.of("2 healthy", "1 draining, 1 healthy"), targets.stream().map(Happening::title).toList());
        assertEquals(List.of(Kind.TARGETS_WELL, Kind.TARGETS_UNWELL), targets.stream().map(Happening::kind).toList());
        assertEquals("tg 10.0.0.1:80 draining", targets.getLast().detail());
        assertEquals(3, series.captures().size());
    }

    @Test
    void theSeriesThatFindingsStandOnComeFirst() {
        var series = ServiceSeries.of(inventory, checkout);
        assertTrue(series.size() > 10);
        assertFalse(series.getFirst().checks().isEmpty());
        assertTrue(series.getLast().checks().isEmpty());
        var errors = series.stream().filter(one -> one.series().metricName().equals("HTTPCode_ELB_502_Count")).findFirst().orElseThrow();
        assertTrue(errors.checks().contains("elb-5xx-around-stops"), () -> errors.checks().toString());
        assertEquals("checkout-alb", errors.about());
        assertTrue(series.stream().noneMatch(one -> "fraud-scoring".equals(one.series().dimensions().get("ServiceName"))), "no other service's");
    }
}
