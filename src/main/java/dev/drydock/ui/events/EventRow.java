package dev.drydock.ui.events;

import dev.drydock.check.Status;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.ecs.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An event, or several that say the same of different things.
///
/// @param events the newest first
record EventRow(List<Service.Event> events, Optional<Symptom> symptom) {
    /// What differs between two messages that say the same: ids, numbers, ARNs.
    private static final Pattern VARYING = Pattern.compile("arn:[^\\s)]{1,400}|[0-9a-fA-F]{8,}(?:-[0-9a-fA-F]{2,}){0,4}|\\d+");

    /// One row an event.
    static List<EventRow> each(List<Service.Event> log) {
        return log.stream().map(event -> new EventRow(List.of(event), Symptom.first(event.message()))).toList();
    }

    /// One row for all that say the same, in the order of their newest.
    static List<EventRow> folded(List<Service.Event> log) {
        var same = new LinkedHashMap<String, List<Service.Event>>();
        for (var event : log) {
            same.computeIfAbsent(event.message() == null ? "" : VARYING.matcher(event.message()).replaceAll("#"), _ -> new ArrayList<>()).add(event);
        }
        return same.values().stream().map(events -> new EventRow(List.copyOf(events), Symptom.first(events.getFirst().message()))).toList();
    }

    Service.Event newest() {
        return events.getFirst();
    }

    Service.Event oldest() {
        return events.getLast();
    }

    String message() {
        return newest().message() == null ? "" : newest().message();
    }

    /// What it tells, in a word.
    String word() {
        return symptom.map(told -> switch (told.kind()) {
            case CAUSE -> "cause";
            case OUTCOME -> "outcome";
            case TAKEN -> "taken";
            case NORMAL -> "normal";
        }).orElse("other");
    }

    Status shape() {
        return symptom.map(told -> switch (told.kind()) {
            case CAUSE, OUTCOME -> Status.FAIL;
            case TAKEN -> Status.WARN;
            case NORMAL -> Status.OK;
        }).orElse(Status.UNKNOWN);
    }

    /// What it tells, in a clause.
    String meaning() {
        return symptom.map(Symptom::words).orElse("nothing that Drydock knows");
    }

    /// `×14`; empty for one that stands alone.
    String times() {
        return events.size() == 1 ? "" : "×" + events.size();
    }
}
