package dev.drydock.fuzz;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Damages bytes.
final class ByteMutator {
    private ByteMutator() {}

    static byte[] cut(RandomGenerator random, byte[] bytes) {
        return bytes.length == 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    /// Changes a few bytes to others, some of them to what no UTF-8 has.
    static byte[] flip(RandomGenerator random, byte[] bytes) {
        var flipped = bytes.clone();
        for (var i = random.nextInt(1, 12); i > 0 && flipped.length > 0; i--) {
            var at = random.nextInt(flipped.length);
            flipped[at] = (byte) switch (random.nextInt(4)) {
                case 0 -> 0xff;
                case 1 -> 0;
                case 2 -> flipped[at] ^ 1 << random.nextInt(8);
                default -> random.nextInt(256);
            };
        }
        return flipped;
    }

    /// Has a piece twice.
    static byte[] doubled(RandomGenerator random, byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        var from = random.nextInt(bytes.length);
        var to = random.nextInt(from, bytes.length);
        return joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
    }

    static byte[] joined(byte[] first, byte[] second) {
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
