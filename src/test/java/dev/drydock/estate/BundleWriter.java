package dev.drydock.estate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Writes a bundle into a folder, call by call. The manifest grows beside the answers, so that a bundle of any size needs
/// no more memory than its largest answer.
final class BundleWriter implements AutoCloseable {

    private static final int LONG = 200_000;

    private final Path folder;
    private final JsonGenerator manifest;
    private Instant at;

    BundleWriter(Path folder, String account, String region, Instant capturedAt) throws IOException {
        this.folder = folder;
        this.at = capturedAt;
        Files.createDirectories(folder);
        manifest = Json.cliLayout().createGenerator(Files.newOutputStream(folder.resolve("manifest.json")));
        manifest.writeStartObject();
        manifest.writeStringProperty("format", "drydock-bundle");
        manifest.writeNumberProperty("schemaVersion", 1);
        manifest.writeStringProperty("tool", "drydock estate");
        manifest.writeStringProperty("capturedAt", capturedAt.toString());
        manifest.writeStringProperty("account", account);
        manifest.writeStringProperty("region", region);
        manifest.writeArrayPropertyStart("calls");
    }

    void write(Call call) {
        at = at.plusMillis(150);
        Map<String, Object> entry = Json.obj("service", call.service(), "operation", call.operation(),
                "parameters", call.parameters().isEmpty() ? null : call.parameters());
        if (call.error() instanceof Call.Failure failure) {
            entry.putAll(Json.obj("status", failure.status(), "error", Json.obj("code", failure.code(), "message", failure.message()),
                    "at", at.toString()));
        } else {
            boolean dense = call.operation().equals("get-metric-data");
            String text = (dense ? Json.denseLayout() : Json.cliLayout()).writeValueAsString(call.body());
            // Hundreds of tasks or interfaces: nobody reads them line by line, and spaces would be two thirds of them.
            if (text.length() > LONG) {
                text = Json.MAPPER.writeValueAsString(call.body());
            }
            byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
            writeFile(call.file(), bytes);
            entry.putAll(Json.obj("file", call.file(), "status", "ok", "at", at.toString(), "bytes", bytes.length, "sha256", sha256(bytes)));
        }
        // One call a line: short, and a change of one call is a change of one line.
        manifest.writeRawValue(Json.MAPPER.writeValueAsString(entry));
    }

    private void writeFile(String file, byte[] bytes) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            if (Files.exists(path)) {
                throw new IllegalStateException("two calls want the file " + file);
            }
            Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        manifest.writeEndArray();
        manifest.writeEndObject();
        manifest.close();
    }
}
