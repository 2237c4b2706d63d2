package dev.drydock.bundle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A whole capture and the refreshes that followed it, as a series: `captures/<time>/` for each, and a manifest that lists them.
///
/// What grows too long is thinned: of its older half every second refresh goes, never the first capture nor the newest. A task that has stopped stands in every refresh of an hour, so
/// that none is lost.
public final class RecordedSeries implements InMemoryBundle {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String tool;
    private final int most;
    private final List<Recording> captures = new ArrayList<>();

    /// @param tool who writes it; free text
    /// @param first the whole capture that the refreshes follow
    /// @param most captures that are kept, at least 4
    public RecordedSeries(String tool, Recording first, int most) {
        this.tool = tool;
        this.most = Math.max(4, most);
        captures.add(first);
    }

    /// Adds a refresh.
    public synchronized void add(Recording refresh) {
        captures.add(refresh);
        if (captures.size() > most) {
            for (var old = captures.size() / 2; old > 0; old -= 2) {
                captures.remove(old);
            }
        }
    }

    /// The clock of the newest capture.
    public synchronized Instant capturedAt() {
        return captures.getLast().capturedAt();
    }

    /// How many captures are in it.
    public synchronized int size() {
        return captures.size();
    }

    @Override
    public Map<String, byte[]> files() {
        List<Recording> now;
        synchronized (this) {
            now = List.copyOf(captures);
        }
        var newest = now.getLast();
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("format", Manifest.FORMAT);
        manifest.put("schemaVersion", Manifest.VERSION);
        manifest.put("tool", tool);
        manifest.put("capturedAt", newest.capturedAt().toString());
        var account = now.getFirst().account();
        if (account != null) {
            manifest.put("account", account);
        }
        manifest.put("region", now.getFirst().region());
        manifest.put("calls", List.of());
        var files = new LinkedHashMap<String, byte[]>();
        var folders = new ArrayList<Map<String, String>>();
        for (var capture : now) {
            // A folder on Windows can hold no colon.
            var folder = "captures/" + capture.capturedAt().toString().replace(":", "") + "/";
            folders.add(Map.of("folder", folder));
            capture.files().forEach((name, body) -> files.put(folder + name, body));
        }
        manifest.put("captures", folders);
        files.put(BundleReader.MANIFEST, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        return files;
    }
}
