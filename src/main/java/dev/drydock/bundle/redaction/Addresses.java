package dev.drydock.bundle.redaction;

import java.net.Inet6Address;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Addresses within a text. Private ones stay, unless they are to move; public ones become others, neighbours within a /24 staying neighbours, so that what lies within a small block still does.
/// Blocks larger than that stay as they are: they are nobody's name.
final class Addresses {
    private static final Pattern V4 = Pattern.compile("(?<![0-9.A-Za-z])([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})(?:/([0-9]{1,2}))?(?![0-9A-Za-z]|\\.[0-9])");
    /// In the names that EC2 gives: `ip-10-0-1-2`, `ec2-54-1-2-3`.
    private static final Pattern DASHED = Pattern.compile("(?<![A-Za-z0-9-])(ec2|ip)-([0-9]{1,3})-([0-9]{1,3})-([0-9]{1,3})-([0-9]{1,3})(?![0-9-])");
    private static final Pattern V6 = Pattern.compile("(?i)(?<![0-9a-z:.])([23][0-9a-f]{3}(?::[0-9a-f]{0,4}){2,7})(?:/([0-9]{1,3}))?(?![0-9a-z:])");

    private final StandIns standIns;
    private final int move;
    /// The /24 of each public /24, in the order of their first occurrence.
    private final Map<Integer, Integer> networks = new HashMap<>();
    private final Map<String, Integer> inNetwork = new HashMap<>();
    private final Map<String, String> sixes = new HashMap<>();

    /// @param move what the second byte of private addresses is changed by, 1 to 255; 0 to keep them
    Addresses(StandIns standIns, int move) {
        this.standIns = standIns;
        this.move = move;
    }

    void redact(Replacement text) {
        if (text.now().indexOf('.') >= 0) {
            text.replace(V4, Kind.PUBLIC_ADDRESS, match -> four(match, false));
            if (move != 0) {
                text.replace(V4, Kind.PRIVATE_ADDRESS, match -> four(match, true));
            }
        }
        if (text.now().contains("ec2-")) {
            text.replace(DASHED, Kind.PUBLIC_ADDRESS, match -> dashed(match, false));
        }
        if (move != 0 && text.now().contains("ip-")) {
            text.replace(DASHED, Kind.PRIVATE_ADDRESS, match -> dashed(match, true));
        }
        if (text.now().indexOf(':') >= 0) {
            text.replace(V6, Kind.PUBLIC_ADDRESS, this::six);
        }
    }

    private String four(MatchResult match, boolean isPrivate) {
        var address = address(match, 1);
        var prefix = match.group(5) == null ? 32 : Integer.parseInt(match.group(5));
        if (address < 0 || prefix > 32 || isPrivate != isPrivate((int) address)) {
            return match.group();
        }
        var instead = replaced((int) address, prefix);
        var standIn = text(instead) + (match.group(5) == null ? "" : "/" + match.group(5));
        return instead == (int) address ? match.group()
                : standIns.address(isPrivate ? Kind.PRIVATE_ADDRESS : Kind.PUBLIC_ADDRESS, match.group(), standIn);
    }

    private String dashed(MatchResult match, boolean isPrivate) {
        var address = address(match, 2);
        if (address < 0 || isPrivate != isPrivate((int) address)) {
            return match.group();
        }
        var instead = replaced((int) address, 32);
        return instead == (int) address ? match.group()
                : standIns.address(isPrivate ? Kind.PRIVATE_ADDRESS : Kind.PUBLIC_ADDRESS, match.group(), match.group(1) + "-" + text(instead).replace('.', '-'));
    }

    /// Four bytes of a match; -1 when they are no address.
    private static long address(MatchResult match, int group) {
        long address = 0;
        for (var i = group; i < group + 4; i++) {
            var b = Integer.parseInt(match.group(i));
            if (b > 255) {
                return -1;
            }
            address = address << 8 | b;
        }
        return address;
    }

    private int replaced(int address, int prefix) {
        if (isPrivate(address)) {
            return moved(address, prefix);
        }
        var first = address >>> 24;
        if (first == 0 || first == 127 || first >= 224 || address >>> 16 == (169 << 8 | 254) || prefix < 24) {
            return address;
        }
        var network = networks.computeIfAbsent(address >>> 8, key -> networks.size() + 1);
        // First the range for benchmarks (RFC 2544), then the one that was never given out (RFC 1112): nobody's network has them.
        return (network < 512 ? (198 << 16 | 18 << 8) + network : (240 << 16) + network) << 8 | address & 0xff;
    }

    /// RFC 1918, and the shared range of RFC 6598 that VPCs may use.
    static boolean isPrivate(int address) {
        var first = address >>> 24;
        var second = address >>> 16 & 0xff;
        return first == 10 || first == 172 && second >> 4 == 1 || first == 192 && second == 168 || first == 100 && second >> 6 == 1;
    }

    /// Changes bits between the range's own prefix and the 16th, the same everywhere: what lies within a block still does, two that differ still differ, and a VPC's third address is still its
    /// resolver. 192.168.0.0/16 has no such bits and stays.
    private int moved(int address, int prefix) {
        var first = address >>> 24;
        var bits = first == 10 ? 0xff : first == 172 ? 0x0f : first == 100 ? 0x3f : 0;
        var change = bits == 0 || move == 0 ? 0 : Math.max(1, move & bits);
        return address ^ (change << 16 & (prefix == 0 ? 0 : -1 << 32 - prefix));
    }

    private static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    /// An IPv6 address keeps its /64, so that it stays within its subnet; a block stays.
    private String six(MatchResult match) {
        if (match.group(2) != null && !match.group(2).equals("128")) {
            return match.group();
        }
        byte[] bytes;
        try {
            bytes = Inet6Address.ofLiteral(match.group(1)).getAddress();
        } catch (IllegalArgumentException e) {
            return match.group();
        }
        var hex = HexFormat.of().formatHex(bytes);
        var network = hex.substring(0, 16);
        var standIn = sixes.computeIfAbsent(hex, key -> String.join(":", network.substring(0, 4), network.substring(4, 8), network.substring(8, 12), network.substring(12))
                + "::c612:" + Integer.toHexString(inNetwork.merge(network, 1, Integer::sum)));
        return standIns.address(Kind.PUBLIC_ADDRESS, match.group(1), standIn) + (match.group(2) == null ? "" : "/128");
    }
}
