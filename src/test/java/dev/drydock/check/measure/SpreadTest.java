package dev.drydock.check.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void byNearestRank() {
        assertEquals(new Spread(1, 7, 7, 7), Spread.of(List.of(7.0)).orElseThrow());
        assertEquals(new Spread(4, 2, 4, 4), Spread.of(List.of(4.0, 1.0, 3.0, 2.0)).orElseThrow());
        assertEquals(new Spread(100, 50, 95, 100), Spread.of(IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList()).orElseThrow());
        assertTrue(Spread.of(List.of()).isEmpty());
    }
}
