package dev.drydock.playbook;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a reader did with one playbook in one incident: ticks, notes, answers, and which steps the record had open at first.
///
/// @param service the ARN of the service that the incident is about
/// @param playbook the playbook's id
/// @param begun when it was first opened
/// @param entries by step id
/// @param answers what was asked and given, by the name of the ask
/// @param wasOpen the steps that the record had open when the playbook was begun, or since
public record Journal(String service, String playbook, Instant begun, Map<String, Entry> entries, Map<String, String> answers, Set<String> wasOpen) {

    /// @param tickedAt when the reader called the step done; null where not
    /// @param note what the reader wrote; may be empty
    public record Entry(@Nullable Instant tickedAt, String note) {
        static final Entry NONE = new Entry(null, "");
    }

    public Journal {
        entries = Map.copyOf(entries);
        answers = Map.copyOf(answers);
        wasOpen = Set.copyOf(wasOpen);
    }

    /// A journal in which nothing stands yet.
    public static Journal begin(String service, String playbook, Instant now) {
        return new Journal(service, playbook, now, Map.of(), Map.of(), Set.of());
    }

    public Entry entry(String step) {
        return entries.getOrDefault(step, Entry.NONE);
    }

    /// When the reader called the step done.
    public Optional<Instant> tickedAt(String step) {
        return Optional.ofNullable(entry(step).tickedAt());
    }

    /// @param at null takes the tick away
    public Journal tick(String step, @Nullable Instant at) {
        return with(step, new Entry(at, entry(step).note()));
    }

    public Journal note(String step, String note) {
        return with(step, new Entry(entry(step).tickedAt(), note));
    }

    public Journal answer(String ask, String answer) {
        var all = new LinkedHashMap<>(answers);
        all.put(ask, answer);
        return new Journal(service, playbook, begun, entries, all, wasOpen);
    }

    /// Remembers which steps the record has open, so that a later record shows them done.
    public Journal seen(Walkthrough walkthrough) {
        var open = new HashSet<>(wasOpen);
        walkthrough.steps().stream().filter(step -> step.state() == GuidedStep.State.OPEN).forEach(step -> open.add(step.step().id()));
        return new Journal(service, playbook, begun, entries, answers, open);
    }

    private Journal with(String step, Entry entry) {
        var all = new LinkedHashMap<>(entries);
        all.put(step, entry);
        return new Journal(service, playbook, begun, all, answers, wasOpen);
    }
}
