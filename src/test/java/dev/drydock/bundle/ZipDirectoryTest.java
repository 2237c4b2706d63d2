package dev.drydock.bundle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives whose list of files is what hurts: they are refused before the library that unpacks has read it.
class ZipDirectoryTest {
    private static final Limits FEW = new Limits(1 << 20, 1 << 20, 100, 200, 200);

    @TempDir
    private Path folder;

    /// A directory of empty files that are not there, whatever its end says of their number.
    private Path lying(int entries, int said, int commentLength) throws IOException {
        var start = "PK\3\4".getBytes(US_ASCII);
        var bytes = ByteBuffer.allocate(start.length + entries * (46 + 1 + commentLength) + 22).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(start);
        for (var i = 0; i < entries; i++) {
            var at = bytes.position();
            bytes.putInt(at, 0x02014b50).putShort(at + 28, (short) 1).putShort(at + 32, (short) commentLength).put(at + 46, (byte) 'x').position(at + 47 + commentLength);
        }
        var end = bytes.position();
        bytes.putInt(end, 0x06054b50).putShort(end + 8, (short) said).putShort(end + 10, (short) said).putInt(end + 12, end - start.length).putInt(end + 16, start.length);
        return Files.write(folder.resolve("a.zip"), bytes.array());
    }

    private Path written(int entries, Zip64Mode mode) throws IOException {
        try (var zip = new ZipArchiveOutputStream(folder.resolve("a.zip"))) {
            zip.setUseZip64(mode);
            zip.setComment("what a person wrote");
            for (var i = 0; i < entries; i++) {
                zip.putArchiveEntry(new ZipArchiveEntry(i + "/"));
                zip.closeArchiveEntry();
            }
        }
        return folder.resolve("a.zip");
    }

    @Test
    void entriesAreCountedWhateverTheEndSays() throws IOException {
        var zip = lying(101, 1, 0);

        var refused = assertThrows(RefusedException.class, () -> ZipDirectory.judge(zip, FEW));

        assertEquals("holds more than 100 entries, which is the limit; --max-entries sets it", refused.getMessage());
        assertEquals("a.zip " + refused.getMessage() + ".", assertThrows(BundleException.class, () -> new BundleReader(FEW).read(1, zip, Progress.NONE)).getMessage());
    }

    @Test
    void asManyAsTheLimitAreTaken() throws IOException {
        var zip = lying(100, 100, 0);

        assertDoesNotThrow(() -> ZipDirectory.judge(zip, FEW));
    }

    @Test
    void commentsThatFillTheMemoryAreRefused() throws IOException {
        var zip = lying(1100, 1100, 0xffff);

        assertTrue(assertThrows(RefusedException.class, () -> ZipDirectory.judge(zip, Limits.DEFAULT)).getMessage().contains("list of its files"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Never", "Always"})
    void bothSizesOfArchiveAreGoneThrough(String mode) throws IOException {
        var most = written(100, Zip64Mode.valueOf(mode));
        assertDoesNotThrow(() -> ZipDirectory.judge(most, FEW));

        var more = written(101, Zip64Mode.valueOf(mode));
        assertThrows(RefusedException.class, () -> ZipDirectory.judge(more, FEW));
    }

    @Test
    void whatStandsBeforeAnArchiveMovesItsDirectory() throws IOException {
        var zip = Files.readAllBytes(lying(101, 101, 0));
        var moved = ByteBuffer.allocate(zip.length + 500).put(500, zip).array();

        assertThrows(RefusedException.class, () -> ZipDirectory.judge(Files.write(folder.resolve("moved.zip"), moved), FEW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "no archive at all"})
    void whatHasNoDirectoryIsLeftToWhoeverOpensIt(String text) throws IOException {
        var file = Files.writeString(folder.resolve("x"), text);

        assertDoesNotThrow(() -> ZipDirectory.judge(file, FEW));
    }
}
