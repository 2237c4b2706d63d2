package dev.drydock.path;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// IP addresses as texts: dotted IPv4, and IPv6 as RFC 4291 and RFC 5952 write it. No zones, no names: nothing that would have to be looked up.
final class AddressText {
    private static final Pattern OCTET = Pattern.compile("[0-9]{1,3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int GROUPS = 8;

    private AddressText() {}

    static Optional<BigInteger> ipv4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        var value = 0L;
        for (var part : parts) {
            if (!OCTET.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            value = value << 8 | Integer.parseInt(part);
        }
        return Optional.of(BigInteger.valueOf(value));
    }

    static Optional<BigInteger> ipv6(String text) {
        var gap = text.indexOf("::");
        var groups = new ArrayList<Integer>();
        if (gap < 0) {
            return collect(text, groups, true) && groups.size() == GROUPS ? Optional.of(value(groups)) : Optional.empty();
        }
        var after = new ArrayList<Integer>();
        if (!collect(text.substring(0, gap), groups, false) || !collect(text.substring(gap + 2), after, true) || groups.size() + after.size() >= GROUPS) {
            return Optional.empty();
        }
        while (groups.size() + after.size() < GROUPS) {
            groups.add(0);
        }
        groups.addAll(after);
        return Optional.of(value(groups));
    }

    /// The groups between colons.
    ///
    /// @param atEnd whether the text ends the address, so that its last part may be an IPv4 address, which is two groups
    private static boolean collect(String text, List<Integer> groups, boolean atEnd) {
        if (text.isEmpty()) {
            return true;
        }
        var parts = text.split(":", -1);
        for (var i = 0; i < parts.length; i++) {
            if (atEnd && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                var embedded = ipv4(parts[i]);
                if (embedded.isEmpty()) {
                    return false;
                }
                groups.add(embedded.get().shiftRight(16).intValue());
                groups.add(embedded.get().intValue() & 0xffff);
            } else if (GROUP.matcher(parts[i]).matches()) {
                groups.add(Integer.parseInt(parts[i], 16));
            } else {
                return false;
            }
        }
        return true;
    }

    private static BigInteger value(List<Integer> groups) {
        var value = BigInteger.ZERO;
        for (var group : groups) {
            value = value.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        return value;
    }

    static String ofIpv4(BigInteger address) {
        var value = address.longValue();
        return (value >> 24 & 255) + "." + (value >> 16 & 255) + "." + (value >> 8 & 255) + "." + (value & 255);
    }

    /// The longest run of two or more zero groups becomes `::`, the first of several.
    static String ofIpv6(BigInteger address) {
        var start = -1;
        var run = 1;
        for (var i = 0; i < GROUPS; i++) {
            var length = 0;
            while (i + length < GROUPS && group(address, i + length) == 0) {
                length++;
            }
            if (length > run) {
                start = i;
                run = length;
            }
        }
        var text = new StringBuilder();
        for (var i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += run - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":").append(Integer.toHexString(group(address, i)));
            }
        }
        return text.toString();
    }

    private static int group(BigInteger address, int index) {
        return address.shiftRight(16 * (GROUPS - 1 - index)).intValue() & 0xffff;
    }
}
