package dev.drydock.capture.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The commands of `credential_process` that the user has allowed, as hashes in a file: a command that changes is asked about again.
public final class AllowedCommands {
    private final Path file;

    public AllowedCommands(Path file) {
        this.file = file;
    }

    public boolean has(String command) {
        try {
            return Files.isRegularFile(file) && Files.readAllLines(file).contains(hash(command));
        } catch (IOException e) {
            return false;
        }
    }

    /// Where it cannot be kept, it is asked again.
    public void add(String command) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, hash(command) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // Asking twice does no harm.
        }
    }

    private static String hash(String command) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(command.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
