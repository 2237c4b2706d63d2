package dev.drydock.check.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentVersionTest {

    @ParameterizedTest
    @CsvSource({"1.50.2,1.50.2", "v1.105.1,1.105.1", " 1.9.0 ,1.9.0", "1.50.2-abc,1.50.2"})
    void versionsAreRead(String text, String shown) {
        assertEquals(Optional.of(shown), AgentVersion.of(text).map(AgentVersion::toString));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1", "1.50", "latest", "1.50.2.1", "1.999999999999.0", "-1.0.0"})
    void otherTextsAreNone(String text) {
        assertEquals(Optional.empty(), AgentVersion.of(text));
    }

    @Test
    void partsAreNumbersNotText() {
        assertTrue(AgentVersion.of("1.105.1").orElseThrow().compareTo(AgentVersion.of("1.98.0").orElseThrow()) > 0);
        assertTrue(AgentVersion.of("1.50.2").orElseThrow().compareTo(AgentVersion.of("1.50.10").orElseThrow()) < 0);
    }
}
