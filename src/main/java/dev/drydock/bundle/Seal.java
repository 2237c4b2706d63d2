package dev.drydock.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/// What the manifest says of a file's length and checksum, held against the file while it is read.
final class Seal {
    private final Manifest.Entry entry;
    private final BoundedInputStream counted;
    private final InputStream stream;
    private final @Nullable MessageDigest digest;

    Seal(Manifest.Entry entry, InputStream in) throws IOException {
        this.entry = entry;
        counted = BoundedInputStream.builder().setInputStream(in).get();
        digest = entry.sha256() == null ? null : sha256();
        stream = digest == null ? counted : new DigestInputStream(counted, digest);
    }

    /// The file, to be read as far as wanted.
    InputStream stream() {
        return stream;
    }

    /// Reads what is left of the file; what does not match, `length` or `checksum`, and null where all does.
    @Nullable String broken() throws IOException {
        if (entry.bytes() == null && digest == null) {
            return null;
        }
        stream.transferTo(OutputStream.nullOutputStream());
        if (digest != null && !HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(entry.sha256())) {
            return "checksum";
        }
        return entry.bytes() != null && entry.bytes() != counted.getCount() ? "length" : null;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
