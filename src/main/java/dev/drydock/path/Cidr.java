package dev.drydock.path;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An IPv4 block.
///
/// @param address its first address, as an unsigned 32-bit number
/// @param prefix from 0 to 32
record Cidr(long address, int prefix) {
    private static final Pattern NOTATION = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})/([0-9]{1,2})");

    /// Addresses that are not public: private use, carrier-grade NAT, loopback, link-local, multicast and reserved (IANA IPv4 Special-Purpose Address Registry).
    private static final List<Cidr> NOT_PUBLIC = List.of(
            of("10.0.0.0/8"), of("172.16.0.0/12"), of("192.168.0.0/16"), of("100.64.0.0/10"), of("127.0.0.0/8"), of("169.254.0.0/16"), of("224.0.0.0/3"));

    private static Cidr of(String text) {
        return parse(text).orElseThrow();
    }

    static Optional<Cidr> parse(String text) {
        var match = NOTATION.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var address = 0L;
        for (var group = 1; group <= 4; group++) {
            var octet = Integer.parseInt(match.group(group));
            if (octet > 255) {
                return Optional.empty();
            }
            address = address << 8 | octet;
        }
        var prefix = Integer.parseInt(match.group(5));
        return prefix > 32 ? Optional.empty() : Optional.of(new Cidr(address & mask(prefix), prefix));
    }

    private static long mask(int prefix) {
        return prefix == 0 ? 0 : 0xffffffffL << (32 - prefix) & 0xffffffffL;
    }

    boolean contains(Cidr other) {
        return prefix <= other.prefix && (other.address & mask(prefix)) == address;
    }

    boolean isPublic() {
        return NOT_PUBLIC.stream().noneMatch(block -> block.contains(this));
    }

    /// How many addresses it has.
    long size() {
        return 1L << (32 - prefix);
    }
}
