package dev.drydock.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// A bundle in one JSON document, `{"manifest": {…}, "responses": {"ecs/describe-services.json": {…}, …}}`, or a single recorded answer.
///
/// The document is scanned once for where each response begins and ends; after that each is opened as a slice of the file, so nothing is held.
final class DocumentContainer implements Container {
    /// Deep enough for any answer within any limit, and shallow enough not to be hurt by a file that only nests.
    private static final int NESTING = 10_000;

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
            throw new RefusedException("is larger than the limit of " + (limits.totalBytes() >> 20) + " MiB");
        }
        if (!scan()) {
            slices.clear();
            slices.put(path.getFileName().toString(), whole);
        }
    }

    /// Finds the slices; false when this is no bundle in one document.
    private boolean scan() throws IOException {
        var constraints = StreamReadConstraints.builder().maxNestingDepth(NESTING).maxStringLength(Integer.MAX_VALUE).maxNumberLength(Integer.MAX_VALUE).build();
        var factory = JsonFactory.builder().streamReadConstraints(constraints).build();
        var isBundle = false;
        try (var parser = factory.createParser(ObjectReadContext.empty(), Files.newInputStream(path))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var token = parser.nextToken();
                if (name.equals("manifest") && token == JsonToken.START_OBJECT) {
                    slices.put(BundleReader.MANIFEST, slice(parser));
                    isBundle = true;
                } else if (name.equals("responses") && token == JsonToken.START_OBJECT) {
                    responses(parser);
                    isBundle = true;
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            if (isBundle && !slices.isEmpty()) {
                reports.add(new FileReport(path.getFileName().toString(), FileReport.Status.TRUNCATED,
                        "The document cannot be read to its end; what stands before that was read."));
            }
        }
        return isBundle;
    }

    private void responses(JsonParser parser) throws IOException {
        var meter = new Meter(limits, 0);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var given = parser.currentName();
            meter.entry();
            parser.nextToken();
            var name = EntryName.safe(given);
            var slice = slice(parser);
            if (name == null) {
                continue;
            }
            meter.declared(name, slice.to() - slice.from());
            if (slices.putIfAbsent(name, slice) != null) {
                reports.add(new FileReport(name, FileReport.Status.DAMAGED, "The document holds this name more than once; the first is read."));
            }
        }
    }

    private static Slice slice(JsonParser parser) {
        var from = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return new Slice(from, parser.currentLocation().getByteOffset());
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
