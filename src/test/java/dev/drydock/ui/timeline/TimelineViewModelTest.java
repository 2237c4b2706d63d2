package dev.drydock.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.drawing.Target;
import dev.drydock.sample.Samples;
import dev.drydock.timeline.Happening;
import dev.drydock.timeline.Happening.About;
import dev.drydock.timeline.Happening.Kind;
import dev.drydock.timeline.Happening.Lane;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest {
    private static Diagnosis diagnosis;

    private final Selection selection = new Selection();
    private TimelineViewModel model;

    @BeforeAll
    static void read() throws Exception {
        try (var sample = new Samples().open("friday-502s")) {
            diagnosis = Diagnosis.of(new BundleReader(Limits.DEFAULT).read(1, "sample:friday-502s", sample.folder(), Progress.NONE).inventory(), Catalogue.checks(), service -> service.name().equals("checkout-api"), () -> false);
        }
    }

    @BeforeEach
    void make() {
        model = new TimelineViewModel(selection, _ -> List.of());
        selection.select(diagnosis);
    }

    private Happening first(Lane lane) {
        return model.timelineProperty().get().happenings().stream().filter(one -> one.kind().lane() == lane).findFirst().orElseThrow();
    }

    @Test
    void choosingATaskSelectsItEverywhere() {
        var stop = first(Lane.STOPS);
        model.choose(stop);
        assertEquals(new Selected.OfThing(Target.task(((About.OfTask) stop.about()).taskArn())), selection.place().selected());
        assertSame(stop, model.chosenProperty().get());
    }

    @Test
    void anEventThatIsSelectedElsewhereIsChosenHere() {
        var event = first(Lane.EVENTS);
        selection.select(new Selected.OfEvent(((About.OfEvent) event.about()).event()));
        assertSame(event, model.chosenProperty().get());
        selection.select(Selected.SERVICE);
        assertNull(model.chosenProperty().get());
    }

    @Test
    void stepsStayWithinTheLaneAndItsEnds() {
        model.choose(first(Lane.STOPS));
        model.step(-1);
        assertSame(first(Lane.STOPS), model.chosenProperty().get());
        model.step(1);
        assertEquals(Lane.STOPS, model.chosenProperty().get().kind().lane());
        model.step(Integer.MAX_VALUE / 2);
        var last = model.chosenProperty().get();
        model.step(1);
        assertSame(last, model.chosenProperty().get());
        model.stepLane(-1);
        assertEquals(Lane.STARTS, model.chosenProperty().get().kind().lane());
    }

    @Test
    void whatIsSteppedToIsInView() {
        model.range(TimeScale.seconds(Instant.parse("2026-11-20T03:00:00Z")), TimeScale.seconds(Instant.parse("2026-11-20T03:10:00Z")));
        model.reveal(first(Lane.STOPS));
        var view = model.viewProperty().get();
        var at = TimeScale.seconds(first(Lane.STOPS).from());
        assertTrue(view.from() < at && at < view.to());
    }

    @Test
    void zoomingKeepsThePlaceUnderThePointer() {
        model.fit();
        var before = model.viewProperty().get();
        var at = before.from() + 0.25 * (before.to() - before.from());
        model.zoom(0.5, 0.25);
        var after = model.viewProperty().get();
        assertEquals(at, after.from() + 0.25 * (after.to() - after.from()), 0.01);
        assertEquals((before.to() - before.from()) / 2, after.to() - after.from(), 0.01);
        IntStream.range(0, 200).forEach(_ -> model.zoom(0.5, 0.5));
        assertTrue(model.viewProperty().get().to() - model.viewProperty().get().from() >= 9.99, "never to nothing");
    }

    @Test
    void theListNarrows() {
        var all = model.listed().size();
        model.filterProperty().set("exit code 137");
        assertTrue(!model.listed().isEmpty() && model.listed().size() < all);
        assertTrue(model.listed().stream().allMatch(one -> one.title().contains("137")));
    }

    @Test
    void whatStandsTooCloseIsOneMarkWithTroubleFirst() {
        var start = Instant.parse("2026-11-20T10:00:00Z");
        var scale = new TimeScale(TimeScale.seconds(start), TimeScale.seconds(start.plusSeconds(1000)), 1000);
        var crowd = IntStream.range(0, 50).mapToObj(i -> new Happening(i == 30 ? Kind.TASK_FAILED : Kind.TASK_STOPPED, start.plusSeconds(i), null, false, "stop " + i, "", new About.OfService())).toList();
        var marks = Mark.of(Lane.STOPS, crowd, scale);
        assertEquals(50, marks.stream().mapToInt(Mark::count).sum());
        assertTrue(marks.size() > 3, "a long run is not one mark");
        assertEquals(1, marks.stream().filter(Mark::isTrouble).count());
        assertEquals(Kind.TASK_FAILED, marks.stream().filter(Mark::isTrouble).findFirst().orElseThrow().first().kind());
        for (var i = 1; i < marks.size(); i++) {
            assertTrue(marks.get(i).x() - marks.get(i - 1).x() >= 9);
        }
    }

    @Test
    void labelsStandAtRoundTimesAndNotTooClose() {
        var from = Instant.parse("2026-11-20T10:07:13Z");
        for (var length : List.of(Duration.ofSeconds(20), Duration.ofMinutes(7), Duration.ofHours(3), Duration.ofDays(2), Duration.ofDays(400))) {
            var scale = new TimeScale(TimeScale.seconds(from), TimeScale.seconds(from.plus(length)), 800);
            var ticks = scale.ticks(ZoneOffset.UTC);
            assertTrue(ticks.size() <= 9, () -> length + ": " + ticks);
            assertNotNull(ticks);
        }
        var india = new TimeScale(TimeScale.seconds(from), TimeScale.seconds(from.plus(Duration.ofHours(6))), 800).ticks(ZoneId.of("Asia/Kolkata"));
        assertTrue(india.stream().allMatch(tick -> tick.atZone(ZoneId.of("Asia/Kolkata")).getMinute() == 0), india::toString);
    }
}
