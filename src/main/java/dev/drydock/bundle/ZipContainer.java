package dev.drydock.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/// A bundle in a zip archive.
final class ZipContainer implements Container {
    /// The kind of file in the Unix mode that zip entries may carry: anything but a plain file or a folder is refused.
    private static final int KIND = 0170000;
    private static final int PLAIN = 0100000;
    private static final int FOLDER = 0040000;

    /// What archivers of today write. For others a library would be needed, or one is trusted with a decoder that nobody tends.
    private static final Set<Integer> METHODS = Set.of(ZipMethod.STORED.getCode(), ZipMethod.DEFLATED.getCode(), ZipMethod.ENHANCED_DEFLATED.getCode(), ZipMethod.BZIP2.getCode());

    private final ZipFile zip;
    private final Limits limits;
    private final long packed;
    private final Map<String, ZipArchiveEntry> files = new LinkedHashMap<>();
    private final List<FileReport> reports = new ArrayList<>();

    ZipContainer(Path path, Limits limits) throws IOException {
        this.limits = limits;
        packed = Files.size(path);
        ZipDirectory.judge(path, limits);
        try {
            zip = ZipFile.builder().setPath(path).get();
        } catch (IOException e) {
            throw new RefusedException("is cut short or damaged: the directory at the end of the zip archive cannot be read");
        }
        try {
            list();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void list() throws IOException {
        var meter = new Meter(limits, packed);
        for (var entry : Collections.list(zip.getEntries())) {
            meter.entry();
            var name = EntryName.safe(entry.getName());
            var kind = entry.getUnixMode() & KIND;
            if (entry.isUnixSymlink() || kind != 0 && kind != PLAIN && kind != FOLDER) {
                throw new RefusedException("holds a link or a device, " + EntryName.shown(entry.getName()));
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new RefusedException("is encrypted; ask for it without a password");
            }
            if (name == null || entry.isDirectory() || EntryName.isLitter(name)) {
                continue;
            }
            meter.declared(name, entry.getSize());
            meter.unpacked(Math.max(0, entry.getSize()));
            if (files.putIfAbsent(name, entry) != null) {
                reports.add(new FileReport(name, FileReport.Status.DAMAGED, "The archive holds this name more than once; the first is read."));
            }
        }
    }

    @Override
    public List<Entry> entries() {
        return files.entrySet().stream().map(file -> new Entry(file.getKey(), file.getValue().getSize())).toList();
    }

    @Override
    public List<FileReport> reports() {
        return reports;
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
        visit(new Meter(limits, packed), visitor);
    }

    @Override
    public InputStream open(String name) throws IOException {
        var entry = files.get(name);
        if (entry == null) {
            throw new IOException("There is no " + name + " in the archive");
        }
        if (!METHODS.contains(entry.getMethod())) {
            throw new IOException("it is packed by a method that Drydock does not know");
        }
        var in = zip.getInputStream(entry);
        var counted = new Meter(limits, packed).count(name, in);
        return new FilterInputStream(counted) {
            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
