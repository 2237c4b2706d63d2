package dev.drydock.bundle;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Goes through the directory at the end of a zip archive and keeps nothing of it: the library that unpacks holds all of it in memory as soon as an archive is opened, and believes no count.
///
/// The records are those of PKWARE's APPNOTE, sections 4.3.12 (a file's header), 4.3.14 and 4.3.15 (zip64) and 4.3.16 (the end).
final class ZipDirectory {
    private static final int FILE = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int FILE_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR_LENGTH = 20;
    private static final int LONGEST_COMMENT = 0xffff;
    /// All headers together: 100,000 files with names of 500 characters have less.
    private static final long MOST_BYTES = 64L << 20;

    private ZipDirectory() {}

    /// Refuses an archive whose directory alone would take too much. One that has no directory at all is left to whoever opens it.
    static void judge(Path path, Limits limits) throws IOException {
        try (var file = FileChannel.open(path)) {
            var start = start(file);
            if (start < 0) {
                return;
            }
            file.position(start);
            var meter = new Meter(limits, 0);
            var in = new BufferedInputStream(Channels.newInputStream(file), 1 << 16);
            var total = 0L;
            while (true) {
                var header = ByteBuffer.wrap(in.readNBytes(FILE_LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
                if (header.limit() < FILE_LENGTH || header.getInt(0) != FILE) {
                    return;
                }
                meter.entry();
                var rest = Short.toUnsignedInt(header.getShort(28)) + Short.toUnsignedInt(header.getShort(30)) + Short.toUnsignedInt(header.getShort(32));
                in.skipNBytes(rest);
                total += FILE_LENGTH + rest;
                if (total > MOST_BYTES) {
                    throw new RefusedException("has a list of its files that is larger than the limit of " + Meter.mebibytes(MOST_BYTES));
                }
            }
        } catch (EOFException e) {
            // It is cut short: whoever opens it says so.
        }
    }

    /// Where the first header stands; negative where there is no end record to tell.
    private static long start(FileChannel file) throws IOException {
        var tail = at(file, Math.max(0, file.size() - END_LENGTH - LONGEST_COMMENT), END_LENGTH + LONGEST_COMMENT);
        for (var i = tail.limit() - END_LENGTH; i >= 0; i--) {
            if (tail.getInt(i) == END) {
                var end = file.size() - tail.limit() + i;
                var large = start64(file, end);
                if (large >= 0) {
                    return large;
                }
                var length = Integer.toUnsignedLong(tail.getInt(i + 12));
                var offset = Integer.toUnsignedLong(tail.getInt(i + 16));
                // What stands before the archive moves all of it.
                return offset + Math.max(0, end - length - offset);
            }
        }
        return -1;
    }

    private static long start64(FileChannel file, long end) throws IOException {
        if (end < LOCATOR_LENGTH) {
            return -1;
        }
        var locator = at(file, end - LOCATOR_LENGTH, LOCATOR_LENGTH);
        if (locator.limit() < LOCATOR_LENGTH || locator.getInt(0) != LOCATOR_64 || locator.getLong(8) < 0) {
            return -1;
        }
        var record = at(file, locator.getLong(8), 56);
        return record.limit() < 56 || record.getInt(0) != END_64 ? -1 : record.getLong(48);
    }

    /// As many bytes as there are from there on.
    private static ByteBuffer at(FileChannel file, long position, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {
            // until all is there
        }
        return bytes.flip();
    }
}
