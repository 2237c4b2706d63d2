package dev.drydock.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// The files of a bundle in memory.
record MemoryContainer(Map<String, byte[]> files) implements Container {
    @Override
    public List<Entry> entries() {
        return files.entrySet().stream().map(file -> new Entry(file.getKey(), file.getValue().length)).toList();
    }

    @Override
    public List<FileReport> reports() {
        return List.of();
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
        for (var file : files.entrySet()) {
            visitor.visit(new Entry(file.getKey(), file.getValue().length), new ByteArrayInputStream(file.getValue()));
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        var body = files.get(name);
        if (body == null) {
            throw new IOException("There is no " + name + " in the recording");
        }
        return new ByteArrayInputStream(body);
    }
}
