package dev.drydock.bundle;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// A bundle that is refused as a whole, noticed deep inside a stream. Its message is a clause that follows the bundle's name.
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String clause) {
        super(clause);
    }

    /// Why a file or stream could not be read, in a few words without the paths of this machine.
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException gone -> "it is not there any more";
            case FileSystemException system -> system.getReason() == null ? e.getClass().getSimpleName() : EntryName.shown(system.getReason());
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : EntryName.shown(e.getMessage());
        };
    }
}
