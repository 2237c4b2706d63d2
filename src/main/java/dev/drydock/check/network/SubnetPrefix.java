package dev.drydock.check.network;

import java.util.Optional;
import java.util.stream.IntStream;

/// The size of an IPv4 subnet by the length of its prefix (VPC user guide, "Subnet sizing for IPv4").
///
/// @param length from 0 to 32; a VPC takes [#LARGEST] to [#SMALLEST]
public record SubnetPrefix(int length) {
    /// AWS keeps the first four addresses of a subnet and the last one.
    public static final int RESERVED = 5;
    public static final int LARGEST = 16;
    public static final int SMALLEST = 28;

    /// How many addresses are left for tasks and others.
    public long usable() {
        return Math.max(0, (1L << (32 - length)) - RESERVED);
    }

    /// Whether a VPC takes a subnet of this size.
    public boolean isAllowed() {
        return length >= LARGEST && length <= SMALLEST;
    }

    /// The smallest subnet that a VPC takes with at least so many usable addresses; empty where even the largest has fewer.
    public static Optional<SubnetPrefix> holding(long addresses) {
        return IntStream.iterate(SMALLEST, length -> length >= LARGEST, length -> length - 1).mapToObj(SubnetPrefix::new)
                .filter(prefix -> prefix.usable() >= addresses).findFirst();
    }

    /// `2^(32 − 26) − 5 = 59`
    public String workedOut() {
        return "2^(32 − " + length + ") − " + RESERVED + " = " + usable();
    }

    @Override
    public String toString() {
        return "/" + length;
    }
}
