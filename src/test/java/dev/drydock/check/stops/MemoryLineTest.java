package dev.drydock.check.stops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is a leak, and what only looks like one.
class MemoryLineTest {
    private static final Instant START = Instant.parse("2026-11-18T00:00:00Z");

    @Test
    void aStraightRiseIsOne() {
        var line = line(48, i -> 60 + i * 0.5);
        assertTrue(line.isRising());
        assertEquals(6, line.perHour(), 1e-6, "half a point in five minutes");
        assertEquals(1, line.fit(), 1e-6);
        assertFalse(line.isHigh(), "83.5 %");
        assertEquals(Duration.ofMinutes(165), line.toTheCap(), "16.5 points at 6 an hour");
    }

    @Test
    void eightyFiveIsHigh() {
        assertTrue(line(48, i -> 61.5 + i * 0.5).isHigh());
        assertFalse(line(48, i -> 61.4 + i * 0.5).isHigh());
    }

    @Test
    void gapsAreLeftOutOfTheLine() {
        var whole = line(48, i -> 50 + i * 0.7);
        var holed = line(48, i -> 50 + i * 0.7, i -> i < 10 || i > 30);
        assertEquals(whole.perHour(), holed.perHour(), 1e-6);
        assertTrue(holed.isRising());
        assertFalse(line(48, i -> 50 + i * 0.7, i -> i % 4 == 0 || i == 47).isRising(), "one step in four is too little to go by");
    }

    @Test
    void memoryThatIsGivenBackBeginsAnew() {
        assertFalse(line(48, i -> 60 + i % 8 * 3).isRising(), "a sawtooth of 40 min");
        var restarted = line(48, i -> i < 20 ? 60 + i * 2 : 55 + (i - 20) * 1.2);
        assertTrue(restarted.isRising());
        assertEquals(55, restarted.from().value());
        assertEquals(Duration.ofMinutes(27 * 5), restarted.span());
    }

    @Test
    void aPlateauIsNone() {
        assertFalse(line(48, i -> 95).isRising());
        assertFalse(line(48, i -> 90 + Math.sin(i)).isRising());
        assertFalse(line(48, i -> 60 + Math.min(i, 28)).isRising(), "it flattened out");
        assertFalse(line(48, i -> 90 - i * 0.2).isRising(), "it falls");
    }

    @Test
    void littleAndShortIsNone() {
        assertFalse(line(48, i -> 80 + i * 0.1).isRising(), "4.7 points");
        assertTrue(line(48, i -> 80 + i * 0.11).isRising(), "5.2 points");
        assertFalse(line(12, i -> 80 + i).isRising(), "55 min");
        assertTrue(line(13, i -> 80 + i).isRising(), "60 min");
        assertTrue(MemoryLine.of(series(2, 300, i -> 80, i -> true)).isEmpty());
    }

    @Test
    void minutesCountNoMoreThanFiveMinutes() {
        assertEquals(36, MemoryLine.of(series(180, 60, i -> 60 + i * 0.1, i -> true)).orElseThrow().steps());
    }

    private static MemoryLine line(int count, IntToDoubleFunction value) {
        return line(count, value, i -> true);
    }

    private static MemoryLine line(int count, IntToDoubleFunction value, IntPredicate recorded) {
        return MemoryLine.of(series(count, 300, value, recorded)).orElseThrow();
    }

    private static MetricSeries series(int count, int period, IntToDoubleFunction value, IntPredicate recorded) {
        var origin = new Origin(new Call("cloudwatch", "get-metric-data", null, CallStatus.OK, null, null, null, null), "MetricDataResults", 0);
        return new MetricSeries("AWS/ECS", "MemoryUtilization", Map.of(), "Maximum", period, List.copyOf(IntStream.range(0, count).filter(recorded)
                .mapToObj(i -> new MetricSeries.Point(START.plusSeconds((long) period * i), value.applyAsDouble(i), period, origin, i)).toList()));
    }
}
