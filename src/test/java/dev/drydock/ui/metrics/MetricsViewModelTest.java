package dev.drydock.ui.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.sample.Samples;
import dev.drydock.timeline.ServiceSeries;
import dev.drydock.ui.kit.Selection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsViewModelTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static Diagnosis diagnosis;

    private final Selection selection = new Selection();
    private MetricsViewModel model;

    @BeforeAll
    static void read() throws Exception {
        try (var sample = new Samples().open("friday-502s")) {
            diagnosis = Diagnosis.of(new BundleReader(Limits.DEFAULT).read(1, "sample:friday-502s", sample.folder(), Progress.NONE).inventory(), Catalogue.checks(), service -> service.name().equals("checkout-api"), () -> false);
        }
    }

    @BeforeEach
    void make() {
        model = new MetricsViewModel(selection);
    }

    private static Chart chart(String metric, String stat, int... minutes) {
        var origin = diagnosis.services().getFirst().service().origin();
        var points = Arrays.stream(minutes).mapToObj(minute -> new MetricSeries.Point(NOON.plusSeconds(60L * minute), minute, 60, origin, 0)).toList();
        return new Chart(new ServiceSeries(new MetricSeries("AWS/ECS", metric, Map.of(), stat, 60, points), "checkout-api", Set.of()));
    }

    @Test
    void showsWhatChecksUseFirstAndAllOnDemand() {
        assertEquals("No service is selected.", model.reason());
        selection.select(diagnosis);
        assertTrue(model.usedOnlyProperty().get());
        assertFalse(model.charts().isEmpty());
        assertTrue(model.charts().stream().noneMatch(chart -> chart.checks().isEmpty()));
        var used = model.charts().size();
        model.usedOnlyProperty().set(false);
        assertTrue(model.charts().size() > used);
        assertEquals("Metrics " + model.charts().size(), model.titleProperty().get());
        model.filterProperty().set("502_count");
        assertTrue(model.charts().stream().allMatch(chart -> chart.title().contains("502_Count")));
        model.filterProperty().set("no such metric");
        assertEquals("No series matches.", model.reason());
    }

    @Test
    void rolloutsAndStopsAreMarked() {
        selection.select(diagnosis);
        var lanes = model.marks().stream().map(mark -> mark.kind().lane().title()).distinct().sorted().toList();
        assertEquals(List.of("Rollouts", "Task stops"), lanes);
    }

    @Test
    void aMinuteWithoutAPointHasNoValue() {
        var chart = chart("CPUUtilization", "Maximum", 0, 1, 2, 5, 6, 9);
        assertEquals(2, chart.gaps());
        assertEquals("2 %", chart.at(NOON.plusSeconds(150)).map(point -> chart.value(point.value())).orElse("nothing"));
        assertTrue(chart.at(NOON.plusSeconds(200)).isEmpty(), "nothing is drawn over a hole, and nothing is read from it");
        assertEquals("CPUUtilization, checkout-api · Maximum by 1 min: at most 9 %, last 9 %, 2 gaps", chart.says());
    }

    @Test
    void theKeyboardGoesFromPointToPoint() {
        var chart = chart("RequestCount", "Sum", 0, 1, 5);
        model.step(chart, -1);
        assertEquals(NOON.plusSeconds(300), model.cursorProperty().get(), "first to the newest");
        model.step(chart, -1);
        assertEquals(NOON.plusSeconds(60), model.cursorProperty().get(), "over the gap");
        model.step(chart, -1);
        model.step(chart, -1);
        assertEquals(NOON, model.cursorProperty().get());
        model.step(chart, 1);
        assertEquals(NOON.plusSeconds(60), model.cursorProperty().get());
    }

    @Test
    void aSeriesWithoutAPointSaysSo() {
        assertEquals("HTTPCode_ELB_502_Count, checkout-api · Sum by 1 min: asked for, and no datapoint", chart("HTTPCode_ELB_502_Count", "Sum").says());
    }

    @Test
    void valuesHaveTheUnitOfTheirMetric() {
        assertEquals("1.5 s", chart("TargetResponseTime", "p95").value(1.5));
        assertEquals("2 MB", chart("BytesInFromDestination", "Sum").value(2_000_000));
        assertEquals("3 samples", chart("CPUUtilization", "SampleCount").value(3));
    }
}
