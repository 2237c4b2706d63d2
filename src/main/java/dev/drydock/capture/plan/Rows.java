package dev.drydock.capture.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a step has been given so far.
public final class Rows {
    private final Map<From, List<Row>> rows = new LinkedHashMap<>();

    void add(From from, List<Row> more) {
        rows.computeIfAbsent(from, key -> new ArrayList<>()).addAll(more);
    }

    List<Row> of(From from) {
        return rows.getOrDefault(from, List.of());
    }

    Stream<Row> all() {
        return rows.values().stream().flatMap(List::stream);
    }

    /// Whether there was an answer to look into, even where nothing was in it.
    boolean answered(From from) {
        return rows.containsKey(from);
    }
}
