package dev.drydock.check.stops;

import dev.drydock.check.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Stops and events, counted for a sentence.
///
/// @param occurrences the newest first
record Tally(List<Occurrence> occurrences) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_TEXTS = 3;
    private static final int MOST_PLACES = 6;

    static Tally of(List<Occurrence> occurrences) {
        return new Tally(occurrences.stream()
                .sorted(Comparator.comparing(Occurrence::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())).reversed()).toList());
    }

    /// The texts as AWS wrote them, each once, the newest first.
    String texts() {
        var texts = occurrences.stream().map(Occurrence::text).distinct().toList();
        return texts.stream().limit(MOST_TEXTS).map(text -> "“" + text + "”").collect(Collectors.joining(", "))
                + (texts.size() > MOST_TEXTS ? " and " + Numbers.count(texts.size() - MOST_TEXTS, "other text") : "");
    }

    /// `storefront:142 in ap-southeast-1a × 5, events × 1`
    String byPlace() {
        var counts = new TreeMap<>(occurrences.stream().collect(Collectors.groupingBy(Occurrence::place, Collectors.counting())));
        return counts.entrySet().stream().limit(MOST_PLACES).map(entry -> entry.getKey() + " × " + entry.getValue()).collect(Collectors.joining(", "))
                + (counts.size() > MOST_PLACES ? " and " + (counts.size() - MOST_PLACES) + " more places" : "");
    }

    /// `5 × AWS took the Spot capacity back`
    String bySymptom() {
        var counts = occurrences.stream().collect(Collectors.groupingBy(
                occurrence -> occurrence.symptom().orElseThrow(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().map(entry -> entry.getValue() + " × " + entry.getKey().words()).collect(Collectors.joining(", "));
    }

    String times() {
        var times = sortedTimes();
        return times.isEmpty() ? "" : times.size() == 1 ? "; at " + when(times.getFirst())
                : "; first at " + when(times.getFirst()) + ", last at " + when(times.getLast());
    }

    /// `9 times within 29 min.`
    String span() {
        var times = sortedTimes();
        return times.size() < 2 ? "It is recorded once." : times.size() + " times within " + Numbers.duration(Duration.between(times.getFirst(), times.getLast())) + ".";
    }

    /// Events reach back for weeks, so their times carry the day.
    static String when(Instant time) {
        return MINUTE.format(time) + " UTC";
    }

    private List<Instant> sortedTimes() {
        return occurrences.stream().map(Occurrence::at).filter(Objects::nonNull).sorted().toList();
    }

    /// `; exit codes 1 × 3, 137 × 1`, of the containers that have one.
    static String exitCodes(List<Occurrence> stops) {
        Map<Integer, Long> codes = new LinkedHashMap<>(stops.stream().flatMap(stop -> Objects.requireNonNull(stop.task()).containers().stream())
                .map(container -> container.exitCode()).filter(Objects::nonNull).collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting())));
        return codes.isEmpty() ? "; no exit code on record"
                : "; exit codes " + codes.entrySet().stream().map(entry -> entry.getKey() + " × " + entry.getValue()).collect(Collectors.joining(", "));
    }
}
