package dev.drydock.fuzz;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// Writes files as a bundle of some kind, now and then with a container that is damaged or says what it should not.
final class Packing {
    static final List<String> NAMES = List.of("a.json", "A.json", "ecs\\b.json", "./c.json", "x/./y.json", "../up.json", "/etc/passwd", "C:\\w.json", "n\nl.json", "\u202egnp.json", "x".repeat(300) + ".json",
            "<img src=x onerror=fuzz()>.json", "`id`.json", "manifest.json", "index.json", "x/manifest.json", "captures/2026-11-18T03:12:44Z/manifest.json", "captures/x/y.json", "é日本.json", "con.json",
            "a b.json", "...", "x/..", " ", "__MACOSX/x", "t.error.json", "a.zip", "nul\0.json");

    /// A service that lies outside of the bundle, where links lead to.
    static final String CANARY = "outside-canary";

    private enum Kind { ZIP, TAR, TGZ, DIRECTORY, DOCUMENT }

    private final RandomGenerator random;
    private final List<String> story = new ArrayList<>();

    Packing(RandomGenerator random) {
        this.random = random;
    }

    String story() {
        return String.join(" ", story);
    }

    Path write(Map<String, byte[]> files, Path folder) throws IOException {
        var kind = Kind.values()[random.nextInt(Kind.values().length)];
        story.add(kind.name());
        if (kind == Kind.DIRECTORY) {
            return directory(files, folder.resolve("bundle"));
        }
        var bytes = new ByteArrayOutputStream();
        switch (kind) {
            case ZIP -> zip(files, bytes);
            case TAR -> tar(files, bytes);
            case TGZ -> {
                try (var gzip = new GZIPOutputStream(bytes)) {
                    tar(files, gzip);
                }
            }
            default -> document(files, bytes);
        }
        return Files.write(folder.resolve("bundle"), damaged(bytes.toByteArray()));
    }

    private byte[] damaged(byte[] bytes) {
        var kind = random.nextInt(16);
        if (kind < 4) {
            story.add("damage " + kind);
        }
        return switch (kind) {
            case 0 -> ByteMutator.cut(random, bytes);
            case 1 -> ByteMutator.flip(random, bytes);
            case 2 -> ByteMutator.doubled(random, bytes);
            case 3 -> ByteMutator.joined("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), bytes);
            default -> bytes;
        };
    }

    private Path directory(Map<String, byte[]> files, Path root) throws IOException {
        Files.createDirectories(root);
        for (var file : files.entrySet()) {
            try {
                var path = root.resolve(file.getKey()).normalize();
                if (path.startsWith(root) && !path.equals(root)) {
                    Files.createDirectories(path.getParent());
                    Files.write(path, file.getValue());
                }
            } catch (InvalidPathException | FileSystemException e) {
                story.add("no file " + file.getKey().length());
            }
        }
        if (random.nextInt(8) == 0) {
            story.add("links");
            Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
            Files.createSymbolicLink(root.resolve("up"), root.getParent());
            var outside = Files.createDirectories(root.resolveSibling("outside"));
            Files.writeString(outside.resolve("s.json"), "{\"services\": [{\"serviceArn\": \"arn:aws:ecs:eu-west-1:111122223333:service/prod/" + CANARY + "\", \"serviceName\": \"" + CANARY + "\"}]}");
            Files.createSymbolicLink(root.resolve("outside"), outside);
            Files.createSymbolicLink(root.resolve("service.json"), outside.resolve("s.json"));
        }
        return root;
    }

    private String odd() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private String one(Map<String, byte[]> files) {
        return files.isEmpty() ? odd() : List.copyOf(files.keySet()).get(random.nextInt(files.size()));
    }

    private void zip(Map<String, byte[]> files, OutputStream out) throws IOException {
        try (var zip = new ZipArchiveOutputStream(out)) {
            zip.setLevel(random.nextBoolean() ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
            for (var file : files.entrySet()) {
                put(zip, new ZipArchiveEntry(file.getKey()), file.getValue());
            }
            var kind = random.nextInt(16);
            if (kind < 6) {
                story.add("entry " + kind);
            }
            switch (kind) {
                case 0 -> put(zip, new ZipArchiveEntry(odd()), new byte[] {'{', '}'});
                case 1 -> put(zip, new ZipArchiveEntry(one(files)), new byte[] {'{', '}'});
                case 2 -> {
                    var link = new ZipArchiveEntry("link.json");
                    link.setUnixMode(0120777);
                    put(zip, link, "/etc/passwd".getBytes(StandardCharsets.UTF_8));
                }
                case 3 -> put(zip, new ZipArchiveEntry("zeros.json"), new byte[random.nextInt(1, 13 << 20)]);
                case 4 -> put(zip, new ZipArchiveEntry("folder/"), new byte[0]);
                case 5 -> put(zip, new ZipArchiveEntry("inner.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});
                default -> { }
            }
        }
    }

    private static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] bytes) throws IOException {
        zip.putArchiveEntry(entry);
        if (!entry.isDirectory()) {
            zip.write(bytes);
        }
        zip.closeArchiveEntry();
    }

    private void tar(Map<String, byte[]> files, OutputStream out) throws IOException {
        var tar = new TarArchiveOutputStream(new BufferedOutputStream(out), StandardCharsets.UTF_8.name());
        tar.setLongFileMode(random.nextBoolean() ? TarArchiveOutputStream.LONGFILE_POSIX : TarArchiveOutputStream.LONGFILE_GNU);
        tar.setAddPaxHeadersForNonAsciiNames(random.nextBoolean());
        for (var file : files.entrySet()) {
            put(tar, new TarArchiveEntry(file.getKey(), true), file.getValue());
        }
        var kind = random.nextInt(14);
        if (kind < 4) {
            story.add("entry " + kind);
        }
        switch (kind) {
            case 0 -> put(tar, new TarArchiveEntry(odd(), true), new byte[] {'{', '}'});
            case 1 -> put(tar, new TarArchiveEntry(one(files)), new byte[] {'{', '}'});
            case 2 -> put(tar, new TarArchiveEntry("link.json", (byte) "1234567gKSVDNM".charAt(random.nextInt(14))), new byte[0]);
            case 3 -> {
                var sparse = new TarArchiveEntry("sparse.json", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
                put(tar, sparse, "22 GNU.sparse.major=1\n22 GNU.sparse.minor=0\n33 GNU.sparse.realsize=9999999999\n".getBytes(StandardCharsets.UTF_8));
                put(tar, new TarArchiveEntry("sparse.json"), "1\n0\n9999999999\n".getBytes(StandardCharsets.UTF_8));
            }
            default -> { }
        }
        tar.finish();
        tar.flush();
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] bytes) throws IOException {
        if (entry.isDirectory() || entry.isGlobalPaxHeader()) {
            return;
        }
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    /// One JSON document; what is broken in a file is broken in it.
    private void document(Map<String, byte[]> files, OutputStream out) throws IOException {
        var text = new ByteArrayOutputStream();
        text.writeBytes("{\"responses\": {".getBytes(StandardCharsets.UTF_8));
        var comma = "";
        for (var file : files.entrySet()) {
            if (!file.getKey().equals("manifest.json")) {
                text.writeBytes((comma + SmallBundle.MAPPER.writeValueAsString(file.getKey()) + ":").getBytes(StandardCharsets.UTF_8));
                text.writeBytes(file.getValue());
                comma = ",";
            }
        }
        text.writeBytes("}, \"manifest\": ".getBytes(StandardCharsets.UTF_8));
        text.writeBytes(files.getOrDefault("manifest.json", new byte[] {'{', '}'}));
        text.writeBytes("}".getBytes(StandardCharsets.UTF_8));
        if (random.nextInt(6) == 0) {
            story.add("UTF-16");
            out.write(("\ufeff" + text.toString(StandardCharsets.UTF_8)).getBytes(random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE));
        } else {
            text.writeTo(out);
        }
    }
}
