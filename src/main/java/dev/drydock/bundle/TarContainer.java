package dev.drydock.bundle;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// A bundle in a tar archive, gzipped or not. It can only be read from its start, so opening one file passes over those before it.
///
/// An archive that ends early keeps what came before the cut.
final class TarContainer implements Container {
    private final Path path;
    private final boolean gzipped;
    private final Limits limits;
    private final long packed;
    private final List<Entry> entries = new ArrayList<>();
    private final List<FileReport> reports = new ArrayList<>();

    TarContainer(Path path, boolean gzipped, Limits limits) throws IOException {
        this.path = path;
        this.gzipped = gzipped;
        this.limits = limits;
        packed = gzipped ? Files.size(path) : 0;
        pass(true, (entry, in) -> {
            entries.add(entry);
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    @Override
    public List<Entry> entries() {
        return entries;
    }

    @Override
    public List<FileReport> reports() {
        return reports;
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
        pass(false, visitor);
    }

    private void pass(boolean first, Visitor visitor) throws IOException {
        var meter = new Meter(limits, packed);
        var seen = new HashSet<String>();
        try (var headers = new TarHeaders(raw()); var tar = new TarArchiveInputStream(headers)) {
            TarArchiveEntry next;
            while ((next = headers.next(tar)) != null) {
                meter.entry();
                var name = EntryName.safe(next.getName());
                if (!next.isDirectory() && !next.isFile() || next.isSymbolicLink() || next.isLink() || next.isCharacterDevice() || next.isBlockDevice() || next.isFIFO()) {
                    throw new RefusedException("holds a link or a device, " + EntryName.shown(next.getName()));
                }
                var content = meter.count(name == null ? "a folder" : name, tar);
                if (name != null && !next.isDirectory() && !EntryName.isLitter(name)) {
                    meter.declared(name, next.getRealSize());
                    if (seen.add(name)) {
                        visitor.visit(new Entry(name, next.getRealSize()), content);
                    } else if (first) {
                        reports.add(new FileReport(name, FileReport.Status.DAMAGED, "The archive holds this name more than once; the first is read."));
                    }
                }
                // What nobody wants counts too: it must be passed over.
                content.transferTo(OutputStream.nullOutputStream());
            }
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            cut(first, e);
        }
    }

    /// The first pass finds where an archive is cut; a later one that breaks off where the first did not is a failure to read.
    private void cut(boolean first, IOException e) throws IOException {
        if (entries.isEmpty()) {
            throw new RefusedException("is cut short or damaged: the archive ends before its first file does");
        }
        if (!first && reports.stream().noneMatch(report -> report.status() == FileReport.Status.TRUNCATED)) {
            throw e;
        }
        if (first) {
            reports.add(new FileReport(path.getFileName().toString(), FileReport.Status.TRUNCATED,
                    "The archive ends early, after " + EntryName.shown(entries.getLast().name()) + "; what stands before the cut was read."));
        }
    }

    private InputStream raw() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        return gzipped ? new GZIPInputStream(in, 1 << 16) : in;
    }

    @Override
    public InputStream open(String name) throws IOException {
        var meter = new Meter(limits, packed);
        var headers = new TarHeaders(raw());
        var tar = new TarArchiveInputStream(headers);
        try {
            TarArchiveEntry next;
            while ((next = headers.next(tar)) != null) {
                var content = meter.count(name, tar);
                if (name.equals(EntryName.safe(next.getName()))) {
                    return new FilterInputStream(content) {
                        @Override
                        public void close() throws IOException {
                            tar.close();
                        }
                    };
                }
                content.transferTo(OutputStream.nullOutputStream());
            }
            throw new IOException("There is no " + name + " in the archive");
        } catch (IOException e) {
            tar.close();
            throw e;
        }
    }
}
