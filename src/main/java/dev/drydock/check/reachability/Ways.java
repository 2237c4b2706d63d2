package dev.drydock.check.reachability;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Read;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Several ways that serve one end: tasks in each subnet, each of which has some ways to get where it must. One that passes is enough to get there at all;
/// one that does not costs the connections that happen to take it.
///
/// @param bySubnet the ways from or to each of the tasks' subnets
record Ways(Map<String, List<Reachability>> bySubnet) {
    /// A denied part so small that connections hardly ever meet it: a rule against one port among the tens of thousands that clients use.
    private static final double NEGLIGIBLE = 0.01;

    static Ways of(Map<String, List<Reachability>> bySubnet) {
        return new Ways(new LinkedHashMap<>(bySubnet));
    }

    private Stream<Reachability> all() {
        return bySubnet.values().stream().flatMap(List::stream);
    }

    /// The subnets whose tasks are cut off: every way is blocked.
    List<String> cutOff() {
        return bySubnet.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty() && entry.getValue().stream().allMatch(way -> way.verdict() == Verdict.BLOCKED))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The ways that do not pass, or pass in part.
    List<Reachability> hurt() {
        return all().filter(way -> way.hops().stream().anyMatch(Ways::stops)).toList();
    }

    boolean isUnknown() {
        return all().anyMatch(way -> way.verdict() == Verdict.UNKNOWN) || all().findAny().isEmpty();
    }

    /// Whether nothing is missing from the record that could decide more.
    boolean isAllRead() {
        return all().allMatch(way -> way.unread().isEmpty());
    }

    /// What stops traffic, each rule once, the most telling first.
    List<Stop> stops() {
        var stops = new LinkedHashMap<String, Stop>();
        hurt().forEach(way -> way.hops().stream().filter(Ways::stops).forEach(hop ->
                stops.putIfAbsent(hop.kind().name() + hop.resource() + hop.part() + way.traffic() + (isByAddress(far(way, hop), hop) ? far(way, hop).subnetId() : ""), new Stop(way, hop))));
        return List.copyOf(stops.values());
    }

    /// Whether another subnet of the far end needs a rule of its own.
    private static boolean isByAddress(Peer far, Hop hop) {
        return hop.kind().isAcl() || far.groups() == null || far.groups().isEmpty();
    }

    /// @param hop one that blocks traffic, or a part of it
    record Stop(Reachability way, Hop hop) {
        /// The end whose rules these are.
        Peer near() {
            return Ways.near(way, hop);
        }

        Peer far() {
            return Ways.far(way, hop);
        }
    }

    private static boolean stops(Hop hop) {
        return hop.verdict() == Verdict.BLOCKED || hop.verdict() == Verdict.PARTLY && hop.share() >= NEGLIGIBLE;
    }

    private static boolean isAtClient(Hop hop) {
        return hop.kind() == Hop.Kind.GROUPS_OUT || hop.kind() == Hop.Kind.ACL_OUT || hop.kind() == Hop.Kind.ROUTE || hop.kind() == Hop.Kind.ANSWER_ACL_IN;
    }

    private static Peer near(Reachability way, Hop hop) {
        return isAtClient(hop) ? way.from() : way.to();
    }

    private static Peer far(Reachability way, Hop hop) {
        return isAtClient(hop) ? way.to() : way.from();
    }

    /// What stops traffic, in one clause each.
    List<String> says() {
        return stops().stream().map(stop -> stop.hop().says()).distinct().toList();
    }

    /// What stops the traffic, whatever the addresses: ways that have this in common are mended by the same commands.
    String cause() {
        return stops().stream().map(stop -> stop.hop().kind() + stop.hop().resource() + stop.hop().ruleNumber() + stop.far().groups() + stop.far().prefixListId())
                .distinct().sorted().toList() + " " + cutOff();
    }

    /// What is not known, in one clause each.
    List<String> doubts() {
        return all().flatMap(way -> way.of(Verdict.UNKNOWN).stream()).map(Hop::says).distinct().toList();
    }

    /// The rules by which security groups let the traffic pass, each once.
    List<String> passes() {
        return all().flatMap(way -> way.of(Verdict.ALLOWED).stream()).filter(hop -> hop.kind().isGroups()).map(Hop::says).distinct().toList();
    }

    List<Evidence> evidence(Verdict verdict, int most) {
        return all().flatMap(way -> way.of(verdict).stream()).flatMap(hop -> hop.evidence().stream()).distinct().limit(most).toList();
    }

    List<Evidence> evidenceOfStops(int most) {
        return stops().stream().flatMap(stop -> stop.hop().evidence().stream()).distinct().limit(most).toList();
    }

    /// What would have to be read; at least one thing.
    List<Missing> missing(Subject subject, Read otherwise) {
        var reads = new ArrayList<>(all().map(Reachability::unread).flatMap(Collection::stream).filter(Objects::nonNull).distinct().limit(5).toList());
        if (reads.isEmpty()) {
            reads.add(otherwise);
        }
        return reads.stream().map(subject::needs).toList();
    }
}
