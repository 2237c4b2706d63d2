package dev.drydock.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// The bytes of a tar archive under the reader of its entries. That reader holds long names and extended headers in memory, however long they say they are; so
/// between two entries it gets only so much.
final class TarHeaders extends FilterInputStream {
    /// Names are of a few hundred bytes, extended headers of a few thousand.
    private static final int LONGEST = 1 << 20;

    private int left = LONGEST;
    private boolean between;

    TarHeaders(InputStream in) {
        super(in);
    }

    /// The next entry; the content of the one before must have been read.
    @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
        left = LONGEST;
        between = true;
        try {
            return tar.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new IOException("a header of the archive is damaged", e);
        } finally {
            between = false;
        }
    }

    @Override
    public int read() throws IOException {
        var b = super.read();
        counted(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var n = super.read(bytes, offset, length);
        counted(Math.max(0, n));
        return n;
    }

    /// What is passed over is read, so that it counts.
    @Override
    public long skip(long n) throws IOException {
        var skipped = 0L;
        var sink = new byte[8192];
        while (skipped < n) {
            var read = read(sink, 0, (int) Math.min(sink.length, n - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    private void counted(int n) throws RefusedException {
        left -= between ? n : 0;
        if (left < 0) {
            throw new RefusedException("has a header of more than " + (LONGEST >> 20) + " MiB between two of its entries, which no archiver writes");
        }
    }
}
