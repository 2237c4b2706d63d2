package dev.drydock.bundle;

import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Read;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A bundle that is being written, in memory: calls are added as they are answered, from any thread, and what is there so far can be read or saved at any time.
public final class Recording implements InMemoryBundle {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");
    private static final int LONGEST_KEY = 60;

    private final String tool;
    private final Instant capturedAt;
    private final String region;
    private final List<Recorded> calls = new ArrayList<>();
    private @Nullable String account;
    private long bytes;

    /// @param file where the answer stands, and `body`: what it is; both null where there is none
    private record Recorded(Read read, CallStatus status, @Nullable CallError error, Instant at, @Nullable String file, byte @Nullable [] body) {}

    /// @param tool who writes it; free text
    /// @param capturedAt the clock of every age rule
    public Recording(String tool, Instant capturedAt, String region) {
        this.tool = tool;
        this.capturedAt = capturedAt;
        this.region = region;
    }

    /// Whose account it is, once that is known.
    public synchronized void account(String id) {
        account = id;
    }

    public synchronized @Nullable String account() {
        return account;
    }

    /// Adds a call.
    ///
    /// @param key what the file is named for, beside its number; free text
    /// @param body what `aws … --output json` prints; null where nothing came
    public synchronized void add(Read read, String key, CallStatus status, @Nullable CallError error, Instant at, byte @Nullable [] body) {
        var file = body == null ? null : read.service() + "/" + read.operation() + "/" + (calls.size() + 1) + named(key) + ".json";
        calls.add(new Recorded(read, status, error, at, file, body));
        bytes += body == null ? 0 : body.length;
    }

    private static String named(String key) {
        var safe = UNSAFE.matcher(key).replaceAll("-");
        return safe.isEmpty() ? "" : "-" + safe.substring(0, Math.min(LONGEST_KEY, safe.length()));
    }

    /// The whole answers in it, by what was asked.
    public synchronized Map<Read, byte[]> answered() {
        var answers = new LinkedHashMap<Read, byte[]>();
        for (var call : calls) {
            if (call.status() == CallStatus.OK && call.body() != null) {
                answers.put(call.read(), call.body());
            }
        }
        return answers;
    }

    /// How many calls are in it.
    public synchronized int size() {
        return calls.size();
    }

    /// How many bytes its answers have.
    public synchronized long bytes() {
        return bytes;
    }

    public String region() {
        return region;
    }

    /// The clock of every age rule.
    public Instant capturedAt() {
        return capturedAt;
    }

    /// What is there so far: later calls do not show in it.
    @Override
    public Map<String, byte[]> files() {
        List<Recorded> now;
        var manifest = new LinkedHashMap<String, @Nullable Object>();
        synchronized (this) {
            now = List.copyOf(calls);
            manifest.put("format", Manifest.FORMAT);
            manifest.put("schemaVersion", Manifest.VERSION);
            manifest.put("tool", tool);
            manifest.put("capturedAt", capturedAt.toString());
            if (account != null) {
                manifest.put("account", account);
            }
        }
        manifest.put("region", region);
        manifest.put("calls", now.stream().map(Recording::entry).toList());
        var files = new LinkedHashMap<String, byte[]>();
        files.put(BundleReader.MANIFEST, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        for (var call : now) {
            if (call.file() != null && call.body() != null) {
                files.put(call.file(), call.body());
            }
        }
        return files;
    }

    private static Map<String, Object> entry(Recorded call) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("service", call.read().service());
        entry.put("operation", call.read().operation());
        entry.put("parameters", call.read().parameters());
        if (call.file() != null) {
            entry.put("file", call.file());
        }
        entry.put("status", call.status().name().toLowerCase(Locale.ROOT));
        if (call.error() != null) {
            entry.put("error", Map.of("code", call.error().code(), "message", call.error().message()));
        }
        entry.put("at", call.at().toString());
        if (call.body() != null) {
            entry.put("bytes", call.body().length);
            entry.put("sha256", sha256(call.body()));
        }
        return entry;
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
