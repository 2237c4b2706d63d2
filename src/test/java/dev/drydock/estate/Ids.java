package dev.drydock.estate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Identifiers in AWS's shapes, each derived from the estate's name and from what it identifies. Adding a service
/// therefore changes no other thing's id, and the difference between two versions of a sample stays readable.
final class Ids {

    private final String seed;

    Ids(String seed) {
        this.seed = seed;
    }

    String hex(int digits, Object... of) {
        return HexFormat.of().formatHex(hash(of)).substring(0, digits);
    }

    /// A decimal number of exactly so many digits, as in `ecs-svc/1234567890123456789`.
    String decimal(int digits, Object... of) {
        var text = new StringBuilder();
        for (byte b : hash(of)) {
            text.append(Math.floorMod(b, 10));
        }
        if (text.charAt(0) == '0') {
            text.setCharAt(0, '4');
        }
        return text.substring(0, digits);
    }

    String uuid(Object... of) {
        String h = hex(32, of);
        return h.substring(0, 8) + "-" + h.substring(8, 12) + "-4" + h.substring(13, 16) + "-a" + h.substring(17, 20) + "-" + h.substring(20);
    }

    /// Upper-case letters and digits, as in the ids of IAM roles.
    String letters(int count, Object... of) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new StringBuilder();
        for (byte b : hash(of)) {
            text.append(alphabet.charAt(b & 31));
        }
        return text.substring(0, count);
    }

    String sha256(Object... of) {
        return "sha256:" + hex(64, of);
    }

    /// A whole number from 0 to below the bound, the same for the same things.
    int number(int bound, Object... of) {
        byte[] h = hash(of);
        return Math.floorMod((h[0] & 255) << 16 | (h[1] & 255) << 8 | h[2] & 255, bound);
    }

    private byte[] hash(Object... of) {
        var key = new StringBuilder(seed);
        for (Object part : of) {
            key.append('\u0000').append(part);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
