package dev.drydock.check.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTest {
    private static final Instant START = Instant.parse("2026-11-18T03:00:00Z");
    private static final Origin ORIGIN = new Origin(new Call("cloudwatch", "get-metric-data", null, CallStatus.OK, null, "m.json", null, null), "MetricDataResults", 0);

    /// Minutes from the start; a negative value is a minute without a datapoint.
    private static List<MetricSeries.Point> minutes(double... values) {
        var points = new ArrayList<MetricSeries.Point>();
        for (var i = 0; i < values.length; i++) {
            if (values[i] >= 0) {
                points.add(new MetricSeries.Point(START.plusSeconds(60L * i), values[i], 60, ORIGIN, i));
            }
        }
        return points;
    }

    private static List<Long> lengths(List<MetricSeries.Point> points) {
        return Run.in(points, value -> value > 80).stream().map(run -> run.length().toMinutes()).toList();
    }

    @Test
    void aRunEndsWhereTheConditionDoes() {
        assertEquals(List.of(2L, 1L), lengths(minutes(81, 90, 80, 99)));
        assertEquals(List.of(), lengths(minutes()));
        assertEquals(List.of(), lengths(minutes(80, 0)));
    }

    @Test
    void aGapEndsARun() {
        assertEquals(List.of(2L, 3L), lengths(minutes(90, 90, -1, 90, 90, 90)));
    }

    @Test
    void aPointStandsForItsPeriod() {
        var points = new ArrayList<>(List.of(new MetricSeries.Point(START.minusSeconds(300), 90, 300, ORIGIN, 0)));
        points.addAll(minutes(90, 90));
        assertEquals(List.of(7L), lengths(points));
    }

    @Test
    void theOneThatStandsGoesBeforeALongerOne() {
        var points = minutes(90, 90, 90, 90, 10, 90, 90);
        var now = START.plusSeconds(8 * 60);
        var worst = Run.worst(points, value -> value > 80, Duration.ofMinutes(2), now).orElseThrow();
        assertEquals(Duration.ofMinutes(2), worst.length());
        assertTrue(worst.stands(now));
        assertEquals(Duration.ofMinutes(4), Run.worst(points, value -> value > 80, Duration.ofMinutes(2), null).orElseThrow().length());
        assertTrue(Run.worst(points, value -> value > 80, Duration.ofMinutes(5), now).isEmpty());
    }

    @Test
    void whatNobodyMeasuredSinceDoesNotStand() {
        var run = Run.in(minutes(90, 90), value -> value > 80).getFirst();
        assertTrue(run.stands(START.plusSeconds(2 * 60 + 300)));
        assertFalse(run.stands(START.plusSeconds(2 * 60 + 301)));
        assertFalse(run.stands(null));
    }

    @Test
    void whatANewerPointFollowsDoesNotReachTheNewest() {
        var runs = Run.in(minutes(90, -1, 10), value -> value > 80);
        assertFalse(runs.getFirst().reachesNewest());
    }

    @Test
    void wordsTellLengthAndTimes() {
        assertEquals("3 min, from 03:00 to 03:03 UTC", Run.in(minutes(90, 95, 91), value -> value > 80).getFirst().words());
        assertEquals(3, Run.in(minutes(90, 95, 91), value -> value > 80).getFirst().evidence().size());
        assertEquals(1, Run.in(minutes(90), value -> value > 80).getFirst().evidence().size());
    }
}
