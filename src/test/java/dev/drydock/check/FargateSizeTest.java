package dev.drydock.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of sizes that Fargate takes.
class FargateSizeTest {

    @ParameterizedTest
    @CsvSource({"256, 512", "256, 2048", "512, 1024", "512, 4096", "1024, 8192", "2048, 16384", "4096, 30720", "8192, 16384", "8192, 61440", "16384, 122880",
        "32768, 61440", "32768, 122880", "32768, 249856"})
    void isValid(int cpu, int memory) {
        assertTrue(new FargateSize(cpu, memory).isValid());
    }

    @ParameterizedTest
    @CsvSource({"256, 3072", "256, 1536", "512, 512", "512, 5120", "1024, 1024", "1024, 9216", "2048, 3072", "4096, 31744", "8192, 17408", "16384, 36864",
        "32768, 131072", "32768, 65536", "300, 1024", "0, 0"})
    void isNot(int cpu, int memory) {
        assertFalse(new FargateSize(cpu, memory).isValid());
    }

    @Test
    void theTableIsWholeAndInOrder() {
        assertEquals(3 + 4 + 7 + 13 + 23 + 12 + 12 + 3, FargateSize.ALL.size());
        assertEquals(FargateSize.ALL, FargateSize.ALL.stream().distinct()
                .sorted((a, b) -> a.cpu() != b.cpu() ? Integer.compare(a.cpu(), b.cpu()) : Integer.compare(a.memory(), b.memory())).toList());
        assertEquals(List.of(512, 1024, 2048), FargateSize.memoriesFor(256));
        assertEquals(List.of(), FargateSize.memoriesFor(300));
    }

    @ParameterizedTest
    @CsvSource({"256, 512, 256, 1024", "256, 1024, 256, 2048", "256, 2048, 512, 3072", "512, 4096, 1024, 5120", "1024, 8192, 2048, 9216", "2048, 16384, 4096, 17408",
        "4096, 30720, 8192, 32768", "8192, 61440, 16384, 65536", "16384, 122880, 32768, 249856", "512, 1500, 512, 2048"})
    void theNextOneHasMoreMemory(int cpu, int memory, int nextCpu, int nextMemory) {
        assertEquals(Optional.of(new FargateSize(nextCpu, nextMemory)), new FargateSize(cpu, memory).moreMemory());
    }

    @Test
    void nothingIsLargerThanTheLargest() {
        assertEquals(Optional.empty(), new FargateSize(32768, 249856).moreMemory());
        assertEquals(Optional.empty(), FargateSize.holding(32769, 1));
    }

    @ParameterizedTest
    @CsvSource({"256, true", "512, true", "1024, false", "4096, false", "8192, true", "32768, true"})
    void someAreForLinuxAlone(int cpu, boolean linuxOnly) {
        assertEquals(linuxOnly, new FargateSize(cpu, 1).isLinuxOnly());
    }

    @ParameterizedTest
    @CsvSource({"2048, 2048", "2 GB, 2048", "2GB, 2048", "0.5 gb, 512", "' .5 GB ', 512"})
    void memoryIsWrittenInTwoWays(String written, int mebibytes) {
        assertEquals(OptionalInt.of(mebibytes), FargateSize.mebibytes(written));
    }

    @Test
    void memoryOfAnotherFormIsNotKnown() {
        for (var written : new String[] {null, "", "much", "2 GiB", "1,5 GB", "-512", "1 vCPU", "9999999999999"}) {
            assertEquals(OptionalInt.empty(), FargateSize.mebibytes(written), written);
        }
    }

    @Test
    void wordsTellBoth() {
        assertEquals("0.25 vCPU and 512 MiB", new FargateSize(256, 512).words());
    }
}
