package dev.drydock.check.egress;

import dev.drydock.check.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;

/// How sentences write amounts of data and the time that they take.
final class Amounts {
    /// What a NAT gateway carries from the start; it scales up to 100 Gbps by itself (VPC user guide, "NAT gateway basics").
    static final long NAT_BITS_PER_SECOND = 5_000_000_000L;

    private Amounts() {}

    /// `226.7 MB`, `1.36 GB`: decimal units, to three digits or the tenth.
    static String bytes(double bytes) {
        if (bytes >= 1e12) {
            return rounded(bytes / 1e12) + " TB";
        }
        if (bytes >= 1e9) {
            return rounded(bytes / 1e9) + " GB";
        }
        return bytes >= 1e6 ? rounded(bytes / 1e6) + " MB" : bytes >= 1e3 ? rounded(bytes / 1e3) + " kB" : Numbers.plain(Math.rint(bytes)) + " B";
    }

    private static String rounded(double value) {
        return value >= 1_000 ? Numbers.plain(Math.rint(value)) : new BigDecimal(value).round(new MathContext(value >= 100 ? 4 : 3)).stripTrailingZeros().toPlainString();
    }

    /// `6 × 226.7 MB = 1.36 GB; at the 5 Gbps that a NAT gateway starts with, that takes 2.2 s`
    static String pull(long tasks, long bytes, int gateways) {
        var total = (double) tasks * bytes;
        var seconds = total * 8 / NAT_BITS_PER_SECOND / Math.max(1, gateways);
        return Numbers.count(tasks, "task") + " × " + bytes(bytes) + " = " + bytes(total) + "; at the 5 Gbps that a NAT gateway starts with"
                + (gateways > 1 ? ", spread over " + gateways + " of them," : "") + " that takes " + (seconds < 0.1 ? "under 0.1" : rounded(seconds)) + " s (it scales up to 100 Gbps by itself)";
    }
}
