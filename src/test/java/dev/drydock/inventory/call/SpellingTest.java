package dev.drydock.inventory.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Evidence shows times and numbers as the file has them.
class SpellingTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-18T11:12:44.500000+08:00", "2026-11-18T11:12:44+08:00", "2026-11-18T03:12:44Z", "2026-11-18T03:12:44.123+00:00",
            "2026-11-18T03:12:44.1Z"})
    void aTimeKeepsItsSpelling(String written) {
        var spelling = new Spelling();
        var first = "2026-11-18T11:00:00+08:00";
        spelling.learn(OffsetDateTime.parse(first).toInstant(), first);
        spelling.learn(OffsetDateTime.parse(written).toInstant(), written);

        assertEquals(written, spelling.of(OffsetDateTime.parse(written).toInstant()));
        assertEquals(first, spelling.of(OffsetDateTime.parse(first).toInstant()));
    }

    @Test
    void epochSecondsStayEpochSeconds() {
        var spelling = new Spelling();
        spelling.learn(Instant.ofEpochMilli(1795232852137L), "1795232852.137");

        assertEquals("1795232852.137", spelling.of(Instant.ofEpochMilli(1795232852137L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"146.0", "146", "4.2963", "1e-05", "0.0", "1E+20"})
    void aNumberKeepsItsSpelling(String written) {
        for (var first : new String[] {"7", "7.0"}) {
            var spelling = new Spelling();
            spelling.learn(7, first);
            spelling.learn(Double.parseDouble(written), written);

            assertEquals(written, spelling.of(Double.parseDouble(written)));
        }
    }

    @Test
    void whatNobodyLearnedIsPlain() {
        assertEquals("2026-11-18T03:12:44Z", new Spelling().of(Instant.parse("2026-11-18T03:12:44Z")));
        assertEquals("8", new Spelling().of(8));
        assertEquals("8.0", new Spelling().of(8.0));
        assertEquals("true", new Spelling().of(true));
    }
}
