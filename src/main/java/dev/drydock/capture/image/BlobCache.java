package dev.drydock.capture.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Manifests and configurations on disk, each under its own digest: what is there is checked against its name, and what does not match is not there. A cache that cannot be
/// read or written costs calls, and nothing else.
public final class BlobCache {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Path folder;
    private final long most;

    /// @param folder made when it is needed
    /// @param most bytes that are kept; the longest unused go first
    public BlobCache(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /// Where the system wants a program to keep what it can get again.
    ///
    /// @param environment as [System#getenv()] gives it
    public static Path place(Map<String, String> environment, String system, Path home) {
        var name = system.toLowerCase(Locale.ROOT);
        var folder = name.startsWith("mac") ? home.resolve("Library/Caches")
                : name.startsWith("windows") && environment.containsKey("LOCALAPPDATA") ? Path.of(environment.get("LOCALAPPDATA"))
                : environment.getOrDefault("XDG_CACHE_HOME", "").isEmpty() ? home.resolve(".cache")
                : Path.of(environment.get("XDG_CACHE_HOME"));
        return folder.resolve("drydock").resolve("images");
    }

    static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    static boolean matches(byte[] blob, String digest) {
        try {
            return digest.equals("sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(blob)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    Optional<byte[]> get(String digest) {
        var file = file(digest);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > most) {
                return Optional.empty();
            }
            var blob = Files.readAllBytes(file);
            if (!matches(blob, digest)) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(blob);
        } catch (IOException e) {
            logger().debug("{} cannot be read from the cache", digest, e);
            return Optional.empty();
        }
    }

    synchronized void put(String digest, byte[] blob) {
        try {
            Files.createDirectories(folder);
            var whole = Files.createTempFile(folder, "blob", ".part");
            Files.write(whole, blob);
            Files.move(whole, file(digest), StandardCopyOption.REPLACE_EXISTING);
            evict();
        } catch (IOException e) {
            logger().debug("{} cannot be kept", digest, e);
        }
    }

    private Path file(String digest) {
        return folder.resolve(digest.replace(':', '-'));
    }

    private record Kept(Path file, long size, FileTime used) {}

    private void evict() throws IOException {
        try (var files = Files.list(folder)) {
            var kept = files.map(BlobCache::kept).flatMap(Optional::stream).sorted(Comparator.comparing(Kept::used)).toList();
            var total = kept.stream().mapToLong(Kept::size).sum();
            for (var oldest : kept) {
                if (total <= most) {
                    return;
                }
                Files.deleteIfExists(oldest.file());
                total -= oldest.size();
            }
        }
    }

    private static Optional<Kept> kept(Path file) {
        try {
            return Optional.of(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Made when it is needed: the cache is there before -v has been heeded.
    private static Logger logger() {
        return LoggerFactory.getLogger(BlobCache.class);
    }
}
