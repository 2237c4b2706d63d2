package dev.drydock.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A bundle that is nowhere but in memory, and may still grow.
public sealed interface InMemoryBundle permits Recording, RecordedSeries, FrozenBundle {
    /// Its files as they are now, by their names.
    Map<String, byte[]> files();

    /// What is there now, and stays so.
    default InMemoryBundle frozen() {
        return new FrozenBundle(files());
    }

    /// Writes what is there now as a zip. The same content gives the same bytes.
    default void writeZip(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        for (var file : files().entrySet()) {
            var entry = new ZipEntry(file.getKey());
            // The earliest time that a zip can hold.
            entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
            zip.putNextEntry(entry);
            zip.write(file.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }
}
