package dev.drydock.check.reachability;

import dev.drydock.path.Cidr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A set of addresses of one family, each with a set of ports: what a rule speaks of, and what is left of it. Its patches do not overlap.
record Area(List<Patch> patches) {
    private static final int MOST = 4;

    static final Area NONE = new Area(List.of());

    /// Consecutive addresses with consecutive ports.
    record Patch(int bits, BigInteger first, BigInteger last, Ports ports) {
        static Patch of(Cidr block, Ports ports) {
            return new Patch(block.bits(), block.address(), block.last(), ports);
        }

        @Nullable Patch and(Patch other) {
            var from = Math.max(ports.from(), other.ports.from());
            var to = Math.min(ports.to(), other.ports.to());
            var low = first.max(other.first);
            var high = last.min(other.last);
            return bits != other.bits || from > to || low.compareTo(high) > 0 ? null : new Patch(bits, low, high, new Ports(from, to));
        }

        /// What is left without another one: at most two strips of addresses, and two of ports between them.
        List<Patch> minus(Patch other) {
            var common = and(other);
            if (common == null) {
                return List.of(this);
            }
            var left = new ArrayList<Patch>(4);
            if (first.compareTo(common.first) < 0) {
                left.add(new Patch(bits, first, common.first.subtract(BigInteger.ONE), ports));
            }
            if (common.last.compareTo(last) < 0) {
                left.add(new Patch(bits, common.last.add(BigInteger.ONE), last, ports));
            }
            if (ports.from() < common.ports.from()) {
                left.add(new Patch(bits, common.first, common.last, new Ports(ports.from(), common.ports.from() - 1)));
            }
            if (common.ports.to() < ports.to()) {
                left.add(new Patch(bits, common.first, common.last, new Ports(common.ports.to() + 1, ports.to())));
            }
            return left;
        }

        /// `10.0.0.0/25`, or first and last address where no prefix says it.
        String addresses() {
            var span = last.subtract(first).add(BigInteger.ONE);
            var block = new Cidr(bits, first, bits - span.bitLength() + 1);
            return span.bitCount() == 1 && block.address().mod(span).signum() == 0 ? block.toString() : Cidr.text(bits, first) + " to " + Cidr.text(bits, last);
        }
    }

    static Area of(List<Cidr> blocks, Ports ports) {
        var area = NONE;
        for (var block : blocks) {
            area = area.and(block, ports);
        }
        return area;
    }

    /// This and a block that may overlap it.
    private Area and(Cidr block, Ports ports) {
        var added = new Area(List.of(Patch.of(block, ports))).minus(this);
        return added.isEmpty() ? this : new Area(Stream.concat(patches.stream(), added.patches.stream()).toList());
    }

    boolean isEmpty() {
        return patches.isEmpty();
    }

    Area minus(Area other) {
        var left = patches;
        for (var patch : other.patches) {
            left = left.stream().flatMap(one -> one.minus(patch).stream()).toList();
        }
        return new Area(left);
    }

    Area common(Area other) {
        return new Area(patches.stream().flatMap(one -> other.patches.stream().map(one::and)).filter(Objects::nonNull).toList());
    }

    Area or(Area other) {
        return new Area(Stream.concat(patches.stream(), other.minus(this).patches.stream()).toList());
    }

    /// How large a share of another area this part of it is, from 0 to 1.
    double shareOf(Area whole) {
        return whole.isEmpty() ? 0 : new BigDecimal(size()).divide(new BigDecimal(whole.size()), MathContext.DECIMAL64).doubleValue();
    }

    private BigInteger size() {
        return patches.stream()
                .map(patch -> patch.last().subtract(patch.first()).add(BigInteger.ONE).multiply(BigInteger.valueOf(patch.ports().to() - patch.ports().from() + 1L)))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    boolean overlaps(Area other) {
        return !common(other).isEmpty();
    }

    /// Addresses, with the ports where these are not all that was asked about.
    String shown(Ports asked) {
        var texts = patches.stream()
                .map(patch -> patch.addresses() + (patch.ports().equals(asked) ? "" : " on " + (patch.ports().from() == patch.ports().to() ? "port " : "ports ") + patch.ports()))
                .toList();
        return texts.stream().limit(MOST).collect(Collectors.joining(", ")) + (texts.size() > MOST ? " and " + (texts.size() - MOST) + " more" : "");
    }
}
