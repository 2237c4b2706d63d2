package dev.drydock.capture.sso;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A small JSON file that its owner alone may read, and that is there whole or not at all. On Windows, where there are no such permissions, it has those of the user's folder.
final class CacheFile {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final long LARGEST = 1 << 20;

    private final Path path;

    CacheFile(Path path) {
        this.path = path;
    }

    /// One that is missing or cannot be understood holds nothing.
    Optional<JsonNode> read() {
        try {
            return Files.isRegularFile(path) && Files.size(path) <= LARGEST ? Optional.of(JSON.readTree(Files.readAllBytes(path))).filter(JsonNode::isObject) : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    void write(ObjectNode json) {
        var folder = path.getParent();
        try {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            var part = Files.createTempFile(folder, "drydock", ".tmp", ownerOnly("rw-------"));
            try {
                Files.write(part, JSON.writeValueAsBytes(json), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new SignInException(SignInException.Reason.FAILED, "The sign-in cannot be kept in " + folder + " (" + e.getClass().getSimpleName() + "). Check that the folder is yours.");
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // What is to replace it comes over it anyway.
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
