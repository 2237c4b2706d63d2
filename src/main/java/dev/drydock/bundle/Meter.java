package dev.drydock.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what a container gives out against the limits. A container may be passed over more than once, so each pass has its own meter.
final class Meter {
    private final Limits limits;
    private final long packed;
    private long total;
    private int entries;

    /// @param packed bytes of the archive on disk; 0 where nothing is packed
    Meter(Limits limits, long packed) {
        this.limits = limits;
        this.packed = packed;
    }

    void entry() throws RefusedException {
        if (++entries > limits.entries()) {
            throw new RefusedException("holds more than " + limits.entries() + " entries, which is the limit; --max-entries sets it");
        }
    }

    /// Judges a size that a container declares, before a byte of it is read.
    void declared(String name, long size) throws RefusedException {
        if (size > limits.fileBytes()) {
            throw new RefusedException("holds " + EntryName.shown(name) + ", which is larger than the limit of " + mebibytes(limits.fileBytes()) + " a file; --max-file sets it");
        }
    }

    /// The stream of one file, counted while it is read. Closing it closes nothing: the next file of a tar comes out of the same stream, and whoever
    /// reads a file may close what it was given.
    InputStream count(String name, InputStream in) {
        return new FilterInputStream(in) {
            private long size;

            @Override
            public void close() {
                // the container closes what it has opened
            }

            @Override
            public int read() throws IOException {
                var b = super.read();
                if (b >= 0) {
                    counted(1);
                }
                return b;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                var n = super.read(bytes, offset, length);
                if (n > 0) {
                    counted(n);
                }
                return n;
            }

            private void counted(int n) throws RefusedException {
                size += n;
                declared(name, size);
                unpacked(n);
            }
        };
    }

    /// Counts bytes that come out of the container, or that it says will.
    void unpacked(long bytes) throws RefusedException {
        total += bytes;
        if (total > limits.totalBytes()) {
            throw new RefusedException("unpacks to more than the limit of " + mebibytes(limits.totalBytes()) + "; --max-unpacked sets it");
        }
        if (packed > 0 && total > Limits.RATIO_FROM && total / packed > limits.ratio()) {
            throw new RefusedException("unpacks to more than " + limits.ratio() + " times its size, which is the limit; --max-ratio sets it");
        }
    }

    static String mebibytes(long bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }
}
