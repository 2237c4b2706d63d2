package dev.drydock.check.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogOptionsTest {

    @ParameterizedTest
    @CsvSource({"25m,26214400", "1M,1048576", "64k,65536", "10mb,10485760", "4096,4096", "12b,12", "2 g,2147483648"})
    void sizesAreBytes(String size, long bytes) {
        assertEquals(OptionalLong.of(bytes), LogOptions.bytes(size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "-1m", "1.5m", "lots", "99999999999999999999g", "25t"})
    void otherTextsAreNone(String size) {
        assertEquals(OptionalLong.empty(), LogOptions.bytes(size));
    }
}
