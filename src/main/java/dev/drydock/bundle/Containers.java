package dev.drydock.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Tells the containers apart by what they hold, never by the name's ending.
final class Containers {
    private static final int TAR_BLOCK = 512;
    private static final int TAR_MAGIC = 257;

    private Containers() {}

    static Container open(Path path, Limits limits) throws IOException {
        if (Files.isDirectory(path)) {
            return new DirectoryContainer(path, limits);
        }
        if (!Files.exists(path)) {
            throw new RefusedException("is not there; check the path");
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path)) {
            throw new RefusedException("is neither a file nor a folder");
        }
        var head = head(path, false);
        if (head.length == 0) {
            throw new RefusedException("is an empty file");
        }
        if (head.length > 3 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5)) {
            return new ZipContainer(path, limits);
        }
        if (head.length > 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
            if (isTar(head(path, true))) {
                return new TarContainer(path, true, limits);
            }
            throw new RefusedException("is gzipped, but holds no whole tar archive; unpack it first, or ask for it again");
        }
        if (isTar(head)) {
            return new TarContainer(path, false, limits);
        }
        if (mayBeJson(head)) {
            return new DocumentContainer(path, limits);
        }
        throw new RefusedException("is no bundle: it is neither a folder, nor a zip or tar archive, nor JSON");
    }

    private static byte[] head(Path path, boolean unzipped) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return (unzipped ? new GZIPInputStream(in) : in).readNBytes(TAR_BLOCK);
        } catch (EOFException | ZipException e) {
            return new byte[0];
        }
    }

    private static boolean isTar(byte[] head) {
        return head.length == TAR_BLOCK && new String(head, TAR_MAGIC, 5, StandardCharsets.US_ASCII).equals("ustar");
    }

    /// The first character that is no white space or byte-order mark opens an object or a list.
    private static boolean mayBeJson(byte[] head) {
        for (var b : head) {
            var c = b & 0xff;
            if (c == '{' || c == '[') {
                return true;
            }
            if (!Character.isWhitespace(c) && c != 0 && c != 0xef && c != 0xbb && c != 0xbf && c != 0xfe && c != 0xff) {
                return false;
            }
        }
        return false;
    }
}
