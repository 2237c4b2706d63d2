package dev.drydock.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/// A bundle in one JSON document, `{"manifest": {…}, "responses": {"ecs/describe-services.json": {…}, …}}`, or a single recorded answer.
///
/// The document is scanned once for where each response begins and ends; after that each is opened as a slice of the file, so nothing is held.
final class DocumentContainer implements Container {
    private record Slice(long from, long to) {}

    private final Path path;
    private final Limits limits;
    private final Map<String, Slice> slices = new LinkedHashMap<>();
    private final List<FileReport> reports = new ArrayList<>();

    DocumentContainer(Path path, Limits limits) throws IOException {
        this.path = path;
        this.limits = limits;
        var whole = new Slice(0, Files.size(path));
        if (whole.to() > limits.totalBytes()) {
            throw new RefusedException("is larger than the limit of " + Meter.mebibytes(limits.totalBytes()) + "; --max-unpacked sets it");
        }
        if (!scan()) {
            slices.clear();
            slices.put(path.getFileName().toString(), whole);
        }
    }

    /// Finds the slices; false when this is no bundle in one document.
    private boolean scan() throws IOException {
        var isBundle = false;
        try (var in = new JsonSlices(Files.newInputStream(path))) {
            if (!in.enterObject()) {
                return false;
            }
            while (in.nextMember()) {
                var name = in.name();
                if (name.equals("manifest") && in.isObject()) {
                    isBundle = true;
                    put(BundleReader.MANIFEST, slice(in));
                } else if (name.equals("responses") && in.isObject()) {
                    isBundle = true;
                    responses(in);
                } else {
                    in.passValue();
                }
            }
        } catch (EOFException | MalformedInputException e) {
            if (isBundle) {
                reports.add(new FileReport(path.getFileName().toString(), FileReport.Status.TRUNCATED,
                        "The document cannot be read to its end; what stands before that was read."));
            }
        }
        return isBundle;
    }

    private void responses(JsonSlices in) throws IOException {
        var meter = new Meter(limits, 0);
        in.enterObject();
        while (in.nextMember()) {
            meter.entry();
            var name = EntryName.safe(in.name());
            var slice = slice(in);
            if (name != null) {
                meter.declared(name, slice.to() - slice.from());
                put(name, slice);
            }
        }
    }

    private void put(String name, Slice slice) {
        if (slices.putIfAbsent(name, slice) != null) {
            reports.add(new FileReport(name, FileReport.Status.DAMAGED, "The document holds this name more than once; the first is read."));
        }
    }

    /// The value that the scan stands at. One that is cut goes to the end of the file: what is whole in it is told by whoever reads it.
    private static Slice slice(JsonSlices in) throws IOException {
        var from = in.valueStart();
        in.passValue();
        return new Slice(from, in.valueEnd());
    }

    @Override
    public List<Entry> entries() {
        return slices.entrySet().stream().map(file -> new Entry(file.getKey(), file.getValue().to() - file.getValue().from())).toList();
    }

    @Override
    public List<FileReport> reports() {
        return reports;
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
        visit(new Meter(limits, 0), visitor);
    }

    @Override
    public InputStream open(String name) throws IOException {
        @Nullable Slice slice = slices.get(name);
        if (slice == null) {
            throw new IOException("There is no " + name + " in the document");
        }
        SeekableByteChannel channel = Files.newByteChannel(path).position(slice.from());
        return BoundedInputStream.builder().setInputStream(Channels.newInputStream(channel)).setMaxCount(slice.to() - slice.from()).get();
    }
}
