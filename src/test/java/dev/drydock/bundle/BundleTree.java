package dev.drydock.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// The files of a small bundle, to be written in any container.
final class BundleTree {
    static final String SERVICE = "arn:aws:ecs:eu-west-1:111122223333:service/prod/web";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    BundleTree file(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    BundleTree file(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    BundleTree manifest(String... calls) {
        return file("manifest.json", """
                {"format": "drydock-bundle", "schemaVersion": 1, "tool": "test", "capturedAt": "2026-11-18T03:12:44Z",
                 "account": "111122223333", "region": "eu-west-1", "calls": [%s]}""".formatted(String.join(",", calls)));
    }

    /// One service and one target group attribute, with their manifest: the manifest last, since nothing may rely on order.
    static BundleTree small() {
        return new BundleTree()
                .file("ecs/describe-services/prod.json", services())
                .file("elbv2/attributes.json", """
                        {"Attributes": [{"Key": "stickiness.enabled", "Value": "false"}, {"Key": "deregistration_delay.timeout_seconds", "Value": "300"}]}""")
                .manifest(
                        call("ecs", "describe-services", "ecs/describe-services/prod.json", "{\"cluster\": \"prod\", \"services\": [\"web\"]}"),
                        call("elbv2", "describe-target-group-attributes", "elbv2/attributes.json", "{\"TargetGroupArn\": \"arn:tg\"}"));
    }

    static String services() {
        return """
                {"services": [{"serviceArn": "%s", "serviceName": "web", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
                  "desiredCount": 2, "createdAt": "2026-11-18T11:12:44.5+08:00", "somethingNewer": {"a": [1, 2]}}], "failures": []}""".formatted(SERVICE);
    }

    static String call(String service, String operation, String file, String parameters) {
        return """
                {"service": "%s", "operation": "%s", "parameters": %s, "file": "%s", "status": "ok", "unknownMember": 1}"""
                .formatted(service, operation, parameters, file);
    }

    Path directory(Path root) throws IOException {
        for (var file : files.entrySet()) {
            var path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return root;
    }

    Path zip(Path path) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return path;
    }

    Path tar(Path path, boolean gzip) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(path));
        try (var tar = new TarArchiveOutputStream(gzip ? new GZIPOutputStream(out) : out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return path;
    }

    /// The one-document form, the responses before the manifest.
    Path document(Path path) throws IOException {
        var text = new StringBuilder("{\"responses\": {");
        var first = true;
        for (var file : files.entrySet()) {
            if (!file.getKey().equals("manifest.json")) {
                text.append(first ? "" : ",").append('"').append(file.getKey()).append("\": ").append(new String(file.getValue(), StandardCharsets.UTF_8));
                first = false;
            }
        }
        text.append("}, \"manifest\": ").append(new String(files.get("manifest.json"), StandardCharsets.UTF_8)).append("}");
        return Files.writeString(path, text);
    }
}
