package dev.drydock.check;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is muted on a given day. A muted finding keeps its status, and its badge keeps its colour: it is marked, counted and listed, and fails no build.
///
/// @param mutings in the order of their files; an exact resource goes before [Muting#ANY]
/// @param today passed in from where the program meets its user, since diagnosis knows no clock but the record's
public record Suppression(List<Muting> mutings, LocalDate today) {
    public static final Suppression NONE = new Suppression(List.of(), LocalDate.EPOCH);

    /// What mutes a finding today. What is in order, or does not apply, needs no muting.
    public Optional<Muting> of(Finding finding) {
        return finding.status().compareTo(Status.UNKNOWN) > 0 ? Optional.empty()
                : mutings.stream().filter(muting -> muting.covers(finding) && !muting.isExpired(today))
                        .min(Comparator.comparing(muting -> muting.resource().equals(Muting.ANY)));
    }

    /// What muted something once, and does no more.
    public List<Muting> expired() {
        return mutings.stream().filter(muting -> muting.isExpired(today)).toList();
    }
}
