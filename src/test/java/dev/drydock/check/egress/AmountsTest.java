package dev.drydock.check.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1 kB", "226711744, 226.7 MB", "1360270464, 1.36 GB", "217200000000, 217.2 GB", "1500000000000000, 1500 TB"})
    void bytesAreReadAtAGlance(double bytes, String text) {
        assertEquals(text, Amounts.bytes(bytes));
    }

    @Test
    void aPullIsWorkedOut() {
        assertEquals("600 tasks × 362 MB = 217.2 GB; at the 5 Gbps that a NAT gateway starts with that takes 347.5 s (it scales up to 100 Gbps by itself)",
                Amounts.pull(600, 362_000_000, 1));
        assertEquals("1 task × 1 MB = 1 MB; at the 5 Gbps that a NAT gateway starts with, spread over 3 of them, that takes under 0.1 s (it scales up to 100 Gbps by itself)",
                Amounts.pull(1, 1_000_000, 3));
    }
}
