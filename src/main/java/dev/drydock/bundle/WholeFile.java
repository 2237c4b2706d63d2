package dev.drydock.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Writes a file that is there whole or not at all: what stood in it stays until the new is complete.
public final class WholeFile {
    /// Writes what the file shall hold.
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /// Writes beside the file and moves the result over it. What is no file but can be written, as /dev/null, is written to.
    public static void write(Path file, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (var out = Files.newOutputStream(file)) {
                content.write(out);
            }
            return;
        }
        var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        // A name that nobody could have laid a link under, and short enough however long the file's own is.
        var name = String.valueOf(target.getFileName());
        var part = target.resolveSibling("." + name.substring(0, Math.min(40, name.length())) + "." + UUID.randomUUID() + ".part");
        part.toFile().deleteOnExit();
        try {
            try (var out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.write(out);
            }
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Why a file cannot be written or read, in a few words that end a sentence.
    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "its folder is not there";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
