package dev.drydock.path;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A block of addresses, IPv4 or IPv6.
///
/// @param bits 32 for IPv4, 128 for IPv6
/// @param address its first address, as an unsigned number
/// @param prefix from 0 to the number of bits
public record Cidr(int bits, BigInteger address, int prefix) {
    private static final int IPV4 = 32;
    private static final int IPV6 = 128;

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

    /// Addresses that are not public: private use, carrier-grade NAT, loopback, link-local, multicast and reserved (IANA IPv4 Special-Purpose Address Registry).
    private static final List<Cidr> NOT_PUBLIC = List.of(
            of("10.0.0.0/8"), of("172.16.0.0/12"), of("192.168.0.0/16"), of("100.64.0.0/10"), of("127.0.0.0/8"), of("169.254.0.0/16"), of("224.0.0.0/3"));

    /// Every IPv4 address.
    public static final Cidr ALL_IPV4 = of("0.0.0.0/0");

    /// Every IPv6 address.
    public static final Cidr ALL_IPV6 = of("::/0");

    private static Cidr of(String text) {
        return parse(text).orElseThrow();
    }

    /// A block such as `10.0.0.0/8` or `2001:db8::/32`; bits below the prefix are cleared.
    public static Optional<Cidr> parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0 || !LENGTH.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        var length = Integer.parseInt(text.substring(slash + 1));
        return address(text.substring(0, slash))
                .filter(host -> length <= host.bits)
                .map(host -> new Cidr(host.bits, host.address.and(mask(host.bits, length)), length));
    }

    /// The block of one address, such as `10.0.0.7`.
    public static Optional<Cidr> address(String text) {
        return text.indexOf(':') < 0
                ? AddressText.ipv4(text).map(value -> new Cidr(IPV4, value, IPV4))
                : AddressText.ipv6(text).map(value -> new Cidr(IPV6, value, IPV6));
    }

    private static BigInteger mask(int bits, int prefix) {
        return BigInteger.ONE.shiftLeft(prefix).subtract(BigInteger.ONE).shiftLeft(bits - prefix);
    }

    public boolean isIpv4() {
        return bits == IPV4;
    }

    public boolean contains(Cidr other) {
        return bits == other.bits && prefix <= other.prefix && other.address.and(mask(bits, prefix)).equals(address);
    }

    /// Of an IPv4 block: whether the internet routes it.
    public boolean isPublic() {
        return NOT_PUBLIC.stream().noneMatch(block -> block.contains(this));
    }

    /// How many addresses it has.
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(bits - prefix);
    }

    /// Its last address, as an unsigned number.
    public BigInteger last() {
        return address.add(size()).subtract(BigInteger.ONE);
    }

    /// `10.0.0.0/8`; a single address without its length.
    @Override
    public String toString() {
        return text(bits, address) + (prefix == bits ? "" : "/" + prefix);
    }

    /// As the CLI takes it: always with its length.
    public String notation() {
        return text(bits, address) + "/" + prefix;
    }

    /// An address in the usual notation.
    public static String text(int bits, BigInteger address) {
        return bits == IPV4 ? AddressText.ofIpv4(address) : AddressText.ofIpv6(address);
    }
}
