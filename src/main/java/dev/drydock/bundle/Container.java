package dev.drydock.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// The files of a bundle, whatever holds them. Names are relative, with slashes, and have been judged safe.
///
/// Nothing is ever unpacked to disk: an archive that cannot be entered at a place is read again from its start.
interface Container extends Closeable {

    /// A file: its name, and its unpacked size in bytes where the container tells it, else -1.
    record Entry(String name, long size) {}

    /// Opens a container anew each time.
    @FunctionalInterface
    interface Opening {
        Container open() throws IOException;
    }

    @FunctionalInterface
    interface Visitor {
        /// Called once for each file; the stream is valid during the call and need not be read.
        void visit(Entry entry, InputStream in) throws IOException;
    }

    /// The names of all files, in the container's own order.
    List<Entry> entries();

    /// What the container itself has to report, such as a link that was not followed.
    List<FileReport> reports();

    /// Visits all files in the container's own order.
    void visit(Visitor visitor) throws IOException;

    /// Visits all files by opening each, for containers that can be entered at any place. One that cannot be opened fails when it is read.
    default void visit(Meter meter, Visitor visitor) throws IOException {
        for (var entry : entries()) {
            meter.declared(entry.name(), entry.size());
            try (var in = opened(entry.name())) {
                visitor.visit(entry, meter.count(entry.name(), in));
            }
        }
    }

    /// Opens one file; where that fails, it fails when it is read.
    default InputStream opened(String name) throws RefusedException {
        try {
            return open(name);
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    throw e;
                }
            };
        }
    }

    /// Opens one file, within the limits.
    InputStream open(String name) throws IOException;

    @Override
    default void close() throws IOException {}
}
