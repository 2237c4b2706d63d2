package dev.drydock.check.flowlog;

import dev.drydock.path.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What was rejected between the tasks of a service and one other address on one port.
///
/// @param peer the other address
/// @param port the port that the connection is for: the server's, whichever way the packets went
record Rejection(Kind kind, String peer, long port, List<FlowRecord> records) {
    /// Answers that come after a connection was forgotten are rejected too, a packet or two at a time.
    private static final int STRAY_ANSWERS = 3;

    enum Kind {
        /// Tasks asked for something.
        REQUEST_OUT,
        /// Somebody asked the tasks on a port that they serve.
        REQUEST_IN,
        /// The tasks answered.
        ANSWER_OUT,
        /// Somebody answered the tasks.
        ANSWER_IN,
        /// Somebody knocked on a port that the tasks do not serve.
        KNOCK
    }

    private record Key(Kind kind, String peer, long port) {}

    /// Groups rejected records of a service, the most packets first.
    ///
    /// @param own the addresses of its tasks
    /// @param served the ports that its tasks serve
    static List<Rejection> of(Collection<FlowRecord> rejected, Set<String> own, Set<Long> served) {
        var groups = new LinkedHashMap<Key, List<FlowRecord>>();
        for (var record : rejected) {
            groups.computeIfAbsent(key(record, own, served), key -> new ArrayList<>()).add(record);
        }
        return groups.entrySet().stream()
                .map(entry -> new Rejection(entry.getKey().kind(), entry.getKey().peer(), entry.getKey().port(), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparingLong((Rejection one) -> -one.packets()).thenComparing(Rejection::peer).thenComparing(Rejection::port))
                .toList();
    }

    private static Key key(FlowRecord record, Set<String> own, Set<Long> served) {
        var from = Objects.requireNonNullElse(record.text("srcaddr"), "an address that the record does not tell");
        var to = Objects.requireNonNullElse(record.text("dstaddr"), "an address that the record does not tell");
        var fromPort = record.number("srcport");
        var toPort = record.number("dstport");
        var out = own.contains(from) || !own.contains(to) && "egress".equals(record.text("flowdirection"));
        if (out) {
            return served.contains(fromPort) && toPort >= 1024 ? new Key(Kind.ANSWER_OUT, to, fromPort) : new Key(Kind.REQUEST_OUT, to, toPort);
        }
        if (served.contains(toPort)) {
            return new Key(Kind.REQUEST_IN, from, toPort);
        }
        return fromPort >= 0 && fromPort < 1024 && toPort >= 1024 ? new Key(Kind.ANSWER_IN, from, fromPort) : new Key(Kind.KNOCK, from, toPort);
    }

    long packets() {
        return records.stream().mapToLong(FlowRecord::packets).sum();
    }

    /// Whether it may keep the service from its work: what tasks ask for, what asks them from inside, and answers to either. Knocking from the internet is not.
    boolean matters() {
        return switch (kind) {
            case REQUEST_OUT -> true;
            case REQUEST_IN -> Cidr.address(peer).map(address -> !address.isIpv4() || !address.isPublic()).orElse(true);
            case ANSWER_OUT, ANSWER_IN -> packets() >= STRAY_ANSWERS;
            case KNOCK -> false;
        };
    }
}
